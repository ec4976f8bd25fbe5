/** One mode of a comparison on a TaskManager of its own, from its start to its figures. */
import type { ModeResult } from '../../../contract/model/compare';
import type { Mode } from '../../../contract/model/job';
import type { Execute, Execution, MemoryFigures, Opened, Plan } from '../../../contract/wire/task-manager';
import type { TaskManagerHost } from '../task-manager-host';
import { summarizeRepeats } from './statistics';

/** Of the source, kept in memory between passes so that reading the file does not blur the modes. */
const cacheBytes = 256 * 1024 * 1024;

export interface LaneOptions {
  /** As asked for; `effective` is what it runs in. */
  readonly mode: Mode;
  readonly effective: { readonly mode: Mode; readonly reason: string | null };
  readonly plan: Plan;
  readonly ran: ModeResult['ran'];
  readonly host: TaskManagerHost;
  readonly maxRows: number | null;
  /** Memory of the idle TaskManager, where it is known: one that has served other lanes is not idle-sized any more. */
  readonly idle?: MemoryFigures;
}

export class Lane {
  readonly mode: Mode;
  readonly plan: Plan;
  readonly ran: ModeResult['ran'];
  readonly host: TaskManagerHost;
  private readonly effective: LaneOptions['effective'];
  private readonly maxRows: number | null;
  private readonly measured: Execution[] = [];
  private idle: MemoryFigures | null = null;
  private opened: Opened | null = null;

  constructor(options: LaneOptions) {
    this.mode = options.mode;
    this.effective = options.effective;
    this.plan = options.plan;
    this.ran = options.ran;
    this.host = options.host;
    this.maxRows = options.maxRows;
    this.idle = options.idle ?? null;
  }

  get notes(): readonly string[] {
    return this.opened?.notes ?? [];
  }

  /** The TaskManager is cold, so that start-up is a fresh worker's, and idle, so that its memory is nobody else's. */
  async open(): Promise<void> {
    this.idle ??= await this.host.request('memory', { kind: 'memory' });
    this.opened = await this.host.request('open', { kind: 'open', plan: this.plan });
  }

  /** One pass over the input, or its first rows, into a stored result. */
  async storeOutput(path: string, maxRows = this.maxRows): Promise<Execution> {
    return this.execute({ minSeconds: 0, sink: { kind: 'store', path }, sampleMs: 0 }, maxRows);
  }

  async warmUp(seconds: number): Promise<Execution> {
    return this.execute({ minSeconds: seconds, sink: { kind: 'blackhole' }, sampleMs: 0 });
  }

  /** Answers what this repeat took; `figures` is over all of them. */
  async measure(seconds: number, sampleMs: number): Promise<Execution> {
    const execution = await this.execute({ minSeconds: seconds, sink: { kind: 'blackhole' }, sampleMs });
    this.measured.push(execution);
    return execution;
  }

  /** To be called after the last repeat, while the workers are still there. */
  async figures(): Promise<ModeResult> {
    const end = await this.host.request('memory', { kind: 'memory' });
    const grownBytes = usedBytes(end) - (this.idle === null ? 0 : usedBytes(this.idle));
    return {
      available: true,
      ...summarizeRepeats(this.measured),
      startMs: this.opened?.startMs ?? 0,
      memoryPerSlotBytes: Math.max(0, Math.round(grownBytes / this.plan.parallelism)),
      transport: this.measured.at(-1)?.transport ?? this.opened?.transport ?? 'socket',
      effectiveMode: this.effective.mode,
      effectiveReason: this.effective.reason,
      ran: this.ran,
      slots: this.plan.parallelism,
    };
  }

  async close(): Promise<void> {
    await this.host.request('close', { kind: 'close', jobId: this.plan.jobId });
  }

  private execute(how: Pick<Execute, 'minSeconds' | 'sink' | 'sampleMs'>, maxRows = this.maxRows): Promise<Execution> {
    const execute: Execute = { ...how, maxRows, limit: null, cacheBytes };
    return this.host.request('execute', { kind: 'execute', jobId: this.plan.jobId, execute });
  }
}

/** The rows kept for the next pass belong to the comparison, not to the mode. */
function usedBytes({ taskManagerBytes, workersBytes, cachedBytes = 0 }: MemoryFigures): number {
  return taskManagerBytes + workersBytes - cachedBytes;
}
