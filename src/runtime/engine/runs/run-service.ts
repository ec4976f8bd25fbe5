/** Runs: one at a time, each from its plan to its end, its rows kept for paging. */
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { toErrorData, workbenchError } from '../../../contract/errors';
import type { DebugOptions } from '../../../contract/model/debug';
import type { JobSpec, Mode, Sink } from '../../../contract/model/job';
import type { RunMetricsView } from '../../../contract/model/metrics';
import type { RowsPage } from '../../../contract/model/rows';
import type { Observe } from '../../../contract/model/report';
import type { ModeDecision, RunOutcome } from '../../../contract/model/run';
import type { Execute, Execution, TaskManagerSink } from '../../../contract/wire/task-manager';
import { withCrashPlace } from '../crash-place';
import { decideMode } from '../planning/decide-mode';
import { planJob, type PlannedJob } from '../planning/plan-job';
import type { PreparedJob } from '../planning/prepare-job';
import type { TaskManagerHost } from '../task-manager-host';
import type { TaskManagerPool } from '../task-manager-pool';
import { isOneCall, narrow, underDebugger, type Narrowed } from './debug-job';
import { observed } from './observed';
import type { RunProfile } from '../profiles/export-profile';
import { latenciesOf } from './latencies';
import { RunMetrics } from './run-metrics';
import { PhaseClock } from './run-progress';
import { RunRecord } from './run-record';
import { refuseOwnFiles, withWrittenFile } from './written-file';
import { RunRelay, type RunRelayParts } from './run-relay';

const sampleMs = 250;
/** After this a job that does not end costs its TaskManager its life; below the 2 s that a cancel may take. */
const cancelDeadlineMs = 1_700;
const runsKept = 10;

export interface RunServiceOptions extends RunRelayParts {
  readonly pool: TaskManagerPool;
  /** Folder of the stored results. */
  readonly storeDir: string;
  readonly prepare: (job: JobSpec) => Promise<PreparedJob>;
  /** Ends an inspection or description that does not come back. */
  readonly abandonPreparation: () => Promise<void>;
}

/** `debug`: under the debugger. `observe`: beside what the settings ask for. */
export interface HowToRun {
  readonly debug: DebugOptions | null;
  readonly observe: Observe;
}

export class RunService {
  private readonly options: RunServiceOptions;
  private readonly runs = new Map<string, RunRecord>();
  private current: RunRecord | null = null;
  private started = 0;

  constructor(options: RunServiceOptions) {
    this.options = options;
  }

  /** Returns at once; a run that is going on is ended first. */
  start(job: JobSpec, sink: Sink, how: HowToRun = { debug: null, observe: {} }): string {
    this.started += 1;
    // The random part keeps a window that outlived its engine from reading another run's rows.
    const id = `run-${this.started}-${randomBytes(3).toString('hex')}`;
    const { file, name } = job.function;
    const record = new RunRecord(id, {
      ...how,
      storePath: isStored(sink) ? path.join(this.options.storeDir, `${id}.arrow`) : null,
      title: `${path.basename(file, '.py')}.${name}`,
    });
    const before = this.current;
    this.current = record;
    this.runs.set(id, record);
    void this.run(record, job, sink, before);
    return id;
  }

  /** Resolves when the run has ended. Throws BAD_REQUEST for an unknown run. */
  async cancel(runId: string): Promise<void> {
    const record = this.find(runId);
    if (!record.isGoing()) return;
    record.isCancelRequested = true;
    const { host } = record;
    if (host === null) {
      await Promise.race([record.ended, delay(200)]);
      if (record.isPreparing) await this.options.abandonPreparation();
    } else if (record.ownsHost) {
      record.freeing ??= this.options.pool.kill(host, 'its debugger was stopped');
    } else {
      record.freeing ??= this.freeSlots(host, runId);
    }
    await record.ended;
  }

  /** Within the deadline, if need be with the TaskManager. Does not reject. */
  private async freeSlots(host: TaskManagerHost, jobId: string): Promise<void> {
    // A refusal means that the job, or the whole TaskManager, is gone.
    const asked = host.request('cancel', { kind: 'cancel', jobId }).then(
      () => true,
      () => true,
    );
    const freed = await Promise.race([asked, delay(cancelDeadlineMs).then(() => false)]);
    if (!freed) await this.options.pool.kill(host, 'its function did not end when it was cancelled');
  }

  async readRows(runId: string, start: number, count: number): Promise<RowsPage> {
    return this.find(runId).page(start, count);
  }

