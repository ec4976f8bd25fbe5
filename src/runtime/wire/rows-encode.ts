/** Columns to records. Each column is written down its own field of all records: one tight loop per kind of field. */
import { FRAME_MAX_BYTES, RowsFlag } from '../../contract/wire/worker';
import { getBit, hasClearBit, nextClearBit } from '../arrow/bitmap';
import type { Column, ColumnBatch } from '../arrow/column';
import { isAscii } from './ascii';
import { ByteCopier } from './byte-copier';
import { frameTooLarge } from './frame';
import type { PayloadPool } from './payload-pool';
import type { RecordField, RecordLayout } from './rows-layout';
import { toMicroseconds } from './timestamp-units';

/** Bytes before the records: flags, and the bytes of the records. */
export const ROWS_PREFIX_BYTES = 8;

/**
 * Rows [start, end) as the whole payload of a ROWS frame, in memory of the pool where one is given. Throws where it is
 * larger than a frame may be.
 */
export function encodeRows(
  layout: RecordLayout,
  batch: ColumnBatch,
  start: number,
  end: number,
  pool: PayloadPool | null,
): Uint8Array<ArrayBuffer> {
  const rows = end - start;
  const withNulls = batch.columns.some(({ validity }) => validity !== null && hasClearBit(validity, start, end));
  const nullWords = withNulls ? layout.nullWords : 0;
  const recordWords = nullWords + layout.fieldWords;
  const recordBytes = rows * recordWords * 4;
  const heapStart = ROWS_PREFIX_BYTES + recordBytes;
  const heapBytes = layout.variable.reduce((sum, index) => sum + heapBytesOf(batch.columns[index], start, end), 0);
  if (heapStart + heapBytes > FRAME_MAX_BYTES) throw frameTooLarge(heapStart + heapBytes);

  // Not zeroed: every word of the records and every byte of the heap is written below.
  const sizeBytes = heapStart + heapBytes;
  const payload = pool?.take(sizeBytes) ?? new Uint8Array(Buffer.allocUnsafeSlow(sizeBytes).buffer);
  const memory = payload.buffer;
  const records = new Int32Array(memory, ROWS_PREFIX_BYTES, rows * recordWords);
  if (withNulls) clearNullWords(records, recordWords, nullWords);
  layout.fields.forEach((field, index) => {
    const column = batch.columns[index];
    if (column?.values === null || column === undefined)
      throw new RangeError(`The batch has no values of column ${index}.`);
    writeField(field, column, records, nullWords + field.word, recordWords, start, end);
    if (withNulls) writeNulls(column, index, records, nullWords + field.word, recordWords, start, end);
  });
  if (heapBytes > 0) {
    const columns = layout.variable.flatMap((index) => batch.columns[index] ?? []);
    writeHeap(columns, payload, heapStart, start, end);
  }
  const asciiHeap = heapBytes > 0 && isAscii(payload.subarray(heapStart));
  const head = new Int32Array(memory, 0, 2);
  head[0] = (withNulls ? RowsFlag.HAS_NULLS : 0) | (asciiHeap ? RowsFlag.ASCII_HEAP : 0);
  head[1] = recordBytes;
  return payload;
}

function clearNullWords(records: Int32Array, stride: number, nullWords: number): void {
  for (let at = 0; at < records.length; at += stride) {
    for (let word = 0; word < nullWords; word++) records[at + word] = 0;
  }
}

/** Writes the column's values, of NULL rows too (whatever stands there), at `firstWord` of every record. */
function writeField(
  field: RecordField,
  column: Column,
  records: Int32Array,
  firstWord: number,
  stride: number,
  start: number,
  end: number,
): void {
  const { values } = column;
  if (values === null) return;
  const { copy } = field;
  switch (copy.kind) {
    case 'bit':
      if (values instanceof Uint8Array) writeBits(values, records, firstWord, stride, start, end);
      return;
    case 'widened':
      if (values instanceof Int8Array || values instanceof Int16Array) {
        writeWidened(values, records, firstWord, stride, start, end);
      }
      return;
    case 'word':
      writeWords(
        new Int32Array(values.buffer, values.byteOffset, column.length),
        records,
        firstWord,
        stride,
        start,
        end,
      );
      return;
    case 'pair':
      writePairs(wordPairs(values), records, firstWord, stride, start, end);
      return;
    case 'timestamp':
      if (values instanceof BigInt64Array) {
        const micros = toMicroseconds(values.subarray(start, end), copy.unit);
        writePairs(wordPairs(micros), records, firstWord, stride, 0, end - start);
      }
      return;
    case 'length':
      if (column.offsets !== null) writeLengths(column.offsets, records, firstWord, stride, start, end);
  }
}

