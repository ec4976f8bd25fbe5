/** Values as cells: the encoding of contract/model/rows.ts. */
import type { DataType } from '../../contract/model/data-type';
import type { Cell } from '../../contract/model/rows';
import { getBit } from './bitmap';
import { pairType, sortedPairs } from './cell-json';
import type { Column, ColumnBatch } from './column-model';
import { decimalText } from './decimal-text';
import { shortestFloat } from './float-text';
import { timeUnitOf } from './layout';
import { dateText, timeOfDayText, timestampText } from './temporal-text';

export function cellAt(column: Column, row: number): Cell {
  return cellReader(column)(row);
}

/** Rows [start, end) as arrays of cells. */
export function readCells(batch: ColumnBatch, start: number, end: number): Cell[][] {
  const rows: Cell[][] = [];
  for (let row = start; row < end; row++) rows.push([]);
  for (const column of batch.columns) {
    const read = cellReader(column);
    for (let row = start; row < end; row++) rows[row - start]?.push(read(row));
  }
  return rows;
}

/** Reads one column's cells; made once per column, so that a page does not ask for the type at every row. */
export function cellReader(column: Column): (row: number) => Cell {
  const read = valueReader(column);
  const { validity } = column;
  return validity === null ? read : (row) => (getBit(validity, row) ? read(row) : null);
}

function valueReader(column: Column): (row: number) => Cell {
  const { type, values } = column;
  switch (type.kind) {
    case 'BOOLEAN':
      if (values instanceof Uint8Array) return (row) => getBit(values, row);
      break;
    case 'TINYINT':
    case 'SMALLINT':
    case 'INT':
      if (values instanceof Int32Array || values instanceof Int16Array || values instanceof Int8Array) {
        return (row) => values[row] ?? 0;
      }
      break;
    case 'BIGINT':
      if (values instanceof BigInt64Array) return (row) => String(values[row] ?? 0n);
      break;
    case 'FLOAT':
      if (values instanceof Float32Array) return (row) => floatCell(shortestFloat(values[row] ?? 0));
      break;
    case 'DOUBLE':
      if (values instanceof Float64Array) return (row) => floatCell(values[row] ?? 0);
      break;
    case 'DATE':
      if (values instanceof Int32Array) return (row) => dateText(values[row] ?? 0);
      break;
    case 'TIMESTAMP':
      if (values instanceof BigInt64Array) {
        const unit = timeUnitOf(type.precision);
        return (row) => timestampText(values[row] ?? 0n, unit);
      }
      break;
    case 'CHAR':
    case 'VARCHAR':
    case 'STRING':
      return bytesReader(column, 'utf8');
    case 'BINARY':
    case 'VARBINARY':
    case 'BYTES':
      return bytesReader(column, 'base64');
    case 'TIMESTAMP_LTZ':
      if (values instanceof BigInt64Array) {
        const unit = timeUnitOf(type.precision);
        return (row) => `${timestampText(values[row] ?? 0n, unit)}Z`;
      }
      break;
    case 'TIME': {
      const unit = timeUnitOf(type.precision);
      if (values instanceof Int32Array || values instanceof BigInt64Array) {
        return (row) => timeOfDayText(Number(values[row] ?? 0), unit);
      }
      break;
    }
    case 'DECIMAL':
      if (values instanceof BigInt64Array) {
        return (row) => decimalText(values[row * 2] ?? 0n, values[row * 2 + 1] ?? 0n, type.scale);
      }
      break;
    case 'ARRAY':
      return listReader(column);
    case 'MAP':
      return mapReader(column, pairType(type.key, type.value));
    case 'ROW': {
      const fields = column.children.map(cellReader);
      return (row) => fields.map((read) => read(row));
    }
  }
  throw wrongValues(column);
}

function listReader({ offsets, children, type }: Column): (row: number) => Cell[] {
  const [element] = children;
  if (offsets === null || element === undefined) throw new Error(`A column of type ${type.kind} has no elements.`);
  const read = cellReader(element);
  return (row) => {
    const cells: Cell[] = [];
    const end = offsets[row + 1] ?? 0;
    for (let at = offsets[row] ?? 0; at < end; at++) cells.push(read(at));
    return cells;
  };
}

/** Pairs sorted by their JSON text: a MAP has no order of its own. */
function mapReader({ offsets, children, type }: Column, pair: DataType): (row: number) => Cell[] {
  const [keys, items] = children;
  if (offsets === null || keys === undefined || items === undefined) {
    throw new Error(`A column of type ${type.kind} has no pairs.`);
  }
  const readKey = cellReader(keys);
  const readItem = cellReader(items);
  return (row) => {
    const pairs: Cell[][] = [];
    const end = offsets[row + 1] ?? 0;
    for (let at = offsets[row] ?? 0; at < end; at++) pairs.push([readKey(at), readItem(at)]);
    return pairs.length < 2 ? pairs : sortedPairs(pair, pairs);
  };
}

function floatCell(value: number): Cell {
  return Number.isFinite(value) ? value : String(value);
}

function bytesReader(column: Column, encoding: 'utf8' | 'base64'): (row: number) => Cell {
  const { offsets, values } = column;
  if (offsets === null || !(values instanceof Uint8Array)) throw wrongValues(column);
  const bytes = Buffer.from(values.buffer, values.byteOffset, values.length);
  return (row) => bytes.toString(encoding, offsets[row] ?? 0, offsets[row + 1] ?? 0);
}

function wrongValues(column: Column): Error {
  return new Error(`A column of type ${column.type.kind} holds the wrong kind of array.`);
}
