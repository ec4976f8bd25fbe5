/** The casts that Flink's planner puts in by itself where a function declares a wider type than its column has. */
import { workbenchError, type WorkbenchError } from '../../contract/errors';
import { formatDataType, type DataType } from '../../contract/model/data-type';
import { isNull, type Column, type Values } from './column-model';
import { highWord } from './decimal-text';
import { childTypes, layoutOf, timeUnitOf, unitsPerSecond } from './layout';

const WORD = 0x1_0000_0000;
const LONG_BITS = 64;

/** The column as `type`; shares its buffers where the two types lie alike in memory. Throws SOURCE_VALUE for a time beyond nanoseconds. */
export function widenColumn(column: Column, type: DataType): Column {
  const [from, to] = [layoutOf(column.type), layoutOf(type)];
  if (from.kind === 'list' || from.kind === 'struct') {
    const types = childTypes(type);
    const children = column.children.map((child, index) => widenColumn(child, types[index] ?? child.type));
    return { ...column, type, children };
  }
  if (type.kind === 'DECIMAL') return { ...column, type, values: widenDecimals(column, type.scale) };
  const factor = unitFactor(column.type, type);
  if (factor !== 1) return { ...column, type, values: scaleTimes(column, type, factor) };
  if (from.kind !== 'fixed' || to.kind !== 'fixed' || from.values === to.values) return { ...column, type };
  return { ...column, type, values: widenValues(column, to.values) };
}

/** How many of the wider type's units are one of the narrower type's. */
function unitFactor(from: DataType, to: DataType): number {
  const isTime = from.kind === 'TIME' || from.kind === 'TIMESTAMP' || from.kind === 'TIMESTAMP_LTZ';
  if (!isTime || from.kind !== to.kind) return 1;
  return unitsPerSecond[timeUnitOf(to.precision)] / unitsPerSecond[timeUnitOf(from.precision)];
}

function scaleTimes(column: Column, type: DataType, factor: number): Values {
  const { values, length } = column;
  if (values instanceof Int32Array) {
    // TIME(0) and TIME(3) are 32 bits wide, finer ones 64.
    if (type.kind !== 'TIME' || type.precision <= 3) return values.map((value) => value * factor);
    return BigInt64Array.from(values, (value) => BigInt(value) * BigInt(factor));
  }
  if (!(values instanceof BigInt64Array)) throw new Error('A timestamp column holds 64-bit values.');
  const target = new BigInt64Array(length);
  for (let row = 0; row < length; row++) {
    const scaled = (values[row] ?? 0n) * BigInt(factor);
    target[row] = scaled;
    if (target[row] !== scaled && !isNull(column, row)) throw beyondNanoseconds(column.type, type, row);
  }
  return target;
}

function beyondNanoseconds(from: DataType, to: DataType, row: number): WorkbenchError {
  const [declared, own] = [formatDataType(to), formatDataType(from)];
  return workbenchError(
    'SOURCE_VALUE',
    'run',
    `Row ${row + 1}: a ${own} before 1677 or after 2262 does not fit into the nanoseconds of ${declared}.`,
    { row, declaredType: declared, type: own },
    { hint: 'Declare a precision of 6 or less for the argument.' },
  );
}

function widenDecimals(column: Column, scale: number): Values {
  const { values, length, type } = column;
  const places = scale - (type.kind === 'DECIMAL' ? type.scale : 0);
  if (values === null || places < 0)
    throw new Error(`${formatDataType(type)} is not widened to a DECIMAL of scale ${scale}.`);
  if (type.kind === 'DECIMAL' && places === 0) return values;
  const factor = 10n ** BigInt(places);
  const target = new BigInt64Array(length * 2);
  for (let row = 0; row < length; row++) {
    const unscaled = unscaledAt(values, row, type) * factor;
    target[row * 2] = BigInt.asIntN(LONG_BITS, unscaled);
    target[row * 2 + 1] = highWord(unscaled);
  }
  return target;
}

function unscaledAt(values: Values, row: number, type: DataType): bigint {
  if (type.kind !== 'DECIMAL') return BigInt(values[row] ?? 0);
  const low = BigInt.asUintN(LONG_BITS, BigInt(values[row * 2] ?? 0));
  return (BigInt(values[row * 2 + 1] ?? 0) << BigInt(LONG_BITS)) | low;
}

function widenValues({ values, length, type }: Column, to: string): Values {
  if (values instanceof BigInt64Array) {
    const numbers = to === 'float32' ? new Float32Array(length) : new Float64Array(length);
    return fillFromLongs(values, numbers);
  }
  if (values !== null) {
    switch (to) {
      case 'int16':
        return Int16Array.from(values);
      case 'int32':
        return Int32Array.from(values);
      case 'int64':
        return longsOf(values);
      case 'float32':
        return Float32Array.from(values);
      case 'float64':
        return Float64Array.from(values);
    }
  }
  throw new Error(`${formatDataType(type)} is not widened to ${to}.`);
}

/** Little-endian pairs of words: no BigInt a row. */
function longsOf(values: Exclude<Values, BigInt64Array>): BigInt64Array {
  const words = new Int32Array(values.length * 2);
  for (let row = 0, at = 0; row < values.length; row += 1, at += 2) {
    const value = values[row] ?? 0;
    words[at] = value;
    words[at + 1] = value >> 31;
  }
  return new BigInt64Array(words.buffer);
}

function fillFromLongs<T extends Float32Array | Float64Array>(values: BigInt64Array, target: T): T {
  const words = new Int32Array(values.buffer, values.byteOffset, values.length * 2);
  for (let row = 0, at = 0; row < target.length; row += 1, at += 2) {
    target[row] = (words[at + 1] ?? 0) * WORD + ((words[at] ?? 0) >>> 0);
  }
  return target;
}
