/** The values of cells in the units of their columns. Each answers null where the cell is not of the type. */
import type { DataType } from '../../contract/model/data-type';
import type { Cell } from '../../contract/model/rows';
import { parseDecimal } from './decimal-text';
import { timeUnitOf } from './layout';
import { parseDate, parseInstant, parseTimeOfDay, parseTimestamp } from './temporal-text';

const integerBits = { TINYINT: 8, SMALLINT: 16, INT: 32, BIGINT: 64 } as const;
const LONG_BITS = 64;

/** Of a type of fixed width; for DECIMAL the unscaled number. */
export function fixedValue(type: DataType, cell: Cell): number | bigint | null {
  switch (type.kind) {
    case 'TINYINT':
    case 'SMALLINT':
    case 'INT':
    case 'BIGINT':
      return integerValue(cell, integerBits[type.kind]);
    case 'FLOAT':
    case 'DOUBLE':
      return floatValue(cell);
    case 'DECIMAL':
      if (typeof cell !== 'string' && typeof cell !== 'number') return null;
      return parseDecimal(String(cell), type.precision, type.scale);
    case 'DATE':
      return typeof cell === 'string' ? parseDate(cell) : null;
    case 'TIME':
      return typeof cell === 'string' ? parseTimeOfDay(cell, timeUnitOf(type.precision)) : null;
    case 'TIMESTAMP':
      return typeof cell === 'string' ? inLongRange(parseTimestamp(cell, timeUnitOf(type.precision))) : null;
    case 'TIMESTAMP_LTZ':
      return typeof cell === 'string' ? inLongRange(parseInstant(cell, timeUnitOf(type.precision))) : null;
    default:
      throw new Error(`Values of ${type.kind} have no fixed width.`);
  }
}

function integerValue(cell: Cell, bits: number): number | bigint | null {
  if (typeof cell === 'string') {
    if (!/^[+-]?\d+$/.test(cell)) return null;
    const value = BigInt(cell.replace(/^\+/, ''));
    return BigInt.asIntN(bits, value) === value ? value : null;
  }
  // A number beyond 2^53 may be another than the one that was written.
  if (typeof cell !== 'number' || !Number.isSafeInteger(cell)) return null;
  return BigInt.asIntN(bits, BigInt(cell)) === BigInt(cell) ? cell : null;
}

function floatValue(cell: Cell): number | null {
  if (typeof cell === 'number') return cell;
  if (cell === 'NaN' || cell === 'Infinity' || cell === '-Infinity') return Number(cell);
  // Integers beyond 2^53 come as their digits.
  return typeof cell === 'string' && /^[+-]?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(cell) ? Number(cell) : null;
}

/** Nanoseconds reach from 1677 to 2262 only. */
function inLongRange(value: bigint | null): bigint | null {
  return value === null || BigInt.asIntN(LONG_BITS, value) !== value ? null : value;
}

/** Of a string or binary type. */
export function bytesValue(type: DataType, cell: Cell): Uint8Array | null {
  if (typeof cell !== 'string') return null;
  if (type.kind === 'CHAR' || type.kind === 'VARCHAR' || type.kind === 'STRING') return Buffer.from(cell, 'utf8');
  return isBase64(cell) ? Buffer.from(cell, 'base64') : null;
}

function isBase64(text: string): boolean {
  return text.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(text);
}

/** Elements of an ARRAY; of a ROW its fields, exactly as many as it has. */
export function listValue(cell: Cell, count: number | null): readonly Cell[] | null {
  if (typeof cell !== 'object' || cell === null) return null;
  return count === null || cell.length === count ? cell : null;
}
