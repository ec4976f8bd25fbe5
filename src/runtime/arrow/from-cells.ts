/** Batches made of cells: the reverse of `readCells`, for rows written by hand, recorded ones and generated ones. */
import { workbenchError, type WorkbenchError } from '../../contract/errors';
import { formatDataType, type DataType, type Field } from '../../contract/model/data-type';
import type { Cell } from '../../contract/model/rows';
import { allSet, bitmapBytes, clearBit, setBit } from './bitmap';
import { bytesValue, fixedValue, listValue } from './cell-values';
import { viewValues, type Column, type ColumnBatch, type Values } from './column-model';
import { highWord } from './decimal-text';
import { childTypes, layoutOf, type Layout } from './layout';

/** A cell that is none of its column's type. */
export class UnfitCell extends Error {
  readonly row: number;
  /** The column, then where in its value: `items.element`, `pairs.key`, `point.x`. */
  readonly place: string;
  readonly type: DataType;
  readonly cell: Cell;

  constructor(row: number, place: string, type: DataType, cell: Cell) {
    super(`${JSON.stringify(cell)} is no ${formatDataType(type)} (column '${place}').`);
    this.row = row;
    this.place = place;
    this.type = type;
    this.cell = cell;
  }
}

/**
 * Takes what recorded cases hold: integers as numbers or as their digits, DECIMAL with fewer digits than its scale (more are
 * rounded half up), times without fraction. Throws BAD_CONSTANT naming column and value where a cell is not of its type.
 */
export function batchFromCells(fields: readonly Field[], rows: readonly (readonly Cell[])[]): ColumnBatch {
  try {
    return columnsFromCells(fields, rows);
  } catch (error) {
    throw error instanceof UnfitCell ? badConstant(error) : error;
  }
}

function badConstant({ message, place, type, cell, row }: UnfitCell): WorkbenchError {
  const facts = { column: place, type: formatDataType(type), value: cell, row };
  return workbenchError('BAD_CONSTANT', 'plan', message, facts);
}

/** As `batchFromCells`, for callers that say in their own words what does not fit. Throws UnfitCell. */
export function columnsFromCells(fields: readonly Field[], rows: readonly (readonly Cell[])[]): ColumnBatch {
  const columns = fields.map(({ name, type }, index) => {
    const cells = rows.map((row) => row[index] ?? null);
    return columnFromCells(cells, { type, place: name, rowOf: (at) => at });
  });
  return { rows: rows.length, columns };
}

/** Where a column of cells stands. `rowOf` tells the batch's row of a cell's position. */
interface Site {
  readonly type: DataType;
  readonly place: string;
  readonly rowOf: (at: number) => number;
}

function columnFromCells(cells: readonly Cell[], site: Site): Column {
  const base = { type: site.type, length: cells.length, validity: validityOf(cells) };
  const layout = layoutOf(site.type);
  switch (layout.kind) {
    case 'bits':
      return { ...base, offsets: null, values: bitsFromCells(cells, site), children: [] };
    case 'fixed':
      return { ...base, offsets: null, values: fixedFromCells(cells, site, layout), children: [] };
    case 'variable':
      return { ...base, ...bytesFromCells(cells, site), children: [] };
    case 'list':
      return { ...base, ...listFromCells(cells, site), values: null };
    case 'struct':
      return { ...base, offsets: null, values: null, children: fieldsFromCells(cells, site) };
  }
}

function validityOf(cells: readonly Cell[]): Uint8Array | null {
  if (!cells.includes(null)) return null;
  const validity = allSet(cells.length);
  cells.forEach((cell, row) => {
    if (cell === null) clearBit(validity, row);
  });
  return validity;
}

function unfit({ rowOf, place, type }: Site, at: number, cell: Cell): UnfitCell {
  return new UnfitCell(rowOf(at), place, type, cell);
}

function bitsFromCells(cells: readonly Cell[], site: Site): Uint8Array {
  const bits = new Uint8Array(bitmapBytes(cells.length));
  cells.forEach((cell, at) => {
    if (typeof cell !== 'boolean' && cell !== null) throw unfit(site, at, cell);
    if (cell === true) setBit(bits, at);
  });
  return bits;
}

function fixedFromCells(
  cells: readonly Cell[],
  site: Site,
  { values, bytes, elements }: Layout & { kind: 'fixed' },
): Values {
  const target = viewValues(values, new ArrayBuffer(cells.length * bytes * elements), 0, cells.length * elements);
  cells.forEach((cell, at) => {
    if (cell === null) return;
    const value = fixedValue(site.type, cell);
    if (value === null) throw unfit(site, at, cell);
    if (!(target instanceof BigInt64Array)) {
      target[at] = Number(value);
      return;
    }
    const whole = BigInt(value);
    target[at * elements] = BigInt.asIntN(64, whole);
    if (elements === 2) target[at * 2 + 1] = highWord(whole);
  });
  return target;
}

function bytesFromCells(cells: readonly Cell[], site: Site): { offsets: Int32Array; values: Uint8Array } {
  const offsets = new Int32Array(cells.length + 1);
  let end = 0;
  const pieces: Uint8Array[] = [];
  cells.forEach((cell, at) => {
    if (cell !== null) {
      const bytes = bytesValue(site.type, cell);
      if (bytes === null) throw unfit(site, at, cell);
      pieces.push(bytes);
      end += bytes.length;
    }
    offsets[at + 1] = end;
  });
  const values = new Uint8Array(end);
  let at = 0;
  for (const piece of pieces) {
    values.set(piece, at);
    at += piece.length;
  }
  return { offsets, values };
}

/** ARRAY: its elements; MAP: its pairs, as two columns. */
function listFromCells(cells: readonly Cell[], site: Site): { offsets: Int32Array; children: Column[] } {
  const offsets = new Int32Array(cells.length + 1);
  const inner: Cell[] = [];
  const parents: number[] = [];
  cells.forEach((cell, at) => {
    if (cell !== null) {
      const items = listValue(cell, null);
      if (items === null) throw unfit(site, at, cell);
      for (const item of items) {
        inner.push(item);
        parents.push(at);
      }
    }
    offsets[at + 1] = inner.length;
  });
  const rowOf = (at: number): number => site.rowOf(parents[at] ?? 0);
  const { type, place } = site;
  if (type.kind !== 'MAP') {
    const children = childTypes(type).map((element) =>
      columnFromCells(inner, { type: element, place: `${place}.element`, rowOf }),
    );
    return { offsets, children };
  }
  const pairs = inner.map((pair, at) => {
    const two = listValue(pair, 2);
    if (two === null) throw unfit(site, parents[at] ?? 0, cells[parents[at] ?? 0] ?? null);
    return two;
  });
  const part = (index: number, child: DataType, name: string): Column => {
    const partCells = pairs.map((pair) => pair[index] ?? null);
    return columnFromCells(partCells, { type: child, place: `${place}.${name}`, rowOf });
  };
  return { offsets, children: [part(0, type.key, 'key'), part(1, type.value, 'value')] };
}

/** The fields under a NULL row are NULL. */
function fieldsFromCells(cells: readonly Cell[], site: Site): Column[] {
  const { type, place, rowOf } = site;
  if (type.kind !== 'ROW') return [];
  const rows = cells.map((cell, at) => {
    const fields = cell === null ? null : listValue(cell, type.fields.length);
    if (cell !== null && fields === null) throw unfit(site, at, cell);
    return fields;
  });
  return type.fields.map((field, index) => {
    const fieldCells = rows.map((row) => row?.[index] ?? null);
    return columnFromCells(fieldCells, { type: field.type, place: `${place}.${field.name}`, rowOf });
  });
}
