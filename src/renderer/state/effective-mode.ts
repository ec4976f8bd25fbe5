/** In which mode a function will really run, told before it runs. The engine decides anew and has the last word. */
import type { Argument, Mode } from '../../contract/model/job';
import type { ExecutionMode } from '../../contract/model/settings';
import type { UdfInfo } from '../../contract/model/udf';
import { useCurrentFile, useCurrentFunction } from './function-at';
import { useInspections } from './inspections';
import { bindingOf, useProject } from './project';

export interface PredictedMode {
  readonly mode: Mode;
  /** Why it is not the asked one, or null. */
  readonly reason: string | null;
}

/** `chainsPandas`: one of its arguments is the result of a pandas function. */
export function predictedMode(info: UdfInfo | null, asked: ExecutionMode, chainsPandas = false): PredictedMode {
  if (info === null) return { mode: asked === 'thread' ? 'thread' : 'process-row', reason: null };
  // What is inside a table function runs in its own call.
  if (info.funcType === 'pandas' || (chainsPandas && info.kind !== 'table')) {
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
        reason:
          'An aggregate function falls back to process mode, as in Flink: thread mode runs scalar and table functions only.',
      };
    case 'async_scalar':
      return {
        mode: 'process-row',
        reason: 'Flink refuses async functions in thread mode. Choose process mode for this one.',
      };
    case 'scalar':
    case 'pandas_scalar':
    case 'table':
      return { mode: 'thread', reason: null };
  }
}

/** Whether a chained call among the arguments is one of a pandas function of the same file. */
export function chainsPandas(args: readonly Argument[], functions: readonly UdfInfo[]): boolean {
  return args.some((argument) => {
    if (argument.kind !== 'call') return false;
    const called = functions.find((info) => info.name === argument.function);
    return called?.funcType === 'pandas' || chainsPandas(argument.args, functions);
  });
}

/** Of the function at the cursor, as it is bound now. */
export function useChainsPandas(): boolean {
  const file = useCurrentFile();
  const info = useCurrentFunction();
  const project = useProject((store) => (store.state.kind === 'open' ? store.state.project : null));
  const functions = useInspections((store) => (file === null ? undefined : store.files[file]?.functions));
  if (file === null || info === null || project === null) return false;
  return chainsPandas(bindingOf(project, file, info.name).args ?? [], functions ?? []);
}

/** Modes in which the outputs of a function can differ: those that it can run in at all. */
export function differentialModes(info: UdfInfo): readonly Mode[] {
  switch (info.kind) {
    case 'scalar':
      return info.funcType === 'pandas' ? ['process-arrow'] : ['process-row', 'process-arrow', 'thread'];
    case 'table':
      return ['process-row', 'thread'];
    case 'pandas_scalar':
    case 'pandas_aggregate':
      return ['process-arrow'];
    case 'aggregate':
    case 'table_aggregate':
    case 'async_scalar':
      return ['process-row'];
  }
}
