/** Values of generated columns, a typed loop each. Every value is a hash of (seed, row, draw), so any row can be made first. */
import { bitmapBytes } from '../arrow/bitmap';
import { highWord } from '../arrow/decimal-text';
import { timeUnitOf, unitsPerSecond } from '../arrow/layout';
import { fromMicroseconds } from '../arrow/timestamp-units';
import { randomWord, WORD } from './random';

const UNIFORM_LIMIT = 1_000_000;
/** 2000-01-01 to 2029-12-31. */
const FIRST_DAY = 10_957;
const DAYS = 10_958;
const SECONDS_PER_DAY = 86_400;
const LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789';
/** Two pairs of letters, each from 16 bits. */
const LETTERS_PER_DRAW = 4;

export function randomBits(seed: number, first: number, rows: number): Uint8Array {
  const bits = new Uint8Array(bitmapBytes(rows));
  for (let row = 0; row < rows; row++) {
    bits[row >> 3] = (bits[row >> 3] ?? 0) | ((randomWord(seed, first + row) >>> 31) << (row & 7));
  }
  return bits;
}

/** Counting begins again at 0 after the type's largest value. */
export function fillIntegers<T extends Int8Array | Int16Array | Int32Array>(
  target: T,
  seed: number,
  first: number,
  largest: number,
  counts: boolean,
): T {
  if (counts) {
    for (let row = 0; row < target.length; row++) target[row] = (first + row) % (largest + 1);
    return target;
  }
  const high = Math.min(UNIFORM_LIMIT, largest);
  const low = Math.max(-UNIFORM_LIMIT, -largest - 1);
  const scale = (high - low + 1) / WORD;
  for (let row = 0; row < target.length; row++) target[row] = Math.floor(randomWord(seed, first + row) * scale) + low;
  return target;
}

export function countedLongs(first: number, rows: number): BigInt64Array {
  const words = new Int32Array(rows * 2);
  for (let row = 0, at = 0; row < rows; row++, at += 2) words[at] = first + row;
  // The upper words are zero already, save for counts beyond 32 bits.
  if (first + rows > WORD) {
    for (let row = 0, at = 1; row < rows; row++, at += 2) words[at] = Math.floor((first + row) / WORD);
  }
  return new BigInt64Array(words.buffer);
}

export function uniformLongs(seed: number, first: number, rows: number): BigInt64Array {
  const words = new Int32Array(rows * 2);
  const scale = (2 * UNIFORM_LIMIT + 1) / WORD;
  for (let row = 0, at = 0; row < rows; row++, at += 2) {
    const value = ((randomWord(seed, first + row) * scale) | 0) - UNIFORM_LIMIT;
    words[at] = value;
    words[at + 1] = value >> 31;
  }
  return new BigInt64Array(words.buffer);
}

export function uniformFloats(seed: number, first: number, rows: number): Float32Array {
  const target = new Float32Array(rows);
  for (let row = 0; row < rows; row++) target[row] = (randomWord(seed, first + row) >>> 8) / 0x100_0000;
  return target;
}

export function uniformDoubles(seed: number, first: number, rows: number): Float64Array {
  const target = new Float64Array(rows);
  for (let row = 0; row < rows; row++) {
    const high = randomWord(seed, (first + row) * 2) >>> 5;
    const low = randomWord(seed, (first + row) * 2 + 1) >>> 6;
    target[row] = (high * 0x400_0000 + low) / 0x20_0000_0000_0000;
  }
  return target;
}

export function uniformDates(seed: number, first: number, rows: number): Int32Array {
  const target = new Int32Array(rows);
  for (let row = 0; row < rows; row++) {
    target[row] = FIRST_DAY + Math.floor((randomWord(seed, first + row) * DAYS) / WORD);
  }
  return target;
}

/** With as many digits of fraction as the precision has, six at most. */
export function uniformTimestamps(seed: number, first: number, rows: number, precision: number): BigInt64Array {
  const words = new Int32Array(rows * 2);
  const fractions = 10 ** Math.min(precision, 6);
  const microsPerFraction = 1_000_000 / fractions;
  for (let row = 0, at = 0; row < rows; row++, at += 2) {
    const second = Math.floor((randomWord(seed, (first + row) * 2) / WORD) * DAYS * SECONDS_PER_DAY);
    const fraction = Math.floor((randomWord(seed, (first + row) * 2 + 1) / WORD) * fractions);
    // Below 2^53: microseconds of 2029.
    const micros = (FIRST_DAY * SECONDS_PER_DAY + second) * unitsPerSecond.microsecond + fraction * microsPerFraction;
    words[at] = micros;
    words[at + 1] = Math.floor(micros / WORD);
  }
  return fromMicroseconds(new BigInt64Array(words.buffer), timeUnitOf(precision));
}

