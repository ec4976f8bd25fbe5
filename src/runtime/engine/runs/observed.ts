/** Which observers the workers of a run load: what its settings ask for, and what it was started with. */
import { workbenchError } from '../../../contract/errors';
import type { Observe } from '../../../contract/model/report';
import type { JobSettings } from '../../../contract/model/settings';
import type { Plan } from '../../../contract/wire/task-manager';
import type { PlannedJob } from '../planning/plan-job';

/** Throws UNSUPPORTED_OPERATION where the function has nothing of what is to be seen. */
export function observed(planned: PlannedJob, settings: JobSettings, asked: Observe): PlannedJob {
  const observe: Observe = { ...(settings.metricEnabled ? { metrics: true } : {}), ...asked };
  if (Object.keys(observe).length === 0) return planned;
  const { plan } = planned;
  const looksAtState = asked.state !== undefined || asked.laws !== undefined;
  if (looksAtState) requireState(plan);
  // With one slot the worker's rows are the rows of the input.
  return { ...planned, plan: { ...plan, observe, ...(looksAtState ? { parallelism: 1 } : {}) } };
}

function requireState({ kind, function: name }: Plan): void {
  if (kind === 'aggregate' || kind === 'table_aggregate') return;
  const why =
    kind === 'pandas_aggregate'
      ? 'a pandas aggregate gets the whole group at once'
      : 'only aggregates remember something from row to row';
  throw workbenchError(
    'UNSUPPORTED_OPERATION',
    'plan',
    `${name} has no accumulator: ${why}.`,
    { function: name, kind },
    { hint: 'Choose an AggregateFunction or a TableAggregateFunction.' },
  );
}
