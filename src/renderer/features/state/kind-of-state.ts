import type { UdfInfo } from '../../../contract/model/udf';

/** What a function remembers from row to row, if it does. */
export function kindOfState(info: UdfInfo | null): 'accumulator' | 'pandas' | 'none' {
  if (info?.kind === 'aggregate' || info?.kind === 'table_aggregate') return 'accumulator';
  return info?.kind === 'pandas_aggregate' ? 'pandas' : 'none';
}
