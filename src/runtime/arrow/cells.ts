/** Values as cells: the encoding of contract/model/rows.ts. */
import type { Cell } from '../../contract/model/rows';
import { getBit } from './bitmap';
import type { Column, ColumnBatch } from './column-model';
import { shortestFloat } from './float-text';
import { timeUnitOf } from './layout';
import { dateText, timestampText } from './temporal-text';
import { unsupportedType } from './unsupported';

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
    case 'TIME':
    case 'TIMESTAMP_LTZ':
    case 'DECIMAL':
    case 'ARRAY':
    case 'MAP':
    case 'ROW':
      throw unsupportedType(type);
  }
  throw wrongValues(column);
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
