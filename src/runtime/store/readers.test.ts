import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Field } from '../../contract/model/data-type';
import type { Cell } from '../../contract/model/rows';
import { cellJson } from '../arrow/cell-json';
import { readCells } from '../arrow/cells';
import { batchFromCells } from '../arrow/from-cells';
import { createJsonlSink, nastyRows } from '../connectors';
import { sampleFields } from '../testing/sample-rows';
import { decodeBatchPayload } from '../wire/batch-codec';
import { StoreWriter } from './store-writer';

const python = process.env['UDF_WORKBENCH_ENV_PYTHON'];
const ROWS = 1_400;
const rows = nastyRows(sampleFields, ROWS, 11);
const batch = batchFromCells(sampleFields, rows);

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'readers-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** Reads as a worker does, and writes BATCH payloads, each after its length. */
const readScript = `
import json, struct, sys
sys.path.insert(0, sys.argv[1])
from udf_worker.arrow_io import buffers_of
from udf_worker.reader import open_source, sliced
from udf_worker.values.payload import batch_pieces
source, columns = json.loads(sys.argv[2]), json.loads(sys.argv[3])
for batch in sliced(open_source(source).batches(columns), 300, None):
    buffers = [b for array, column in zip(batch.arrays, columns) for b in buffers_of(array, column['type'])]
    payload = b''.join(batch_pieces(batch.rows, buffers))
    sys.stdout.buffer.write(struct.pack('<Q', len(payload)) + payload)`;

function runPython(script: string, args: readonly string[]): Buffer {
  return execFileSync(python ?? '', ['-c', script, resolve('src/runtime/python'), ...args], {
    maxBuffer: 512 * 1024 * 1024,
  });
}

function readFile(path: string, format: string, fields: readonly Field[] = sampleFields): Cell[][] {
  const source = { kind: 'file', path, format, nullMarks: [NULL_MARK], schema: [] };
  const output = runPython(readScript, [JSON.stringify(source), JSON.stringify(fields)]);
  const cells: Cell[][] = [];
  for (let at = 0; at < output.length;) {
    const length = Number(output.readBigUInt64LE(at));
    const payload = new Uint8Array(output.subarray(at + 8, at + 8 + length));
    const decoded = decodeBatchPayload(
      payload,
      fields.map(({ type }) => type),
    );
    cells.push(...readCells(decoded, 0, decoded.rows));
    at += 8 + length;
  }
  return cells;
}

function expectSame(given: readonly (readonly Cell[])[], expected: readonly (readonly Cell[])[]): void {
  expect(given.length).toBe(expected.length);
  expected.forEach((row, index) => {
    if (isDeepStrictEqual(given[index], row)) return;
    const column = row.findIndex((cell, at) => !isDeepStrictEqual(cell, given[index]?.[at]));
    expect({ row: index, column: sampleFields[column]?.name, cell: given[index]?.[column] }).toEqual({
      row: index,
      column: sampleFields[column]?.name,
      cell: row[column],
    });
  });
}

const NULL_MARK = '<none>';

async function storedFile(): Promise<string> {
  const path = join(folder, 'rows.arrow');
  const writer = new StoreWriter(path, sampleFields);
  await writer.append(batch);
  await writer.close();
  return path;
}

test.skipIf(python === undefined)(
  'nasty rows of every type come back from the JSON lines that the sink writes',
  async () => {
    const path = join(folder, 'rows.jsonl');
    const sink = createJsonlSink(path, sampleFields);
    await sink.write(batch);
    await sink.close();
    expectSame(readFile(path, 'jsonl'), rows);
  },
);

test.skipIf(python === undefined)('they come back from a stored result, whose types need not be declared', async () => {
  const path = await storedFile();
  expectSame(readFile(path, 'arrow'), rows);
  const describe = `
import json, sys
sys.path.insert(0, sys.argv[1])
from udf_worker.reader import description
source = {'kind': 'file', 'path': sys.argv[2], 'format': 'arrow', 'nullMarks': [], 'schema': []}
print(json.dumps(description(source)))`;
  const description: unknown = JSON.parse(runPython(describe, [path]).toString());
  expect(description).toMatchObject({
    columns: sampleFields.map((field, index) => ({ field, sample: rows.slice(0, 20).map((row) => row[index]) })),
  });
});

const otherFormats = `
import sys
import pyarrow as pa, pyarrow.ipc as ipc, pyarrow.parquet as pq
table = ipc.open_stream(open(sys.argv[2], 'rb')).read_all().replace_schema_metadata()
table = pa.Table.from_batches(
    [pa.RecordBatch.from_arrays(b.columns, schema=pa.schema([f.remove_metadata() for f in table.schema])) for b in table.to_batches()])
pq.write_table(table, sys.argv[2] + '.parquet', row_group_size=500)
with ipc.new_file(sys.argv[2] + '.file', table.schema) as file: file.write_table(table, 450)`;

// A NULL row has NULL in its columns, too: Parquet writers after pyarrow 16 refuse that where those are NOT NULL.
const writesNested =
  python !== undefined && runPython('import pyarrow; print(pyarrow.__version__)', []).toString().startsWith('16.');

test.skipIf(!writesNested)('they come back from Parquet and from the file format of Arrow', async () => {
  const path = await storedFile();
  runPython(otherFormats, [path]);
  expectSame(readFile(`${path}.parquet`, 'parquet'), rows);
  expectSame(readFile(`${path}.file`, 'arrow'), rows);
});

// Arrow's parser of CSV loses its place at the character NUL.
const withoutNul = (text: string): string => text.replaceAll('\u0000', '0');

test.skipIf(python === undefined)(
  'they come back from CSV, where an empty text is NULL and nested values are JSON',
  () => {
    const path = join(folder, 'rows.csv');
    const quoted = (text: string): string => `"${withoutNul(text).replaceAll('"', '""')}"`;
    const lines = rows.map((row) =>
      row.map((cell, index) => {
        const type = sampleFields[index]?.type;
        if (cell === null || type === undefined) return NULL_MARK;
        return quoted(typeof cell === 'string' ? cell : cellJson(type, cell));
      }),
    );
    writeFileSync(path, [sampleFields.map(({ name }) => name), ...lines].map((line) => `${line.join(',')}\n`).join(''));
    const expected = rows.map((row) =>
      row.map((cell) => (cell === '' ? null : typeof cell === 'string' ? withoutNul(cell) : cell)),
    );
    expectSame(readFile(path, 'csv'), expected);
  },
);
