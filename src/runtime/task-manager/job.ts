/** One function bound to one source: opened once on all its slots, executed once or more often, closed. */
import { toErrorData, workbenchError, WorkbenchError, type ErrorData } from '../../contract/errors';
import type { DebuggerPlace } from '../../contract/model/debug';
import type { Report } from '../../contract/model/report';
import type { RunPhase } from '../../contract/model/run';
import type { Execute, Execution as Figures, Opened, Plan } from '../../contract/wire/task-manager';
import type { Interpreter } from '../embedded/interpreter';
import type { WorkerPool } from '../workers/pool';
import { cancelled, Execution } from './execution';
import { BatchCache } from './batch-cache';
import type { Sample } from './execution-meter';
import { sourceBatchRows } from './execution-slot';
import { InputPasses } from './input-passes';
import { JobSlot, type OpenedSlot } from './job-slot';
import { resultShape } from './output-rows';
import { openSink } from './record-sink';
import { openSource, type RecordSource } from './record-source';
import { openSelected } from './selected-rows';
import type { SlotThreads } from './slot-thread-host';
import type { TaskWorkers } from './task-workers';

export interface JobParts {
  readonly threads: SlotThreads;
  readonly pool: WorkerPool;
  readonly tasks: TaskWorkers;
  readonly privateDir: string;
  /** Starts or finds the interpreter of thread mode. `startedNs`: when its start began, where this call started it. */
  readonly embed: (python: string) => Promise<{ readonly interpreter: Interpreter; readonly startedNs: number | null }>;
  readonly die: (reason: string) => void;
  readonly onPhase: (phase: RunPhase) => void;
  /** `withProcesses`: processor time and memory are wanted beside. */
  readonly onSample: (sample: Sample, withProcesses: boolean) => void;
  readonly onDebugger: (slot: number, place: DebuggerPlace) => void;
  readonly onReport: (slot: number, report: Report) => void;
}

type State =
  | { readonly kind: 'opening' }
  | { readonly kind: 'open' }
  | { readonly kind: 'executing'; readonly execution: Execution }
  | { readonly kind: 'failed'; readonly error: ErrorData }
  /** A slot had to be stopped where its rows were enough: what was executed counts, and no more will be. */
  | { readonly kind: 'spent' }
  | { readonly kind: 'ended' };

export class Job {
  readonly plan: Plan;
  private readonly parts: JobParts;
  private slots: JobSlot[] = [];
  private state: State = { kind: 'opening' };
  private cache: { readonly batches: BatchCache; readonly maxRows: number | null } | null = null;
  private ending: Promise<void> | null = null;

  constructor(plan: Plan, parts: JobParts) {
    this.plan = plan;
    this.parts = parts;
  }

  /** Opens the function on every slot. Rejects with the first slot's error; then everything is freed again. */
  async open(): Promise<Opened> {
    const { plan, parts } = this;
    parts.onPhase('starting-worker');
    try {
      const embedded = plan.mode === 'thread' ? await parts.embed(plan.python) : null;
      this.throwIfCancelled();
      this.slots = Array.from({ length: plan.parallelism }).map((_, index) =>
        this.makeSlot(index, embedded?.interpreter ?? null),
      );
      const opened = await Promise.all(this.slots.map((slot) => slot.open()));
      this.throwIfCancelled();
      this.state = { kind: 'open' };
      return this.describe(opened, embedded?.startedNs ?? null);
    } catch (error) {
      if (this.state.kind === 'opening') await this.end();
      throw error;
    }
  }

  async execute(execute: Execute): Promise<Figures> {
    if (this.state.kind !== 'open') throw this.notOpen();
    const { plan, parts } = this;
    const sink = await openSink(execute.sink, plan.output, parts.tasks);
    // Cancelled or closed meanwhile.
    if (this.isBeyondOpen()) {
      await sink?.close(false);
      throw this.notOpen();
    }
    const execution = new Execution({
      plan,
      execute,
      slots: this.slots.map((slot) => slot.execution),
      input: this.input(execute),
      sink,
      onFirstRows: () => parts.onPhase('running'),
      onCollecting: () => parts.onPhase('collecting'),
      onSample: (sample) => parts.onSample(sample, execute.sampleProcesses === true),
    });
    this.state = { kind: 'executing', execution };
    try {
      const figures = await execution.run();
      await this.stopSlotsBeyondLimit(execution);
      if (this.isExecuting(execution)) this.state = { kind: 'open' };
      return figures;
    } catch (error) {
      if (this.isExecuting(execution)) this.state = { kind: 'failed', error: toErrorData(error) };
      throw error;
    }
  }

  /** Calls close() of the function on every slot and frees them. Rejects with the error of a close() that failed. */
  async close(): Promise<void> {
    const tellErrors = this.state.kind === 'open' || this.state.kind === 'spent';
    if (this.state.kind === 'executing') this.state.execution.cancel();
    // After a failure as well, as on Flink; but a slot that still runs rows is not waited for.
    const quiet = this.slots.filter((slot) => !slot.execution.busy);
    const errors = await Promise.all(quiet.map((slot) => slot.close()));
    await this.end();
    const error = errors.find((each) => each !== null);
    if (tellErrors && error !== undefined) throw new WorkbenchError(error);
  }