/** As `uniformTimestamps`, of one day. */
export function uniformTimes(seed: number, first: number, rows: number, precision: number): Int32Array | BigInt64Array {
  const perSecond = unitsPerSecond[timeUnitOf(precision)];
  const fractions = 10 ** Math.min(precision, 6);
  const target = precision <= 3 ? new Int32Array(rows) : new BigInt64Array(rows);
  for (let row = 0; row < rows; row++) {
    const second = Math.floor((randomWord(seed, (first + row) * 2) / WORD) * SECONDS_PER_DAY);
    const fraction = Math.floor((randomWord(seed, (first + row) * 2 + 1) / WORD) * fractions);
    const value = second * perSecond + fraction * (perSecond / fractions);
    if (target instanceof BigInt64Array) target[row] = BigInt(value);
    else target[row] = value;
  }
  return target;
}

/** Digits that a double counts exactly. */
const EXACT_DIGITS = 15;
const INTEGER_DIGITS = 6;

/** Uniform in ±1,000,000 (or the type's range) with random digits after the point; from the sixteenth on they are zeros. */
export function uniformDecimals(
  seed: number,
  first: number,
  rows: number,
  precision: number,
  scale: number,
): BigInt64Array {
  const digits = Math.min(precision, INTEGER_DIGITS + scale);
  const drawn = Math.min(digits, EXACT_DIGITS);
  const factor = 10n ** BigInt(digits - drawn);
  const limit = 10 ** drawn - 1;
  const doubles = uniformDoubles(seed, first, rows);
  const target = new BigInt64Array(rows * 2);
  for (let row = 0; row < rows; row++) {
    const unscaled = BigInt(Math.floor((doubles[row] ?? 0) * (2 * limit + 1)) - limit) * factor;
    target[row * 2] = BigInt.asIntN(64, unscaled);
    target[row * 2 + 1] = highWord(unscaled);
  }
  return target;
}

/** All pairs of letters. */
const PAIRS = LETTERS.length * LETTERS.length;
const firstOfPair = new Uint8Array(PAIRS);
const secondOfPair = new Uint8Array(PAIRS);
for (let pair = 0; pair < PAIRS; pair++) {
  firstOfPair[pair] = LETTERS.charCodeAt(Math.floor(pair / LETTERS.length));
  secondOfPair[pair] = LETTERS.charCodeAt(pair % LETTERS.length);
}

export function randomLetters(seed: number, first: number, rows: number, length: number): Uint8Array {
  const draws = Math.ceil(length / LETTERS_PER_DRAW);
  // The last draw of a row may write beyond it, where the next row begins; the last row has room for that.
  const target = new Uint8Array(rows * length + LETTERS_PER_DRAW);
  for (let row = 0, start = 0; row < rows; row++, start += length) {
    for (let draw = 0, at = start; draw < draws; draw++, at += LETTERS_PER_DRAW) {
      const word = randomWord(seed, (first + row) * draws + draw);
      const pair = ((word & 0xffff) * PAIRS) >>> 16;
      const next = ((word >>> 16) * PAIRS) >>> 16;
      target[at] = firstOfPair[pair] ?? 0;
      target[at + 1] = secondOfPair[pair] ?? 0;
      target[at + 2] = firstOfPair[next] ?? 0;
      target[at + 3] = secondOfPair[next] ?? 0;
    }
  }
  return target.subarray(0, rows * length);
}

export function randomBytes(seed: number, first: number, rows: number, length: number): Uint8Array {
  const target = new Uint8Array(rows * length);
  const draws = Math.ceil(length / 4);
  let at = 0;
  for (let row = 0; row < rows; row++) {
    const end = at + length;
    for (let draw = 0; draw < draws; draw++) {
      let word = randomWord(seed, (first + row) * draws + draw);
      for (const stop = Math.min(end, at + 4); at < stop; at++) {
        target[at] = word;
        word >>>= 8;
      }
    }
  }
  return target;
}
