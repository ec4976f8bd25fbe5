import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { parseSchema } from '../../contract/model/data-type';
import { readCells } from '../arrow/cells';
import { concatBatches, sliceBatch, type ColumnBatch } from '../arrow/column';
import { batchFromCells } from '../arrow/from-cells';
import { sampleFields, sampleRows } from '../testing/sample-rows';
import { batchPayloadBytes, decodeBatchPayload, writeBatchPayload } from './batch-codec';

function payloadOf(batch: ColumnBatch): Uint8Array {
  const payload = new Uint8Array(batchPayloadBytes(batch)).fill(0xee);
  expect(writeBatchPayload(batch, payload, 0)).toBe(payload.length);
  return payload;
}

function typesOf(batch: ColumnBatch): ColumnBatch['columns'][number]['type'][] {
  return batch.columns.map(({ type }) => type);
}

test('every type comes back as it went, from slices too', () => {
  for (const nullEvery of [0, 1, 6]) {
    const rows = sampleRows(100, nullEvery);
    const batch = batchFromCells(sampleFields, rows);
    for (const [start, end] of [
      [0, 100],
      [8, 64],
      [13, 99],
      [20, 20],
    ] as const) {
      const slice = sliceBatch(batch, start, end);
      const decoded = decodeBatchPayload(payloadOf(slice), typesOf(slice));
      expect(readCells(decoded, 0, decoded.rows)).toEqual(rows.slice(start, end));
    }
  }
});

test('decoded columns are views of the payload', () => {
  const batch = batchFromCells(sampleFields, sampleRows(40, 6));
  const payload = payloadOf(batch);
  for (const column of decodeBatchPayload(payload, typesOf(batch)).columns) {
    for (const part of [column.validity, column.offsets, column.values]) {
      if (part !== null) expect(part.buffer).toBe(payload.buffer);
    }
  }
});

test('a payload is written at any multiple of 8 and touches nothing beside it', () => {
  const batch = batchFromCells(sampleFields, sampleRows(9, 2));
  const target = new Uint8Array(batchPayloadBytes(batch) + 40).fill(0xaa);
  const end = writeBatchPayload(batch, target, 16);
  expect([...target.subarray(0, 16), ...target.subarray(end)].every((byte) => byte === 0xaa)).toBe(true);
  const moved = target.slice(16, end);
  expect(readCells(decodeBatchPayload(moved, typesOf(batch)), 0, 9)).toEqual(sampleRows(9, 2));
});

test('a validity without NULL has length 0, so that the worker need not look at it', () => {
  const rows = [['1'], ['2'], [null], ['3']];
  const batch = batchFromCells(parseSchema('n BIGINT'), rows);
  const bufferBytes = (of: ColumnBatch): number => new DataView(payloadOf(of).buffer).getUint32(16, true);
  expect(bufferBytes(batch)).toBe(1);
  expect(bufferBytes(sliceBatch(batch, 0, 2))).toBe(0);
});

test('a damaged payload is refused', () => {
  const batch = batchFromCells(sampleFields, sampleRows(9, 2));
  const payload = payloadOf(batch);
  expect(() => decodeBatchPayload(payload.subarray(0, 4), typesOf(batch))).toThrow(/ends inside its header/);
  expect(() => decodeBatchPayload(payload.subarray(0, 40), typesOf(batch))).toThrow(/ends inside its header/);
  expect(() => decodeBatchPayload(payload.subarray(0, payload.length - 1), typesOf(batch))).toThrow(/damaged/);
  expect(() => decodeBatchPayload(payload, typesOf(batch).slice(1))).toThrow(/damaged/);
});

const python = process.env['UDF_WORKBENCH_ENV_PYTHON'];

const pyarrowReadsBuffers = `
import json, struct, sys
import pyarrow as pa
payload = sys.stdin.buffer.read()
types = [pa.int64(), pa.utf8(), pa.bool_(), pa.timestamp('us'), pa.binary(), pa.float32()]
rows, count = struct.unpack_from('<II', payload)
lengths = struct.unpack_from(f'<{count}Q', payload, 16)
at, buffers = 16 + 8 * count, []
for length in lengths:
    at += -at % 8
    buffers.append(pa.py_buffer(payload[at:at + length]) if length or buffers else None)
    at += length
assert at == len(payload)
columns, at = [], 0
for type in types:
    n = 3 if pa.types.is_string(type) or pa.types.is_binary(type) else 2
    part = buffers[at:at + n]
    if not lengths[at]: part[0] = None
    columns.append(pa.Array.from_buffers(type, rows, part)); at += n
for column in columns: column.validate(full=True)
print(json.dumps([[str(v) for v in c.to_pylist()] for c in columns]))
`;

test.skipIf(python === undefined)('pyarrow reads the buffers of a joined slice as they are', () => {
  const fields = parseSchema('n BIGINT, s STRING, b BOOLEAN, t TIMESTAMP(6), y BYTES, f FLOAT');
  const rows = [
    ['1', 'ä', true, '1969-12-31T23:59:59.5', '/wA=', 0.5],
    [null, '', null, '2024-02-29T00:00:00', '', null],
    ['-9223372036854775808', null, false, null, null, -1.5],
  ];
  const batch = batchFromCells(fields, rows);
  const mixed = concatBatches([sliceBatch(batch, 1, 3), sliceBatch(batch, 0, 2)], fields);
  const output = execFileSync(python ?? '', ['-c', pyarrowReadsBuffers], {
    input: payloadOf(sliceBatch(mixed, 1, 4)),
    encoding: 'utf8',
  });
  expect(JSON.parse(output)).toEqual([
    ['-9223372036854775808', '1', 'None'],
    ['None', 'ä', ''],
    ['False', 'True', 'None'],
    ['None', '1969-12-31 23:59:59.500000', '2024-02-29 00:00:00'],
    ['None', "b'\\xff\\x00'", "b''"],
    ['-1.5', '0.5', 'None'],
  ]);
});
