/** Columns of a record batch in Arrow's layout, on plain typed arrays. */
import type { DataType } from '../../contract/model/data-type';
import { getBit } from './bitmap';
import { childTypes, layoutOf, type FixedValues } from './layout';

export type Values = Uint8Array | Int8Array | Int16Array | Int32Array | BigInt64Array | Float32Array | Float64Array;

/**
 * Buffers are read-only for everyone who holds a column. After a slice, `offsets` may begin above 0; what leaves
 * `ownBatch`, `concatBatches` and the codecs begins at 0.
 */
export interface Column {
  readonly type: DataType;
  readonly length: number;
  /** Bit set: the row has a value. null: no NULL. */
  readonly validity: Uint8Array | null;
  /** length + 1 positions, for strings, bytes, ARRAY and MAP. */
  readonly offsets: Int32Array | null;
  /**
   * By type: BOOLEAN bits in a Uint8Array; TINYINT Int8Array, SMALLINT Int16Array, INT and DATE Int32Array, BIGINT and
   * TIMESTAMP BigInt64Array, FLOAT Float32Array, DOUBLE Float64Array; strings (UTF-8) and bytes: the data. What stands
   * under a NULL means nothing.
   */
  readonly values: Values | null;
  readonly children: readonly Column[];
}

export interface ColumnBatch {
  readonly rows: number;
  readonly columns: readonly Column[];
}

export function isNull(column: Column, row: number): boolean {
  return column.validity !== null && !getBit(column.validity, row);
}

/** A view of `elements` values over bytes that begin at `byteOffset`, which must be a multiple of the value's size. */
export function viewValues(kind: FixedValues, buffer: ArrayBufferLike, byteOffset: number, elements: number): Values {
  switch (kind) {
    case 'int8':
      return new Int8Array(buffer, byteOffset, elements);
    case 'int16':
      return new Int16Array(buffer, byteOffset, elements);
    case 'int32':
      return new Int32Array(buffer, byteOffset, elements);
    case 'int64':
      return new BigInt64Array(buffer, byteOffset, elements);
    case 'float32':
      return new Float32Array(buffer, byteOffset, elements);
    case 'float64':
      return new Float64Array(buffer, byteOffset, elements);
  }
}

export function emptyColumn(type: DataType): Column {
  const children = childTypes(type).map(emptyColumn);
  const layout = layoutOf(type);
  switch (layout.kind) {
    case 'bits':
      return { type, length: 0, validity: null, offsets: null, values: new Uint8Array(0), children };
    case 'fixed':
      return {
        type,
        length: 0,
        validity: null,
        offsets: null,
        values: viewValues(layout.values, new ArrayBuffer(0), 0, 0),
        children,
      };
    case 'variable':
      return { type, length: 0, validity: null, offsets: new Int32Array(1), values: new Uint8Array(0), children };
    case 'list':
      return { type, length: 0, validity: null, offsets: new Int32Array(1), values: null, children };
    case 'struct':
      return { type, length: 0, validity: null, offsets: null, values: null, children };
  }
}

/** Where the data (or the children's rows) of the first row begin. */
export function dataStart(column: Column): number {
  return column.offsets?.[0] ?? 0;
}

/** Where the data (or the children's rows) of the last row end. */
export function dataEnd(column: Column): number {
  return column.offsets?.[column.length] ?? 0;
}
