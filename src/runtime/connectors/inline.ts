/** Rows that travel with the job: recorded cases, and rows typed by hand. */
import { workbenchError, type WorkbenchError } from '../../contract/errors';
import { formatDataType, type Field } from '../../contract/model/data-type';
import type { Source } from '../../contract/model/job';
import { sliceBatch, type ColumnBatch } from '../arrow/column';
import { columnsFromCells, UnfitCell } from '../arrow/from-cells';
import { widenColumn } from '../arrow/widen';
import { schemaIndexes, type GeneratedRows } from './generated-rows';
import { sourceCells } from './source-cells';

export type InlineSource = Extract<Source, { kind: 'inline' }>;

/**
 * `fields` are the columns read, by name out of the source's schema. As Flink's sources have it, a DECIMAL of too many
 * digits is NULL, and digits beyond its scale are rounded half up. Throws COLUMN_NOT_FOUND, and SOURCE_VALUE naming row, column
 * and value where a cell is none of its type.
 */
export function createInline(source: InlineSource, fields: readonly Field[], batchRows: number): GeneratedRows {
  const all = inlineBatch(source, fields);
  let row = 0;
  return {
    rowsExpected: all.rows,
    next: () => {
      if (row >= all.rows) return null;
      const start = row;
      row = Math.min(all.rows, row + Math.max(1, batchRows));
      return sliceBatch(all, start, row);
    },
  };
}

function inlineBatch(source: InlineSource, fields: readonly Field[]): ColumnBatch {
  const indexes = schemaIndexes(source.schema, fields, 'inline');
  source.rows.forEach((row, index) => {
    if (row.length !== source.schema.length) throw wrongLength(row.length, source.schema, index);
  });
  const own = indexes.map((index, at) => source.schema[index] ?? fields[at]).filter((field) => field !== undefined);
  const changes = own.map(({ type }) => sourceCells(type));
  const rows = source.rows.map((row) =>
    indexes.map((index, at) => {
      const cell = row[index] ?? null;
      const change = changes[at] ?? null;
      return change === null ? cell : change(cell);
    }),
  );
  try {
    const batch = columnsFromCells(own, rows);
    const columns = batch.columns.map((column, index) => widenColumn(column, fields[index]?.type ?? column.type));
    return { rows: batch.rows, columns };
  } catch (error) {
    throw error instanceof UnfitCell ? wrongValue(error) : error;
  }
}

function wrongValue({ row, place, type, cell }: UnfitCell): WorkbenchError {
  const declaredType = formatDataType(type);
  const value = JSON.stringify(cell);
  return workbenchError(
    'SOURCE_VALUE',
    'run',
    `Row ${row + 1}: ${value} in column ${place} is no ${declaredType}.`,
    { row, columnName: place, value, declaredType },
    { hint: 'Correct the value, or declare another type for the column.' },
  );
}

function wrongLength(cells: number, schema: readonly Field[], row: number): WorkbenchError {
  const columns = schema.map(({ name }) => name);
  return workbenchError(
    'SOURCE_VALUE',
    'run',
    `Row ${row + 1} has ${cells} values, its schema ${columns.length} columns: ${columns.join(', ')}.`,
    { row, values: cells, columns },
    { hint: 'Give each row one value a column; null stands for NULL.' },
  );
}
