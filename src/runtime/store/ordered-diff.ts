/** Stored results read side by side, row by row in input order. */
import type { Difference } from '../../contract/model/compare';
import type { Cell } from '../../contract/model/rows';
import { cellAt } from '../arrow/cells';
import type { ColumnBatch } from '../arrow/column';
import { firstDifference } from './column-difference';
import { NO_ROW, rowCountsNote, valueDifference, valuesOf, type StoreSide } from './sides';
import type { StoreReader } from './store-reader';

/** The first difference; null where all rows are the same. */
export async function orderedDifference(stores: readonly StoreSide[]): Promise<Difference | null> {
  const sides = stores.map(({ mode, reader }) => new Side(mode, reader));
  for (let row = 0; ;) {
    const available: number[] = [];
    for (const side of sides) available.push(await side.available());
    const count = Math.min(...available);
    if (count === 0 || available.length === 0) {
      return available.every((rows) => rows === 0) ? null : missingRow(sides, row);
    }
    const found = firstInStretch(sides, count);
    if (found !== null) {
      const values = valuesOf(sides, (side) => side.cell(found.column, found.row));
      return valueDifference(sides, row + found.row, found.column, values);
    }
    for (const side of sides) side.at += count;
    row += count;
  }
}

/** One store and how far it has been compared. */
class Side {
  readonly mode: string;
  readonly reader: StoreReader;
  batch: ColumnBatch | null = null;
  /** Next row of `batch`. */
  at = 0;
  private readonly batches: AsyncIterator<ColumnBatch>;

  constructor(mode: string, reader: StoreReader) {
    this.mode = mode;
    this.reader = reader;
    this.batches = reader.batches()[Symbol.asyncIterator]();
  }

  /** Rows at hand; reads on where there are none. 0 at the end. */
  async available(): Promise<number> {
    while (this.batch === null || this.at === this.batch.rows) {
      const next = await this.batches.next();
      if (next.done === true) {
        this.batch = null;
        return 0;
      }
      this.batch = next.value;
      this.at = 0;
    }
    return this.batch.rows - this.at;
  }

  cell(columnIndex: number, rowFromHere: number): Cell {
    const column = this.batch?.columns[columnIndex];
    return column === undefined ? NO_ROW : cellAt(column, this.at + rowFromHere);
  }
}

interface Place {
  readonly row: number;
  readonly column: number;
}

/** First row, and its first column, where any side differs from the first one within the next `count` rows. */
function firstInStretch(sides: readonly Side[], count: number): Place | null {
  const [first, ...others] = sides;
  let found: Place | null = null;
  for (const other of others) {
    first?.batch?.columns.forEach((column, index) => {
      const otherColumn = other.batch?.columns[index];
      if (otherColumn === undefined) return;
      const end = found === null ? count : found.row + 1;
      const row = firstDifference({ column, start: first.at }, { column: otherColumn, start: other.at }, end);
      if (row < end && (found === null || row < found.row || index < found.column)) found = { row, column: index };
    });
  }
  return found;
}

function missingRow(sides: readonly Side[], row: number): Difference {
  return {
    row,
    column: sides[0]?.reader.fields[0]?.name ?? '',
    values: valuesOf(sides, (side) => side.cell(0, 0)),
    note: rowCountsNote(sides),
  };
}
