/** Workers by interpreter and flavour: kept warm, lent to jobs, taken back. Knows no sockets and no frames. */
import { forgetWorkers, recordWorker } from './worker-record';
import { WorkerRunner, type RunnerOptions, type WorkerFlavour } from './runner';

export interface PoolOptions {
  /** Interpreter of the workers that are started ahead. */
  readonly python: string;
  readonly workerPath: string;
  readonly folder: string;
  /** Idle workers to keep ready, by flavour. */
  readonly warm: Readonly<Record<WorkerFlavour, number>>;
  readonly onLines: RunnerOptions['onLines'];
}

export interface WorkerRequest {
  readonly python: string;
  readonly flavour: WorkerFlavour;
  /** Spawn one now, so that its start can be measured. */
  readonly fresh: boolean;
}

/** Idle workers beyond `warm` that may stay for the next job of their kind. */
const SPARE_IDLE_WORKERS = 2;
/** Replacements are started a little later: the job that took the worker has the processor first. */
const TOP_UP_DELAY_MS = 400;

/** Our own modules that every UDF file needs; they are small. */
const ownModules = ['pyflink.table', 'pyflink.table.udf', 'udf_worker.udf_task', 'udf_worker.inspect_file'];
const preloads: Readonly<Record<WorkerFlavour, readonly string[]>> = {
  row: [...ownModules, 'udf_worker.execute.scalar'],
  arrow: ['pandas', 'pyarrow', ...ownModules, 'udf_worker.execute.pandas_scalar', 'udf_worker.reader'],
};

export class WorkerPool {
  private readonly options: PoolOptions;
  private readonly idle: WorkerRunner[] = [];
  private readonly all = new Set<WorkerRunner>();
  private readonly starting = new Set<Promise<WorkerRunner>>();
  private readonly warming: Record<WorkerFlavour, number> = { row: 0, arrow: 0 };
  private topUpTimer: NodeJS.Timeout | null = null;
  private closed = false;

  constructor(options: PoolOptions) {
    this.options = options;
  }

  /** Starts what should be warm. A worker that cannot be started is met again, with its error, by the job that needs it. */
  topUp(): void {
    if (this.closed) return;
    for (const flavour of ['row', 'arrow'] as const) {
      const ready = this.idle.filter((runner) => this.fits(runner, this.options.python, flavour)).length;
      for (let count = ready + this.warming[flavour]; count < this.options.warm[flavour]; count += 1)
        this.warm(flavour);
    }
  }

  private warm(flavour: WorkerFlavour): void {
    this.warming[flavour] += 1;
    this.start(this.options.python, flavour, preloads[flavour])
      .then(
        (runner) => this.keep(runner),
        () => undefined,
      )
      .finally(() => {
        this.warming[flavour] -= 1;
      });
  }

  async acquire(request: WorkerRequest): Promise<WorkerRunner> {
    if (this.closed) throw new Error('The worker pool is closed.');
    this.topUpLater();
    if (!request.fresh) {
      const index = this.idle.findIndex((runner) => this.fits(runner, request.python, request.flavour));
      const [runner] = index < 0 ? [] : this.idle.splice(index, 1);
      if (runner !== undefined) return runner;
    }
    return this.start(request.python, request.flavour, []);
  }

  /** Takes a worker back: a sound one waits for its next job, any other is sent home. */
  async release(runner: WorkerRunner, sound: boolean): Promise<void> {
    if (sound) runner.release();
    if (!sound || this.closed || !runner.usable || this.enough(runner)) {
      await runner.stop();
      this.topUpLater();
      return;
    }
    this.keep(runner);
  }

  /** Stops every worker, idle or not. */
  async close(): Promise<void> {
    this.closed = true;
    if (this.topUpTimer !== null) clearTimeout(this.topUpTimer);
    await Promise.allSettled(this.starting);
    await Promise.all([...this.all].map((runner) => runner.stop()));
    await forgetWorkers(this.options.folder);
  }

  /** SIGKILL to all, without waiting: this process is about to go. */
  killAll(): void {
    for (const runner of this.all) runner.kill();
  }

  private async start(python: string, flavour: WorkerFlavour, preload: readonly string[]): Promise<WorkerRunner> {
    const { workerPath, folder, onLines } = this.options;
    const starting = WorkerRunner.start({ python, workerPath, folder, flavour, preload, onLines });
    this.starting.add(starting);
    try {
      const runner = await starting;
      recordWorker(folder, runner.pid);
      this.all.add(runner);
      void runner.exited.then(() => this.forget(runner));
      if (this.closed) {
        await runner.stop();
        throw new Error('The worker pool is closed.');
      }
      return runner;
    } finally {
      this.starting.delete(starting);
    }
  }

  private keep(runner: WorkerRunner): void {
    // The last one used is lent first: its caches are warm.
    if (runner.usable) this.idle.unshift(runner);
  }

  private forget(runner: WorkerRunner): void {
    this.all.delete(runner);
    const index = this.idle.indexOf(runner);
    // Not replaced at once: one that dies by itself would be started again for ever. The next job asks for a top-up.
    if (index >= 0) this.idle.splice(index, 1);
  }

  private enough(runner: WorkerRunner): boolean {
    const alike = this.idle.filter((other) => this.fits(other, runner.python, runner.flavour)).length;
    const warm = runner.python === this.options.python ? this.options.warm[runner.flavour] : 0;
    return alike >= warm + SPARE_IDLE_WORKERS;
  }

  private fits(runner: WorkerRunner, python: string, flavour: WorkerFlavour): boolean {
    return runner.usable && runner.python === python && runner.flavour === flavour;
  }

  private topUpLater(): void {
    if (this.closed || this.topUpTimer !== null) return;
    this.topUpTimer = setTimeout(() => {
      this.topUpTimer = null;
      this.topUp();
    }, TOP_UP_DELAY_MS);
  }
}
