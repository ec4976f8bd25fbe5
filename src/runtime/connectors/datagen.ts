import type { Field } from '../../contract/model/data-type';
import type { Source } from '../../contract/model/job';
import type { ColumnBatch } from '../arrow/column';

export type DatagenSource = Extract<Source, { kind: 'datagen' }>;

export interface Datagen {
  readonly rowsExpected: number;
  next(): ColumnBatch | null;
}

export function createDatagen(source: DatagenSource, fields: readonly Field[], batchRows: number): Datagen {
  throw new Error(String([source, fields, batchRows]));
}