  /** Frees the slots within 2 s. What is pending of this job rejects with CANCELLED. */
  async cancel(): Promise<void> {
    if (this.state.kind === 'ended') return;
    if (this.state.kind === 'executing') this.state.execution.cancel();
    this.state = { kind: 'ended' };
    await Promise.all(this.slots.map((slot) => slot.cancel()));
    this.dropCache();
  }

  get workerPids(): number[] {
    return this.workers.map(({ pid }) => pid);
  }

  /** Those that are there, by slot. */
  get workers(): { readonly slot: number; readonly pid: number }[] {
    return this.slots.flatMap(({ index, workerPid }) => (workerPid === null ? [] : [{ slot: index, pid: workerPid }]));
  }

  get cachedBytes(): number {
    return this.cache?.batches.sizeBytes ?? 0;
  }

  private makeSlot(index: number, interpreter: Interpreter | null): JobSlot {
    const { threads, pool, privateDir, die } = this.parts;
    return new JobSlot({
      plan: this.plan,
      index,
      threads,
      pool,
      privateDir,
      interpreter,
      die,
      onRows: (slot, message) => {
        if (this.state.kind === 'executing') this.state.execution.receive(slot.execution, message);
      },
      onFailed: (slot, error, chunk, frameRow) => this.slotFailed(slot, error, chunk, frameRow),
      onDebugger: (slot, place) => this.parts.onDebugger(slot.index, place),
      onReport: (slot, report) => this.parts.onReport(slot.index, report),
      rowsFinished: () => (this.state.kind === 'executing' ? this.state.execution.rowsFinished : 0),
    });
  }

  private slotFailed(slot: JobSlot, error: ErrorData, chunk: number | null, frameRow: number | null): void {
    if (this.state.kind === 'executing') this.state.execution.failSlot(slot.execution, error, chunk, frameRow);
    // Between two passes: the next execute tells.
    else if (this.state.kind === 'open') this.state = { kind: 'failed', error };
  }

  /** Slots that work on rows which nobody needs any more, and may do so for ever; and those that failed in such rows. */
  private async stopSlotsBeyondLimit(execution: Execution): Promise<void> {
    const stopped = this.slots.filter(({ execution: { busy, dead } }) => busy || dead);
    if (stopped.length === 0) return;
    await Promise.all(stopped.map((slot) => slot.cancel()));
    if (this.isExecuting(execution)) this.state = { kind: 'spent' };
  }

  private describe(opened: readonly OpenedSlot[], embedStartedNs: number | null): Opened {
    const processStarts = opened.flatMap((slot) => slot.startMs ?? []);
    const threadStart =
      embedStartedNs === null ? null : (Math.max(...opened.map((slot) => slot.atNs)) - embedStartedNs) / 1e6;
    return {
      startMs: processStarts.length > 0 ? Math.max(...processStarts) : threadStart,
      transport: opened.find((slot) => slot.transport !== 'socket')?.transport ?? 'socket',
      notes: [...new Set(opened.flatMap((slot) => slot.notes))],
      ...(this.plan.debug === undefined ? {} : { entry: opened[0]?.entry ?? null }),
    };
  }

  private input(execute: Execute): InputPasses {
    const { plan, parts } = this;
    const { maxRows, cacheBytes, minSeconds, only } = execute;
    const request = { source: plan.source, columns: plan.read, batchRows: sourceBatchRows(plan), maxRows };
    // What aggregates keep in mind ends with a pass; to the others its end means nothing, and bundles reach over it.
    const passes = minSeconds === 0 ? 'one' : resultShape(plan.kind) === 'whole' ? 'marked' : 'endless';
    const open = (): Promise<RecordSource> => openSource(request, parts.tasks);
    return new InputPasses(() => openSelected(only, open), this.cacheFor(cacheBytes, maxRows), passes);
  }

  /** Kept over the job's executes, as long as they read the same rows. */
  private cacheFor(cacheBytes: number, maxRows: number | null): BatchCache | null {
    if (cacheBytes === 0) {
      this.dropCache();
      return null;
    }
    if (this.cache === null || this.cache.maxRows !== maxRows || !this.cache.batches.complete) {
      this.dropCache();
      this.cache = { batches: new BatchCache(cacheBytes), maxRows };
    }
    return this.cache.batches;
  }

  private dropCache(): void {
    this.cache?.batches.clear();
    this.cache = null;
  }

  private async end(): Promise<void> {
    this.ending ??= (async () => {
      const wasOpening = this.state.kind === 'opening';
      this.state = { kind: 'ended' };
      // Slots that still open (another one failed) run the user's code: they are stopped, not waited for.
      await Promise.all(this.slots.map((slot) => (wasOpening && !slot.settled ? slot.cancel() : slot.free())));
      this.dropCache();
    })();
    return this.ending;
  }

  private isExecuting(execution: Execution): boolean {
    return this.state.kind === 'executing' && this.state.execution === execution;
  }

  private isBeyondOpen(): boolean {
    return this.state.kind !== 'open';
  }

  private throwIfCancelled(): void {
    if (this.state.kind === 'ended') throw new WorkbenchError(cancelled());
  }

  private notOpen(): WorkbenchError {
    if (this.state.kind === 'failed') return new WorkbenchError(this.state.error);
    return workbenchError(
      'BAD_REQUEST',
      'usage',
      `Job ${this.plan.jobId} is ${this.state.kind}; it cannot be executed now.`,
      {
        jobId: this.plan.jobId,
        state: this.state.kind,
      },
    );
  }
}
