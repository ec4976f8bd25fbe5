/** The casts that Flink's planner puts in by itself where a function declares a wider type than its column has. */
import { formatDataType, type DataType } from '../../contract/model/data-type';
import type { Column, Values } from './column-model';
import { layoutOf, timeUnitOf, unitsPerSecond } from './layout';

const WORD = 0x1_0000_0000;

/** The column as `type`; shares its buffers where the two types lie alike in memory. */
export function widenColumn(column: Column, type: DataType): Column {
  const [from, to] = [layoutOf(column.type), layoutOf(type)];
  const isTimestamp = column.type.kind === 'TIMESTAMP' && type.kind === 'TIMESTAMP';
  if (isTimestamp && timeUnitOf(column.type.precision) !== timeUnitOf(type.precision)) {
    const factor = unitsPerSecond[timeUnitOf(type.precision)] / unitsPerSecond[timeUnitOf(column.type.precision)];
    return { ...column, type, values: scaleLongs(column, BigInt(factor)) };
  }
  if (from.kind !== 'fixed' || to.kind !== 'fixed' || from.values === to.values) return { ...column, type };
  return { ...column, type, values: widenValues(column, to.values) };
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

function scaleLongs({ values, length }: Column, factor: bigint): BigInt64Array {
  const scaled = new BigInt64Array(length);
  if (!(values instanceof BigInt64Array)) throw new Error('A timestamp column holds 64-bit values.');
  for (let row = 0; row < length; row += 1) scaled[row] = (values[row] ?? 0n) * factor;
  return scaled;
}
