/** How modes scale with slots: each number of them on a TaskManager of its own, one after the other. */
import type { ScalingPoint } from '../../../contract/model/compare';
import type { PreparedJob } from '../planning/prepare-job';
import type { TaskManagerPool } from '../task-manager-pool';
import { Lane } from './lane';
import { planLane, type RunnableLane } from './plan-lanes';

/** More than a machine's cores tell nothing new, and each slot is a worker process. */
export const mostScaledSlots = 32;

export interface ScalingOptions {
  readonly pool: TaskManagerPool;
  readonly prepared: PreparedJob;
  /** Prefix of the jobs' ids. */
  readonly jobId: string;
  readonly maxRows: number | null;
  readonly warmUpSeconds: number;
  readonly seconds: number;
  /** Called before each point; throws where there shall be no more. */
  readonly onStep: (point: Omit<ScalingPoint, 'rowsPerSecond'>) => void;
}

export class Scaling {
  private readonly options: ScalingOptions;
  private lane: Lane | null = null;

  constructor(options: ScalingOptions) {
    this.options = options;
  }

  /** Modes in turns, so that a slow minute of the machine falls on all of them. Rejects with what a mode fails with. */
  async measure(assignments: readonly RunnableLane[], slotsTo: number): Promise<ScalingPoint[]> {
    const points: ScalingPoint[] = [];
    for (let slots = 1; slots <= slotsTo; slots += 1) {
      for (const assignment of assignments) {
        this.options.onStep({ mode: assignment.mode, slots });
        points.push({ mode: assignment.mode, slots, rowsPerSecond: await this.rate(assignment, slots) });
      }
    }
    return assignments.flatMap(({ mode }) => points.filter((point) => point.mode === mode));
  }

  /** `measure` rejects. */
  async cancel(deadlineMs: number): Promise<void> {
    await this.lane?.host.shutdown(deadlineMs);
  }

  private async rate(assignment: RunnableLane, slots: number): Promise<number> {
    const { pool, prepared, jobId, maxRows, warmUpSeconds, seconds } = this.options;
    const { mode, effective, reason, ran } = assignment;
    const wider = { ...prepared, settings: { ...prepared.settings, parallelism: slots } };
    const { plan } = planLane(wider, assignment, `${jobId}-${mode}-${slots}`, false);
    const lane = new Lane({ mode, effective: { mode: effective, reason }, plan, ran, host: pool.lane(), maxRows });
    this.lane = lane;
    try {
      await lane.open();
      await lane.warmUp(warmUpSeconds);
      const measured = await lane.measure(seconds, 0);
      await lane.close();
      return measured.seconds > 0 ? measured.rowsIn / measured.seconds : 0;
    } finally {
      this.lane = null;
      await lane.host.shutdown();
    }
  }
}
