/** A chunk of DuckDB's as columns in Arrow's layout: buffers are copied as they are, save BOOLEAN and texts. */
import duckdb from '@duckdb/node-bindings';
import type { DuckDBDataChunk } from '@duckdb/node-api';
import type { DataType, Field } from '../../contract/model/data-type';
import { takeRows, type Column, type ColumnBatch } from '../arrow/column';
import { childTypes, layoutOf } from '../arrow/layout';
import { viewValues } from '../arrow/column-model';

/** `fields` are what the query was asked to give, so each vector has the physical type of `duckdbTypeOf`. */
export function chunkBatch(chunk: DuckDBDataChunk, fields: readonly Field[]): ColumnBatch {
  const rows = chunk.rowCount;
  const columns = fields.map(({ type }, index) =>
    columnOf(duckdb.data_chunk_get_vector(chunk.chunk, index), type, rows),
  );
  return { rows, columns };
}

function columnOf(vector: duckdb.Vector, type: DataType, length: number): Column {
  const validity = validityOf(vector, length);
  const layout = layoutOf(type);
  switch (layout.kind) {
    case 'bits':
      return { type, length, validity, offsets: null, values: bitsOf(vector, length), children: [] };
    case 'fixed': {
      const data = ownBytes(duckdb.vector_get_data(vector, length * layout.bytes * layout.elements));
      const values = viewValues(layout.values, data.buffer, 0, length * layout.elements);
      return { type, length, validity, offsets: null, values, children: [] };
    }
    case 'variable':
      return { type, length, validity, ...textsOf(vector, length, validity), children: [] };
    case 'struct': {
      const children = childTypes(type).map((child, index) =>
        columnOf(duckdb.struct_vector_get_child(vector, index), child, length),
      );
      return { type, length, validity, offsets: null, values: null, children };
    }
    case 'list':
      return listOf(vector, type, length, validity);
  }
}

/** DuckDB marks what is there by bits too, in words of 64. */
function validityOf(vector: duckdb.Vector, length: number): Uint8Array | null {
  // The declared type leaves out that there may be none, where all rows have a value.
  const words = duckdb.vector_get_validity(vector, Math.ceil(length / 64) * 8) as Uint8Array | null;
  return words === null ? null : ownBytes(words).subarray(0, Math.ceil(length / 8));
}

function bitsOf(vector: duckdb.Vector, length: number): Uint8Array {
  const bytes = duckdb.vector_get_data(vector, length);
  const bits = new Uint8Array(Math.ceil(length / 8));
  for (let row = 0; row < length; row += 1)
    if (bytes[row] !== 0) bits[row >> 3] = (bits[row >> 3] ?? 0) | (1 << (row & 7));
  return bits;
}

/** Bytes of an entry: its length, then its bytes where they are at most 12, else four of them and where all are. */
const entryBytes = 16;
const inlineBytes = 12;

function textsOf(vector: duckdb.Vector, length: number, validity: Uint8Array | null) {
  const data = duckdb.vector_get_data(vector, length * entryBytes);
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const offsets = new Int32Array(length + 1);
  for (let row = 0; row < length; row += 1) {
    const isThere = validity === null || ((validity[row >> 3] ?? 0) & (1 << (row & 7))) !== 0;
    offsets[row + 1] = (offsets[row] ?? 0) + (isThere ? view.getUint32(row * entryBytes, true) : 0);
  }
  const values = new Uint8Array(offsets[length] ?? 0);
  for (let row = 0; row < length; row += 1) {
    const start = offsets[row] ?? 0;
    const bytes = (offsets[row + 1] ?? 0) - start;
    if (bytes === 0) continue;
    const at = row * entryBytes;
    const text =
      bytes <= inlineBytes
        ? data.subarray(at + 4, at + 4 + bytes)
        : duckdb.get_data_from_pointer(data.buffer as ArrayBuffer, data.byteOffset + at + 8, bytes);
    values.set(text, start);
  }
  return { offsets, values };
}

/** Entries say where their elements begin and how many they are; they need not lie one after the other. */
function listOf(vector: duckdb.Vector, type: DataType, length: number, validity: Uint8Array | null): Column {
  const entries = ownBytes(duckdb.vector_get_data(vector, length * entryBytes));
  const places = new BigUint64Array(entries.buffer, 0, length * 2);
  const offsets = new Int32Array(length + 1);
  for (let row = 0; row < length; row += 1) {
    const isThere = validity === null || ((validity[row >> 3] ?? 0) & (1 << (row & 7))) !== 0;
    offsets[row + 1] = (offsets[row] ?? 0) + (isThere ? Number(places[row * 2 + 1] ?? 0n) : 0);
  }
  const picks = new Int32Array(offsets[length] ?? 0);
  for (let row = 0; row < length; row += 1) {
    const first = Number(places[row * 2] ?? 0n);
    const start = offsets[row] ?? 0;
    const end = offsets[row + 1] ?? 0;
    for (let at = start; at < end; at += 1) picks[at] = first + at - start;
  }
  const child = duckdb.list_vector_get_child(vector);
  const size = duckdb.list_vector_get_size(vector);
  const types = childTypes(type);
  // A MAP is a list of entries with key and value.
  const all = types.map((each, index) =>
    columnOf(type.kind === 'MAP' ? duckdb.struct_vector_get_child(child, index) : child, each, size),
  );
  const children = takeRows({ rows: size, columns: all }, picks).columns;
  return { type, length, validity, offsets, values: null, children };
}

/** Memory of DuckDB's is its own again with the next chunk. */
function ownBytes(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(bytes);
}
