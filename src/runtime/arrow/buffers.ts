/**
 * A batch as a list of byte buffers, in Arrow's order: depth first, validity, then offsets, then values of each column.
 * The BATCH frame, the stored file and the transfer between threads all are this list.
 */
import { workbenchError, type WorkbenchError } from '../../contract/errors';
import type { DataType } from '../../contract/model/data-type';
import { bitmapBytes, hasClearBit } from './bitmap';
import { dataEnd, dataStart, viewValues, type Column, type ColumnBatch } from './column-model';
import { childTypes, layoutOf } from './layout';
import { sliceColumn } from './slice';

const nothing = new Uint8Array(0);

/** Views of the buffers; only offsets that do not begin at 0 are copied. A validity without NULL is empty. */
export function compactBuffers(batch: ColumnBatch): Uint8Array[] {
  const buffers: Uint8Array[] = [];
  for (const column of batch.columns) addBuffers(column, buffers);
  return buffers;
}

function addBuffers(column: Column, buffers: Uint8Array[]): void {
  const { validity, length } = column;
  buffers.push(
    validity !== null && hasClearBit(validity, 0, length) ? validity.subarray(0, bitmapBytes(length)) : nothing,
  );
  const layout = layoutOf(column.type);
  switch (layout.kind) {
    case 'bits':
      buffers.push(bytesOf(column, 0, bitmapBytes(length)));
      return;
    case 'fixed':
      buffers.push(bytesOf(column, 0, length * layout.bytes * layout.elements));
      return;
    case 'variable':
      buffers.push(rebasedOffsets(column), bytesOf(column, dataStart(column), dataEnd(column)));
      return;
    case 'list':
      buffers.push(rebasedOffsets(column));
      break;
    case 'struct':
      break;
  }
  for (const child of compactChildren(column)) addBuffers(child, buffers);
}

/** The children cut to the rows that the column's own rows hold. */
export function compactChildren(column: Column): readonly Column[] {
  if (layoutOf(column.type).kind !== 'list') return column.children;
  return column.children.map((child) => sliceColumn(child, dataStart(column), dataEnd(column)));
}

function bytesOf(column: Column, start: number, end: number): Uint8Array {
  const { values } = column;
  return values === null ? nothing : new Uint8Array(values.buffer, values.byteOffset + start, end - start);
}

function rebasedOffsets(column: Column): Uint8Array {
  const { offsets, length } = column;
  if (offsets === null) return nothing;
  const base = offsets[0] ?? 0;
  if (base === 0) return new Uint8Array(offsets.buffer, offsets.byteOffset, (length + 1) * 4);
  const rebased = new Int32Array(length + 1);
  for (let i = 0; i <= length; i++) rebased[i] = (offsets[i] ?? 0) - base;
  return new Uint8Array(rebased.buffer);
}

/** How many buffers a column of the type has. */
export function bufferCount(types: readonly DataType[]): number {
  let count = 0;
  for (const type of types) {
    const { kind } = layoutOf(type);
    count += (kind === 'struct' ? 1 : 2) + (kind === 'variable' ? 1 : 0) + bufferCount(childTypes(type));
  }
  return count;
}

/** Buffers lie one after the other, each beginning at a multiple of 8. */
export function alignTo8(bytes: number): number {
  // Not with bit operators: those are 32 bits wide.
  return Math.ceil(bytes / 8) * 8;
}

/** Where a buffer lies in the bytes that hold it. */
export interface BufferRegion {
  readonly offset: number;
  readonly length: number;
}

/**
 * The reverse of `compactBuffers`: columns that view `bytes`, whose buffers lie at `regions` (each at a multiple of 8 of
 * the ArrayBuffer). Throws INTERNAL where the regions cannot be such columns: the frame or file is damaged.
 */
export function columnsOver(
  bytes: Uint8Array,
  regions: readonly BufferRegion[],
  types: readonly DataType[],
  rows: number,
): Column[] {
  if (regions.length !== bufferCount(types)) {
    throw damaged(`it has ${regions.length} buffers, its columns ${bufferCount(types)}`);
  }
  const cursor = new RegionCursor(bytes, regions);
  return types.map((type) => cursor.column(type, rows));
}

function damaged(reason: string): WorkbenchError {
  return workbenchError('INTERNAL', 'run', `A record batch is damaged: ${reason}.`);
}

class RegionCursor {
  private readonly bytes: Uint8Array;
  private readonly regions: readonly BufferRegion[];
  private position = 0;

  constructor(bytes: Uint8Array, regions: readonly BufferRegion[]) {
    this.bytes = bytes;
    this.regions = regions;
  }

  column(type: DataType, length: number): Column {
    const validity = this.validity(length);
    const layout = layoutOf(type);
    switch (layout.kind) {
      case 'bits':
        return { type, length, validity, offsets: null, values: this.next(bitmapBytes(length)), children: [] };
      case 'fixed': {
        const view = this.next(length * layout.bytes * layout.elements);
        const values = viewValues(layout.values, view.buffer, view.byteOffset, length * layout.elements);
        return { type, length, validity, offsets: null, values, children: [] };
      }
      case 'variable': {
        const offsets = this.offsets(length);
        return { type, length, validity, offsets, values: this.next(offsets[length] ?? 0), children: [] };
      }
      case 'list': {
        const offsets = this.offsets(length);
        const children = childTypes(type).map((child) => this.column(child, offsets[length] ?? 0));
        return { type, length, validity, offsets, values: null, children };
      }
      case 'struct': {
        const children = childTypes(type).map((child) => this.column(child, length));
        return { type, length, validity, offsets: null, values: null, children };
      }
    }
  }

  private validity(length: number): Uint8Array | null {
    if (this.regions[this.position]?.length === 0) {
      this.position += 1;
      return null;
    }
    return this.next(bitmapBytes(length));
  }

  private offsets(length: number): Int32Array {
    // Arrow lets the offsets of no rows be absent altogether.
    if (length === 0 && this.regions[this.position]?.length === 0) {
      this.position += 1;
      return new Int32Array(1);
    }
    const view = this.next((length + 1) * 4);
    return new Int32Array(view.buffer, view.byteOffset, length + 1);
  }

  /** The next buffer, cut to the bytes that the column needs of it (files pad their buffers). */
  private next(neededBytes: number): Uint8Array {
    const region = this.regions[this.position];
    this.position += 1;
    if (region === undefined || neededBytes < 0 || region.length < neededBytes) {
      throw damaged(`buffer ${this.position} has ${region?.length ?? 0} bytes, its rows need ${neededBytes}`);
    }
    const end = region.offset + neededBytes;
    if (region.offset < 0 || end > this.bytes.length) {
      throw damaged(`buffer ${this.position} ends at byte ${end} of ${this.bytes.length}`);
    }
    return this.bytes.subarray(region.offset, end);
  }
}
