/** The metrics of one run as they stand: the last values of the function's own for each slot, and the engine's last sample. */
import {
  reportedByFlink,
  type EngineSample,
  type ReportedByFlink,
  type RunMetricsView,
  type UserMetric,
} from '../../../contract/model/metrics';
import type { Plan } from '../../../contract/wire/task-manager';
import type { FromTaskManager } from '../../../contract/wire/task-manager';

type Sample = Extract<FromTaskManager, { kind: 'sample' }>;

export class RunMetrics {
  private readonly plan: Plan;
  private readonly slots = new Map<number, readonly UserMetric[]>();
  private sample: EngineSample | null = null;

  constructor(plan: Plan) {
    this.plan = plan;
  }

  get mode(): Plan['mode'] {
    return this.plan.mode;
  }

  get reportedByFlink(): ReportedByFlink {
    return reportedByFlink(this.plan.kind, this.plan.mode);
  }

  takeUserMetrics(slot: number, metrics: readonly UserMetric[]): void {
    this.slots.set(slot, metrics);
  }

  takeSample({ seconds, last, slots, processes }: Sample): EngineSample {
    this.sample = { seconds, last, slots, processes };
    return this.sample;
  }

  view(): RunMetricsView {
    const slots = [...this.slots].sort(([a], [b]) => a - b).map(([slot, metrics]) => ({ slot, metrics: [...metrics] }));
    const { plan, mode, reportedByFlink, sample } = this;
    return { function: plan.function, mode, enabled: plan.metricEnabled, reportedByFlink, slots, sample };
  }
}
