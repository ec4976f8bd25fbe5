/** Records back to columns: the reverse of rows-encode, one loop per kind of field. */
import { workbenchError, type WorkbenchError } from '../../contract/errors';
import { formatDataType } from '../../contract/model/data-type';
import { RowsFlag } from '../../contract/wire/worker';
import { allSet, bitmapBytes, clearBit } from '../arrow/bitmap';
import type { Column, ColumnBatch, Values } from '../arrow/column';
import { ByteCopier } from './byte-copier';
import { ROWS_PREFIX_BYTES } from './rows-encode';
import type { RecordField, RecordLayout } from './rows-layout';
import { fromMicroseconds } from './timestamp-units';

/** The records of one frame, read as words. */
interface Records {
  readonly words: Int32Array;
  readonly stride: number;
  readonly nullWords: number;
  readonly rows: number;
  readonly heap: Uint8Array;
}

/** Columns of a ROWS_RESULT payload; they may view it. Throws INTERNAL where it is damaged. */
export function decodeRows(layout: RecordLayout, payload: Uint8Array, rows: number): ColumnBatch {
  const records = openRecords(layout, payload, rows);
  const data = readHeap(layout, records);
  const columns = layout.fields.map((field, index): Column => {
    const validity = records.nullWords === 0 ? null : readValidity(records, index);
    const base = { type: field.type, length: rows, validity, children: [] };
    const variable = data[index];
    if (variable !== undefined) return { ...base, offsets: variable.offsets, values: variable.values };
    return { ...base, offsets: null, values: readValues(field, records) };
  });
  return { rows, columns };
}

function openRecords(layout: RecordLayout, payload: Uint8Array, rows: number): Records {
  if (payload.length < ROWS_PREFIX_BYTES) throw damaged(`it has ${payload.length} bytes`);
  const bytes = (payload.byteOffset & 3) === 0 ? payload : payload.slice();
  const head = new Uint32Array(bytes.buffer, bytes.byteOffset, 2);
  const nullWords = ((head[0] ?? 0) & RowsFlag.HAS_NULLS) === 0 ? 0 : layout.nullWords;
  const stride = nullWords + layout.fieldWords;
  const recordBytes = head[1] ?? 0;
  if (recordBytes !== rows * stride * 4) {
    throw damaged(`${recordBytes} bytes of records for ${rows} rows of ${stride * 4} bytes`);
  }
  if (ROWS_PREFIX_BYTES + recordBytes > bytes.length) throw damaged(`its records end behind its ${bytes.length} bytes`);
  const words = new Int32Array(bytes.buffer, bytes.byteOffset + ROWS_PREFIX_BYTES, recordBytes >> 2);
  return { words, stride, nullWords, rows, heap: bytes.subarray(ROWS_PREFIX_BYTES + recordBytes) };
}

function damaged(reason: string): WorkbenchError {
  return workbenchError('INTERNAL', 'run', `A ROWS payload is damaged: ${reason}.`);
}

/** null where no bit of the column is set. */
function readValidity({ words, stride, rows }: Records, index: number): Uint8Array | null {
  const bit = 1 << (index & 31);
  let validity: Uint8Array | null = null;
  for (let row = 0, at = index >> 5; row < rows; row++, at += stride) {
    if (((words[at] ?? 0) & bit) !== 0) {
      validity ??= allSet(rows);
      clearBit(validity, row);
    }
  }
  return validity;
}

function readValues(field: RecordField, records: Records): Values {
  const { copy } = field;
  const first = records.nullWords + field.word;
  switch (copy.kind) {
    case 'bit':
      return readBits(records, first);
    case 'widened':
      return field.type.kind === 'TINYINT'
        ? readNarrowed(records, first, new Int8Array(records.rows))
        : readNarrowed(records, first, new Int16Array(records.rows));
    case 'word':
      return field.type.kind === 'FLOAT' ? asFloat32(readWords(records, first)) : readWords(records, first);
    case 'pair': {
      const pairs = readPairs(records, first);
      return field.type.kind === 'DOUBLE'
        ? new Float64Array(pairs.buffer, pairs.byteOffset, records.rows)
        : new BigInt64Array(pairs.buffer, pairs.byteOffset, records.rows);
    }
    case 'timestamp': {
      const pairs = readPairs(records, first);
      const micros = new BigInt64Array(pairs.buffer, pairs.byteOffset, records.rows);
      const { values, overflowRow } = fromMicroseconds(micros, copy.unit);
      if (overflowRow >= 0) throw timestampOutOfRange(field, overflowRow);
      return values;
    }
    case 'length':
      throw new Error(`${field.type.kind} lies in the heap`);
  }
}

