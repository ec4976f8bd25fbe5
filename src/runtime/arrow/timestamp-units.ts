/**
 * 64-bit counts of seconds, milliseconds and nanoseconds to microseconds and back, without BigInt: a value is two words, and
 * a product or quotient of its halves stays below 2^53, where doubles are exact.
 */
import type { TimeUnit } from './layout';

const WORD = 0x1_0000_0000;

/** Microseconds of values in `unit`; parts of a microsecond are cut towards the past, as Flink cuts them. */
export function toMicroseconds(values: BigInt64Array, unit: TimeUnit): BigInt64Array {
  switch (unit) {
    case 'second':
      return multiplied(values, 1_000_000).values;
    case 'millisecond':
      return multiplied(values, 1_000).values;
    case 'microsecond':
      return values;
    case 'nanosecond':
      return divided(values, 1_000);
  }
}

export interface Converted {
  readonly values: BigInt64Array;
  /** First row whose time does not fit 64 bits of the unit (nanoseconds: years 1677 to 2262), or -1. */
  readonly overflowRow: number;
}

/** Values in `unit` of microseconds. */
export function fromMicroseconds(micros: BigInt64Array, unit: TimeUnit): Converted {
  switch (unit) {
    case 'second':
      return { values: divided(micros, 1_000_000), overflowRow: -1 };
    case 'millisecond':
      return { values: divided(micros, 1_000), overflowRow: -1 };
    case 'microsecond':
      return { values: micros, overflowRow: -1 };
    case 'nanosecond':
      return multiplied(micros, 1_000);
  }
}

function wordsOf(values: BigInt64Array): Int32Array {
  return new Int32Array(values.buffer, values.byteOffset, values.length * 2);
}

function multiplied(values: BigInt64Array, factor: number): Converted {
  const result = new BigInt64Array(values.length);
  const from = wordsOf(values);
  const to = wordsOf(result);
  let overflowRow = -1;
  for (let at = 0; at < from.length; at += 2) {
    const low = ((from[at] ?? 0) >>> 0) * factor;
    const carry = Math.floor(low / WORD);
    const high = (from[at + 1] ?? 0) * factor + carry;
    to[at] = low - carry * WORD;
    to[at + 1] = high;
    if (high !== (high | 0) && overflowRow < 0) overflowRow = at >> 1;
  }
  return { values: result, overflowRow };
}

function divided(values: BigInt64Array, divisor: number): BigInt64Array {
  const result = new BigInt64Array(values.length);
  const from = wordsOf(values);
  const to = wordsOf(result);
  for (let at = 0; at < from.length; at += 2) {
    const high = from[at + 1] ?? 0;
    const highQuotient = Math.floor(high / divisor);
    const rest = (high - highQuotient * divisor) * WORD + ((from[at] ?? 0) >>> 0);
    to[at] = Math.floor(rest / divisor);
    to[at + 1] = highQuotient;
  }
  return result;
}
