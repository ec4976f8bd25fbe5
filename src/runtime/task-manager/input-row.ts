/**
 * The rows of a source carry their number where several slots share them by key: only there a chunk does not hold rows that follow each
 * other in the input. The number is one more column behind those the plan reads; nobody but an error asks for it.
 */
import type { ErrorData } from '../../contract/errors';
import type { Field } from '../../contract/model/data-type';
import type { ColumnBatch } from '../arrow/column';

export const rowNumberField: Field = { name: '', type: { kind: 'DOUBLE', nullable: false } };

/** The batch with the rows' numbers, counted from `firstRow`, as its last column. */
export function numberRows(batch: ColumnBatch, firstRow: number): ColumnBatch {
  const values = new Float64Array(batch.rows);
  for (let row = 0; row < values.length; row += 1) values[row] = firstRow + row;
  const { type } = rowNumberField;
  const numbers = { type, length: batch.rows, validity: null, offsets: null, values, children: [] };
  return { rows: batch.rows, columns: [...batch.columns, numbers] };
}

/** The error with its row counted in the input; null where the frame's rows carry no number. */
export function atNumberedRow(error: ErrorData, frame: ColumnBatch, columnsRead: number): ErrorData | null {
  const numbers = frame.columns[columnsRead]?.values;
  if (!(numbers instanceof Float64Array)) return null;
  const { row } = error.facts;
  return typeof row === 'number' ? { ...error, facts: { ...error.facts, row: numbers[row] ?? row } } : error;
}
