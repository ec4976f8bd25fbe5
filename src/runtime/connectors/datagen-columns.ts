/** One generator per column. Values come from a hash of (seed, column, row, draw), so any row can be made first. */
import type { DataType, Field } from '../../contract/model/data-type';
import { bitmapBytes } from '../arrow/bitmap';
import type { Column, Values } from '../arrow/column';
import { timeUnitOf, unitsPerSecond } from '../arrow/layout';
import { unsupportedType } from '../arrow/unsupported';
import { fromMicroseconds } from '../arrow/timestamp-units';

const SEED = 42;
const WORD = 0x1_0000_0000;
const UNIFORM_LIMIT = 1_000_000;
/** 2000-01-01 to 2029-12-31. */
const FIRST_DAY = 10_957;
const DAYS = 10_958;
const LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789';
/** Two pairs of letters, each from 16 bits. */
const LETTERS_PER_DRAW = 4;

/** Rows [firstRow, firstRow + rows) of a column. */
export type ColumnGenerator = (firstRow: number, rows: number) => Column;

/** The `draw`-th 32 random bits of a column, counted over all rows: mulberry32, whose state is a counter. */
function randomWord(columnSeed: number, draw: number): number {
  const state = (columnSeed + Math.imul(draw, 0x6d2b79f5)) | 0;
  const mixed = Math.imul(state ^ (state >>> 15), 1 | state);
  const again = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return (again ^ (again >>> 14)) >>> 0;
}

/** `index` is the column's place in the source's schema. Throws UNSUPPORTED_TYPE. */
export function columnGenerator(
  { name, type }: Field,
  index: number,
  counts: boolean,
  stringLength: number,
): ColumnGenerator {
  const seed = randomWord(SEED, index + 1) | 0;
  const fixed = (fill: (firstRow: number, rows: number) => Values): ColumnGenerator => {
    return (firstRow, rows) => ({
      type,
      length: rows,
      validity: null,
      offsets: null,
      values: fill(firstRow, rows),
      children: [],
    });
  };
  switch (type.kind) {
    case 'BOOLEAN':
      return fixed((first, rows) => randomBits(seed, first, rows));
    case 'TINYINT':
      return fixed((first, rows) => fillIntegers(new Int8Array(rows), seed, first, 127, counts));
    case 'SMALLINT':
      return fixed((first, rows) => fillIntegers(new Int16Array(rows), seed, first, 32_767, counts));
    case 'INT':
      return fixed((first, rows) => fillIntegers(new Int32Array(rows), seed, first, 2_147_483_647, counts));
    case 'BIGINT':
      return fixed((first, rows) => (counts ? countedLongs(first, rows) : uniformLongs(seed, first, rows)));
    case 'FLOAT':
      return fixed((first, rows) => uniformFloats(seed, first, rows));
    case 'DOUBLE':
      return fixed((first, rows) => uniformDoubles(seed, first, rows));
    case 'DATE':
      return fixed((first, rows) => uniformDates(seed, first, rows));
    case 'TIMESTAMP':
      return fixed((first, rows) => uniformTimestamps(seed, first, rows, type.precision));
    case 'CHAR':
    case 'VARCHAR':
    case 'STRING':
      return variable(type, generatedLength(type, stringLength), (first, rows, length) =>
        randomLetters(seed, first, rows, length),
      );
    case 'BINARY':
    case 'VARBINARY':
    case 'BYTES':
      return variable(type, generatedLength(type, stringLength), (first, rows, length) =>
        randomBytes(seed, first, rows, length),
      );
    case 'TIME':
    case 'TIMESTAMP_LTZ':
    case 'DECIMAL':
    case 'ARRAY':
    case 'MAP':
    case 'ROW':
      throw unsupportedType(type, name);
  }
}

/** Bytes of a generated text or binary value: as asked, CHAR and BINARY of their own length, the others at most theirs. */
function generatedLength(type: DataType, stringLength: number): number {
  if (type.kind === 'CHAR' || type.kind === 'BINARY') return type.length;
  return type.kind === 'VARCHAR' || type.kind === 'VARBINARY' ? Math.min(type.length, stringLength) : stringLength;
}

/** Bytes of one generated row of the column, nearly. */
export function generatedBytesOf(type: DataType, stringLength: number): number {
  switch (type.kind) {
    case 'CHAR':
    case 'VARCHAR':
    case 'STRING':
    case 'BINARY':
    case 'VARBINARY':
    case 'BYTES':
      return generatedLength(type, stringLength) + 4;
    default:
      return 8;
  }
}