  /** As they stand. Throws BAD_REQUEST for an unknown run. null: its plan is not made yet, or was refused. */
  metricsOf(runId: string): RunMetricsView | null {
    return this.find(runId).metrics?.view() ?? null;
  }

  /** Where the rows of a run are stored. Throws BAD_REQUEST where they are not kept. */
  storeOf(runId: string): string {
    const { storePath } = this.find(runId);
    if (storePath !== null) return storePath;
    throw workbenchError('BAD_REQUEST', 'usage', `The rows of ${runId} went to a file, and are not kept here.`, {
      runId,
    });
  }

  /** Throws BAD_REQUEST where there is no such run, or no profile of it. */
  profile(runId: string): RunProfile {
    const record = this.find(runId);
    const slots = record.slotProfiles();
    if (slots.length > 0) return { title: record.title, slots };
    throw workbenchError(
      'BAD_REQUEST',
      'usage',
      `The run ${runId} has no profile.`,
      { runId },
      { hint: 'Profile the function; a run that ended before its first rows has nothing to tell.' },
    );
  }

  /** Ids of the runs that are being computed by `host`. */
  runsOn(host: TaskManagerHost): string[] {
    return [...this.runs.values()].filter((record) => record.host === host).map((record) => record.id);
  }

  async close(): Promise<void> {
    if (this.current !== null && this.current.isGoing()) await this.cancel(this.current.id);
    await Promise.all([...this.runs.values()].map((record) => record.dispose()));
    this.runs.clear();
  }

  private find(runId: string): RunRecord {
    const record = this.runs.get(runId);
    if (record !== undefined) return record;
    throw workbenchError(
      'BAD_REQUEST',
      'usage',
      `There is no run ${runId}; the last ${runsKept} are kept.`,
      { runId },
      { hint: 'Run the function again.' },
    );
  }

  private async run(record: RunRecord, job: JobSpec, sink: Sink, before: RunRecord | null): Promise<void> {
    const clock = new PhaseClock('preparing');
    const startedAt = Date.now();
    this.options.emit({ kind: 'phase', runId: record.id, phase: 'preparing' });
    let outcome: RunOutcome;
    try {
      if (before !== null && before.isGoing()) await this.cancel(before.id);
      requireNotCancelled(record);
      await this.forgetOldest();
      outcome = await this.compute(record, job, sink, clock);
    } catch (error) {
      const rows = await record.storedRows().catch(() => 0);
      outcome = record.isCancelRequested
        ? { kind: 'cancelled', rows }
        : { kind: 'failed', error: toErrorData(withCrashPlace(error, job.function.file), 'run'), rows };
    }
    if (record.debug !== null) await this.endDebugging(record);
    // The job has answered, but its function may still hold the slot: the next run must not meet it there.
    await record.freeing;
    const whole = await withWrittenFile(outcome, sink, startedAt);
    record.markEnded();
    this.options.emit({ kind: 'ended', runId: record.id, outcome: whole });
  }

  private async compute(record: RunRecord, job: JobSpec, sink: Sink, clock: PhaseClock): Promise<RunOutcome> {
    await refuseOwnFiles(job, sink);
    record.isPreparing = true;
    const prepared = await this.options.prepare(job).finally(() => {
      record.isPreparing = false;
    });
    const mode = decideMode(prepared.udf, prepared.args, prepared.settings.executionMode);
    const { file } = job.function;
    const target = { jobId: record.id, mode: mode.effective, file, udf: prepared.udf, adapter: false, fresh: false };
    const usual = observed(planJob(prepared, target), prepared.settings, record);
    record.metrics = new RunMetrics(usual.plan);
    const narrowed = await this.narrowed(record, usual);
    const planned = this.debugged(record, usual, narrowed);
    requireNotCancelled(record);
    const host = this.hostFor(record, mode.effective, prepared.python);
    record.host = host;
    const limits = { limit: job.limit ?? null, ...(narrowed === null ? {} : { only: narrowed.only }) };
    const { execution, notes } = await this.execute(record, host, planned, mode, sink, clock, limits);
    requireNotCancelled(record);
    return {
      kind: 'done',
      summary: {
        rows: execution.rowsOut,
        rowsIn: execution.rowsIn,
        seconds: execution.seconds,
        effectiveMode: mode.effective,
        mode,
        phasesMs: clock.spent(),
        stages: execution.stages,
        bundles: execution.bundles,
        latencies: latenciesOf(execution),
        settings: prepared.effective,
        notes: [...new Set([...planned.notes, ...notes, ...execution.notes])],
      },
    };
  }

