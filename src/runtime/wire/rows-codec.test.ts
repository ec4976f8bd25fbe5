import { expect, test } from 'vitest';
import { parseSchema } from '../../contract/model/data-type';
import { FRAME_MAX_BYTES, RowsFlag } from '../../contract/wire/worker';
import { readCells } from '../arrow/cells';
import { sliceBatch, type ColumnBatch } from '../arrow/column';
import { batchFromCells } from '../arrow/from-cells';
import { sampleFields, sampleRows } from '../testing/sample-rows';
import { PayloadPool } from './payload-pool';
import { createRowsCodec } from './rows-codec';

function batchOf(schema: string, rows: Parameters<typeof batchFromCells>[1]): ColumnBatch {
  return batchFromCells(parseSchema(schema), rows);
}

function codecOf(batch: ColumnBatch): ReturnType<typeof createRowsCodec> {
  return createRowsCodec(batch.columns.map(({ type }) => type));
}

function roundTrip(batch: ColumnBatch, start = 0, end = batch.rows): unknown[][] {
  const codec = codecOf(batch);
  return readCells(codec.decode(codec.encode(batch, start, end), end - start), 0, end - start);
}

/** TIMESTAMP(9) travels in microseconds, so the sample holds no finer ones. */
test('every type comes back as it went, with NULL and without, from any row on', () => {
  for (const nullEvery of [0, 1, 3, 50]) {
    const rows = sampleRows(120, nullEvery);
    const batch = batchFromCells(sampleFields, rows);
    for (const [start, end] of [
      [0, 120],
      [5, 93],
      [17, 18],
      [40, 40],
    ] as const) {
      expect(roundTrip(batch, start, end)).toEqual(rows.slice(start, end));
      expect(roundTrip(sliceBatch(batch, start, end))).toEqual(rows.slice(start, end));
    }
  }
});

test('each type comes back when it is the only column', () => {
  sampleFields.forEach((field, column) => {
    for (const nullEvery of [0, 4]) {
      const rows = sampleRows(37, nullEvery).map((row) => [row[column] ?? null]);
      expect(roundTrip(batchFromCells([field], rows), 3, 30)).toEqual(rows.slice(3, 30));
    }
  });
});

test('the records are what docs/protocol.md says, byte for byte', () => {
  const batch = batchOf('flag BOOLEAN, n BIGINT, s STRING, t SMALLINT', [
    [true, '-2', 'ab', -1],
    [false, '1', 'ü', 7],
  ]);
  const payload = codecOf(batch).encode(batch, 0, 2);
  const expected = Buffer.alloc(8 + 2 * 20 + 4);
  expected.writeUInt32LE(0, 0);
  expected.writeUInt32LE(40, 4);
  expected.writeUInt8(1, 8);
  expected.writeBigInt64LE(-2n, 12);
  expected.writeUInt32LE(2, 20);
  expected.writeInt32LE(-1, 24);
  expected.writeBigInt64LE(1n, 32);
  expected.writeUInt32LE(2, 40);
  expected.writeInt32LE(7, 44);
  expected.write('abü', 48);
  expect(Buffer.from(payload)).toEqual(expected);
});

test('NULL is a bit before the fields and its field is zero', () => {
  const fields = Array.from({ length: 33 }, (_, i) => ({
    name: `c${i}`,
    type: { kind: 'INT', nullable: true } as const,
  }));
  const row = fields.map((_, i) => (i === 32 || i === 1 ? null : i));
  const batch = batchFromCells(fields, [row, fields.map(() => 5)]);
  (batch.columns[1]?.values as Int32Array)[0] = 99;
  const payload = codecOf(batch).encode(batch, 0, 2);
  const words = new Int32Array(payload.buffer);
  expect([words[0], words[1]]).toEqual([RowsFlag.HAS_NULLS, 2 * 35 * 4]);
  expect([words[2], words[3], words[4], words[5], words[6]]).toEqual([2, 1, 0, 0, 2]);
  expect(roundTrip(batch)).toEqual([row, fields.map(() => 5)]);
});

test('a heap of ASCII says so, another does not', () => {
  const flags = (text: string): number | undefined => {
    const batch = batchOf('s STRING', [[text]]);
    return new Uint32Array(codecOf(batch).encode(batch, 0, 1).buffer.slice(0, 4))[0];
  };
  for (let length = 1; length < 40; length++) {
    expect(flags('a'.repeat(length))).toBe(RowsFlag.ASCII_HEAP);
    for (let at = 0; at < length; at++) expect(flags(`${'a'.repeat(at)}ü${'a'.repeat(length - at - 1)}`)).toBe(0);
  }
});

test('bytes that Arrow leaves under a NULL do not travel', () => {
  const batch = batchOf('s STRING, u STRING', [
    ['one', 'x'],
    ['two', 'y'],
    ['three', 'z'],
  ]);
  const nulled = { ...batch, columns: batch.columns.map((column) => ({ ...column, validity: Uint8Array.of(0b101) })) };
  expect(roundTrip(nulled)).toEqual([
    ['one', 'x'],
    [null, null],
    ['three', 'z'],
  ]);
  const [first] = nulled.columns;
  const single: ColumnBatch = { rows: 3, columns: first === undefined ? [] : [first] };
  expect(roundTrip(single)).toEqual([['one'], [null], ['three']]);
});

