/** Which mode a function really runs in: its `func_type` and `python.execution-mode` decide, as in Flink. */
import { workbenchError, type WorkbenchError } from '../../../contract/errors';
import type { ModeDecision } from '../../../contract/model/run';
import type { ExecutionMode } from '../../../contract/model/settings';
import type { UdfInfo, UdfKind } from '../../../contract/model/udf';

const kindWords: Readonly<Record<UdfKind, string>> = {
  scalar: 'scalar function',
  pandas_scalar: 'pandas scalar function',
  table: 'table function (udtf)',
  aggregate: 'aggregate function (udaf)',
  pandas_aggregate: 'pandas aggregate function (udaf)',
  table_aggregate: 'table aggregate function (udtaf)',
  async_scalar: 'async scalar function',
};

/** `a pandas scalar function`, for messages. */
export function describeKind(kind: UdfKind): string {
  return /^[aeiou]/.test(kindWords[kind]) ? `an ${kindWords[kind]}` : `a ${kindWords[kind]}`;
}

/** Throws NOT_YET for kinds that do not run yet, UNSUPPORTED_MODE where Flink itself refuses. */
export function decideMode(udf: UdfInfo, asked: ExecutionMode): ModeDecision {
  switch (udf.kind) {
    case 'scalar':
      return { asked, effective: asked === 'thread' ? 'thread' : 'process-row', reason: null };
    case 'pandas_scalar':
      return {
        asked,
        effective: 'process-arrow',
        reason:
          asked === 'thread'
            ? 'A pandas function falls back to process mode, as in Flink: thread mode runs general functions only.'
            : null,
      };
    case 'async_scalar':
      if (asked === 'thread') throw asyncInThread(udf);
      throw kindNotYet(udf);
    case 'table':
    case 'aggregate':
    case 'pandas_aggregate':
    case 'table_aggregate':
      throw kindNotYet(udf);
  }
}

export function kindNotYet(udf: Pick<UdfInfo, 'name' | 'kind'>): WorkbenchError {
  return workbenchError(
    'NOT_YET',
    'usage',
    `not yet: ${udf.name} is ${describeKind(udf.kind)}; scalar functions, general and pandas, are the kinds that run so far.`,
    { function: udf.name, kind: udf.kind },
    { hint: 'Choose a function declared with @udf that returns one value a row.' },
  );
}

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
