/** Nasty values by type: the boundaries, in a fixed order, and random ones. */
import type { DataType } from '../../contract/model/data-type';
import type { Cell } from '../../contract/model/rows';
import { pairType, pythonJson, sortedPairs } from '../arrow/cell-json';
import {
  decimalBoundaries,
  floatBoundaries,
  integerBoundaries,
  randomDecimal,
  randomFloat,
  randomInteger,
} from './nasty-numbers';
import { bytesBoundaries, randomBytesCell, randomText, textBoundaries } from './nasty-texts';
import {
  dateBoundaries,
  randomDate,
  randomTime,
  randomTimestamp,
  timeBoundaries,
  timestampBoundaries,
} from './nasty-times';
import type { Draws } from './random';

type ArrayType = Extract<DataType, { kind: 'ARRAY' }>;
type MapType = Extract<DataType, { kind: 'MAP' }>;
type RowType = Extract<DataType, { kind: 'ROW' }>;

/** Values of a nested type that are tried one by one, and elements of an array that holds many. */
const NESTED_MAX = 60;
const MANY_ELEMENTS = 300;
/** One in so many elements, fields and values is NULL where it may be. */
const NULL_ONE_IN = 6;

/** Never empty, without NULL; the first is an ordinary value. */
export function boundariesOf(type: DataType): Cell[] {
  switch (type.kind) {
    case 'BOOLEAN':
      return [true, false];
    case 'TINYINT':
    case 'SMALLINT':
    case 'INT':
    case 'BIGINT':
      return integerBoundaries(type.kind);
    case 'FLOAT':
    case 'DOUBLE':
      return floatBoundaries(type.kind);
    case 'DECIMAL':
      return decimalBoundaries(type);
    case 'CHAR':
    case 'VARCHAR':
    case 'STRING':
      return textBoundaries(type);
    case 'BINARY':
    case 'VARBINARY':
    case 'BYTES':
      return bytesBoundaries(type);
    case 'DATE':
      return dateBoundaries();
    case 'TIME':
      return timeBoundaries(type.precision);
    case 'TIMESTAMP':
      return timestampBoundaries(type.precision);
    case 'TIMESTAMP_LTZ':
      return timestampBoundaries(type.precision).map((text) => `${String(text)}Z`);
    case 'ARRAY':
      return arrayBoundaries(type);
    case 'MAP':
      return mapBoundaries(type);
    case 'ROW':
      return rowBoundaries(type);
  }
}

export function ordinaryOf(type: DataType): Cell {
  return boundariesOf(type)[0] ?? null;
}

/** Values of an element, field or pair: its boundaries, and NULL where it may be. */
function withNull(type: DataType): Cell[] {
  return type.nullable ? [...boundariesOf(type), null] : boundariesOf(type);
}

function arrayBoundaries({ element }: ArrayType): Cell[] {
  const ordinary = ordinaryOf(element);
  const all = withNull(element).filter(isShort);
  const nulls: Cell[] = element.nullable ? [[null], [null, null], [null, ordinary, null]] : [];
  return [[ordinary, ordinary], [], [ordinary], ...nulls, all, new Array<Cell>(MANY_ELEMENTS).fill(ordinary)];
}

/** Long texts are tried by columns of their own; in nested ones they would only cost memory. */
function isShort(cell: Cell): boolean {
  return typeof cell !== 'string' || cell.length <= MANY_ELEMENTS;
}

function mapBoundaries({ key, value }: MapType): Cell[] {
  const values = withNull(value).filter(isShort);
  const keys = boundariesOf(key).filter(isShort);
  const single = keys.map((each, index): Cell => [[each, values[index % values.length] ?? ordinaryOf(value)]]);
  const many = distinctPairs(
    key,
    value,
    keys.map((each, index) => [each, values[index % values.length] ?? null]),
  );
  const [first = [], ...others] = single;
  return [first, [], ...others, many].slice(0, NESTED_MAX);
}

/** A key once, as Python tells keys apart: 0.0 and -0.0 are one. Sorted as cells of a MAP are. */
function distinctPairs(key: DataType, value: DataType, pairs: readonly (readonly Cell[])[]): Cell[] {
  const known = new Set<string>();
  const distinct = pairs.filter(([each = null]) => {
    const text = pythonJson(key, Object.is(each, -0) ? 0 : each);
    const isNew = !known.has(text);
    known.add(text);
    return isNew;
  });
  return sortedPairs(pairType(key, value), distinct);
}

/** Every field's boundaries, the other fields ordinary; then all fields NULL. */
function rowBoundaries({ fields }: RowType): Cell[] {
  const ordinary = fields.map(({ type }) => ordinaryOf(type));
  const rows: Cell[] = [ordinary];
  if (fields.some(({ type }) => type.nullable)) {
    rows.push(fields.map(({ type }, index) => (type.nullable ? null : (ordinary[index] ?? null))));
  }
  const perField = Math.max(2, Math.floor(NESTED_MAX / Math.max(1, fields.length)));
  fields.forEach(({ type }, index) => {
    const values = withNull(type).reverse().filter(isShort).slice(0, perField);
    for (const value of values) rows.push(ordinary.map((cell, at) => (at === index ? value : cell)));
  });
  return rows;
}

/** NULL at times where the type may be. */
function randomOrNull(type: DataType, draws: Draws): Cell {
  return type.nullable && draws.below(NULL_ONE_IN) === 0 ? null : randomOf(type, draws);
}

/** Without NULL. */
export function randomOf(type: DataType, draws: Draws): Cell {
  switch (type.kind) {
    case 'BOOLEAN':
      return draws.below(2) === 0;
    case 'TINYINT':
    case 'SMALLINT':
    case 'INT':
    case 'BIGINT':
      return randomInteger(type.kind, draws);
    case 'FLOAT':
    case 'DOUBLE':
      return randomFloat(type.kind, draws);
    case 'DECIMAL':
      return randomDecimal(type, draws);
    case 'CHAR':
    case 'VARCHAR':
    case 'STRING':
      return randomText(type, draws);
    case 'BINARY':
    case 'VARBINARY':
    case 'BYTES':
      return randomBytesCell(type, draws);
    case 'DATE':
      return randomDate(draws);
    case 'TIME':
      return randomTime(type.precision, draws);
    case 'TIMESTAMP':
      return randomTimestamp(type.precision, draws);
    case 'TIMESTAMP_LTZ':
      return `${String(randomTimestamp(type.precision, draws))}Z`;
    case 'ARRAY':
      return Array.from({ length: randomLength(draws) }, () => randomOrNull(type.element, draws));
    case 'MAP': {
      const pairs = Array.from({ length: randomLength(draws) }, () => [
        randomOf(type.key, draws),
        randomOrNull(type.value, draws),
      ]);
      return distinctPairs(type.key, type.value, pairs);
    }
    case 'ROW':
      return type.fields.map((field) => randomOrNull(field.type, draws));
  }
}

function randomLength(draws: Draws): number {
  return draws.below(50) === 0 ? draws.below(40) : draws.below(5);
}
