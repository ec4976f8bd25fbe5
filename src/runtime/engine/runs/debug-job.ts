/** What a debug run does otherwise than a run: no deadlines, and where one row is to be debugged, only what made it. */
import type { DebugFocus } from '../../../contract/model/debug';
import type { Cell } from '../../../contract/model/rows';
import type { Execute, Plan, RowSelection } from '../../../contract/wire/task-manager';
import { workbenchError } from '../../../contract/errors';
import type { PlannedJob } from '../planning/plan-job';
import type { TaskManagerHost } from '../task-manager-host';

/** A timer of Node takes no more. */
const neverMs = 0x7fff_ffff;
/** Rows that are computed again to find the one that gave an output row of a table function. */
const searchRowsMost = 1_000_000;

export interface Narrowed {
  readonly only: RowSelection;
  /** For the user. */
  readonly text: string;
}

/** Who stands at a breakpoint must not be overtaken by a clock: bundles end by size only, async calls have no timeout. */
export function underDebugger(planned: PlannedJob, token: string, isNarrowed: boolean): PlannedJob {
  const { plan } = planned;
  return {
    ...planned,
    plan: {
      ...plan,
      debug: { token },
      fresh: true,
      bundleTimeMs: neverMs,
      async: { ...plan.async, timeoutMs: neverMs },
      parallelism: isNarrowed ? 1 : plan.parallelism,
      transport: plan.transport === 'in-process' ? 'in-process' : 'socket',
    },
  };
}

/** Whether one row is one call; an aggregate has a call for each row of the key. */
export function isOneCall({ kind }: Plan): boolean {
  return kind !== 'aggregate' && kind !== 'table_aggregate';
}

export interface NarrowParts {
  readonly plan: Plan;
  readonly host: TaskManagerHost;
  /** A row of a result that is kept. */
  readonly readRow: (runId: string, row: number) => Promise<readonly Cell[]>;
}

/** The rows behind one row; null where they are all of the input (an aggregate without a key). */
export async function narrow(focus: DebugFocus, parts: NarrowParts): Promise<Narrowed | null> {
  switch (parts.plan.kind) {
    case 'aggregate':
    case 'pandas_aggregate':
    case 'table_aggregate':
      return narrowToKey(focus, parts);
    case 'table': {
      const row = focus.kind === 'inputRow' ? focus.row : await inputRowOf(focus.row, parts);
      return { only: { kind: 'rows', first: row, count: 1 }, text: `Only input row ${row + 1}.` };
    }
    default:
      return narrowToCall(focus.row, parts.plan);
  }
}

/** One result a row: the output row's number is the input row's. Of a pandas function the call is a whole Arrow batch. */
function narrowToCall(row: number, { mode, arrowBatchSize, bundleSize, parallelism }: Plan): Narrowed {
  if (mode !== 'process-arrow') {
    return { only: { kind: 'rows', first: row, count: 1 }, text: `Only input row ${row + 1}.` };
  }
  const bundle = row - (row % bundleSize);
  const first = bundle + (row - bundle) - ((row - bundle) % arrowBatchSize);
  const count = Math.min(arrowBatchSize, bundle + bundleSize - first);
  const place = `Only the Arrow batch of input row ${row + 1}, where it is at position ${row - first}.`;
  const several = parallelism > 1 ? ' With several slots the run may have cut its batches elsewhere.' : '';
  return { only: { kind: 'rows', first, count }, text: place + several };
}

async function narrowToKey(focus: DebugFocus, { plan, readRow }: NarrowParts): Promise<Narrowed | null> {
  const { groupBy, changelog, read, window } = plan;
  const names = groupBy.map((index) => read[index]?.name ?? '');
  if (focus.kind === 'inputRow') {
    const { row } = focus;
    if (groupBy.length === 0) {
      return { only: { kind: 'rows', first: 0, count: row + 1 }, text: `Only the input rows up to ${row + 1}.` };
    }
    const text = `Only rows with the ${names.join(', ')} of input row ${row + 1}, up to that row.`;
    return { only: { kind: 'likeRow', columns: groupBy, row }, text };
  }
  // Rows of an OVER window are not told by their key.
  if (groupBy.length === 0 || window?.window.kind === 'over') return null;
  const cells = await readRow(focus.runId, focus.row);
  const first = changelog ? 1 : 0;
  const values = [...cells.slice(first, first + groupBy.length)];
  const key = names.map((name, index) => `${name} = ${JSON.stringify(values[index])}`).join(', ');
  return { only: { kind: 'key', columns: groupBy, values }, text: `Only rows with ${key}, in their order.` };
}

/**
 * The input row that gave an output row of a table function: as many rows as that takes are computed again, without the debugger, the
 * number doubled until it is enough and then halved to the very row.
 */
async function inputRowOf(outputRow: number, { plan, host }: NarrowParts): Promise<number> {
  const jobId = `${plan.jobId}-search`;
  await host.request('open', { kind: 'open', plan: { ...plan, jobId, parallelism: 1, fresh: false } });
  try {
    const rowsOut = async (maxRows: number): Promise<{ readonly rowsIn: number; readonly rowsOut: number }> =>
      host.request('execute', { kind: 'execute', jobId, execute: { ...counting, maxRows } });
    let low = 0;
    let high = 1;
    for (let tried = await rowsOut(high); tried.rowsOut <= outputRow; tried = await rowsOut(high)) {
      if (tried.rowsIn < high || high >= searchRowsMost) throw notFound(outputRow, tried.rowsIn);
      low = high;
      high = Math.min(high * 2, searchRowsMost);
    }
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      if ((await rowsOut(middle)).rowsOut > outputRow) high = middle;
      else low = middle;
    }
    return low;
  } finally {
    await host.request('close', { kind: 'close', jobId }).catch(() => undefined);
  }
}

const counting: Execute = {
  maxRows: null,
  limit: null,
  minSeconds: 0,
  sink: { kind: 'blackhole' },
  cacheBytes: 0,
  sampleMs: 0,
};

function notFound(outputRow: number, rows: number): Error {
  return workbenchError(
    'BAD_REQUEST',
    'run',
    `The first ${rows} input rows do not give output row ${outputRow + 1}.`,
    { outputRow, rows },
    { hint: 'Did the file or the data change since that run? Run again, and debug a row of the new result.' },
  );
}
