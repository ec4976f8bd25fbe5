/** Cells between a file's JSON, where integers of any size are bare digits, and the form in which they travel. */
import type { DataType } from './data-type';
import type { Cell } from './rows';

/** What JSON is made of, with integers of any size. */
export type Exact = Cell | bigint | readonly Exact[];

/** A cell of a case file as cells are encoded everywhere: BIGINT as text, FLOAT and DOUBLE as numbers. */
export function normalCell(type: DataType, cell: Cell): Cell {
  if (cell === null || !fitsIn(type, cell)) return cell;
  switch (type.kind) {
    case 'BIGINT':
      return typeof cell === 'number' && Number.isInteger(cell) ? String(BigInt(cell)) : cell;
    case 'FLOAT':
    case 'DOUBLE':
      if (typeof cell === 'string' && /^-?\d+$/.test(cell)) return Number(cell);
      // Messages between processes are plain JSON, where -0 would lose its sign.
      return Object.is(cell, -0) ? '-0.0' : cell;
    case 'ARRAY':
      return cellsOf(cell).map((item) => normalCell(type.element, item));
    case 'MAP':
      return cellsOf(cell).map((pair) => {
        const [key = null, value = null] = cellsOf(pair);
        return [normalCell(type.key, key), normalCell(type.value, value)];
      });
    case 'ROW':
      return type.fields.map((field, index) => normalCell(field.type, cellsOf(cell)[index] ?? null));
    default:
      return cell;
  }
}

/** What was written for a nested type and is none stays, to be told of and mended. */
function fitsIn(type: DataType, cell: Cell): boolean {
  if (type.kind !== 'ARRAY' && type.kind !== 'MAP' && type.kind !== 'ROW') return true;
  return typeof cell === 'object' && (type.kind !== 'ROW' || (cell?.length ?? 0) <= type.fields.length);
}

function cellsOf(cell: Cell): readonly Cell[] {
  return typeof cell === 'object' && cell !== null ? cell : [];
}

/** For a file: BIGINT as a bigint, which is written as bare digits. What is none stays the text that it is. */
export function exactCell(cell: Cell, type: DataType | undefined): Exact {
  if (cell === null || type === undefined) return cell;
  if (typeof cell === 'string') return exactText(cell, type);
  if (typeof cell !== 'object') return cell;
  switch (type.kind) {
    case 'ARRAY':
      return cell.map((element) => exactCell(element, type.element));
    case 'MAP':
      return cell.map((pair) => exactPair(pair, type.key, type.value));
    case 'ROW':
      return cell.map((field, index) => exactCell(field, type.fields[index]?.type));
    default:
      return cell;
  }
}

function exactText(cell: string, type: DataType): Exact {
  if (type.kind === 'BIGINT' && /^[+-]?\d+$/.test(cell)) return BigInt(cell);
  return cell === '-0.0' && (type.kind === 'FLOAT' || type.kind === 'DOUBLE') ? -0 : cell;
}

function exactPair(pair: Cell, key: DataType, value: DataType): Exact {
  if (pair === null || typeof pair !== 'object') return pair;
  return [exactCell(pair[0] ?? null, key), exactCell(pair[1] ?? null, value)];
}
