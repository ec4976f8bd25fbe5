/** Rows that this process makes itself, and how batches of them come. */
import { workbenchError } from '../../contract/errors';
import type { Field } from '../../contract/model/data-type';
import type { ColumnBatch } from '../arrow/column';

export interface GeneratedRows {
  readonly rowsExpected: number;
  /** The next rows, at most `batchRows`; null after the last. */
  next(): ColumnBatch | null;
}

/** Position of each column read in the source's schema. Throws COLUMN_NOT_FOUND. */
export function schemaIndexes(schema: readonly Field[], fields: readonly Field[], rows: string): number[] {
  return fields.map(({ name }) => {
    const index = schema.findIndex((field) => field.name === name);
    if (index < 0) throw columnNotFound(name, schema, rows);
    return index;
  });
}

function columnNotFound(column: string, schema: readonly Field[], rows: string): Error {
  const columns = schema.map(({ name }) => name);
  return workbenchError(
    'COLUMN_NOT_FOUND',
    'plan',
    `The ${rows} rows have no column '${column}'.`,
    { column, columns },
    { hint: `Columns: ${columns.join(', ')}. They come from the schema of these rows.` },
  );
}