function timestampOutOfRange(field: RecordField, row: number): WorkbenchError {
  const type = formatDataType(field.type);
  return workbenchError(
    'RESULT_TYPE',
    'run',
    `Result row ${row} of this frame is a time that ${type} cannot hold: nanoseconds reach from 1677 to 2262.`,
    { declaredType: type },
    { hint: 'Declare TIMESTAMP(6), which holds the years 1 to 9999.' },
  );
}

function readBits({ words, stride, rows }: Records, first: number): Uint8Array {
  const bits = new Uint8Array(bitmapBytes(rows));
  for (let row = 0, at = first; row < rows; row++, at += stride) {
    const byte = row >> 3;
    // BOOLEAN is struct's `?`: its first byte is 1 where true, the three after it are zero.
    bits[byte] = (bits[byte] ?? 0) | (((words[at] ?? 0) & 1) << (row & 7));
  }
  return bits;
}

function readNarrowed<T extends Int8Array | Int16Array>({ words, stride, rows }: Records, first: number, target: T): T {
  for (let row = 0, at = first; row < rows; row++, at += stride) target[row] = words[at] ?? 0;
  return target;
}

function asFloat32(words: Int32Array): Float32Array {
  return new Float32Array(words.buffer, words.byteOffset, words.length);
}

/** A view of the records where they hold nothing else, else a copy. */
function readWords({ words, stride, rows }: Records, first: number): Int32Array {
  if (stride === 1) return words;
  const target = new Int32Array(rows);
  for (let row = 0, at = first; row < rows; row++, at += stride) target[row] = words[at] ?? 0;
  return target;
}

/** A view of the records where they hold nothing else and lie on a multiple of 8, else a copy. */
function readPairs({ words, stride, rows }: Records, first: number): Int32Array {
  if (stride === 2) return (words.byteOffset & 7) === 0 ? words : words.slice();
  const target = new Int32Array(rows * 2);
  const last = rows * 2;
  for (let to = 0, at = first; to < last; to += 2, at += stride) {
    target[to] = words[at] ?? 0;
    target[to + 1] = words[at + 1] ?? 0;
  }
  return target;
}

interface VariableData {
  readonly offsets: Int32Array;
  readonly values: Uint8Array;
}

/** Offsets and data of each variable field, by the field's index. */
function readHeap(layout: RecordLayout, records: Records): readonly (VariableData | undefined)[] {
  const data: (VariableData | undefined)[] = [];
  let heapBytes = 0;
  for (const index of layout.variable) {
    const field = layout.fields[index];
    if (field === undefined) continue;
    const offsets = readOffsets(records, records.nullWords + field.word);
    heapBytes += offsets[records.rows] ?? 0;
    data[index] = { offsets, values: records.heap };
  }
  if (heapBytes !== records.heap.length) {
    throw damaged(`a heap of ${records.heap.length} bytes where its rows have ${heapBytes}`);
  }
  if (layout.variable.length > 1) splitHeap(data, records);
  return data;
}

function readOffsets({ words, stride, rows }: Records, first: number): Int32Array {
  const offsets = new Int32Array(rows + 1);
  let end = 0;
  for (let row = 0, at = first; row < rows; row++, at += stride) {
    const length = words[at] ?? 0;
    if (length < 0) throw damaged(`row ${row} has a length of ${length >>> 0} bytes`);
    end += length;
    offsets[row + 1] = end;
  }
  return offsets;
}

/** The heap holds the columns' bytes row by row; each column gets its own. */
function splitHeap(data: (VariableData | undefined)[], { heap, rows }: Records): void {
  const targets = data.flatMap((variable, index) => {
    if (variable === undefined) return [];
    const values = new Uint8Array(variable.offsets[rows] ?? 0);
    data[index] = { offsets: variable.offsets, values };
    return [{ offsets: variable.offsets, copier: new ByteCopier(heap, values) }];
  });
  let at = 0;
  for (let row = 0; row < rows; row++) {
    for (const { offsets, copier } of targets) {
      const to = offsets[row] ?? 0;
      const length = (offsets[row + 1] ?? 0) - to;
      copier.copy(at, to, length);
      at += length;
    }
  }
}
