/** One generator per column; those of nested types are made of their children's. */
import { childTypes } from '../arrow/layout';
import type { DataType } from '../../contract/model/data-type';
import { hashRows, takeRows, type Column, type ColumnBatch, type Values } from '../arrow/column';
import {
  countedLongs,
  fillIntegers,
  randomBits,
  randomBytes,
  randomLetters,
  uniformDates,
  uniformDecimals,
  uniformDoubles,
  uniformFloats,
  uniformLongs,
  uniformTimes,
  uniformTimestamps,
} from './datagen-values';
import { randomWord } from './random';

const SEED = 42;
/** Elements of an ARRAY and pairs of a MAP: none to three. */
const ELEMENTS_MAX = 3;

/** Rows [firstRow, firstRow + rows) of a column. */
export type ColumnGenerator = (firstRow: number, rows: number) => Column;

/** `index` is the column's place in the source's schema. */
export function columnGenerator(type: DataType, index: number, counts: boolean, stringLength: number): ColumnGenerator {
  return generatorOf(type, randomWord(SEED, index + 1) | 0, counts, stringLength);
}

function generatorOf(type: DataType, seed: number, counts: boolean, stringLength: number): ColumnGenerator {
  const fixed = (fill: (firstRow: number, rows: number) => Values): ColumnGenerator => {
    return (firstRow, rows) => ({ ...flat(type, rows), offsets: null, values: fill(firstRow, rows) });
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
    case 'DECIMAL':
      return fixed((first, rows) => uniformDecimals(seed, first, rows, type.precision, type.scale));
    case 'DATE':
      return fixed((first, rows) => uniformDates(seed, first, rows));
    case 'TIME':
      return fixed((first, rows) => uniformTimes(seed, first, rows, type.precision));
    case 'TIMESTAMP':
    case 'TIMESTAMP_LTZ':
      return fixed((first, rows) => uniformTimestamps(seed, first, rows, type.precision));
    case 'CHAR':
    case 'VARCHAR':
    case 'STRING':
    case 'BINARY':
    case 'VARBINARY':
    case 'BYTES':
      return variable(type, seed, generatedLength(type, stringLength));
    case 'ARRAY':
    case 'MAP':
      return list(type, seed, stringLength);
    case 'ROW': {
      const fields = type.fields.map((field, index) =>
        generatorOf(field.type, childSeed(seed, index), false, stringLength),
      );
      return (firstRow, rows) => {
        const children = fields.map((generate) => generate(firstRow, rows));
        return { ...flat(type, rows), offsets: null, values: null, children };
      };
    }
  }
}

function flat(type: DataType, length: number): Pick<Column, 'type' | 'length' | 'validity' | 'children'> {
  return { type, length, validity: null, children: [] };
}

function childSeed(seed: number, index: number): number {
  return randomWord(seed ^ 0x5bd1_e995, index + 1) | 0;
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
    case 'DECIMAL':
      return 16;
    case 'ARRAY':
    case 'MAP':
    case 'ROW': {
      const children = childTypes(type).reduce((sum, child) => sum + generatedBytesOf(child, stringLength), 4);
      return type.kind === 'ROW' ? children : children * ELEMENTS_MAX;
    }
    default:
      return 8;
  }
}

function variable(type: DataType, seed: number, length: number): ColumnGenerator {
  const isText = type.kind === 'CHAR' || type.kind === 'VARCHAR' || type.kind === 'STRING';
  return (firstRow, rows) => {
    const offsets = new Int32Array(rows + 1);
    for (let row = 1; row <= rows; row++) offsets[row] = row * length;
    const values = isText ? randomLetters(seed, firstRow, rows, length) : randomBytes(seed, firstRow, rows, length);
    return { ...flat(type, rows), offsets, values };
  };
}

/** Three elements (or pairs) are made for every row, of which it keeps its first none to three. */
function list(type: DataType, seed: number, stringLength: number): ColumnGenerator {
  const generators = childTypes(type).map((child, index) =>
    generatorOf(child, childSeed(seed, index), false, stringLength),
  );
  return (firstRow, rows) => {
    const columns = generators.map((generate) => generate(firstRow * ELEMENTS_MAX, rows * ELEMENTS_MAX));
    const candidates = { rows: rows * ELEMENTS_MAX, columns };
    const repeats = type.kind === 'MAP' ? repeatedKeys(candidates) : null;
    const offsets = new Int32Array(rows + 1);
    const kept = new Int32Array(rows * ELEMENTS_MAX);
    let end = 0;
    for (let row = 0; row < rows; row++) {
      const count = randomWord(seed, firstRow + row) & ELEMENTS_MAX;
      for (let at = row * ELEMENTS_MAX; at < row * ELEMENTS_MAX + count; at++) {
        if (repeats?.[at] !== 1) kept[end++] = at;
      }
      offsets[row + 1] = end;
    }
    return {
      ...flat(type, rows),
      offsets,
      values: null,
      children: takeRows(candidates, kept.subarray(0, end)).columns,
    };
  };
}

/** 1 for each key that an earlier pair of its row has: a MAP has a key once. */
function repeatedKeys(pairs: ColumnBatch): Uint8Array {
  const hashes = new Uint32Array(pairs.rows);
  hashRows(pairs, [0], hashes);
  const repeats = new Uint8Array(pairs.rows);
  for (let at = 0; at < pairs.rows; at++) {
    const first = at - (at % ELEMENTS_MAX);
    for (let other = first; other < at; other++) if (hashes[other] === hashes[at]) repeats[at] = 1;
  }
  return repeats;
}
