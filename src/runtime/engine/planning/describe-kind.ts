/** The kinds of functions in words. */
import type { UdfKind } from '../../../contract/model/udf';

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
