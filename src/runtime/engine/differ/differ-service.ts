/** Differential runs: one at a time. */
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { toErrorData } from '../../../contract/errors';
import type { DifferEvent, DifferSpec } from '../../../contract/model/differ';
import type { JobSpec } from '../../../contract/model/job';
import type { PreparedJob } from '../planning/prepare-job';
import type { TaskManagerPool } from '../task-manager-pool';
import { Differ } from './differ';

export interface DifferServiceOptions {
  readonly pool: TaskManagerPool;
  readonly storeDir: string;
  readonly prepare: (job: JobSpec) => Promise<PreparedJob>;
  readonly emit: (event: DifferEvent) => void;
}

interface Going {
  readonly id: string;
  readonly differ: Differ;
  readonly ended: Promise<void>;
}

export class DifferService {
  private readonly options: DifferServiceOptions;
  private current: Going | null = null;
  private started = 0;

  constructor(options: DifferServiceOptions) {
    this.options = options;
  }

  /** Returns at once; one that is going on is ended first. */
  start(spec: DifferSpec): string {
    this.started += 1;
    const id = `differ-${this.started}-${randomBytes(3).toString('hex')}`;
    const before = this.current;
    const differ = new Differ({
      id,
      spec,
      pool: this.options.pool,
      prepare: this.options.prepare,
      folder: path.join(this.options.storeDir, id),
      onProgress: (mode, progress) => this.options.emit({ kind: 'progress', differId: id, mode, progress }),
    });
    this.current = { id, differ, ended: this.run(id, differ, before) };
    return id;
  }

  /** Resolves when its last job has ended; nothing happens where it has. */
  async cancel(differId: string): Promise<void> {
    if (this.current?.id === differId) await end(this.current);
  }

  async close(): Promise<void> {
    if (this.current !== null) await end(this.current);
  }

  private async run(id: string, differ: Differ, before: Going | null): Promise<void> {
    if (before !== null) await end(before);
    try {
      const result = await differ.run();
      this.options.emit({ kind: 'done', differId: id, result });
    } catch (thrown) {
      this.options.emit({ kind: 'failed', differId: id, error: toErrorData(thrown) });
    } finally {
      if (this.current?.id === id) this.current = null;
    }
  }
}

async function end(going: Going): Promise<void> {
  going.differ.cancel();
  await going.ended;
}
