/** The live chart's points of one repeat: speed and latencies of the last interval. */
import type { CompareEvent } from '../../../contract/model/compare';
import { percentile } from '../../../contract/model/percentile';
import type { Mode } from '../../../contract/model/job';
import type { FromTaskManager } from '../../../contract/wire/task-manager';

type Sample = Pick<Extract<FromTaskManager, { kind: 'sample' }>, 'seconds' | 'rowsOut' | 'latenciesMs'>;
type SampleEvent = Extract<CompareEvent, { kind: 'sample' }>;

const leastIntervalSeconds = 0.05;

export class LiveSamples {
  private readonly compareId: string;
  private readonly mode: Mode;
  private readonly repeat: number;
  private rows = 0;
  private seconds = 0;
  private rowsPerSecond = 0;
  private latest = { p50Ms: 0, p99Ms: 0 };

  constructor(compareId: string, mode: Mode, repeat: number) {
    this.compareId = compareId;
    this.mode = mode;
    this.repeat = repeat;
  }

  /**
   * An interval in which no bundle ended keeps the latencies of the one before; one that is hardly any (the last of a repeat, or two
   * samples that a busy machine held up) keeps its speed, and its rows count with the next.
   */
  take(sample: Sample): SampleEvent {
    const interval = sample.seconds - this.seconds;
    if (interval >= leastIntervalSeconds) {
      this.rowsPerSecond = (sample.rowsOut - this.rows) / interval;
      this.rows = sample.rowsOut;
      this.seconds = sample.seconds;
    }
    if (sample.latenciesMs.length > 0) {
      const sorted = Float64Array.from(sample.latenciesMs).sort();
      this.latest = { p50Ms: percentile(sorted, 50), p99Ms: percentile(sorted, 99) };
    }
    return {
      kind: 'sample',
      compareId: this.compareId,
      mode: this.mode,
      repeat: this.repeat,
      seconds: sample.seconds,
      rowsPerSecond: this.rowsPerSecond,
      ...this.latest,
    };
  }
}
