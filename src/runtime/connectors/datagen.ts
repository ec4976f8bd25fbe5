/**
 * The generated source: the first integer column counts 0, 1, 2, …; other integers are uniform in ±1,000,000 (within
 * their type), DOUBLE and FLOAT in [0, 1), texts of [a-z0-9]. No NULL. A row is the same whatever the batch size and
 * whichever columns are read.
 */
import { workbenchError } from '../../contract/errors';
import type { DataType, Field } from '../../contract/model/data-type';
import type { Source } from '../../contract/model/job';
import type { ColumnBatch } from '../arrow/column';
import { widenColumn } from '../arrow/widen';
import { columnGenerator, generatedBytesOf, type ColumnGenerator } from './datagen-columns';

export type DatagenSource = Extract<Source, { kind: 'datagen' }>;

export interface Datagen {
  readonly rowsExpected: number;
  /** The next rows, at most `batchRows`; null after the last. */
  next(): ColumnBatch | null;
}

/** A batch of long texts has fewer rows, so that its offsets (i32) and the memory stay small. */
const BATCH_BYTES_MAX = 64 * 1024 * 1024;

/** `fields` are the columns read, by name out of the source's schema. */
export function createDatagen(source: DatagenSource, fields: readonly Field[], batchRows: number): Datagen {
  const counter = source.schema.findIndex((field) => isInteger(field.type));
  const generators = fields.map((field): ColumnGenerator => {
    const index = source.schema.findIndex(({ name }) => name === field.name);
    if (index < 0) throw columnNotFound(field.name, source.schema);
    const { name, type } = source.schema[index] ?? field;
    const generate = columnGenerator({ name, type }, index, index === counter, source.stringLength);
    if (type.kind === field.type.kind) return generate;
    // Read as the wider type that the function declares: the values stay those of the schema.
    return (firstRow, rows) => widenColumn(generate(firstRow, rows), field.type);
  });
  const rowBytes = fields.reduce((sum, field) => sum + generatedBytesOf(field.type, source.stringLength), 1);
  const rowsMax = Math.max(1, Math.min(batchRows, Math.floor(BATCH_BYTES_MAX / rowBytes)));
  let row = 0;
  return {
    rowsExpected: source.rows,
    next: () => {
      const rows = Math.min(rowsMax, source.rows - row);
      if (rows <= 0) return null;
      const columns = generators.map((generate) => generate(row, rows));
      row += rows;
      return { rows, columns };
    },
  };
}

function isInteger({ kind }: DataType): boolean {
  return kind === 'TINYINT' || kind === 'SMALLINT' || kind === 'INT' || kind === 'BIGINT';
}

function columnNotFound(column: string, schema: readonly Field[]): Error {
  const columns = schema.map(({ name }) => name);
  return workbenchError(
    'COLUMN_NOT_FOUND',
    'plan',
    `The generated rows have no column '${column}'.`,
    { column, columns },
    { hint: `Columns: ${columns.join(', ')}. They come from --schema.` },
  );
}