function wordPairs(values: ArrayBufferView): Int32Array {
  return new Int32Array(values.buffer, values.byteOffset, values.byteLength >> 2);
}

function writeBits(
  bits: Uint8Array,
  records: Int32Array,
  firstWord: number,
  stride: number,
  start: number,
  end: number,
): void {
  for (let row = start, at = firstWord; row < end; row++, at += stride) {
    records[at] = ((bits[row >> 3] ?? 0) >> (row & 7)) & 1;
  }
}

function writeWidened(
  values: Int8Array | Int16Array,
  records: Int32Array,
  firstWord: number,
  stride: number,
  start: number,
  end: number,
): void {
  for (let row = start, at = firstWord; row < end; row++, at += stride) records[at] = values[row] ?? 0;
}

function writeWords(
  words: Int32Array,
  records: Int32Array,
  firstWord: number,
  stride: number,
  start: number,
  end: number,
): void {
  if (stride === 1) {
    records.set(words.subarray(start, end));
    return;
  }
  for (let row = start, at = firstWord; row < end; row++, at += stride) records[at] = words[row] ?? 0;
}

function writePairs(
  pairs: Int32Array,
  records: Int32Array,
  firstWord: number,
  stride: number,
  start: number,
  end: number,
): void {
  if (stride === 2) {
    records.set(pairs.subarray(start * 2, end * 2));
    return;
  }
  const last = end * 2;
  for (let from = start * 2, at = firstWord; from < last; from += 2, at += stride) {
    records[at] = pairs[from] ?? 0;
    records[at + 1] = pairs[from + 1] ?? 0;
  }
}

function writeLengths(
  offsets: Int32Array,
  records: Int32Array,
  firstWord: number,
  stride: number,
  start: number,
  end: number,
): void {
  let from = offsets[start] ?? 0;
  for (let row = start, at = firstWord; row < end; row++, at += stride) {
    const to = offsets[row + 1] ?? 0;
    records[at] = to - from;
    from = to;
  }
}

/** Sets the NULL bit of each NULL row and zeroes its field. */
function writeNulls(
  column: Column,
  index: number,
  records: Int32Array,
  firstWord: number,
  stride: number,
  start: number,
  end: number,
): void {
  const { validity } = column;
  if (validity === null) return;
  const isPair = column.values !== null && column.values.BYTES_PER_ELEMENT === 8;
  const nullWord = index >> 5;
  const bit = 1 << (index & 31);
  for (let row = nextClearBit(validity, start, end); row < end; row = nextClearBit(validity, row + 1, end)) {
    const record = (row - start) * stride;
    records[record + nullWord] = (records[record + nullWord] ?? 0) | bit;
    records[record + firstWord] = 0;
    if (isPair) records[record + firstWord + 1] = 0;
  }
}

/** Bytes of the rows that are not NULL. */
function heapBytesOf(column: Column | undefined, start: number, end: number): number {
  const offsets = column?.offsets;
  if (column === undefined || offsets === null || offsets === undefined) return 0;
  return (offsets[end] ?? 0) - (offsets[start] ?? 0) - bytesUnderNulls(column, offsets, start, end);
}

/** Arrow allows bytes under a NULL; the heap has none. */
function bytesUnderNulls(column: Column, offsets: Int32Array, start: number, end: number): number {
  const { validity } = column;
  if (validity === null) return 0;
  let bytes = 0;
  for (let row = nextClearBit(validity, start, end); row < end; row = nextClearBit(validity, row + 1, end)) {
    bytes += (offsets[row + 1] ?? 0) - (offsets[row] ?? 0);
  }
  return bytes;
}

/** The heap of several columns is interleaved row by row; that of one is its data as they are. */
function writeHeap(
  columns: readonly Column[],
  payload: Uint8Array,
  heapStart: number,
  start: number,
  end: number,
): void {
  const [only] = columns;
  if (columns.length === 1 && only !== undefined && only.offsets !== null && only.values instanceof Uint8Array) {
    if (bytesUnderNulls(only, only.offsets, start, end) === 0) {
      payload.set(only.values.subarray(only.offsets[start] ?? 0, only.offsets[end] ?? 0), heapStart);
      return;
    }
  }
  const sources = columns.flatMap(({ offsets, values, validity }) =>
    offsets !== null && values instanceof Uint8Array
      ? [{ offsets, validity, copier: new ByteCopier(values, payload) }]
      : [],
  );
  let at = heapStart;
  for (let row = start; row < end; row++) {
    for (const { offsets, validity, copier } of sources) {
      if (validity !== null && !getBit(validity, row)) continue;
      const from = offsets[row] ?? 0;
      const length = (offsets[row + 1] ?? 0) - from;
      copier.copy(from, at, length);
      at += length;
    }
  }
}
