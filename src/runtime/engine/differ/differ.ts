/** The same rows through several modes: every kind of difference once, with its smallest row and the rule of Flink that explains it. */
import { mkdir, rm } from 'node:fs/promises';
import { workbenchError } from '../../../contract/errors';
import type { DifferResult, DifferSpec, ModeDifference } from '../../../contract/model/differ';
import type { JobSpec, Mode } from '../../../contract/model/job';
import type { LaneFunction } from '../compare/assign-lanes';
import { findFunction, type PreparedJob } from '../planning/prepare-job';
import { readRows } from '../read-rows';
import type { TaskManagerPool } from '../task-manager-pool';
import { lanesOf, type LaneRunner } from './lanes';
import { Search } from './search';

export interface DifferOptions {
  readonly id: string;
  readonly spec: DifferSpec;
  readonly pool: TaskManagerPool;
  readonly prepare: (job: JobSpec) => Promise<PreparedJob>;
  /** Made and removed by the run. */
  readonly folder: string;
  readonly onProgress: (mode: Mode, progress: number) => void;
}

const mostRows = 100_000;

export class Differ {
  private readonly options: DifferOptions;
  private isCancelled = false;
  private jobs = 0;

  constructor(options: DifferOptions) {
    this.options = options;
  }

  cancel(): void {
    this.isCancelled = true;
  }

  /** Throws what preparing the job throws, and CANCELLED. */
  async run(): Promise<DifferResult> {
    const { spec, pool, folder } = this.options;
    const prepared = await this.options.prepare(spec.job);
    const rows = await readRows(pool, prepared.source, prepared.columns, mostRows);
    const lanes = lanesOf(prepared, await this.twinOf(prepared), spec.modes);
    const modes = lanes.map(({ mode }) => mode);
    if (lanes.length < 2) return { rows: rows.length, modes, differences: [], truncated: false };
    await mkdir(folder, { recursive: true, mode: 0o700 });
    try {
      const search = new Search(prepared, lanes, this.runner(prepared), () => this.requireGoing());
      const found = await search.through(rows, (progress) => this.tell(modes, progress));
      const differences: ModeDifference[] = [];
      for (const each of found.slice(0, spec.most)) differences.push(await search.shrunk(each));
      return { rows: rows.length, modes, differences, truncated: found.length > spec.most };
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  private async twinOf(prepared: PreparedJob): Promise<LaneFunction | null> {
    const ref = prepared.binding?.twin;
    if (ref === undefined || ref.file !== prepared.job.function.file) return null;
    return { file: ref.file, udf: findFunction(prepared.inspection, ref) };
  }

  private runner(prepared: PreparedJob): LaneRunner {
    const { pool, folder, id } = this.options;
    const nextJobId = (): string => {
      this.jobs += 1;
      return `${id}-${this.jobs}`;
    };
    return { pool, prepared, folder, nextJobId };
  }

  private tell(modes: readonly Mode[], progress: number): void {
    for (const mode of modes) this.options.onProgress(mode, progress);
  }

  private requireGoing(): void {
    if (this.isCancelled) throw workbenchError('CANCELLED', 'run', 'The differential run was cancelled.');
  }
}