test('every bit of a NaN survives', () => {
  const bits = BigInt64Array.of(0x7ff0000000000001n, 0x7ff8dead_beef0001n, -1n);
  const type = { kind: 'DOUBLE', nullable: true } as const;
  const batch: ColumnBatch = {
    rows: 3,
    columns: [0, 1].map(() => {
      return { type, length: 3, validity: null, offsets: null, values: new Float64Array(bits.buffer), children: [] };
    }),
  };
  const decoded = codecOf(batch).decode(codecOf(batch).encode(batch, 0, 3), 3);
  for (const { values } of decoded.columns) {
    expect([...new BigInt64Array(values?.buffer ?? new ArrayBuffer(0))]).toEqual([...bits]);
  }
});

test('one column of fixed width without NULL is decoded without a copy', () => {
  const batch = batchOf('n BIGINT', [['1'], ['2']]);
  const payload = codecOf(batch).encode(batch, 0, 2);
  expect(codecOf(batch).decode(payload, 2).columns[0]?.values?.buffer).toBe(payload.buffer);
});

test('a payload in used memory is the same as one in fresh memory', () => {
  const pool = new PayloadPool(2);
  const used = pool.take(10_000);
  used.fill(0xee);
  pool.give(used);
  for (const nullEvery of [0, 3]) {
    const batch = batchFromCells(sampleFields, sampleRows(20, nullEvery));
    const payload = codecOf(batch).encode(batch, 2, 19, pool);
    expect(payload.buffer).toBe(used.buffer);
    expect(Buffer.from(payload)).toEqual(Buffer.from(codecOf(batch).encode(batch, 2, 19)));
    pool.give(payload);
  }
});

test('a pool keeps as much memory as it was told, and gives none that is too small', () => {
  const pool = new PayloadPool(2);
  const payloads = [pool.take(8_000), pool.take(100), pool.take(9_000)];
  for (const payload of payloads) pool.give(payload);
  expect(pool.take(7_000).buffer).toBe(payloads[2]?.buffer);
  expect(pool.take(7_000).buffer).not.toBe(payloads[0]?.buffer);
  expect(pool.take(50).buffer).toBe(payloads[1]?.buffer);
});

test('a payload may lie anywhere in its memory', () => {
  const batch = batchOf('n BIGINT', [['1'], ['2']]);
  const payload = codecOf(batch).encode(batch, 0, 2);
  for (const shift of [1, 4, 8]) {
    const moved = new Uint8Array(payload.length + shift).subarray(shift);
    moved.set(payload);
    expect(readCells(codecOf(batch).decode(moved, 2), 0, 2)).toEqual([['1'], ['2']]);
  }
});

test('times before 1970 lose what is finer than a microsecond towards the past', () => {
  const batch = batchOf('t TIMESTAMP(9)', [['1969-12-31T23:59:59.999999999'], ['2024-01-02T03:04:05.123456789']]);
  expect(roundTrip(batch)).toEqual([['1969-12-31T23:59:59.999999'], ['2024-01-02T03:04:05.123456']]);
});

test('a time beyond what nanoseconds hold is an error, not another time', () => {
  const micros = batchOf('t TIMESTAMP(6)', [['2300-01-01T00:00:00']]);
  const payload = codecOf(micros).encode(micros, 0, 1);
  expect(() => codecOf(batchOf('t TIMESTAMP(9)', [])).decode(payload, 1)).toThrow(/TIMESTAMP\(9\) cannot hold/);
});

test('a payload that does not fit its rows is refused', () => {
  const batch = batchOf('n BIGINT, s STRING', [['1', 'abc']]);
  const codec = codecOf(batch);
  const payload = codec.encode(batch, 0, 1);
  expect(() => codec.decode(payload, 2)).toThrow(/damaged/);
  expect(() => codec.decode(payload.subarray(0, payload.length - 1), 1)).toThrow(/damaged/);
  expect(() => codec.decode(payload.subarray(0, 5), 1)).toThrow(/damaged/);
  payload[16] = 0xff;
  expect(() => codec.decode(payload, 1)).toThrow(/damaged/);
});

test('rows larger than a frame are refused with what to lower', () => {
  const [column] = batchOf('s STRING', [['']]).columns;
  const huge = { ...column, offsets: Int32Array.of(0, FRAME_MAX_BYTES) } as ColumnBatch['columns'][number];
  const codec = createRowsCodec([huge.type]);
  expect(() => codec.encode({ rows: 1, columns: [huge] }, 0, 1)).toThrow(/larger than/);
});

test('a type without a record field is refused by name', () => {
  expect(() => createRowsCodec(parseSchema('x ARRAY<INT>').map(({ type }) => type))).toThrow(/ARRAY<INT>/);
});
