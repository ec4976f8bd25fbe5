/** Which observers the workers of a run load: what its settings ask for, and what it was started with. */
import { workbenchError } from '../../../contract/errors';
import type { Observe } from '../../../contract/model/report';
import type { JobSettings } from '../../../contract/model/settings';
import type { Plan } from '../../../contract/wire/task-manager';
import type { PlannedJob } from '../planning/plan-job';
import type { RunRecord } from './run-record';

/** Throws UNSUPPORTED_OPERATION where the function has nothing of what is to be seen. */
export function observed(
  planned: PlannedJob,
  settings: JobSettings,
  how: Pick<RunRecord, 'debug' | 'observe'>,
): PlannedJob {
  const observe = observers(settings, how);
  if (Object.keys(observe).length === 0) return planned;
  const { plan } = planned;
  const looksAtState = observe.state !== undefined || observe.laws !== undefined;
  if (looksAtState) requireState(plan);
  // With one slot the worker's rows are the rows of the input.
  return { ...planned, plan: { ...plan, observe, ...(looksAtState ? { parallelism: 1 } : {}) } };
}

/** Times of a function that stands at breakpoints say nothing: under the debugger there is no profile. */
function observers(
  { metricEnabled, profileEnabled }: JobSettings,
  { debug, observe: asked }: Pick<RunRecord, 'debug' | 'observe'>,
): Observe {
  const { profile, ...others } = asked;
  const way = profile ?? (profileEnabled ? 'exact' : null);
  return {
    ...(metricEnabled ? { metrics: true } : {}),
    ...others,
    ...(way === null || debug !== null ? {} : { profile: way }),
  };
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
