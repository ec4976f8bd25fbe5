/** Which observers the workers of a run load: what its settings ask for. */
import type { Observe } from '../../../contract/model/report';
import type { JobSettings } from '../../../contract/model/settings';
import type { PlannedJob } from '../planning/plan-job';

export function observed(planned: PlannedJob, settings: JobSettings): PlannedJob {
  const observe = observers(settings);
  return observe === null ? planned : { ...planned, plan: { ...planned.plan, observe } };
}

function observers({ metricEnabled }: JobSettings): Observe | null {
  return metricEnabled ? { metrics: true } : null;
}
