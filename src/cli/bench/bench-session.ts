/** What a benchmark run has open: TaskManagers, Python processes, scratch files. All of it ends with the run. */
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { createEngine, type Engine } from '../../runtime/engine/create-engine';
import { forkLauncher } from '../../runtime/engine/launcher';
import { PooledPlanningWorkers } from '../../runtime/engine/planning/planning-workers';
import { createPrivateDirectory } from '../../runtime/engine/private-directory';
import { TaskManagerPool } from '../../runtime/engine/task-manager-pool';
import type { ProductPaths } from '../product-paths';
import type { Warm } from '../session';
import { requireGoing } from './interrupted';
import { PythonHost, type PythonHostOptions } from './python-host';

const cold: Warm = { row: 0, arrow: 0 };

export class BenchSession {
  readonly paths: ProductPaths;
  readonly workers: PooledPlanningWorkers;
  readonly pool: TaskManagerPool;
  readonly signal: AbortSignal;
  private readonly folder = createPrivateDirectory();
  private readonly hosts = new Set<PythonHost>();
  private readonly engines = new Set<Engine>();

  constructor(paths: ProductPaths, signal: AbortSignal) {
    this.paths = paths;
    this.signal = signal;
    const { taskManager, workerPath, python } = paths;
    this.pool = new TaskManagerPool(
      { launch: forkLauncher(taskManager), workerPath, python, privateDir: this.folder, warm: cold },
      { onLog: () => undefined, onRestart: () => undefined },
    );
    this.workers = new PooledPlanningWorkers(this.pool);
  }

  startPython(options: Omit<PythonHostOptions, 'host'>): PythonHost {
    requireGoing(this.signal);
    const host = new PythonHost({ ...options, host: path.join(this.paths.root, 'bench/python/host.py') });
    this.hosts.add(host);
    return host;
  }

  startEngine(warm: Warm): Engine {
    requireGoing(this.signal);
    const { taskManager, workerPath, python, root } = this.paths;
    const engine = createEngine({ launch: forkLauncher(taskManager), workerPath, python, productRoot: root, warm });
    this.engines.add(engine);
    return engine;
  }

  /** The file is removed afterwards, whatever happens. */
  async withScratchFile<T>(name: string, work: (file: string) => Promise<T>): Promise<T> {
    const file = path.join(this.folder, name);
    try {
      return await work(file);
    } finally {
      await rm(file, { force: true });
    }
  }

  async withScratchFolder<T>(name: string, work: (folder: string) => Promise<T>): Promise<T> {
    return this.withScratchFile(name, async (folder) => {
      await mkdir(folder, { mode: 0o700 });
      try {
        return await work(folder);
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    });
  }

  /** Ends what measures at once; what was asked of it rejects. */
  async abandon(): Promise<void> {
    for (const host of this.hosts) host.kill();
    await Promise.all([this.pool.close(), ...[...this.engines].map((engine) => engine.close())]);
  }

  async close(): Promise<void> {
    await Promise.all([
      ...[...this.hosts].map((host) => host.close()),
      ...[...this.engines].map((engine) => engine.close()),
      this.pool.close(),
    ]);
    await rm(this.folder, { recursive: true, force: true });
  }
}