  private async execute(
    record: RunRecord,
    host: TaskManagerHost,
    planned: PlannedJob,
    mode: ModeDecision,
    sink: Sink,
    clock: PhaseClock,
    limits: Pick<Execute, 'limit' | 'only'>,
  ): Promise<{ execution: Execution; notes: readonly string[] }> {
    const jobId = record.id;
    const unlisten = this.relay(record, host, clock);
    this.enter(record, clock, 'starting-worker');
    try {
      const opened = await host.request('open', { kind: 'open', plan: planned.plan });
      record.columns = planned.columns;
      const slots = planned.plan.parallelism;
      this.options.emit({ kind: 'opened', runId: jobId, columns: [...planned.columns], mode, slots });
      requireNotCancelled(record);
      const entry = opened.entry ?? null;
      const focus = record.debug?.focus ?? null;
      if (focus !== null && entry !== null) await this.options.debugs.stopAt(jobId, entry, isOneCall(planned.plan));
      this.enter(record, clock, 'running');
      const execution = await host.request('execute', {
        kind: 'execute',
        jobId,
        execute: {
          maxRows: null,
          ...limits,
          minSeconds: 0,
          sink: this.sinkOf(record, sink),
          cacheBytes: 0,
          sampleMs,
          sampleProcesses: true,
        },
      });
      this.enter(record, clock, 'collecting');
      await host.request('close', { kind: 'close', jobId });
      return { execution, notes: opened.notes };
    } catch (error) {
      // The slot is to be free for the next run; that it could not be closed in order says nothing new.
      if (!host.isGone) await host.request('close', { kind: 'close', jobId }).catch(() => undefined);
      throw error;
    } finally {
      unlisten();
    }
  }

  private hostFor(record: RunRecord, mode: Mode, python: string): TaskManagerHost {
    const { pool } = this.options;
    if (mode !== 'thread') return pool.interactive();
    record.ownsHost = record.debug !== null;
    return record.ownsHost ? pool.debugged(python) : pool.thread(python);
  }

  /** What is debugged where it is one row. */
  private async narrowed(record: RunRecord, { plan }: PlannedJob): Promise<Narrowed | null> {
    const focus = record.debug?.focus ?? null;
    if (focus === null) return null;
    return narrow(focus, {
      plan,
      host: this.options.pool.interactive(),
      readRow: async (runId, row) => (await this.find(runId).page(row, 1)).rows[0] ?? [],
    });
  }

  private debugged(record: RunRecord, planned: PlannedJob, narrowed: Narrowed | null): PlannedJob {
    const { debug, id } = record;
    if (debug === null) return planned;
    const { debugs } = this.options;
    const token = debugs.begin(id, debug);
    if (debug.focus !== null) debugs.narrowed(id, narrowed?.text ?? 'All input rows: the function has no key.');
    return underDebugger(planned, token, debug.focus !== null);
  }

  private async endDebugging(record: RunRecord): Promise<void> {
    this.options.debugs.end(record.id);
    if (record.ownsHost) await record.host?.shutdown();
  }

  private sinkOf(record: RunRecord, sink: Sink): TaskManagerSink {
    const { storePath } = record;
    if (sink.kind === 'store') return { kind: 'store', path: storePath ?? '' };
    if (sink.kind === 'blackhole') return sink;
    return { kind: sink.kind, path: sink.path, ...(storePath === null ? {} : { store: storePath }) };
  }

  private relay(record: RunRecord, host: TaskManagerHost, clock: PhaseClock): () => void {
    const relay = new RunRelay(this.options, record, (phase) => this.enter(record, clock, phase));
    return host.listen(record.id, (message) => relay.take(message));
  }

  private enter(record: RunRecord, clock: PhaseClock, phase: PhaseClock['current']): void {
    if (clock.current === phase) return;
    clock.enter(phase);
    this.options.emit({ kind: 'phase', runId: record.id, phase });
  }

  private async forgetOldest(): Promise<void> {
    for (const [id, record] of this.runs) {
      if (this.runs.size <= runsKept) return;
      if (record.isGoing()) continue;
      this.runs.delete(id);
      await record.dispose();
    }
  }
}

/** Its rows are kept for paging. */
function isStored(sink: Sink): boolean {
  return sink.kind === 'store' || (sink.kind !== 'blackhole' && sink.keep === true);
}

function requireNotCancelled(record: RunRecord): void {
  if (record.isCancelRequested)
    throw workbenchError('CANCELLED', 'run', 'The run was cancelled.', { runId: record.id });
}

function delay(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms).unref();
  });
}
