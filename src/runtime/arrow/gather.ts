/** Rows of a batch picked by their positions: repeated for a table function's rows, split by key for several slots. */
import { workbenchError } from '../../contract/errors';
import { bitmapBytes } from './bitmap';
import { ByteCopier } from './byte-copier';
import { viewValues, type Column, type ColumnBatch, type Values } from './column-model';
import { layoutOf, type Layout } from './layout';

/** Offsets are i32. */
const DATA_BYTES_MAX = 0x7fff_ffff;

/**
 * Row `i` of the answer is row `indexes[i]` of the batch; a row may come often or never. The answer owns its memory. Throws
 * INTERNAL where the texts of a column would exceed 2 GiB.
 */
export function takeRows(batch: ColumnBatch, indexes: Int32Array): ColumnBatch {
  return { rows: indexes.length, columns: batch.columns.map((column) => takeColumn(column, indexes)) };
}

function takeColumn(column: Column, indexes: Int32Array): Column {
  const { type, values } = column;
  const validity = column.validity === null ? null : takeBits(column.validity, indexes);
  const base = { type, length: indexes.length, validity };
  const layout = layoutOf(type);
  switch (layout.kind) {
    case 'bits': {
      const bits = values instanceof Uint8Array ? takeBits(values, indexes) : null;
      return { ...base, offsets: null, values: bits, children: [] };
    }
    case 'fixed':
      return { ...base, offsets: null, values: takeFixed(values, layout, indexes), children: [] };
    case 'variable': {
      const offsets = takenOffsets(column, indexes);
      return { ...base, offsets, values: takeData(column, indexes, offsets), children: [] };
    }
    case 'list': {
      const offsets = takenOffsets(column, indexes);
      const inner = childIndexes(column, indexes, offsets);
      return { ...base, offsets, values: null, children: column.children.map((child) => takeColumn(child, inner)) };
    }
    case 'struct': {
      const children = column.children.map((child) => takeColumn(child, indexes));
      return { ...base, offsets: null, values: null, children };
    }
  }
}

function takeBits(bits: Uint8Array, indexes: Int32Array): Uint8Array {
  const taken = new Uint8Array(bitmapBytes(indexes.length));
  for (let row = 0; row < indexes.length; row++) {
    const from = indexes[row] ?? 0;
    const bit = ((bits[from >> 3] ?? 0) >> (from & 7)) & 1;
    taken[row >> 3] = (taken[row >> 3] ?? 0) | (bit << (row & 7));
  }
  return taken;
}

/** Copied as words: an element of a BigInt64Array would become an object, one of a float array might lose NaN's bits. */
function takeFixed(values: Values | null, layout: Layout & { kind: 'fixed' }, indexes: Int32Array): Values {
  const { bytes, elements } = layout;
  const memory = new ArrayBuffer(indexes.length * bytes * elements);
  if (values !== null) copyElements(values, memory, bytes * elements, indexes);
  return viewValues(layout.values, memory, 0, indexes.length * elements);
}

function copyElements(
  { buffer, byteOffset, byteLength }: Values,
  to: ArrayBuffer,
  rowBytes: number,
  at: Int32Array,
): void {
  switch (rowBytes) {
    case 1:
      return take1(new Uint8Array(buffer, byteOffset, byteLength), new Uint8Array(to), at);
    case 2:
      return take1(new Uint16Array(buffer, byteOffset, byteLength / 2), new Uint16Array(to), at);
    case 4:
      return take1(new Int32Array(buffer, byteOffset, byteLength / 4), new Int32Array(to), at);
    case 8:
      return take2(new Int32Array(buffer, byteOffset, byteLength / 4), new Int32Array(to), at);
    default:
      return take4(new Int32Array(buffer, byteOffset, byteLength / 4), new Int32Array(to), at);
  }
}

function take1<T extends Uint8Array | Uint16Array | Int32Array>(from: T, to: T, indexes: Int32Array): void {
  for (let row = 0; row < indexes.length; row++) to[row] = from[indexes[row] ?? 0] ?? 0;
}

function take2(from: Int32Array, to: Int32Array, indexes: Int32Array): void {
  for (let row = 0, at = 0; row < indexes.length; row++, at += 2) {
    const source = (indexes[row] ?? 0) * 2;
    to[at] = from[source] ?? 0;
    to[at + 1] = from[source + 1] ?? 0;
  }
}

function take4(from: Int32Array, to: Int32Array, indexes: Int32Array): void {
  for (let row = 0, at = 0; row < indexes.length; row++, at += 4) {
    const source = (indexes[row] ?? 0) * 4;
    to[at] = from[source] ?? 0;
    to[at + 1] = from[source + 1] ?? 0;
    to[at + 2] = from[source + 2] ?? 0;
    to[at + 3] = from[source + 3] ?? 0;
  }
}

function takenOffsets({ offsets }: Column, indexes: Int32Array): Int32Array {
  const taken = new Int32Array(indexes.length + 1);
  if (offsets === null) return taken;
  let end = 0;
  for (let row = 0; row < indexes.length; row++) {
    const from = indexes[row] ?? 0;
    end += (offsets[from + 1] ?? 0) - (offsets[from] ?? 0);
    taken[row + 1] = end;
  }
  if (end > DATA_BYTES_MAX) throw tooLarge(end, indexes.length);
  return taken;
}

function takeData({ offsets, values }: Column, indexes: Int32Array, target: Int32Array): Uint8Array {
  const data = new Uint8Array(target[indexes.length] ?? 0);
  if (offsets === null || !(values instanceof Uint8Array)) return data;
  const copier = new ByteCopier(values, data);
  for (let row = 0; row < indexes.length; row++) {
    const at = target[row] ?? 0;
    copier.copy(offsets[indexes[row] ?? 0] ?? 0, at, (target[row + 1] ?? 0) - at);
  }
  return data;
}

/** Positions of the children's rows, in the order of the rows taken. */
function childIndexes({ offsets }: Column, indexes: Int32Array, target: Int32Array): Int32Array {
  const inner = new Int32Array(target[indexes.length] ?? 0);
  if (offsets === null) return inner;
  let at = 0;
  for (let row = 0; row < indexes.length; row++) {
    const from = indexes[row] ?? 0;
    const last = offsets[from + 1] ?? 0;
    for (let child = offsets[from] ?? 0; child < last; child++) inner[at++] = child;
  }
  return inner;
}

function tooLarge(sizeBytes: number, rows: number): Error {
  return workbenchError(
    'INTERNAL',
    'run',
    `A column of ${rows} rows would hold ${sizeBytes} bytes at once, more than the ${DATA_BYTES_MAX} that one batch may have.`,
    { sizeBytes, rows, limitBytes: DATA_BYTES_MAX },
    { hint: 'Lower python.fn-execution.bundle.size, or keep fewer columns.' },
  );
}

/** The rows of each of `parts` partitions, in order, for `takeRows`; `hashes` are those of `hashRows`. */
export function indexesByPart(hashes: Uint32Array, rows: number, parts: number): Int32Array[] {
  const counts = new Int32Array(parts);
  for (let row = 0; row < rows; row++) {
    const part = (hashes[row] ?? 0) % parts;
    counts[part] = (counts[part] ?? 0) + 1;
  }
  const lists = Array.from(counts, (count) => new Int32Array(count));
  counts.fill(0);
  for (let row = 0; row < rows; row++) {
    const part = (hashes[row] ?? 0) % parts;
    const list = lists[part];
    const at = counts[part] ?? 0;
    if (list !== undefined) list[at] = row;
    counts[part] = at + 1;
  }
  return lists;
}
