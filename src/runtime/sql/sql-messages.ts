/** Between the task manager's main thread and the thread of a query. */
import type { ErrorData } from '../../contract/errors';
import type { Field } from '../../contract/model/data-type';
import type { DataDescription } from '../../contract/model/project';
import type { DataStatistics } from '../../contract/model/statistics';
import type { ColumnBatch } from '../arrow/column';
import type { SqlQuery } from './query';

export interface SqlThreadData {
  readonly query: SqlQuery;
  readonly work:
    /** `schema`: types that take the place of the query's own. */
    | { readonly kind: 'describe'; readonly schema: readonly Field[]; readonly sample: boolean }
    | { readonly kind: 'statistics' }
    | {
        readonly kind: 'read';
        readonly columns: readonly Field[];
        readonly batchRows: number;
        readonly maxRows: number | null;
      };
}

export type ToSqlThread = { readonly kind: 'next' } | { readonly kind: 'close' };

export type FromSqlThread =
  | { readonly kind: 'described'; readonly description: DataDescription }
  | { readonly kind: 'computed'; readonly share: number | null }
  | { readonly kind: 'statistics'; readonly statistics: DataStatistics }
  | { readonly kind: 'opened' }
  | { readonly kind: 'batch'; readonly batch: ColumnBatch }
  | { readonly kind: 'end' }
  | { readonly kind: 'failed'; readonly error: ErrorData };
