/** Whole batches: joining them, and owning their memory. */
import type { DataType, Field } from '../../contract/model/data-type';
import { allSet, bitmapBytes, copyBits } from './bitmap';
import { alignTo8, columnsOver, compactBuffers, type BufferRegion } from './buffers';
import { dataEnd, dataStart, emptyColumn, viewValues, type Column, type ColumnBatch } from './column-model';
import { childTypes, layoutOf } from './layout';
import { sliceColumn } from './slice';

/** One batch of all rows, in order; offsets begin at 0. No batches: an empty one. */
export function concatBatches(batches: readonly ColumnBatch[], fields: readonly Field[]): ColumnBatch {
  let rows = 0;
  for (const batch of batches) rows += batch.rows;
  const columns = fields.map((field, index) => {
    const parts: Column[] = [];
    for (const batch of batches) {
      const column = batch.columns[index];
      if (column !== undefined && column.length > 0) parts.push(column);
    }
    return concatColumns(parts, field.type, rows);
  });
  return { rows, columns };
}

function concatColumns(parts: readonly Column[], type: DataType, length: number): Column {
  if (parts.length === 0) return emptyColumn(type);
  const validity = concatValidity(parts, length);
  const layout = layoutOf(type);
  switch (layout.kind) {
    case 'bits':
      return { type, length, validity, offsets: null, values: concatBits(parts, length), children: [] };
    case 'fixed': {
      const bytes = concatBytes(parts, layout.bytes * layout.elements, length);
      const values = viewValues(layout.values, bytes.buffer, 0, length * layout.elements);
      return { type, length, validity, offsets: null, values, children: [] };
    }
    case 'variable':
      return { type, length, validity, offsets: concatOffsets(parts, length), values: concatData(parts), children: [] };
    case 'list':
    case 'struct': {
      const isList = layout.kind === 'list';
      const children = childTypes(type).map((childType, index) => {
        const pieces = parts.flatMap((part) => {
          const child = part.children[index];
          if (child === undefined) return [];
          return [isList ? sliceColumn(child, dataStart(part), dataEnd(part)) : child];
        });
        let rows = 0;
        for (const piece of pieces) rows += piece.length;
        return concatColumns(pieces, childType, rows);
      });
      const offsets = isList ? concatOffsets(parts, length) : null;
      return { type, length, validity, offsets, values: null, children };
    }
  }
}

function concatValidity(parts: readonly Column[], length: number): Uint8Array | null {
  if (parts.every((part) => part.validity === null)) return null;
  const validity = allSet(length);
  let row = 0;
  for (const part of parts) {
    if (part.validity !== null) copyBits(part.validity, 0, validity, row, part.length);
    row += part.length;
  }
  return validity;
}

function concatBits(parts: readonly Column[], length: number): Uint8Array {
  const bits = new Uint8Array(bitmapBytes(length));
  let row = 0;
  for (const part of parts) {
    if (part.values instanceof Uint8Array) copyBits(part.values, 0, bits, row, part.length);
    row += part.length;
  }
  return bits;
}

function concatBytes(parts: readonly Column[], rowBytes: number, length: number): Uint8Array {
  const target = new Uint8Array(length * rowBytes);
  let offset = 0;
  for (const { values, length: rows } of parts) {
    if (values !== null) target.set(new Uint8Array(values.buffer, values.byteOffset, rows * rowBytes), offset);
    offset += rows * rowBytes;
  }
  return target;
}

function concatOffsets(parts: readonly Column[], length: number): Int32Array {
  const target = new Int32Array(length + 1);
  let row = 0;
  let end = 0;
  for (const { offsets, length: rows } of parts) {
    if (offsets === null) continue;
    const shift = end - (offsets[0] ?? 0);
    for (let i = 1; i <= rows; i++) target[row + i] = (offsets[i] ?? 0) + shift;
    row += rows;
    end = target[row] ?? 0;
  }
  return target;
}

function concatData(parts: readonly Column[]): Uint8Array {
  let bytes = 0;
  for (const part of parts) bytes += dataEnd(part) - dataStart(part);
  const target = new Uint8Array(bytes);
  let offset = 0;
  for (const part of parts) {
    if (!(part.values instanceof Uint8Array)) continue;
    const data = part.values.subarray(dataStart(part), dataEnd(part));
    target.set(data, offset);
    offset += data.length;
  }
  return target;
}

/** The same rows in one ArrayBuffer that nobody else holds: what a transfer to another thread needs. */
export function ownBatch(batch: ColumnBatch): ColumnBatch {
  const buffers = compactBuffers(batch);
  const regions: BufferRegion[] = [];
  let end = 0;
  for (const buffer of buffers) {
    regions.push({ offset: end, length: buffer.length });
    end = alignTo8(end + buffer.length);
  }
  const bytes = new Uint8Array(end);
  buffers.forEach((buffer, index) => {
    bytes.set(buffer, regions[index]?.offset ?? 0);
  });
  const types = batch.columns.map((column) => column.type);
  return { rows: batch.rows, columns: columnsOver(bytes, regions, types, batch.rows) };
}

/** Each ArrayBuffer below the batch once. The caller must be the only holder of them: see `ownBatch`. */
export function transferListOf(batch: ColumnBatch): ArrayBuffer[] {
  const buffers = new Set<ArrayBuffer>();
  const collect = (column: Column): void => {
    for (const part of [column.validity, column.offsets, column.values]) {
      if (part !== null && part.buffer instanceof ArrayBuffer) buffers.add(part.buffer);
    }
    column.children.forEach(collect);
  };
  batch.columns.forEach(collect);
  return [...buffers];
}
