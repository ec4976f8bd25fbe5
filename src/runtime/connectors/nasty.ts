/**
 * Rows made to find what goes wrong. First every boundary of every column, one at a time, the other columns ordinary; then
 * mixes drawn at random of NULL, a few values that come over and over (skewed keys), boundaries and random values. NULL only
 * where a type may be. A row is the same for the same seed, whatever the batch size and whichever columns are read.
 */
import type { DataType, Field } from '../../contract/model/data-type';
import type { Source } from '../../contract/model/job';
import type { Cell } from '../../contract/model/rows';
import { batchFromCells } from '../arrow/from-cells';
import { widenColumn } from '../arrow/widen';
import { schemaIndexes, type GeneratedRows } from './generated-rows';
import { boundariesOf, randomOf } from './nasty-cells';
import { HUGE_BYTES, hugeBytes, hugeText } from './nasty-texts';
import { Draws, randomWord } from './random';

export type NastySource = Extract<Source, { kind: 'nasty' }>;

/** A batch of texts of a megabyte stays small. */
const BATCH_ROWS_MAX = 2_048;
/** One value of a megabyte in so many rows. */
const ROWS_PER_HUGE_VALUE = 10_000;
const HUGE_VALUE_AT = 5_000;

const MIXED_LENGTH_MAX = 100;
const NULL_PERCENT = 12;
const KEY_PERCENT = 30;
const BOUNDARY_PERCENT = 20;

/** The rows whole, by position of the schema's columns. */
export function nastyRows(schema: readonly Field[], rows: number, seed: number): Cell[][] {
  const columns = nastyColumns(schema, seed);
  return Array.from({ length: rows }, (_, row) => columns.map((cellOf) => cellOf(row)));
}

/** `fields` are the columns read, by name out of the source's schema. */
export function createNasty(source: NastySource, fields: readonly Field[], batchRows: number): GeneratedRows {
  const indexes = schemaIndexes(source.schema, fields, 'nasty');
  const all = nastyColumns(source.schema, source.seed);
  const columns = indexes.flatMap((index) => all[index] ?? []);
  const own = indexes.flatMap((index) => source.schema[index] ?? []);
  const rowsMax = Math.max(1, Math.min(batchRows, BATCH_ROWS_MAX));
  let row = 0;
  return {
    rowsExpected: source.rows,
    next: () => {
      const rows = Math.min(rowsMax, source.rows - row);
      if (rows <= 0) return null;
      const cells = Array.from({ length: rows }, (_, at) => columns.map((cellOf) => cellOf(row + at)));
      row += rows;
      const batch = batchFromCells(own, cells);
      return {
        rows,
        columns: batch.columns.map((column, index) => widenColumn(column, fields[index]?.type ?? column.type)),
      };
    },
  };
}

type CellOf = (row: number) => Cell;

function nastyColumns(schema: readonly Field[], seed: number): CellOf[] {
  const boundaries = schema.map(({ type }) => [...boundariesOf(type), ...(type.nullable ? [null] : [])]);
  const boundaryRows = boundaries.reduce((sum, values) => sum + values.length, 0);
  const isHugeAt = hugeColumns(schema);
  let firstRow = 0;
  return schema.map(({ type }, index) => {
    const values = boundaries[index] ?? [];
    const first = firstRow;
    firstRow += values.length;
    const mixed = values.filter(isSmall);
    const columnSeed = randomWord(randomWord(seed | 0, 0x6e61) | 0, index + 1) | 0;
    return (row) => {
      const isOwnTurn = row >= first && row < first + values.length;
      if (row < boundaryRows) return values[isOwnTurn ? row - first : 0] ?? null;
      if (isHugeAt(index, row)) return isText(type) ? hugeText() : hugeBytes(type);
      return mixedCell(type, mixed, new Draws(randomWord(columnSeed, row) | 0));
    };
  });
}

/** Large values come once, at their own turn: mixed into every row they would only cost memory. */
function isSmall(cell: Cell): boolean {
  return typeof cell !== 'object' && typeof cell !== 'string' ? true : cell === null || cell.length <= MIXED_LENGTH_MAX;
}

/** The columns of unbounded length take turns. */
function hugeColumns(schema: readonly Field[]): (index: number, row: number) => boolean {
  const wide = schema.flatMap(({ type }, index) => (holdsHuge(type) ? [index] : []));
  return (index, row) =>
    row % ROWS_PER_HUGE_VALUE === HUGE_VALUE_AT && wide[Math.floor(row / ROWS_PER_HUGE_VALUE) % wide.length] === index;
}

function holdsHuge(type: DataType): boolean {
  if (type.kind === 'VARCHAR' || type.kind === 'VARBINARY') return type.length >= HUGE_BYTES;
  return type.kind === 'STRING' || type.kind === 'BYTES';
}

function isText({ kind }: DataType): boolean {
  return kind === 'STRING' || kind === 'VARCHAR';
}

function mixedCell(type: DataType, boundaries: readonly Cell[], draws: Draws): Cell {
  let percent = draws.below(100);
  if (type.nullable) {
    if (percent < NULL_PERCENT) return null;
    percent -= NULL_PERCENT;
  }
  if (percent < KEY_PERCENT) return boundaries[skewed(draws) % boundaries.length] ?? null;
  if (percent < KEY_PERCENT + BOUNDARY_PERCENT) return boundaries[draws.below(boundaries.length)] ?? null;
  return randomOf(type, draws);
}

/** 0 as often as all others together, 1 as often as those after it, and so on. */
function skewed(draws: Draws): number {
  return Math.clz32(draws.word());
}
