/**
 * The generated source: the first integer column counts 0, 1, 2, …; other integers are uniform in ±1,000,000 (within
 * their type), DOUBLE and FLOAT in [0, 1), texts of [a-z0-9], binary values of any bytes, both of the length asked for.
 * DECIMAL is uniform in ±1,000,000 (within its type) with random digits after the point; DATE, TIMESTAMP and TIMESTAMP_LTZ
 * lie in 2000 to 2029, TIME anywhere in a day, with as many digits of fraction as the precision has (six at most). ARRAY
 * and MAP have none to three elements, ROW all its fields, made as columns of their types would be. No NULL. A row is
 * the same whatever the batch size and whichever columns are read.
 */
import type { DataType, Field } from '../../contract/model/data-type';
import type { Source } from '../../contract/model/job';
import { widenColumn } from '../arrow/widen';
import { columnGenerator, generatedBytesOf, type ColumnGenerator } from './datagen-columns';
import { schemaIndexes, type GeneratedRows } from './generated-rows';

export type DatagenSource = Extract<Source, { kind: 'datagen' }>;

/** A batch of long texts has fewer rows, so that its offsets (i32) and the memory stay small. */
const BATCH_BYTES_MAX = 64 * 1024 * 1024;

/** `fields` are the columns read, by name out of the source's schema. */
export function createDatagen(source: DatagenSource, fields: readonly Field[], batchRows: number): GeneratedRows {
  const counter = source.schema.findIndex((field) => isInteger(field.type));
  const indexes = schemaIndexes(source.schema, fields, 'generated');
  const generators = fields.map((field, at): ColumnGenerator => {
    const index = indexes[at] ?? 0;
    const { type } = source.schema[index] ?? field;
    const generate = columnGenerator(type, index, index === counter, source.stringLength);
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
