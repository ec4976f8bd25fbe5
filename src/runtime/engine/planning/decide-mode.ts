/** Which mode a function really runs in: its kind, its `func_type` and `python.execution-mode` decide, as in Flink. */
import { workbenchError, type WorkbenchError } from '../../../contract/errors';
import type { ModeDecision } from '../../../contract/model/run';
import type { ExecutionMode } from '../../../contract/model/settings';
import type { UdfInfo } from '../../../contract/model/udf';
import { callsKind, callsPandas, type BoundArgument } from './bind-arguments';

/** Throws UNSUPPORTED_MODE where Flink itself refuses. */
export function decideMode(udf: UdfInfo, args: readonly BoundArgument[], asked: ExecutionMode): ModeDecision {
  const isThread = asked === 'thread';
  switch (udf.kind) {
    case 'table':
      // What is inside a table function runs in its own call, a pandas function too (which then gets single values).
      return { asked, effective: isThread ? 'thread' : 'process-row', reason: null };
    case 'scalar':
      if (isThread && callsKind(args, 'async_scalar')) throw asyncInThread(udf);
      if (callsPandas(args)) return { asked, effective: 'process-arrow', reason: isThread ? chainFallsBack : null };
      return { asked, effective: isThread ? 'thread' : 'process-row', reason: null };
    case 'pandas_scalar':
    case 'pandas_aggregate':
      return { asked, effective: 'process-arrow', reason: isThread ? pandasFallsBack : null };
    case 'async_scalar':
      if (isThread) throw asyncInThread(udf);
      return { asked, effective: callsPandas(args) ? 'process-arrow' : 'process-row', reason: null };
    case 'aggregate':
    case 'table_aggregate':
      return {
        asked,
        effective: callsPandas(args) ? 'process-arrow' : 'process-row',
        reason: isThread ? aggregateFallsBack : null,
      };
  }
}

const pandasFallsBack =
  'A pandas function falls back to process mode, as in Flink: thread mode runs general functions only.';
const chainFallsBack =
  'A chain with a pandas function in it falls back to process mode, as in Flink: thread mode runs general functions only.';
const aggregateFallsBack =
  'An aggregate function falls back to process mode, as in Flink: thread mode runs scalar and table functions only.';

function asyncInThread(udf: UdfInfo): WorkbenchError {
  return workbenchError(
    'UNSUPPORTED_MODE',
    'plan',
    "Python async scalar function is still not supported for 'thread' mode.",
    { function: udf.name, kind: udf.kind, mode: 'thread' },
    {
      errorType: 'java.lang.UnsupportedOperationException',
      hint: 'Set python.execution-mode to process for this function.',
    },
  );
}
