import type { RowOperation } from '../../../contract/model/job';
import type { UdfInfo } from '../../../contract/model/udf';

type Kind = Pick<UdfInfo, 'kind' | 'funcType'>;

/** The kind in Flink's words, short. */
export function kindName(info: Kind): string {
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
export function kindSentence(info: Kind): string {
  switch (info.kind) {
    case 'scalar':
    case 'pandas_scalar':
      return info.funcType === 'pandas' ? 'Scalar function on pandas Series' : 'Scalar function, row by row';
    case 'table':
      return 'Table function, any rows for a row';
    case 'aggregate':
    case 'pandas_aggregate':
      return info.funcType === 'pandas'
        ? 'Aggregate function on pandas Series'
        : 'Aggregate function with an accumulator';
    case 'table_aggregate':
      return 'Table aggregate, any rows for a group';
    case 'async_scalar':
      return 'Async scalar function, rows in flight';
  }
}

/** Rows in and rows out, in three characters. */
export function kindMark({ kind }: Pick<UdfInfo, 'kind'>): string {
  switch (kind) {
    case 'scalar':
    case 'pandas_scalar':
      return '1→1';
    case 'async_scalar':
      return '1⇢1';
    case 'table':
      return '1→n';
    case 'aggregate':
    case 'pandas_aggregate':
      return 'n→1';
    case 'table_aggregate':
      return 'n→k';
  }
}

/** As it is written in a Table API program: `t.map(f)`. */
export function operationCall(operation: RowOperation, name: string): string {
  return `t.${operation}(${name})`;
}
