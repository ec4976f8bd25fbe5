/** Searches for settings: one at a time, each with TaskManagers of its own. */
import { cpus } from 'node:os';
import path from 'node:path';
import { toErrorData, workbenchError } from '../../../contract/errors';
import type { JobSpec } from '../../../contract/model/job';
import type { TuneEvent, TuneSpec } from '../../../contract/model/tune';
import type { PlanningWorkers, PreparedJob } from '../planning/prepare-job';
import { SingleTask } from '../single-task';
import type { TaskManagerPool } from '../task-manager-pool';
import { Tuner } from './tuner';

export interface TuneServiceOptions {
  readonly pool: TaskManagerPool;
  readonly workers: PlanningWorkers;
  readonly storeDir: string;
  readonly prepare: (job: JobSpec) => Promise<PreparedJob>;
  readonly abandonPreparation: () => Promise<void>;
  readonly emit: (event: TuneEvent) => void;
}

const budget = { least: 1, most: 3_600 } as const;
const slotsMost = 128;

export class TuneService {
  private readonly options: TuneServiceOptions;
  private readonly tasks = new SingleTask('tune');

  constructor(options: TuneServiceOptions) {
    this.options = options;
  }

  /** Returns at once; a search that is going on is ended first. Throws BAD_REQUEST for a goal that means nothing. */
  start(spec: TuneSpec): string {
    requireSensible(spec);
    const { pool, workers, storeDir, emit } = this.options;
    return this.tasks.begin((tuneId) => {
      const tuner = new Tuner({
        tuneId,
        spec,
        pool,
        workers,
        prepare: () => this.options.prepare(spec.job),
        folder: path.join(storeDir, tuneId),
        cores: Math.max(1, cpus().length),
        emit,
      });
      return { run: () => this.run(tuneId, tuner), cancel: () => this.end(tuner) };
    });
  }

  /** Resolves when its processes are gone; nothing happens where it has ended. */
  cancel(tuneId: string): Promise<void> {
    return this.tasks.cancel(tuneId);
  }

  close(): Promise<void> {
    return this.tasks.close();
  }

  private async end(tuner: Tuner): Promise<void> {
    await tuner.cancel();
    if (tuner.isPreparing) await this.options.abandonPreparation();
  }

  private async run(tuneId: string, tuner: Tuner): Promise<void> {
    const { emit } = this.options;
    try {
      const result = await tuner.run();
      emit({ kind: 'ended', tuneId, outcome: { kind: 'done', result } });
    } catch (thrown) {
      const outcome = tuner.wasCancelled
        ? ({ kind: 'cancelled', result: tuner.soFar() } as const)
        : ({ kind: 'failed', error: toErrorData(thrown) } as const);
      emit({ kind: 'ended', tuneId, outcome });
    }
  }
}

function requireSensible({ modes, limits, budgetSeconds, rows, mostSlots }: TuneSpec): void {
  const wrong =
    modes.length === 0
      ? 'Name at least one mode.'
      : Object.values(limits).some((limit) => limit !== undefined && !(limit > 0))
        ? 'A limit is more than 0.'
        : !(budgetSeconds >= budget.least && budgetSeconds <= budget.most)
          ? `The budget is ${budget.least} to ${budget.most} seconds.`
          : rows !== undefined && (!Number.isInteger(rows) || rows < 1)
            ? 'rows is a whole number of at least 1.'
            : mostSlots !== undefined && (!Number.isInteger(mostSlots) || mostSlots < 1 || mostSlots > slotsMost)
              ? `The slots are a whole number from 1 to ${slotsMost}.`
              : null;
  if (wrong === null) return;
  const facts = { modes, limits, budgetSeconds, rows: rows ?? null, mostSlots: mostSlots ?? null };
  throw workbenchError('BAD_REQUEST', 'usage', wrong, facts);
}
