/**
 * Stored results compared as multisets: rows of aggregates have no order. Rows are grouped by a hash of the columns that
 * must be equal to the bit; within a group, rows are matched one to one with the tolerance of floating point.
 */
import type { Difference } from '../../contract/model/compare';
import type { DataType } from '../../contract/model/data-type';
import { cellAt } from '../arrow/cells';
import { concatBatches, hashRows, type ColumnBatch } from '../arrow/column';
import { childTypes } from '../arrow/layout';
import { firstDifference } from './column-difference';
import { NO_ROW, rowCountsNote, valueDifference, valuesOf, type StoreSide } from './sides';
import type { StoreReader } from './store-reader';

/** Rows that are looked at to show what a row without a match became. */
const CANDIDATES_MAX = 1_000;

/** The first row of the first store that another has not, or one that it has not itself; null where there is none. */
export async function unorderedDifference(sides: readonly StoreSide[]): Promise<Difference | null> {
  const [firstSide, ...otherSides] = sides;
  if (firstSide === undefined) return null;
  const first = await Rows.read(firstSide.reader);
  for (const side of otherSides) {
    const other = await Rows.read(side.reader);
    const lost = firstUnmatched(first, other);
    if (lost !== null) return lostRow(sides, first, side.mode, other, lost);
    const added = firstUnmatched(other, first);
    if (added !== null) return addedRow(sides, side.mode, other, added.row);
  }
  return null;
}

/** A whole store, its rows in the order of their hashes. */
class Rows {
  readonly batch: ColumnBatch;
  readonly hashes: Uint32Array;
  /** Row numbers, by hash; then as floating-point columns and the store have them. */
  readonly order: Int32Array;

  private constructor(batch: ColumnBatch, exact: readonly number[], inexact: readonly number[]) {
    this.batch = batch;
    this.hashes = new Uint32Array(batch.rows);
    hashRows(batch, exact, this.hashes);
    const { hashes } = this;
    const columns = inexact.map((index) => batch.columns[index]?.values ?? null);
    this.order = Int32Array.from(hashes, (_, row) => row).sort((a, b) => {
      const byHash = (hashes[a] ?? 0) - (hashes[b] ?? 0);
      if (byHash !== 0) return byHash;
      for (const values of columns) {
        const difference = values === null ? 0 : Number(values[a] ?? 0) - Number(values[b] ?? 0);
        if (difference < 0 || difference > 0) return difference;
      }
      return a - b;
    });
  }

  static async read(reader: StoreReader): Promise<Rows> {
    const batches: ColumnBatch[] = [];
    for await (const batch of reader.batches()) batches.push(batch);
    const isExact = reader.fields.map(({ type }) => !holdsFloats(type));
    const indexes = (wanted: boolean): number[] => isExact.flatMap((exact, index) => (exact === wanted ? [index] : []));
    return new Rows(concatBatches(batches, reader.fields), indexes(true), indexes(false));
  }

  hashAt(position: number): number {
    return this.hashes[this.order[position] ?? 0] ?? 0;
  }

  /** Where the rows of the hash at `position` end. */
  groupEnd(position: number): number {
    let end = position + 1;
    while (end < this.order.length && this.hashAt(end) === this.hashAt(position)) end += 1;
    return end;
  }
}

function holdsFloats(type: DataType): boolean {
  return type.kind === 'FLOAT' || type.kind === 'DOUBLE' || childTypes(type).some(holdsFloats);
}

interface Unmatched {
  readonly row: number;
  /** Rows of the other store with the same exact columns that nothing matched. */
  readonly candidates: readonly number[];
}

/** The row of `a`, lowest in the order of hashes, that finds no equal row of its own in `b`. */
function firstUnmatched(a: Rows, b: Rows): Unmatched | null {
  let startB = 0;
  for (let startA = 0; startA < a.order.length;) {
    const endA = a.groupEnd(startA);
    while (startB < b.order.length && b.hashAt(startB) < a.hashAt(startA)) startB += 1;
    const isThere = startB < b.order.length && b.hashAt(startB) === a.hashAt(startA);
    const groupA = a.order.subarray(startA, endA);
    const groupB = isThere ? b.order.subarray(startB, b.groupEnd(startB)) : new Int32Array(0);
    const unmatched = unmatchedInGroup(a.batch, groupA, b.batch, groupB);
    if (unmatched !== null) return unmatched;
    startA = endA;
  }
  return null;
}

