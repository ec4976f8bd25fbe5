/** Whether two cells are the same value, with the tolerance that comparisons give to floating point. */
import type { DataType } from '../../contract/model/data-type';
import type { Cell } from '../../contract/model/rows';
import { pairType } from '../arrow/cell-json';
import { childTypes } from '../arrow/layout';

/** Of the larger value. */
export const DOUBLE_TOLERANCE = 1e-12;
export const FLOAT_TOLERANCE = 1e-6;

export function isClose(x: number, y: number, tolerance: number): boolean {
  if (Number.isNaN(x) && Number.isNaN(y)) return true;
  // An infinity is close to nothing but itself, though the product below would say so.
  if (!Number.isFinite(x) || !Number.isFinite(y)) return false;
  return Math.abs(x - y) <= tolerance * Math.max(Math.abs(x), Math.abs(y));
}

/** Cells as `cellAt` gives them. NULL equals NULL only; pairs of a MAP are sorted already. */
export function areEqualCells(type: DataType, a: Cell, b: Cell): boolean {
  if (a === b) return true;
  if (typeof a === 'number' && typeof b === 'number') {
    if (type.kind === 'DOUBLE') return isClose(a, b, DOUBLE_TOLERANCE);
    return type.kind === 'FLOAT' && isClose(a, b, FLOAT_TOLERANCE);
  }
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (a.length !== b.length) return false;
  const types = type.kind === 'MAP' ? [pairType(type.key, type.value)] : childTypes(type);
  return a.every((cell, index) => {
    const cellType = type.kind === 'ROW' ? types[index] : types[0];
    return cellType !== undefined && areEqualCells(cellType, cell, b[index] ?? null);
  });
}
