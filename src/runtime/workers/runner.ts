/** One worker's life: idle, working on a job, going home, gone. Starts and stops never overlap. */
import { workbenchError, type WorkbenchError } from '../../contract/errors';
import { exitFacts, exitHint, describeExit, type WorkerExit } from './exit-description';
import { WorkerProcess, type WorkerProcessOptions } from './process';

/** `row` imports nothing heavy; `arrow` has pandas and pyarrow imported before a job needs them. */
export type WorkerFlavour = 'row' | 'arrow';

export type RunnerState =
  | { readonly kind: 'idle' }
  /** `job`: null for a task outside of jobs. */
  | { readonly kind: 'working'; readonly job: string | null }
  | { readonly kind: 'stopping' }
  | { readonly kind: 'gone'; readonly exit: WorkerExit };

export interface RunnerOptions {
  readonly python: string;
  readonly workerPath: string;
  readonly folder: string;
  readonly flavour: WorkerFlavour;
  /** Modules to import at once, before any job. */
  readonly preload: readonly string[];
  /** Lines the worker wrote; `job` is what it was working on. */
  readonly onLines: (pid: number, job: string | null, source: 'stdout' | 'stderr', lines: Buffer) => void;
}

export class WorkerRunner {
  readonly python: string;
  readonly flavour: WorkerFlavour;
  readonly pid: number;
  /** Milliseconds of performance.now() just before it was spawned. */
  readonly spawnedAt: number;
  /** Never rejects. */
  readonly exited: Promise<WorkerExit>;
  private readonly process: WorkerProcess;
  private state: RunnerState = { kind: 'idle' };
  private stopped: Promise<WorkerExit> | null = null;

  private constructor(process: WorkerProcess, options: RunnerOptions, spawnedAt: number) {
    this.process = process;
    this.python = options.python;
    this.flavour = options.flavour;
    this.pid = process.pid;
    this.spawnedAt = spawnedAt;
    this.exited = process.exited.then((exit) => {
      this.state = { kind: 'gone', exit };
      return exit;
    });
  }

  static async start(options: RunnerOptions): Promise<WorkerRunner> {
    const spawnedAt = performance.now();
    let runner: WorkerRunner | null = null;
    const onLines: WorkerProcessOptions['onLines'] = (source, lines) => {
      if (runner !== null) options.onLines(runner.pid, runner.job, source, lines);
    };
    const { python, workerPath, folder } = options;
    const process = await WorkerProcess.spawn({ python, workerPath, folder, onLines });
    runner = new WorkerRunner(process, options, spawnedAt);
    if (options.preload.length > 0) process.order({ order: 'preload', modules: options.preload });
    return runner;
  }

  get current(): RunnerState {
    return this.state;
  }

  get job(): string | null {
    return this.state.kind === 'working' ? this.state.job : null;
  }

  get usable(): boolean {
    return this.state.kind === 'idle' && this.process.alive;
  }

  /** Sends the worker to a socket. Only an idle worker takes a job. */
  assign(job: string | null, socket: string, token: string): void {
    if (this.state.kind !== 'idle')
      throw new Error(`A worker that is ${this.state.kind} cannot take ${job ?? 'a task'}.`);
    this.state = { kind: 'working', job };
    this.process.order({ order: 'job', socket, token });
  }

  /** The job is over and the worker sound. */
  release(): void {
    if (this.state.kind === 'working') this.state = { kind: 'idle' };
  }

  /** SIGKILL now; `exited` tells when it is done. */
  kill(): void {
    if (this.state.kind !== 'gone') this.process.kill();
  }

  /** Sends the worker home by the kill ladder. May be called at any time and more than once. */
  stop(): Promise<WorkerExit> {
    if (this.stopped === null) {
      if (this.state.kind !== 'gone') this.state = { kind: 'stopping' };
      this.process.end().catch(() => undefined);
      this.stopped = this.exited;
    }
    return this.stopped;
  }
}

/** The error of a job whose worker is gone. `slot`: null for a task outside of slots; `rows`: output rows finished before. */
export function workerDied(exit: WorkerExit, pid: number, slot: number | null, rows: number): WorkbenchError {
  const whose = slot === null ? 'The Python worker' : `The Python worker of slot ${slot + 1}`;
  return workbenchError(
    'WORKER_DIED',
    'run',
    `${whose} (process ${pid}) ${describeExit(exit)}.`,
    { ...exitFacts(exit), pid, slot, rows },
    { hint: exitHint(exit), ...(exit.stderrTail === '' ? {} : { cause: exit.stderrTail }) },
  );
}

/** The error of a worker that ended before it had taken its first job. */
export function workerStartFailed(exit: WorkerExit, python: string): WorkbenchError {
  return workbenchError(
    'WORKER_START_FAILED',
    'setup',
    `The Python worker ${describeExit(exit)} before it was ready.`,
    { ...exitFacts(exit), python },
    {
      hint: 'The last lines it wrote say why. A damaged environment is built anew by `npm start`.',
      ...(exit.stderrTail === '' ? {} : { cause: exit.stderrTail }),
    },
  );
}
