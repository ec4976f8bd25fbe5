/**
 * Microseconds as 64-bit counts of other units, without BigInt: a value is two words, and a product or quotient of its
 * halves stays below 2^53, where doubles are exact.
 */
import type { TimeUnit } from './layout';

const WORD = 0x1_0000_0000;

/** Parts of a unit are cut towards the past. Nanoseconds: only of years 1677 to 2262. */
export function fromMicroseconds(micros: BigInt64Array, unit: TimeUnit): BigInt64Array {
  switch (unit) {
    case 'second':
      return divided(micros, 1_000_000);
    case 'millisecond':
      return divided(micros, 1_000);
    case 'microsecond':
      return micros;
    case 'nanosecond':
      return multiplied(micros, 1_000);
  }
}

function wordsOf(values: BigInt64Array): Int32Array {
  return new Int32Array(values.buffer, values.byteOffset, values.length * 2);
}

function multiplied(values: BigInt64Array, factor: number): BigInt64Array {
  const result = new BigInt64Array(values.length);
  const from = wordsOf(values);
  const to = wordsOf(result);
  for (let at = 0; at < from.length; at += 2) {
    const low = ((from[at] ?? 0) >>> 0) * factor;
    const carry = Math.floor(low / WORD);
    to[at] = low - carry * WORD;
    to[at + 1] = (from[at + 1] ?? 0) * factor + carry;
  }
  return result;
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
