/** Comparisons: one at a time, each with TaskManagers of its own. */
import path from 'node:path';
import { toErrorData, workbenchError } from '../../../contract/errors';
import type { CompareEvent, CompareSpec } from '../../../contract/model/compare';
import type { PlanningWorkers, PreparedJob } from '../planning/prepare-job';
import type { JobSpec } from '../../../contract/model/job';
import { SingleTask } from '../single-task';
import type { TaskManagerPool } from '../task-manager-pool';
import { Race } from './race';
import { mostScaledSlots } from './scaling';

export interface CompareServiceOptions {
  readonly pool: TaskManagerPool;
  readonly workers: PlanningWorkers;
  readonly storeDir: string;
  readonly prepare: (job: JobSpec) => Promise<PreparedJob>;
  readonly abandonPreparation: () => Promise<void>;
  readonly emit: (event: CompareEvent) => void;
}

export class CompareService {
  private readonly options: CompareServiceOptions;
  private readonly tasks = new SingleTask('compare');

  constructor(options: CompareServiceOptions) {
    this.options = options;
  }

  /** Returns at once; a comparison that is going on is ended first. Throws BAD_REQUEST for figures that measure nothing. */
  start(spec: CompareSpec): string {
    requireMeasurable(spec);
    return this.tasks.begin((compareId) => {
      const race = new Race({
        compareId,
        spec,
        pool: this.options.pool,
        workers: this.options.workers,
        prepare: () => this.options.prepare(spec.job),
        folder: path.join(this.options.storeDir, compareId),
        emit: this.options.emit,
      });
      return { run: () => this.run(compareId, race), cancel: () => this.end(race) };
    });
  }

  /** Resolves when its processes are gone; nothing happens where it has ended. */
  cancel(compareId: string): Promise<void> {
    return this.tasks.cancel(compareId);
  }

  close(): Promise<void> {
    return this.tasks.close();
  }

  private async end(race: Race): Promise<void> {
    await race.cancel();
    if (race.isPreparing) await this.options.abandonPreparation();
  }

  private async run(compareId: string, race: Race): Promise<void> {
    try {
      const result = await race.run();
      this.options.emit({ kind: 'ended', compareId, outcome: { kind: 'done', result } });
    } catch (thrown) {
      const outcome = race.wasCancelled
        ? ({ kind: 'cancelled' } as const)
        : ({ kind: 'failed', error: toErrorData(thrown) } as const);
      this.options.emit({ kind: 'ended', compareId, outcome });
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
            : spec.slotsTo !== undefined &&
                !(Number.isInteger(spec.slotsTo) && spec.slotsTo >= 1 && spec.slotsTo <= mostScaledSlots)
              ? `slotsTo is a whole number from 1 to ${mostScaledSlots}.`
              : null;
  if (wrong === null) return;
  const { modes, repeat, seconds, rows } = spec;
  throw workbenchError('BAD_REQUEST', 'usage', wrong, { modes, repeat, seconds, rows: rows ?? null });
}
