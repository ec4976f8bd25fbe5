/** Comparisons: one at a time, each with TaskManagers of its own. */
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { toErrorData, workbenchError } from '../../../contract/errors';
import type { CompareEvent, CompareSpec } from '../../../contract/model/compare';
import type { PlanningWorkers, PreparedJob } from '../planning/prepare-job';
import type { JobSpec } from '../../../contract/model/job';
import type { TaskManagerPool } from '../task-manager-pool';
import { Race } from './race';

export interface CompareServiceOptions {
  readonly pool: TaskManagerPool;
  readonly workers: PlanningWorkers;
  readonly storeDir: string;
  readonly prepare: (job: JobSpec) => Promise<PreparedJob>;
  readonly abandonPreparation: () => Promise<void>;
  readonly emit: (event: CompareEvent) => void;
}

interface Going {
  readonly id: string;
  readonly race: Race;
  readonly ended: Promise<void>;
}

export class CompareService {
  private readonly options: CompareServiceOptions;
  private current: Going | null = null;
  private started = 0;

  constructor(options: CompareServiceOptions) {
    this.options = options;
  }

  /** Returns at once; a comparison that is going on is ended first. Throws BAD_REQUEST for figures that measure nothing. */
  start(spec: CompareSpec): string {
    requireMeasurable(spec);
    this.started += 1;
    const id = `compare-${this.started}-${randomBytes(3).toString('hex')}`;
    const before = this.current;
    const race = new Race({
      compareId: id,
      spec,
      pool: this.options.pool,
      workers: this.options.workers,
      prepare: () => this.options.prepare(spec.job),
      folder: path.join(this.options.storeDir, id),
      emit: this.options.emit,
    });
    this.current = { id, race, ended: this.run(id, race, before) };
    return id;
  }

  /** Resolves when its processes are gone; nothing happens where it has ended. */
  async cancel(compareId: string): Promise<void> {
    const going = this.current;
    if (going === null || going.id !== compareId) return;
    await this.end(going);
  }

  async close(): Promise<void> {
    if (this.current !== null) await this.end(this.current);
  }

  private async end(going: Going): Promise<void> {
    await going.race.cancel();
    if (going.race.isPreparing) await this.options.abandonPreparation();
    await going.ended;
  }

  private async run(id: string, race: Race, before: Going | null): Promise<void> {
    if (before !== null) await this.end(before);
    try {
      const result = await race.run();
      this.options.emit({ kind: 'ended', compareId: id, outcome: { kind: 'done', result } });
    } catch (thrown) {
      const outcome = race.wasCancelled
        ? ({ kind: 'cancelled' } as const)
        : ({ kind: 'failed', error: toErrorData(thrown) } as const);
      this.options.emit({ kind: 'ended', compareId: id, outcome });
    } finally {
      if (this.current?.id === id) this.current = null;
    }
  }
}

function requireMeasurable(spec: CompareSpec): void {
  const wrong =
    spec.modes.length === 0
      ? 'Name at least one mode.'
      : !Number.isInteger(spec.repeat) || spec.repeat < 1
        ? 'repeat is a whole number of at least 1.'
        : !(spec.seconds > 0)
          ? 'seconds is more than 0.'
          : spec.rows !== undefined && (!Number.isInteger(spec.rows) || spec.rows < 1)
            ? 'rows is a whole number of at least 1.'
            : null;
  if (wrong === null) return;
  const { modes, repeat, seconds, rows } = spec;
  throw workbenchError('BAD_REQUEST', 'usage', wrong, { modes, repeat, seconds, rows: rows ?? null });
}
