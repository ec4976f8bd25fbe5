/** The live chart's points of one repeat: speed and latencies of the last interval. */
import type { CompareEvent } from '../../../contract/model/compare';
import type { Mode } from '../../../contract/model/job';
import type { FromTaskManager } from '../../../contract/wire/task-manager';
import { percentile } from './statistics';

type Sample = Extract<FromTaskManager, { kind: 'sample' }>;
type SampleEvent = Extract<CompareEvent, { kind: 'sample' }>;

export class LiveSamples {
  private readonly compareId: string;
  private readonly mode: Mode;
  private readonly repeat: number;
  private rows = 0;
  private seconds = 0;
  private latest = { p50Ms: 0, p99Ms: 0 };

  constructor(compareId: string, mode: Mode, repeat: number) {
    this.compareId = compareId;
    this.mode = mode;
    this.repeat = repeat;
  }

  /** An interval in which no bundle ended keeps the latencies of the one before. */
  take(sample: Sample): SampleEvent {
    const interval = sample.seconds - this.seconds;
    const rowsPerSecond = interval > 0 ? (sample.rowsOut - this.rows) / interval : 0;
    this.rows = sample.rowsOut;
    this.seconds = sample.seconds;
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
      rowsPerSecond,
      ...this.latest,
    };
  }
}
