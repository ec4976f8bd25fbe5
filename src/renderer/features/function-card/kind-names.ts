import type { UdfInfo } from '../../../contract/model/udf';

/** The kind in Flink's words, short. */
export function kindName(info: Pick<UdfInfo, 'kind' | 'funcType'>): string {
  switch (info.kind) {
    case 'scalar':
      return info.funcType === 'pandas' ? 'pandas' : 'scalar';
    case 'pandas_scalar':
      return 'pandas';
    case 'table':
      return 'table';
    case 'aggregate':
      return info.funcType === 'pandas' ? 'pandas aggregate' : 'aggregate';
    case 'pandas_aggregate':
      return 'pandas aggregate';
    case 'table_aggregate':
      return 'table aggregate';
    case 'async_scalar':
      return 'async';
  }
}

/** The kind as a sentence's noun. */
export function kindSentence(info: Pick<UdfInfo, 'kind' | 'funcType'>): string {
  switch (info.kind) {
    case 'scalar':
    case 'pandas_scalar':
      return info.funcType === 'pandas' ? 'Scalar function on pandas Series' : 'Scalar function, row by row';
    case 'table':
      return 'Table function';
    case 'aggregate':
    case 'pandas_aggregate':
      return info.funcType === 'pandas' ? 'Aggregate function on pandas Series' : 'Aggregate function';
    case 'table_aggregate':
      return 'Table aggregate function';
    case 'async_scalar':
      return 'Async scalar function';
  }
}
