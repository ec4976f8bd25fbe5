import { execFileSync, spawn } from 'node:child_process';
import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { tableFromIPC } from 'apache-arrow';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { WorkbenchError } from '../../contract/errors';
import { parseSchema, type Field } from '../../contract/model/data-type';
import { readCells } from '../arrow/cells';
import { sliceBatch, type ColumnBatch } from '../arrow/column';
import { batchFromCells } from '../arrow/from-cells';
import { createDatagen } from '../connectors';
import { sampleFields, sampleRows } from '../testing/sample-rows';
import { StoreReader } from './store-reader';
import { STORED_BATCH_ROWS_MAX, StoreWriter } from './store-writer';

let folder = '';
let path = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'store-'));
  path = join(folder, 'result.arrow');
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

async function store(fields: readonly Field[], batches: readonly ColumnBatch[]): Promise<void> {
  const writer = new StoreWriter(path, fields);
  for (const batch of batches) await writer.append(batch);
  await writer.close();
}

const longFields = parseSchema('n BIGINT, m BIGINT');

function longs(rows: number, batchRows: number): ColumnBatch[] {
  const source = createDatagen(
    { kind: 'datagen', rows, stringLength: 16, schema: [...longFields] },
    longFields,
    batchRows,
  );
  const batches: ColumnBatch[] = [];
  for (let batch = source.next(); batch !== null; batch = source.next()) batches.push(batch);
  return batches;
}

async function errorOf(call: () => Promise<unknown>): Promise<WorkbenchError['data']> {
  try {
    await call();
  } catch (error) {
    if (error instanceof WorkbenchError) return error.data;
    throw error;
  }
  return expect.fail('No error came');
}

test('every type is stored and read back with its Flink type', async () => {
  const rows = sampleRows(200, 7);
  const batch = batchFromCells(sampleFields, rows);
  await store(sampleFields, [sliceBatch(batch, 0, 13), sliceBatch(batch, 13, 13), sliceBatch(batch, 13, 200)]);
  const reader = await StoreReader.open(path);
  expect(reader.fields).toEqual(sampleFields);
  expect(await reader.refresh()).toBe(200);
  expect(await reader.page(0, 1_000)).toEqual(rows);
  expect(await reader.page(11, 5)).toEqual(rows.slice(11, 16));
  expect(await reader.page(500, 5)).toEqual([]);
  await reader.close();
});

test('another reader of Arrow finds the same values', async () => {
  await store(sampleFields, [batchFromCells(sampleFields, sampleRows(50, 6))]);
  const table = tableFromIPC(readFileSync(path));
  expect(table.numRows).toBe(50);
  expect(table.schema.fields.map(({ name }) => name)).toEqual(sampleFields.map(({ name }) => name));
  const column = (name: string): unknown[] => [...(table.getChild(name) ?? [])];
  const cells = (name: string): unknown[] => {
    const index = sampleFields.findIndex((field) => field.name === name);
    return sampleRows(50, 6).map((row) => row[index]);
  };
  expect(column('bool')).toEqual(cells('bool'));
  expect(column('s')).toEqual(cells('s'));
  expect(column('big').map((value) => (typeof value === 'bigint' ? value.toString() : value))).toEqual(cells('big'));
});

test('large batches are split, and small ones that wait together are joined', async () => {
  await store(longFields, longs(20_000, 20_000));
  expect(await storedBatchRows()).toEqual([STORED_BATCH_ROWS_MAX, STORED_BATCH_ROWS_MAX, 3_616]);
  await store(longFields, longs(5_000, 10));
  const small = await storedBatchRows();
  expect(small.reduce((sum, rows) => sum + rows, 0)).toBe(5_000);
  expect(small.length).toBeLessThan(250);
});

async function storedBatchRows(): Promise<number[]> {
  const reader = await StoreReader.open(path);
  const rows: number[] = [];
  for await (const batch of reader.batches()) rows.push(batch.rows);
  await reader.close();
  return rows;
}

test('a result is readable from the moment its writer exists, and grows under the reader', async () => {
  const writer = new StoreWriter(path, longFields);
  const reader = await StoreReader.open(path);
  expect(await reader.page(0, 10)).toEqual([]);
  let expected = 0;
  for (const batch of longs(30_000, 10_000)) {
    await writer.append(batch);
    expected += batch.rows;
    await expect.poll(() => reader.refresh()).toBe(expected);
    expect((await reader.page(expected - 1, 5)).map(([n]) => n)).toEqual([String(expected - 1)]);
  }
  await writer.close();
  expect(await reader.refresh()).toBe(30_000);
  await reader.close();
});

test('a torn last batch is not there, wherever it was torn', async () => {
  const rows = sampleRows(30, 4);
  const batch = batchFromCells(sampleFields, rows);
  const writer = new StoreWriter(path, sampleFields);
  await writer.append(sliceBatch(batch, 0, 20));
  await expect.poll(async () => (await StoreReader.open(path).then(closed)).rows).toBe(20);
  const wholeBytes = statSync(path).size;
  await writer.append(sliceBatch(batch, 20, 30));
  await writer.close();
  const allBytes = statSync(path).size;
  for (let bytes = allBytes - 9; bytes >= wholeBytes; bytes -= 17) {
    truncateSync(path, bytes);
    const reader = await StoreReader.open(path);
    expect(await reader.page(0, 100)).toEqual(rows.slice(0, 20));
    await reader.close();
  }
  appendFileSync(path, Buffer.alloc(500));
  const reader = await StoreReader.open(path);
  expect(await reader.refresh()).toBe(20);
  await reader.close();
});

