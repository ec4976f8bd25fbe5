/** In which mode a function will really run, told before it runs. The engine decides anew and has the last word. */
import type { Mode } from '../../contract/model/job';
import type { ExecutionMode } from '../../contract/model/settings';
import type { UdfInfo } from '../../contract/model/udf';

export interface PredictedMode {
  readonly mode: Mode;
  /** Why it is not the asked one, or null. */
  readonly reason: string | null;
}

export function predictedMode(info: UdfInfo | null, asked: ExecutionMode): PredictedMode {
  if (info === null) return { mode: asked === 'thread' ? 'thread' : 'process-row', reason: null };
  if (info.funcType === 'pandas') {
    const reason =
      asked === 'thread'
        ? 'A pandas function falls back to process mode, as in Flink: thread mode runs general functions only.'
        : null;
    return { mode: 'process-arrow', reason };
  }
  if (asked === 'process') return { mode: 'process-row', reason: null };
  switch (info.kind) {
    case 'aggregate':
    case 'pandas_aggregate':
    case 'table_aggregate':
      return {
        mode: 'process-row',
        reason: 'Aggregate functions run in process mode: Flink has no thread mode for them',
      };
    case 'async_scalar':
      return { mode: 'process-row', reason: 'Flink refuses async functions in thread mode' };
    case 'scalar':
    case 'pandas_scalar':
    case 'table':
      return { mode: 'thread', reason: null };
  }
}
