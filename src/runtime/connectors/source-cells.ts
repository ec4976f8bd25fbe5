/** What Flink's own sources make of written values before a function sees them. */
import type { DataType } from '../../contract/model/data-type';
import type { Cell } from '../../contract/model/rows';
import { isTooLargeDecimal } from '../arrow/decimal-text';
import { childTypes } from '../arrow/layout';

/** null where the type's values stay as they are written. */
export function sourceCells(type: DataType): ((cell: Cell) => Cell) | null {
  if (type.kind === 'TIME') return (cell) => cutFraction(cell, type.precision);
  return holdsDecimal(type) ? (cell) => fittingDecimals(type, cell) : null;
}

/** A column of TIME(p) keeps p digits of the fraction. */
function cutFraction(cell: Cell, precision: number): Cell {
  if (typeof cell !== 'string') return cell;
  const point = cell.indexOf('.');
  return point < 0 ? cell : cell.slice(0, precision === 0 ? point : point + 1 + precision);
}

function holdsDecimal(type: DataType): boolean {
  return type.kind === 'DECIMAL' || childTypes(type).some(holdsDecimal);
}

/** A number with more digits than its DECIMAL holds is NULL, at every depth. */
function fittingDecimals(type: DataType, cell: Cell): Cell {
  switch (type.kind) {
    case 'DECIMAL':
      if (typeof cell !== 'string' && typeof cell !== 'number') return cell;
      return isTooLargeDecimal(String(cell), type.precision, type.scale) ? null : cell;
    case 'ARRAY':
      return eachOf(cell, (item) => fittingDecimals(type.element, item));
    case 'MAP':
      return eachOf(cell, (pair) =>
        eachOf(pair, (part, index) => fittingDecimals(index === 0 ? type.key : type.value, part)),
      );
    case 'ROW':
      return eachOf(cell, (item, index) => {
        const field = type.fields[index];
        return field === undefined ? item : fittingDecimals(field.type, item);
      });
    default:
      return cell;
  }
}

function eachOf(cell: Cell, change: (item: Cell, index: number) => Cell): Cell {
  return typeof cell === 'object' && cell !== null ? cell.map(change) : cell;
}