async function closed(reader: StoreReader): Promise<StoreReader> {
  await reader.close();
  return reader;
}

test('what a killed process had written can be read', async () => {
  const writer = new StoreWriter(path, longFields);
  for (const batch of longs(10_000, 1_000)) await writer.append(batch);
  await expect.poll(async () => (await StoreReader.open(path).then(closed)).rows).toBe(10_000);
  const half = join(folder, 'half.arrow');
  // A process that copies half of the file byte by byte and is killed in the middle of it.
  const script = `const fs=require('fs');const b=fs.readFileSync(${JSON.stringify(path)});
    fs.writeFileSync(${JSON.stringify(half)}, b.subarray(0, b.length/2|0));process.kill(process.pid,'SIGKILL')`;
  const child = spawn(process.execPath, ['-e', script]);
  await new Promise((resolve) => child.once('exit', resolve));
  const reader = await StoreReader.open(half);
  const rows = await reader.refresh();
  expect(rows).toBeGreaterThan(0);
  expect(rows).toBeLessThan(10_000);
  const last = await reader.page(rows - 1, 1);
  expect(last[0]?.[0]).toBe(String(rows - 1));
  await reader.close();
  await writer.close();
});

test('a file that cannot be written is an error that names it', async () => {
  const missing = join(folder, 'no', 'such.arrow');
  const error = await errorOf(() => Promise.resolve(new StoreWriter(missing, longFields)));
  expect(error).toMatchObject({ code: 'SINK_UNWRITABLE', stage: 'sink', facts: { path: missing, code: 'ENOENT' } });
});

test.skipIf(process.platform !== 'linux')('a full disk is told to the next call, and at the end', async () => {
  const error = await errorOf(async () => {
    const writer = new StoreWriter('/dev/full', longFields);
    try {
      for (const batch of longs(100_000, 1_000)) await writer.append(batch);
    } finally {
      await writer.close();
    }
  });
  expect(error).toMatchObject({ code: 'SINK_UNWRITABLE', facts: { code: 'ENOSPC' } });
});

test('what is no stored result is refused by name', async () => {
  writeFileSync(path, 'a,b\n1,2\n');
  expect(await errorOf(() => StoreReader.open(path))).toMatchObject({ code: 'FILE_UNREADABLE', facts: { file: path } });
  expect(await errorOf(() => StoreReader.open(`${path}x`))).toMatchObject({ code: 'FILE_NOT_FOUND' });
});

const python = process.env['UDF_WORKBENCH_ENV_PYTHON'];

test.skipIf(python === undefined)('pyarrow reads a stored result, values and types', async () => {
  const batch = batchFromCells(sampleFields, sampleRows(90, 8));
  await store(sampleFields, [sliceBatch(batch, 0, 13), sliceBatch(batch, 13, 90)]);
  const script = `
import json, sys
sys.path.insert(0, sys.argv[3])
import pyarrow as pa, pyarrow.ipc as ipc
from udf_worker.readers.cells import cells_of
table = ipc.open_stream(open(sys.argv[1], 'rb')).read_all()
table.validate(full=True)
fields = json.loads(sys.argv[2])
print(json.dumps({'types': [str(t) for t in table.schema.types], 'nulls': [c.null_count for c in table.columns],
  'values': [cells_of(c.chunk(0), f['type']) for c, f in zip(table.combine_chunks().columns, fields)]}))`;
  const args = ['-c', script, path, JSON.stringify(sampleFields), resolve('src/runtime/python')];
  const answer: unknown = JSON.parse(execFileSync(python ?? '', args, { encoding: 'utf8' }));
  const cells = readCells(batch, 0, 90);
  expect(answer).toEqual({
    types: [
      ...['bool', 'int8', 'int16', 'int32', 'int64', 'float', 'double', 'string', 'string', 'string'],
      ...['binary', 'binary', 'binary', 'date32[day]'],
      ...['timestamp[ms]', 'timestamp[ms]', 'timestamp[us]', 'timestamp[ns]'],
      ...['time32[ms]', 'time32[ms]', 'time64[us]', 'time64[ns]', 'timestamp[ms, tz=UTC]', 'timestamp[us, tz=UTC]'],
      ...['decimal128(10, 2)', 'decimal128(38, 18)', 'decimal128(38, 0)'],
      ...['list<item: int64>', 'list<item: string>', 'list<item: list<item: int32>>', 'map<string, int64>'],
      'struct<x: double, y z: struct<w: bool, m: map<int32, list<item: decimal128(5, 3)>>>>',
      'list<item: struct<t: time32[ms], s: string not null>>',
    ],
    nulls: sampleFields.map((_, index) => cells.filter((row) => row[index] === null).length),
    values: sampleFields.map((_, index) => cells.map((row) => row[index])),
  });
});

test('a page of a long result reads its own batch only, and memory does not grow with the file', async () => {
  const writer = new StoreWriter(path, longFields);
  const source = createDatagen(
    { kind: 'datagen', rows: 3_000_000, stringLength: 16, schema: [...longFields] },
    longFields,
    100_000,
  );
  for (let batch = source.next(); batch !== null; batch = source.next()) await writer.append(batch);
  await writer.close();
  const reader = await StoreReader.open(path);
  const before = process.memoryUsage().arrayBuffers;
  for (let row = 0; row < 3_000_000; row += 150_000) {
    expect((await reader.page(row, 1))[0]?.[0]).toBe(String(row));
  }
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(16 * 1024 * 1024);
  expect((await reader.page(2_999_999, 10)).length).toBe(1);
  await reader.close();
});
