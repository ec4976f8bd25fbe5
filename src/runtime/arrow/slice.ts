/** Parts of batches, without copying, and their sizes. */
import { bitmapBytes, sliceBits } from './bitmap';
import { dataEnd, dataStart, type Column, type ColumnBatch } from './column-model';
import { layoutOf } from './layout';

/** Rows [start, end) without copying, save for bitmaps that would begin inside a byte. */
export function sliceBatch(batch: ColumnBatch, start: number, end: number): ColumnBatch {
  if (start === 0 && end === batch.rows) return batch;
  return { rows: end - start, columns: batch.columns.map((column) => sliceColumn(column, start, end)) };
}

export function sliceColumn(column: Column, start: number, end: number): Column {
  const validity = column.validity === null ? null : sliceBits(column.validity, start, end);
  const base = { type: column.type, length: end - start, validity };
  const layout = layoutOf(column.type);
  switch (layout.kind) {
    case 'bits': {
      const bits = column.values instanceof Uint8Array ? sliceBits(column.values, start, end) : column.values;
      return { ...base, offsets: null, values: bits, children: [] };
    }
    case 'fixed': {
      const values = column.values?.subarray(start * layout.elements, end * layout.elements) ?? null;
      return { ...base, offsets: null, values, children: [] };
    }
    case 'variable':
    case 'list': {
      const offsets = column.offsets?.subarray(start, end + 1) ?? null;
      return { ...base, offsets, values: column.values, children: column.children };
    }
    case 'struct': {
      const children = column.children.map((child) => sliceColumn(child, start, end));
      return { ...base, offsets: null, values: null, children };
    }
  }
}

/** Bytes of the rows' values, offsets and bitmaps (of a slice: its own part of shared buffers). */
export function batchSizeBytes(batch: ColumnBatch): number {
  let bytes = 0;
  for (const column of batch.columns) bytes += columnSizeBytes(column);
  return bytes;
}

function columnSizeBytes(column: Column): number {
  let bytes = column.validity === null ? 0 : bitmapBytes(column.length);
  const layout = layoutOf(column.type);
  switch (layout.kind) {
    case 'bits':
      return bytes + bitmapBytes(column.length);
    case 'fixed':
      return bytes + column.length * layout.bytes * layout.elements;
    case 'variable':
      return bytes + offsetsBytes(column) + dataEnd(column) - dataStart(column);
    case 'list':
      bytes += offsetsBytes(column);
      break;
    case 'struct':
      break;
  }
  for (const child of column.children) bytes += columnSizeBytes(child);
  return bytes;
}

function offsetsBytes(column: Column): number {
  return (column.length + 1) * 4;
}
