/** Batches made of cells: the reverse of `readCells`, for small data such as constants and examples. */
import { workbenchError, type WorkbenchError } from '../../contract/errors';
import { formatDataType, type DataType, type Field } from '../../contract/model/data-type';
import type { Cell } from '../../contract/model/rows';
import { allSet, bitmapBytes, clearBit, setBit } from './bitmap';
import { viewValues, type Column, type ColumnBatch } from './column-model';
import { layoutOf, timeUnitOf } from './layout';
import { parseDate, parseTimestamp } from './temporal-text';
import { unsupportedType } from './unsupported';

/** Throws BAD_CONSTANT naming column and value where a cell is not of its column's type. */
export function batchFromCells(fields: readonly Field[], rows: readonly (readonly Cell[])[]): ColumnBatch {
  const columns = fields.map((field, index) =>
    columnFromCells(
      field,
      rows.map((row) => row[index] ?? null),
    ),
  );
  return { rows: rows.length, columns };
}

function columnFromCells({ name, type }: Field, cells: readonly Cell[]): Column {
  const base = { type, length: cells.length, validity: validityOf(cells), children: [] };
  const layout = layoutOf(type);
  switch (layout.kind) {
    case 'bits': {
      const values = new Uint8Array(bitmapBytes(cells.length));
      cells.forEach((cell, row) => {
        if (typeof cell !== 'boolean' && cell !== null) throw badCell(name, type, cell);
        if (cell === true) setBit(values, row);
      });
      return { ...base, offsets: null, values };
    }
    case 'fixed': {
      const memory = new ArrayBuffer(cells.length * layout.bytes * layout.elements);
      const values = viewValues(layout.values, memory, 0, cells.length * layout.elements);
      cells.forEach((cell, row) => {
        if (cell === null) return;
        const value = fixedValue(type, cell);
        if (value === null) throw badCell(name, type, cell);
        if (values instanceof BigInt64Array) values[row] = BigInt(value);
        else values[row] = Number(value);
      });
      return { ...base, offsets: null, values };
    }
    case 'variable':
      return { ...base, ...bytesFromCells(name, type, cells) };
    case 'list':
    case 'struct':
      throw unsupportedType(type, name);
  }
}

function validityOf(cells: readonly Cell[]): Uint8Array | null {
  if (!cells.includes(null)) return null;
  const validity = allSet(cells.length);
  cells.forEach((cell, row) => {
    if (cell === null) clearBit(validity, row);
  });
  return validity;
}

/** null where the cell is not of the type. */
function fixedValue(type: DataType, cell: Cell): number | bigint | null {
  switch (type.kind) {
    case 'TINYINT':
    case 'SMALLINT':
    case 'INT':
      return typeof cell === 'number' && Number.isInteger(cell) ? cell : null;
    case 'BIGINT':
      return typeof cell === 'string' && /^-?\d+$/.test(cell) ? BigInt(cell) : null;
    case 'FLOAT':
    case 'DOUBLE':
      if (cell === 'NaN' || cell === 'Infinity' || cell === '-Infinity') return Number(cell);
      return typeof cell === 'number' ? cell : null;
    case 'DATE':
      return typeof cell === 'string' ? parseDate(cell) : null;
    case 'TIMESTAMP':
      return typeof cell === 'string' ? parseTimestamp(cell, timeUnitOf(type.precision)) : null;
    default:
      throw unsupportedType(type);
  }
}

function bytesFromCells(
  name: string,
  type: DataType,
  cells: readonly Cell[],
): { offsets: Int32Array; values: Uint8Array } {
  const isText = type.kind === 'CHAR' || type.kind === 'VARCHAR' || type.kind === 'STRING';
  const offsets = new Int32Array(cells.length + 1);
  let end = 0;
  const pieces = cells.map((cell, row) => {
    if (typeof cell !== 'string' && cell !== null) throw badCell(name, type, cell);
    const bytes = Buffer.from(cell ?? '', isText ? 'utf8' : 'base64');
    end += bytes.length;
    offsets[row + 1] = end;
    return bytes;
  });
  const values = new Uint8Array(end);
  pieces.forEach((piece, row) => {
    values.set(piece, offsets[row] ?? 0);
  });
  return { offsets, values };
}

function badCell(column: string, type: DataType, cell: Cell): WorkbenchError {
  const text = formatDataType(type);
  return workbenchError('BAD_CONSTANT', 'plan', `${JSON.stringify(cell)} is no ${text} (column '${column}').`, {
    column,
    type: text,
    value: cell,
  });
}
