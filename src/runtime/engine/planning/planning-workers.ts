/** The questions that planning asks of workers, each asked once per content; the TaskManager gives up on those that take too long. */
import { stat } from 'node:fs/promises';
import { workbenchError } from '../../../contract/errors';
import type { Field } from '../../../contract/model/data-type';
import type { Source } from '../../../contract/model/job';
import type { DataDescription } from '../../../contract/model/project';
import type { Inspection } from '../../../contract/model/udf';
import type { TaskManagerPool } from '../task-manager-pool';
import { InspectionCache } from './inspection-cache';
import type { PlanningWorkers } from './prepare-job';

const mostDescriptions = 32;

export class PooledPlanningWorkers implements PlanningWorkers {
  private readonly pool: TaskManagerPool;
  private readonly inspections: InspectionCache;
  private readonly descriptions = new Map<string, DataDescription>();

  constructor(pool: TaskManagerPool) {
    this.pool = pool;
    this.inspections = new InspectionCache((file, projectRoot, python) => this.ask(file, projectRoot, python));
  }

  async inspect(file: string, projectRoot: string, python: string): Promise<Inspection> {
    return this.inspections.inspect(file, projectRoot, python);
  }

  async columns(source: Source): Promise<readonly Field[]> {
    // What a query gives can change with any file that it reads; its rows are not computed for this.
    const { columns } =
      source.kind === 'sql'
        ? await this.pool.interactive().request('describe', { kind: 'describe', source, sample: false })
        : await this.describe(source);
    return columns.map((column) => column.field);
  }

  async describe(source: Source): Promise<DataDescription> {
    if (source.kind === 'sql') return this.pool.interactive().request('describe', { kind: 'describe', source });
    if (source.kind !== 'file') throw workbenchError('BAD_REQUEST', 'usage', 'Generated rows need no description.');
    const found = await stat(source.path, { bigint: true }).catch(() => null);
    const key = found === null ? null : JSON.stringify([source, String(found.mtimeNs), String(found.size)]);
    const known = key === null ? undefined : this.descriptions.get(key);
    if (known !== undefined) return known;
    const description = await this.pool.interactive().request('describe', { kind: 'describe', source });
    if (key !== null) this.keep(key, description);
    return description;
  }

  /** Ends whatever is being asked; what waits for it is rejected. */
  async abandon(): Promise<void> {
    await this.pool.kill(this.pool.interactive(), 'the preparation of a run was cancelled');
  }

  private async ask(file: string, projectRoot: string, python: string): Promise<Inspection> {
    return this.pool.interactive().request('inspect', { kind: 'inspect', file, projectRoot, python });
  }

  private keep(key: string, description: DataDescription): void {
    this.descriptions.set(key, description);
    const [oldest] = this.descriptions.keys();
    if (this.descriptions.size > mostDescriptions && oldest !== undefined) this.descriptions.delete(oldest);
  }
}
