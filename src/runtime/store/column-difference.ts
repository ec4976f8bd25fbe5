/**
 * Where two columns differ first, by typed loops over their buffers: no BigInt, no object a row. Cells are made only of MAPs
 * whose pairs lie in another order.
 */
import type { DataType } from '../../contract/model/data-type';
import { getBit } from '../arrow/bitmap';
import { cellAt } from '../arrow/cells';
import type { Column } from '../arrow/column';
import { layoutOf } from '../arrow/layout';
import { areEqualCells, DOUBLE_TOLERANCE, FLOAT_TOLERANCE, isClose } from './equal-cells';

/** Rows of a column, from `start` on. */
export interface ColumnRange {
  readonly column: Column;
  readonly start: number;
}

/** Whether values of the two types can be compared one by one. */
export function areComparable(a: DataType, b: DataType): boolean {
  return familyOf(a) === familyOf(b);
}

/** Types of one family hold values of the same meaning in the same layout. */
function familyOf(type: DataType): string {
  switch (type.kind) {
    case 'CHAR':
    case 'VARCHAR':
    case 'STRING':
      return 'text';
    case 'BINARY':
    case 'VARBINARY':
    case 'BYTES':
      return 'bytes';
    case 'TIME':
    case 'TIMESTAMP':
    case 'TIMESTAMP_LTZ':
      return `${type.kind}(${type.precision})`;
    case 'DECIMAL':
      return `DECIMAL(${type.precision}, ${type.scale})`;
    case 'ARRAY':
      return `ARRAY<${familyOf(type.element)}>`;
    case 'MAP':
      return `MAP<${familyOf(type.key)}, ${familyOf(type.value)}>`;
    case 'ROW':
      return `ROW<${type.fields.map((field) => familyOf(field.type)).join(', ')}>`;
    default:
      return type.kind;
  }
}

/**
 * First of `count` rows that differs, counted from the ranges' starts; `count` where none does. NULL equals NULL only, NaN
 * equals NaN, DOUBLE may differ by 1e-12 and FLOAT by 1e-6 of the larger one. The columns' types must be comparable.
 */
export function firstDifference(a: ColumnRange, b: ColumnRange, count: number): number {
  if (a.column.validity === null && b.column.validity === null) return firstDifferentValue(a, b, 0, count);
  // Stretches of rows that are NULL in neither are compared like columns without NULL.
  let row = 0;
  while (row < count) {
    const validA = isValid(a, row);
    if (validA !== isValid(b, row)) return row;
    let end = row + 1;
    while (end < count && isValid(a, end) === validA && isValid(b, end) === validA) end += 1;
    if (validA) {
      const different = firstDifferentValue(a, b, row, end);
      if (different < end) return different;
    }
    row = end;
  }
  return count;
}

function isValid({ column, start }: ColumnRange, row: number): boolean {
  return column.validity === null || getBit(column.validity, start + row);
}

function firstDifferentValue(a: ColumnRange, b: ColumnRange, from: number, to: number): number {
  const valuesA = a.column.values;
  const valuesB = b.column.values;
  const layout = layoutOf(a.column.type);
  switch (layout.kind) {
    case 'bits':
      if (!(valuesA instanceof Uint8Array && valuesB instanceof Uint8Array)) break;
      return differentBit(valuesA, a.start, valuesB, b.start, from, to);
    case 'fixed':
      if (valuesA instanceof Float64Array && valuesB instanceof Float64Array) {
        return differentFloat(valuesA, a.start, valuesB, b.start, from, to, DOUBLE_TOLERANCE);
      }
      if (valuesA instanceof Float32Array && valuesB instanceof Float32Array) {
        return differentFloat(valuesA, a.start, valuesB, b.start, from, to, FLOAT_TOLERANCE);
      }
      if (valuesA instanceof BigInt64Array && valuesB instanceof BigInt64Array) {
        return differentLong(valuesA, a.start, valuesB, b.start, from, to, layout.elements);
      }
      if (isIntegerArray(valuesA) && isIntegerArray(valuesB)) {
        return differentInteger(valuesA, a.start, valuesB, b.start, from, to);
      }
      break;
    case 'variable':
      return differentBytes(a, b, from, to);
    case 'list':
      return a.column.type.kind === 'MAP' ? differentMap(a, b, from, to) : differentList(a, b, from, to);
    case 'struct':
      return differentField(a, b, from, to);
  }
  throw new Error(`Columns of type ${a.column.type.kind} cannot be compared.`);
}

type IntegerArray = Int8Array | Int16Array | Int32Array;

function isIntegerArray(values: unknown): values is IntegerArray {
  return values instanceof Int8Array || values instanceof Int16Array || values instanceof Int32Array;
}

function differentBit(a: Uint8Array, startA: number, b: Uint8Array, startB: number, from: number, to: number): number {
  for (let row = from; row < to; row++) if (getBit(a, startA + row) !== getBit(b, startB + row)) return row;
  return to;
}

