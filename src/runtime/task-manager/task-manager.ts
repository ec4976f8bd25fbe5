/** What the engine may ask of this process, and who does it. Jobs, pools and the embedded interpreter live here. */
import { writeSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import * as v from 'valibot';
import { toErrorData, workbenchError, type ErrorData } from '../../contract/errors';
import { dataDescriptionSchema } from '../../contract/model/project';
import { inspectionSchema } from '../../contract/model/udf';
import { answerValues, type AnswerName, type AnswerValue, type ToTaskManager } from '../../contract/wire/task-manager';
import type { Interpreter } from '../embedded/interpreter';
import type { OutputListener } from '../embedded/output';
import { diffStores } from '../store';
import { limits } from '../workers/limits';
import { LineCutter } from '../workers/line-cutter';
import { WorkerPool } from '../workers/pool';
import type { WorkerFlavour } from '../workers/runner';
import { monotonicNs } from './clock';
import { exportRows } from './export-rows';
import { callTypes } from './frame-columns';
import { embeddedTask, scalingOfProcesses, scalingOfThreads } from './gil-scaling';
import { Job } from './job';
import { LogBook } from './log-book';
import { firstRows } from './first-rows';
import { memoryOf } from './memory';
import { ProcessMeter } from './process-meter';
import type { ParentPort } from './parent-port';
import { describeSql, sqlStatistics } from './sql-source';
import { SlotThreads } from './slot-thread-host';
import { TaskWorkers } from './task-workers';

type Start = Extract<ToTaskManager, { kind: 'start' }>;
type Request = Extract<ToTaskManager, { id: number }>;
type RequestOf<N extends AnswerName> = Extract<Request, { kind: N }>;
type Handlers = { readonly [N in AnswerName]: (request: RequestOf<N>) => Promise<AnswerValue<N>> };

export class TaskManager {
  private readonly start: Start;
  private readonly port: ParentPort;
  private readonly logs: LogBook;
  private readonly pool: WorkerPool;
  private readonly threads = new SlotThreads();
  private readonly tasks: TaskWorkers;
  private readonly jobs = new Map<string, Job>();
  private readonly exports = new Map<string, AbortController>();
  private embedding: Promise<Interpreter> | null = null;
  /** Where last words reach the engine, also once the embedded interpreter's output is captured. */
  private stderr = 2;
  private closing: Promise<void> | null = null;

  constructor(start: Start, port: ParentPort) {
    this.start = start;
    this.port = port;
    this.logs = new LogBook(start.privateDir, (numbered) => port.send({ kind: 'log', ...numbered }));
    this.pool = new WorkerPool({
      python: start.python,
      workerPath: start.workerPath,
      folder: start.privateDir,
      warm: start.warm,
      onLines: (pid, runId, source, lines) => {
        this.logs.add({ runId, source, process: `worker ${pid}`, at: Date.now() }, lines);
      },
    });
    this.tasks = new TaskWorkers(this.pool, start.privateDir, start.python);
  }

  /** Starts ahead what was asked for. Resolves when the process can take requests. */
  async warmUp(): Promise<void> {
    const { warm, embed } = this.start;
    this.pool.topUp();
    if (warm.row + warm.arrow > 0) this.threads.warm(1);
    if (embed !== null) {
      // Its failure is told to the first job that needs it.
      await Promise.allSettled([this.embed(embed.python)]);
    }
  }

  async answer(request: Request): Promise<void> {
    try {
      const value = await this.handle(request);
      this.logs.flush();
      this.port.send({ kind: 'answer', id: request.id, value });
    } catch (error) {
      this.logs.flush();
      this.port.send({ kind: 'refused', id: request.id, error: stageOf(request, error) });
    }
  }

  /** Ends jobs, workers and threads, within about a second. */
  close(): Promise<void> {
    this.closing ??= (async () => {
      await Promise.allSettled([...this.jobs.values()].map((job) => job.cancel()));
      await this.pool.close();
      this.logs.close();
    })();
    return this.closing;
  }

  /** This process ends now, without a goodbye, so that whoever supervises it starts another one. */
  readonly die = (reason: string): void => {
    this.pool.killAll();
    writeSync(this.stderr, `The task manager ends itself: ${reason}.\n`);
    // process.exit would wait for the slot's thread, which is the one that does not come back.
    process.kill(process.pid, 'SIGKILL');
  };

  private handle(request: Request): Promise<unknown> {
    switch (request.kind) {
      case 'inspect':
        return this.handlers.inspect(request);
      case 'describe':
        return this.handlers.describe(request);
      case 'rows':
        return this.handlers.rows(request);
      case 'statistics':
        return this.handlers.statistics(request);
      case 'adapter':
        return this.handlers.adapter(request);
      case 'open':
        return this.handlers.open(request);
      case 'execute':
        return this.handlers.execute(request);
      case 'close':
        return this.handlers.close(request);
      case 'cancel':
        return this.handlers.cancel(request);
      case 'memory':
        return this.handlers.memory(request);
      case 'diff':
        return this.handlers.diff(request);
      case 'export':
        return this.handlers.export(request);
      case 'readLog':
        return this.handlers.readLog(request);
      case 'gilScaling':
        return this.handlers.gilScaling(request);
      case 'tryImports':
        return this.handlers.tryImports(request);
    }
  }

  private readonly handlers: Handlers = {
    inspect: async ({ file, projectRoot, python }) => {
      const message = { task: 'inspect', file, projectRoot };
      const flavour = await flavourFor(file);
      return this.tasks.ask({ flavour, python, message, timeoutMs: limits.taskMs }, inspectionSchema);
    },
    describe: ({ source, sample }) => {
      if (source.kind === 'sql') return describeSql(source, sample ?? true);
      const message = { task: 'describe', source };
      return this.tasks.ask(
        { flavour: 'arrow', python: null, message, timeoutMs: limits.taskMs },
        dataDescriptionSchema,
      );
    },
    rows: async (request) => ({ rows: await firstRows(request, this.tasks) }),
    statistics: async ({ jobId, query, folder, tables }) => {
      const abort = new AbortController();
      this.exports.set(jobId, abort);
      try {
        return await sqlStatistics({ query, folder, tables }, abort.signal, (share) =>
          this.port.send({ kind: 'computed', jobId, share }),
        );
      } finally {
        this.exports.delete(jobId);
      }
    },
    adapter: ({ plan }) => {
      const { file, projectRoot, python } = plan;
      const message = { task: 'adapter', file, projectRoot, function: plan.function, args: callTypes(plan) };
      return this.tasks.ask({ flavour: 'arrow', python, message, timeoutMs: limits.taskMs }, answerValues.adapter);
    },
    open: async ({ plan }) => {
      if (this.jobs.has(plan.jobId)) throw badRequest(`There is a job ${plan.jobId} already.`);
      const processes = new ProcessMeter();
      const job: Job = new Job(plan, {
        threads: this.threads,
        pool: this.pool,
        tasks: this.tasks,
        privateDir: this.start.privateDir,
        embed: (python) => this.embedTimed(python),
        die: this.die,
        onPhase: (phase) => this.port.send({ kind: 'phase', jobId: plan.jobId, phase }),
        onDebugger: (slot, place) => this.port.send({ kind: 'debugger', jobId: plan.jobId, slot, place }),
        onReport: (slot, report) => this.port.send({ kind: 'report', jobId: plan.jobId, slot, report }),
        onSample: (sample, withProcesses) => {
          const found = withProcesses ? processes.figures(job.workers) : [];
          this.port.send({ kind: 'sample', jobId: plan.jobId, ...sample, processes: found });
        },
      });
      this.jobs.set(plan.jobId, job);
      try {
        return await job.open();
      } catch (error) {
        this.jobs.delete(plan.jobId);
        throw error;
      }
    },
    execute: ({ jobId, execute }) => this.job(jobId).execute(execute),
    close: async ({ jobId }) => {
      const job = this.job(jobId);
      try {
        await job.close();
      } finally {
        this.jobs.delete(jobId);
      }
      return {};
    },
    cancel: async ({ jobId }) => {
      this.exports.get(jobId)?.abort();
      // It may have ended by itself in the meantime.
      await this.jobs.get(jobId)?.cancel();
      this.jobs.delete(jobId);
      return {};
    },
    memory: async ({ jobId }) => {
      const jobs = jobId === undefined ? [...this.jobs.values()] : [this.job(jobId)];
      const pids = jobs.flatMap((job) => job.workerPids);
      const [taskManagerBytes, ...workers] = await Promise.all([process.pid, ...pids].map(memoryOf));
      const workersBytes = workers.reduce((sum, bytes) => sum + bytes, 0);
      const cachedBytes = [...this.jobs.values()].reduce((sum, job) => sum + job.cachedBytes, 0);
      return { taskManagerBytes: taskManagerBytes ?? 0, workersBytes, workers: pids.length, cachedBytes };
    },
    readLog: async ({ first, count }) => this.logs.read(first, count),
    diff: ({ stores, ordered }) => diffStores(stores, { ordered: ordered ?? true }),
    export: async ({ exportId, ...request }) => {
      const abort = new AbortController();
      this.exports.set(exportId, abort);
      try {
        return await exportRows(request, {
          workers: this.tasks,
          signal: abort.signal,
          onProgress: (rows, total) => this.port.send({ kind: 'exported', jobId: exportId, rows, total }),
        });
      } finally {
        this.exports.delete(exportId);
      }
    },
    gilScaling: async ({ mode, python }) => {
      if (mode !== 'thread') return { ratio: await scalingOfProcesses(this.tasks, mode, python) };
      return { ratio: await scalingOfThreads(this.threads, await this.embed(python)) };
    },
    tryImports: async ({ python, modules }) => {
      const answer = await embeddedTask(this.threads, await this.embed(python), { task: 'imports', modules });
      return v.parse(answerValues.tryImports, answer);
    },
  };

  private job(jobId: string): Job {
    const job = this.jobs.get(jobId);
    if (job === undefined) throw badRequest(`There is no job ${jobId}.`);
    return job;
  }

  private async embedTimed(python: string): Promise<{ interpreter: Interpreter; startedNs: number | null }> {
    const startedNs = this.embedding === null ? monotonicNs() : null;
    return { interpreter: await this.embed(python), startedNs };
  }

  /** Prints of thread mode. Lines without a mark may be of any job that shares the interpreter. */
  private embeddedOutput(): OutputListener {
    const label = `task manager ${process.pid}`;
    const book = (source: 'stdout' | 'stderr') => (lines: Buffer) => {
      const threadJobs = [...this.jobs.values()].filter((job) => job.plan.mode === 'thread');
      const runId = threadJobs.length === 1 ? (threadJobs[0]?.plan.jobId ?? null) : null;
      this.logs.add({ runId, source, process: label, at: Date.now() }, lines);
    };
    const cutters = { stdout: new LineCutter(book('stdout')), stderr: new LineCutter(book('stderr')) };
    return (source, chunk) => cutters[source].push(chunk);
  }

  /** One interpreter a process, started when first needed. One that could not be started may be tried again. */
  private embed(python: string): Promise<Interpreter> {
    const { workerPath } = this.start;
    const starting = (async () => {
      await this.embedding?.catch(() => undefined);
      // The foreign function interface is loaded in thread mode only.
      const { startInterpreter } = await import('../embedded/interpreter');
      const interpreter = await startInterpreter({ python, workerPath, onOutput: this.embeddedOutput() });
      this.stderr = interpreter.oldStderr;
      return interpreter;
    })();
    this.embedding ??= starting;
    starting.catch(() => {
      if (this.embedding === starting) this.embedding = null;
    });
    return starting;
  }
}

const heavyImports = /\b(?:pandas|pyarrow)\b/;

/** A file that speaks of pandas is looked at by a worker that has imported it; any other one need not wait for that. */
async function flavourFor(file: string): Promise<WorkerFlavour> {
  // The worker tells, in its own words, why a file cannot be read.
  const text = await readFile(file, 'latin1').catch(() => '');
  return heavyImports.test(text) ? 'arrow' : 'row';
}

function badRequest(error: string): Error {
  return workbenchError('BAD_REQUEST', 'usage', error);
}

/** The stage an unforeseen error is told for. */
function stageOf(request: Request, error: unknown): ErrorData {
  switch (request.kind) {
    case 'inspect':
      return toErrorData(error, 'define');
    case 'describe':
      return toErrorData(error, 'plan');
    case 'open':
      return toErrorData(error, 'setup');
    default:
      return toErrorData(error, 'run');
  }
}