function variable(
  type: DataType,
  length: number,
  fill: (firstRow: number, rows: number, length: number) => Uint8Array,
): ColumnGenerator {
  return (firstRow, rows) => {
    const offsets = new Int32Array(rows + 1);
    for (let row = 1; row <= rows; row++) offsets[row] = row * length;
    return { type, length: rows, validity: null, offsets, values: fill(firstRow, rows, length), children: [] };
  };
}

function randomBits(seed: number, first: number, rows: number): Uint8Array {
  const bits = new Uint8Array(bitmapBytes(rows));
  for (let row = 0; row < rows; row++) {
    bits[row >> 3] = (bits[row >> 3] ?? 0) | ((randomWord(seed, first + row) >>> 31) << (row & 7));
  }
  return bits;
}

/** Counting begins again at 0 after the type's largest value. */
function fillIntegers<T extends Int8Array | Int16Array | Int32Array>(
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

function countedLongs(first: number, rows: number): BigInt64Array {
  const words = new Int32Array(rows * 2);
  for (let row = 0, at = 0; row < rows; row++, at += 2) words[at] = first + row;
  // The upper words are zero already, save for counts beyond 32 bits.
  if (first + rows > WORD) {
    for (let row = 0, at = 1; row < rows; row++, at += 2) words[at] = Math.floor((first + row) / WORD);
  }
  return new BigInt64Array(words.buffer);
}

function uniformLongs(seed: number, first: number, rows: number): BigInt64Array {
  const words = new Int32Array(rows * 2);
  const scale = (2 * UNIFORM_LIMIT + 1) / WORD;
  for (let row = 0, at = 0; row < rows; row++, at += 2) {
    const value = ((randomWord(seed, first + row) * scale) | 0) - UNIFORM_LIMIT;
    words[at] = value;
    words[at + 1] = value >> 31;
  }
  return new BigInt64Array(words.buffer);
}

function uniformFloats(seed: number, first: number, rows: number): Float32Array {
  const target = new Float32Array(rows);
  for (let row = 0; row < rows; row++) target[row] = (randomWord(seed, first + row) >>> 8) / 0x100_0000;
  return target;
}

function uniformDoubles(seed: number, first: number, rows: number): Float64Array {
  const target = new Float64Array(rows);
  for (let row = 0; row < rows; row++) {
    const high = randomWord(seed, (first + row) * 2) >>> 5;
    const low = randomWord(seed, (first + row) * 2 + 1) >>> 6;
    target[row] = (high * 0x400_0000 + low) / 0x20_0000_0000_0000;
  }
  return target;
}

function uniformDates(seed: number, first: number, rows: number): Int32Array {
  const target = new Int32Array(rows);
  for (let row = 0; row < rows; row++) {
    target[row] = FIRST_DAY + Math.floor((randomWord(seed, first + row) * DAYS) / WORD);
  }
  return target;
}

/** With as many digits of fraction as the precision has, six at most. */
function uniformTimestamps(seed: number, first: number, rows: number, precision: number): BigInt64Array {
  const words = new Int32Array(rows * 2);
  const fractions = 10 ** Math.min(precision, 6);
  const microsPerFraction = 1_000_000 / fractions;
  for (let row = 0, at = 0; row < rows; row++, at += 2) {
    const second = Math.floor((randomWord(seed, (first + row) * 2) / WORD) * DAYS * 86_400);
    const fraction = Math.floor((randomWord(seed, (first + row) * 2 + 1) / WORD) * fractions);
    // Below 2^53: microseconds of 2029.
    const micros = (FIRST_DAY * 86_400 + second) * unitsPerSecond.microsecond + fraction * microsPerFraction;
    words[at] = micros;
    words[at + 1] = Math.floor(micros / WORD);
  }
  return fromMicroseconds(new BigInt64Array(words.buffer), timeUnitOf(precision)).values;
}

/** All pairs of letters. */
const PAIRS = LETTERS.length * LETTERS.length;
const firstOfPair = new Uint8Array(PAIRS);
const secondOfPair = new Uint8Array(PAIRS);
for (let pair = 0; pair < PAIRS; pair++) {
  firstOfPair[pair] = LETTERS.charCodeAt(Math.floor(pair / LETTERS.length));
  secondOfPair[pair] = LETTERS.charCodeAt(pair % LETTERS.length);
}

function randomLetters(seed: number, first: number, rows: number, length: number): Uint8Array {
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

function randomBytes(seed: number, first: number, rows: number, length: number): Uint8Array {
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