function differentInteger(
  a: IntegerArray,
  startA: number,
  b: IntegerArray,
  startB: number,
  from: number,
  to: number,
): number {
  for (let row = from; row < to; row++) if (a[startA + row] !== b[startB + row]) return row;
  return to;
}

function differentLong(
  a: BigInt64Array,
  startA: number,
  b: BigInt64Array,
  startB: number,
  from: number,
  to: number,
  elements: number,
): number {
  const words = elements * 2;
  const wordsA = new Int32Array(a.buffer, a.byteOffset, a.length * 2);
  const wordsB = new Int32Array(b.buffer, b.byteOffset, b.length * 2);
  const shift = (startB - startA) * words;
  const last = (startA + to) * words;
  for (let at = (startA + from) * words; at < last; at++) {
    if (wordsA[at] !== wordsB[at + shift]) return Math.floor(at / words) - startA;
  }
  return to;
}

function differentFloat(
  a: Float32Array | Float64Array,
  startA: number,
  b: Float32Array | Float64Array,
  startB: number,
  from: number,
  to: number,
  tolerance: number,
): number {
  for (let row = from; row < to; row++) {
    const x = a[startA + row] ?? 0;
    const y = b[startB + row] ?? 0;
    if (x !== y && !isClose(x, y, tolerance)) return row;
  }
  return to;
}

/** Equal lengths and equal bytes as a whole first: that is one native call for all rows, and the usual case. */
function differentBytes(a: ColumnRange, b: ColumnRange, from: number, to: number): number {
  const { values: valuesA } = a.column;
  const { values: valuesB } = b.column;
  const offsetsA = offsetsOf(a.column);
  const offsetsB = offsetsOf(b.column);
  if (!(valuesA instanceof Uint8Array && valuesB instanceof Uint8Array)) {
    throw new Error(`A column of type ${a.column.type.kind} has no data.`);
  }
  const bytesA = Buffer.from(valuesA.buffer, valuesA.byteOffset, valuesA.length);
  const bytesB = Buffer.from(valuesB.buffer, valuesB.byteOffset, valuesB.length);
  const differs = (first: number, last: number): boolean =>
    bytesA.compare(
      bytesB,
      offsetsB[b.start + first] ?? 0,
      offsetsB[b.start + last] ?? 0,
      offsetsA[a.start + first] ?? 0,
      offsetsA[a.start + last] ?? 0,
    ) !== 0;

  const end = equalLengthsEnd(a, b, from, to);
  if (!differs(from, end)) return end;
  for (let row = from; row < end; row++) if (differs(row, row + 1)) return row;
  return end;
}

function offsetsOf({ offsets, type }: Column): Int32Array {
  if (offsets === null) throw new Error(`A column of type ${type.kind} has no offsets.`);
  return offsets;
}

/** Rows [from, answer) have equal lengths in both; where the answer is below `to`, that row's lengths differ. */
function equalLengthsEnd(a: ColumnRange, b: ColumnRange, from: number, to: number): number {
  const offsetsA = offsetsOf(a.column);
  const offsetsB = offsetsOf(b.column);
  const baseA = offsetsA[a.start + from] ?? 0;
  const baseB = offsetsB[b.start + from] ?? 0;
  let end = from;
  while (end < to && (offsetsA[a.start + end + 1] ?? 0) - baseA === (offsetsB[b.start + end + 1] ?? 0) - baseB) {
    end += 1;
  }
  return end;
}

/** The elements of all rows as one stretch of the children. */
function differentList(a: ColumnRange, b: ColumnRange, from: number, to: number): number {
  const offsetsA = offsetsOf(a.column);
  const offsetsB = offsetsOf(b.column);
  const end = equalLengthsEnd(a, b, from, to);
  const startA = offsetsA[a.start + from] ?? 0;
  const startB = offsetsB[b.start + from] ?? 0;
  const elements = (offsetsA[a.start + end] ?? 0) - startA;
  let different = elements;
  a.column.children.forEach((child, index) => {
    const other = b.column.children[index];
    if (other === undefined) return;
    different = firstDifference({ column: child, start: startA }, { column: other, start: startB }, different);
  });
  if (different === elements) return end;
  let row = from;
  while ((offsetsA[a.start + row + 1] ?? 0) - startA <= different) row += 1;
  return row;
}

/** Pairs have no order: where they differ as a list, the row's sorted pairs decide. */
function differentMap(a: ColumnRange, b: ColumnRange, from: number, to: number): number {
  let row = from;
  while (row < to) {
    row = differentList(a, b, row, to);
    if (row === to) break;
    const [cellA, cellB] = [cellAt(a.column, a.start + row), cellAt(b.column, b.start + row)];
    if (!areEqualCells(a.column.type, cellA, cellB)) break;
    row += 1;
  }
  return row;
}

function differentField(a: ColumnRange, b: ColumnRange, from: number, to: number): number {
  let count = to - from;
  a.column.children.forEach((child, index) => {
    const other = b.column.children[index];
    if (other === undefined) return;
    count = firstDifference({ column: child, start: a.start + from }, { column: other, start: b.start + from }, count);
  });
  return from + count;
}
