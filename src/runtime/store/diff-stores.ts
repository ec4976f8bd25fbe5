/** Whether modes gave the same rows: stored results read side by side, value by value, in input order. */
import type { Difference } from '../../contract/model/compare';
import { formatDataType, type Field } from '../../contract/model/data-type';
import type { Cell } from '../../contract/model/rows';
import { hasClearBit } from '../arrow/bitmap';
import { cellAt } from '../arrow/cells';
import type { ColumnBatch } from '../arrow/column';
import { areComparable, firstDifference } from './column-difference';
import { StoreReader } from './store-reader';

export interface StoreDiff {
  readonly equal: boolean;
  readonly firstDifference: Difference | null;
  /** Rows of the longest store. */
  readonly rows: number;
}

/** What a difference shows for a store that ended before the row. */
const NO_ROW = '(no row)';

/** Compares stored results value by value; keys are mode names. One store equals itself. */
export async function diffStores(stores: Readonly<Record<string, string>>): Promise<StoreDiff> {
  const sides: Side[] = [];
  try {
    for (const [mode, path] of Object.entries(stores)) sides.push(new Side(mode, await StoreReader.open(path)));
    const rows = Math.max(0, ...sides.map(({ reader }) => reader.rows));
    const difference = schemaDifference(sides) ?? (await rowDifference(sides));
    return { equal: difference === null, firstDifference: difference, rows };
  } finally {
    for (const { reader } of sides) await reader.close();
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

function schemaDifference(sides: readonly Side[]): Difference | null {
  const [first, ...others] = sides;
  if (first === undefined) return null;
  const { fields } = first.reader;
  for (const { reader } of others) {
    const columns = Math.max(fields.length, reader.fields.length);
    for (let index = 0; index < columns; index++) {
      const a = fields[index];
      const b = reader.fields[index];
      if (a !== undefined && b !== undefined && a.name === b.name && areComparable(a.type, b.type)) continue;
      const values = valuesOf(sides, (side) => fieldText(side.reader.fields[index]));
      return {
        row: 0,
        column: a?.name ?? b?.name ?? '',
        values,
        note: 'The columns have different names or types; their values are not compared.',
      };
    }
  }
  return null;
}

function fieldText(field: Field | undefined): string {
  return field === undefined ? '(no column)' : `${field.name} ${formatDataType(field.type)}`;
}

function valuesOf(sides: readonly Side[], valueOf: (side: Side) => Cell): Record<string, Cell> {
  return Object.fromEntries(sides.map((side) => [side.mode, valueOf(side)]));
}

async function rowDifference(sides: readonly Side[]): Promise<Difference | null> {
  for (let row = 0; ;) {
    const available: number[] = [];
    for (const side of sides) available.push(await side.available());
    const count = Math.min(...available);
    if (count === 0) return available.every((rows) => rows === 0) ? null : missingRow(sides, row);
    const found = firstInStretch(sides, count);
    if (found !== null) return describe(sides, found.column, found.row, row);
    for (const side of sides) side.at += count;
    row += count;
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

/** `place` counts from the sides' present rows, `row` is the index of those in the result. */
async function describe(sides: readonly Side[], column: number, place: number, row: number): Promise<Difference> {
  const field = sides[0]?.reader.fields[column];
  const values = valuesOf(sides, (side) => side.cell(column, place));
  const note = await flinkNote(sides, field, column, values);
  return { row: row + place, column: field?.name ?? '', values, ...(note === null ? {} : { note }) };
}

function missingRow(sides: readonly Side[], row: number): Difference {
  const counts = sides.map(({ mode, reader }) => `${mode} ${reader.rows}`).join(', ');
  return {
    row,
    column: sides[0]?.reader.fields[0]?.name ?? '',
    values: valuesOf(sides, (side) => side.cell(0, 0)),
    note: `The modes gave different numbers of rows: ${counts}.`,
  };
}

/** Flink hands a BIGINT column with NULL to pandas as float64, which has 53 bits: a difference of its own, told as one. */
async function flinkNote(
  sides: readonly Side[],
  field: Field | undefined,
  column: number,
  values: Readonly<Record<string, Cell>>,
): Promise<string | null> {
  const arrow = sides.find(({ mode }) => mode === 'process-arrow');
  if (field?.type.kind !== 'BIGINT' || arrow === undefined) return null;
  if (!Object.values(values).some(isBeyondFloat)) return null;
  if (!(await hasNulls(arrow.reader, column))) return null;
  return (
    'Flink has this difference too: a BIGINT column with NULL reaches pandas as float64, and integers beyond 2^53 ' +
    'lose digits there.'
  );
}

const FLOAT_INTEGERS_END = 2n ** 53n;

function isBeyondFloat(cell: Cell): boolean {
  if (typeof cell !== 'string' || !/^-?\d+$/.test(cell)) return false;
  const value = BigInt(cell);
  return value > FLOAT_INTEGERS_END || value < -FLOAT_INTEGERS_END;
}

async function hasNulls(reader: StoreReader, column: number): Promise<boolean> {
  for await (const batch of reader.batches()) {
    const validity = batch.columns[column]?.validity ?? null;
    if (validity !== null && hasClearBit(validity, 0, batch.rows)) return true;
  }
  return false;
}