/** Both groups are in nearly the same order, so that the first free row is the match nearly always. */
function unmatchedInGroup(a: ColumnBatch, groupA: Int32Array, b: ColumnBatch, groupB: Int32Array): Unmatched | null {
  const isTaken = new Uint8Array(groupB.length);
  let firstFree = 0;
  for (const row of groupA) {
    while (isTaken[firstFree] === 1) firstFree += 1;
    let match = firstFree;
    while (match < groupB.length && (isTaken[match] === 1 || differentColumn(a, row, b, groupB[match] ?? 0) >= 0)) {
      match += 1;
    }
    if (match === groupB.length) return { row, candidates: [...groupB.filter((_, index) => isTaken[index] !== 1)] };
    isTaken[match] = 1;
  }
  return null;
}

/** First column in which two rows differ, or -1. */
function differentColumn(a: ColumnBatch, rowA: number, b: ColumnBatch, rowB: number): number {
  return a.columns.findIndex((column, index) => {
    const other = b.columns[index];
    return other !== undefined && firstDifference({ column, start: rowA }, { column: other, start: rowB }, 1) === 0;
  });
}

/** Shown beside the row of the other store that is most like it, which is what it became there. */
async function lostRow(
  sides: readonly StoreSide[],
  first: Rows,
  mode: string,
  other: Rows,
  { row, candidates }: Unmatched,
): Promise<Difference> {
  const like = mostLike(first, row, other, candidates);
  const column = like === null ? 0 : Math.max(0, differentColumn(first.batch, row, other.batch, like));
  const values = valuesOf(sides, (side) => {
    if (side.mode !== mode) return cellIn(first.batch, column, row);
    return like === null ? NO_ROW : cellIn(other.batch, column, like);
  });
  const difference = await valueDifference(sides, row, column, values);
  return like === null ? { ...difference, note: rowText(sides, first.batch, row) } : difference;
}

function addedRow(sides: readonly StoreSide[], mode: string, rows: Rows, row: number): Difference {
  const values = valuesOf(sides, (side) => (side.mode === mode ? cellIn(rows.batch, 0, row) : NO_ROW));
  const column = sides[0]?.reader.fields[0]?.name ?? '';
  return { row, column, values, note: rowText(sides, rows.batch, row) };
}

function cellIn(batch: ColumnBatch, column: number, row: number): ReturnType<typeof cellAt> {
  const found = batch.columns[column];
  return found === undefined ? NO_ROW : cellAt(found, row);
}

function rowText(sides: readonly StoreSide[], batch: ColumnBatch, row: number): string {
  const cells = batch.columns.map((column) => JSON.stringify(cellAt(column, row)));
  const counts = new Set(sides.map(({ reader }) => reader.rows)).size > 1 ? ` ${rowCountsNote(sides)}` : '';
  return `Only one mode has the row [${cells.join(', ')}].${counts}`;
}

/** Among the candidates, else among rows that the first store has not, the one with most columns alike; null: none has any. */
function mostLike(first: Rows, row: number, other: Rows, candidates: readonly number[]): number | null {
  const choices = candidates.length > 0 ? candidates.slice(0, CANDIDATES_MAX) : rowsOnlyIn(other, first);
  let best: number | null = null;
  let bestCount = 0;
  for (const choice of choices) {
    const count = first.batch.columns.filter((column, index) => {
      const otherColumn = other.batch.columns[index];
      if (otherColumn === undefined) return false;
      return firstDifference({ column, start: row }, { column: otherColumn, start: choice }, 1) === 1;
    }).length;
    if (best === null || count > bestCount) [best, bestCount] = [choice, count];
  }
  return bestCount > 0 || first.batch.columns.length === 1 ? best : null;
}

function rowsOnlyIn(rows: Rows, other: Rows): number[] {
  const known = new Set(other.hashes);
  const only: number[] = [];
  for (const row of rows.order) {
    if (!known.has(rows.hashes[row] ?? 0)) only.push(row);
    if (only.length === CANDIDATES_MAX) break;
  }
  return only;
}
