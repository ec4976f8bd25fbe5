/** Progress and phase times of a run, from what the TaskManager samples. */
import type { RunPhase, RunProgress } from '../../../contract/model/run';
import type { FromTaskManager } from '../../../contract/wire/task-manager';

type Sample = Extract<FromTaskManager, { kind: 'sample' }>;

/** How long each phase took, in milliseconds; a phase lasts until the next begins. */
export class PhaseClock {
  private readonly now: () => number;
  private readonly spentMs = new Map<RunPhase, number>();
  private phase: RunPhase;
  private since: number;

  constructor(first: RunPhase, now: () => number = () => performance.now()) {
    this.now = now;
    this.phase = first;
    this.since = now();
  }

  get current(): RunPhase {
    return this.phase;
  }

  enter(phase: RunPhase): void {
    const at = this.now();
    this.spentMs.set(this.phase, (this.spentMs.get(this.phase) ?? 0) + at - this.since);
    this.phase = phase;
    this.since = at;
  }

  /** All phases entered so far, the running one up to now. */
  spent(): Record<RunPhase, number> {
    this.enter(this.phase);
    const of = (phase: RunPhase): number => this.spentMs.get(phase) ?? 0;
    return {
      preparing: of('preparing'),
      'starting-worker': of('starting-worker'),
      running: of('running'),
      collecting: of('collecting'),
    };
  }
}

/** Turns running totals into progress with the speed of the last interval: that of the input, as aggregates give few rows for many. */
export class ProgressMeter {
  private lastRowsIn = 0;
  private lastSeconds = 0;

  measure(sample: Sample, memoryBytes: number | null): RunProgress {
    const interval = sample.seconds - this.lastSeconds;
    const rowsPerSecond = interval > 0 ? (sample.rowsIn - this.lastRowsIn) / interval : 0;
    this.lastRowsIn = sample.rowsIn;
    this.lastSeconds = sample.seconds;
    return {
      rowsIn: sample.rowsIn,
      rowsOut: sample.rowsOut,
      bundles: sample.bundles,
      seconds: sample.seconds,
      rowsPerSecond,
      rowsExpected: sample.rowsExpected,
      bytesRead: sample.bytesRead,
      bytesExpected: sample.bytesExpected,
      memoryBytes,
    };
  }
}
