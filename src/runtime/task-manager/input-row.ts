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

function numbersOf(frame: ColumnBatch, columnsRead: number): Float64Array | null {
  const numbers = frame.columns[columnsRead]?.values;
  return numbers instanceof Float64Array ? numbers : null;
}

function withRow(error: ErrorData, row: number | undefined): ErrorData {
  return row === undefined ? error : { ...error, facts: { ...error.facts, row } };
}

/** The error of a frame's row with that row counted in the input; null where the frame's rows carry no number. */
export function atNumberedRow(error: ErrorData, frame: ColumnBatch, columnsRead: number): ErrorData | null {
  const numbers = numbersOf(frame, columnsRead);
  const { row } = error.facts;
  return numbers === null ? null : withRow(error, typeof row === 'number' ? numbers[row] : undefined);
}

/** The numbers of the rows whose bundles are not done: an aggregate may fail in any of them when their bundle ends. */
export class BundleRows {
  private readonly columnsRead: number;
  private readonly pieces: { readonly first: number; readonly numbers: Float64Array }[] = [];
  private rowsOfPass = 0;

  constructor(columnsRead: number) {
    this.columnsRead = columnsRead;
  }

  sent(frame: ColumnBatch): void {
    const numbers = numbersOf(frame, this.columnsRead);
    if (numbers !== null) this.pieces.push({ first: this.rowsOfPass, numbers });
    this.rowsOfPass += frame.rows;
  }

  /** The oldest bundle, of so many rows. */
  bundleDone(rows: number): void {
    for (let left = rows; left > 0 && this.pieces.length > 0; left -= this.pieces.shift()?.numbers.length ?? 0);
  }

  /** The next rows are those of another pass; bundles of this one may still be at work. */
  passEnds(): void {
    this.rowsOfPass = 0;
  }

  /** The error with its row, which counts those of this slot's pass, counted in the input. */
  at(error: ErrorData): ErrorData {
    const { row } = error.facts;
    if (typeof row !== 'number') return error;
    const piece = this.pieces.find(({ first, numbers }) => row >= first && row < first + numbers.length);
    return piece === undefined ? error : withRow(error, piece.numbers[row - piece.first]);
  }
}
