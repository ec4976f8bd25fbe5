/**
 * Hashes of rows by some of their columns, for partitioning by key. Equal keys have equal hashes whatever batch they are in:
 * NULL is a key, every NaN is one, -0.0 is 0.0, a MAP's pairs have no order.
 */
import { nextClearBit } from './bitmap';
import { dataEnd, dataStart, type Column, type ColumnBatch } from './column-model';
import { layoutOf } from './layout';
import { sliceColumn } from './slice';

const SEED = 0x2545_f491;
const NULL_WORD = 0x6e75_6c6c;
const NAN_WORD = 0x6e61_6e21;

/** Fills `target` with a hash of each row of the batch; it has at least `batch.rows` elements. */
export function hashRows(batch: ColumnBatch, columns: readonly number[], target: Uint32Array): void {
  target.fill(SEED, 0, batch.rows);
  for (const index of columns) {
    const column = batch.columns[index];
    if (column === undefined) throw new RangeError(`No column ${index} in a batch of ${batch.columns.length}.`);
    addColumn(column, target);
  }
  for (let row = 0; row < batch.rows; row++) target[row] = spread(target[row] ?? 0);
}

function add(hash: number, word: number): number {
  const mixed = Math.imul(hash ^ word, 0x9e37_79b1);
  return mixed ^ (mixed >>> 15);
}

/** Every bit of the answer depends on every bit of the hash: a few of them choose the slot. */
function spread(hash: number): number {
  const mixed = Math.imul(hash ^ (hash >>> 16), 0x85eb_ca6b);
  const again = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2_ae35);
  return (again ^ (again >>> 16)) >>> 0;
}

/** Values of all rows first, as if there were no NULL; then the NULLs, from what their hashes were before. */
function addColumn(column: Column, target: Uint32Array): void {
  const { validity, length } = column;
  const before = validity === null ? null : target.slice(0, length);
  addValues(column, target);
  if (validity === null || before === null) return;
  for (let row = nextClearBit(validity, 0, length); row < length; row = nextClearBit(validity, row + 1, length)) {
    target[row] = add(before[row] ?? 0, NULL_WORD);
  }
}

function addValues(column: Column, target: Uint32Array): void {
  const { values, length } = column;
  const layout = layoutOf(column.type);
  switch (layout.kind) {
    case 'bits':
      if (values instanceof Uint8Array) addBits(values, length, target);
      return;
    case 'fixed':
      if (values instanceof Float64Array) addDoubles(values, length, target);
      else if (values instanceof Float32Array) addFloats(values, length, target);
      else if (values instanceof BigInt64Array) addWords(values, length, layout.elements * 2, target);
      else if (values !== null) addIntegers(values, length, target);
      return;
    case 'variable':
      return addBytes(column, target);
    case 'list':
      return addLists(column, target);
    case 'struct':
      for (const child of column.children) addColumn(child, target);
  }
}

function addBits(bits: Uint8Array, length: number, target: Uint32Array): void {
  for (let row = 0; row < length; row++) {
    target[row] = add(target[row] ?? 0, ((bits[row >> 3] ?? 0) >> (row & 7)) & 1);
  }
}

function addIntegers(
  values: Uint8Array | Int8Array | Int16Array | Int32Array,
  length: number,
  target: Uint32Array,
): void {
  for (let row = 0; row < length; row++) target[row] = add(target[row] ?? 0, values[row] ?? 0);
}

function addWords(values: BigInt64Array, length: number, wordsPerRow: number, target: Uint32Array): void {
  const words = new Int32Array(values.buffer, values.byteOffset, values.length * 2);
  for (let row = 0, at = 0; row < length; row++) {
    let hash = target[row] ?? 0;
    for (const end = at + wordsPerRow; at < end; at++) hash = add(hash, words[at] ?? 0);
    target[row] = hash;
  }
}

function addFloats(values: Float32Array, length: number, target: Uint32Array): void {
  const words = new Int32Array(values.buffer, values.byteOffset, length);
  for (let row = 0; row < length; row++) {
    const value = values[row] ?? 0;
    target[row] = add(target[row] ?? 0, value === 0 ? 0 : Number.isNaN(value) ? NAN_WORD : (words[row] ?? 0));
  }
}

function addDoubles(values: Float64Array, length: number, target: Uint32Array): void {
  const words = new Int32Array(values.buffer, values.byteOffset, length * 2);
  for (let row = 0; row < length; row++) {
    const value = values[row] ?? 0;
    const low = value === 0 ? 0 : Number.isNaN(value) ? NAN_WORD : (words[row * 2] ?? 0);
    const high = value === 0 || Number.isNaN(value) ? 0 : (words[row * 2 + 1] ?? 0);
    target[row] = add(add(target[row] ?? 0, low), high);
  }
}

/** Four bytes at a time; the length is added too, so that 'ab','c' is not 'a','bc'. */
function addBytes({ offsets, values, length }: Column, target: Uint32Array): void {
  if (offsets === null || !(values instanceof Uint8Array)) return;
  const view = new DataView(values.buffer, values.byteOffset, values.byteLength);
  for (let row = 0; row < length; row++) {
    let at = offsets[row] ?? 0;
    const end = offsets[row + 1] ?? 0;
    let hash = add(target[row] ?? 0, end - at);
    for (; at < end - 3; at += 4) hash = add(hash, view.getInt32(at, true));
    for (; at < end; at++) hash = add(hash, view.getUint8(at));
    target[row] = hash;
  }
}

function addLists(column: Column, target: Uint32Array): void {
  const { offsets, length } = column;
  if (offsets === null) return;
  const first = dataStart(column);
  const inner = new Uint32Array(dataEnd(column) - first).fill(SEED);
  for (const child of column.children) addColumn(sliceColumn(child, first, dataEnd(column)), inner);
  const hasOrder = column.type.kind !== 'MAP';
  for (let row = 0; row < length; row++) {
    const start = (offsets[row] ?? 0) - first;
    const end = (offsets[row + 1] ?? 0) - first;
    let hash = add(target[row] ?? 0, end - start);
    if (hasOrder) {
      for (let at = start; at < end; at++) hash = add(hash, inner[at] ?? 0);
    } else {
      let sum = 0;
      for (let at = start; at < end; at++) sum = (sum + spread(inner[at] ?? 0)) | 0;
      hash = add(hash, sum);
    }
    target[row] = hash;
  }
}
