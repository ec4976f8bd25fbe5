import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { WorkbenchError } from '../../contract/errors';
import { parseSchema } from '../../contract/model/data-type';
import { readCells } from '../arrow/cells';
import { sliceBatch } from '../arrow/column';
import { batchFromCells } from '../arrow/from-cells';
import { sampleFields, sampleRows } from '../testing/sample-rows';
import { jsonLines } from './json-lines';
import { createJsonlSink } from './jsonl-sink';

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'jsonl-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

test('values print as recorded Flink answers have them', () => {
  const fields = parseSchema('n BIGINT, d DOUBLE, f FLOAT, s STRING, b BOOLEAN, y BYTES, t TIMESTAMP(3)');
  const rows = [
    ['9223372036854775807', -0, 0.1, 'tab\t"ü"', true, '/wA=', '1969-12-31T23:59:59.5'],
    [null, 'NaN', 1, '', null, '', null],
    ['-1', 1e16, 'Infinity', 'null', false, null, '2024-02-29T12:00:00'],
  ];
  expect(jsonLines(fields, rows)).toBe(
    '{"n":9223372036854775807,"d":-0.0,"f":0.1,"s":"tab\\t\\"ü\\"","b":true,"y":"/wA=","t":"1969-12-31T23:59:59.5"}\n' +
      '{"n":null,"d":"NaN","f":1.0,"s":"","b":null,"y":"","t":null}\n' +
      '{"n":-1,"d":1e+16,"f":"Infinity","s":"null","b":false,"y":null,"t":"2024-02-29T12:00:00"}\n',
  );
});

test('nested values keep the digits of a BIGINT', () => {
  const fields = parseSchema('a ARRAY<BIGINT>, m MAP<STRING NOT NULL, DOUBLE>, r ROW<x BIGINT, y STRING>');
  expect(jsonLines(fields, [[['9007199254740993', null], [['k', 1]], ['5', '5']]])).toBe(
    '{"a":[9007199254740993,null],"m":[["k",1.0]],"r":[5,"5"]}\n',
  );
});

test('the sink writes every row of every batch as the lines of its cells', async () => {
  const path = join(folder, 'out.jsonl');
  const batch = batchFromCells(sampleFields, sampleRows(9_000, 11));
  const sink = createJsonlSink(path, sampleFields);
  await sink.write(sliceBatch(batch, 0, 13));
  await sink.write(sliceBatch(batch, 13, 9_000));
  await sink.close();
  await sink.close();
  expect(readFileSync(path, 'utf8')).toBe(jsonLines(sampleFields, readCells(batch, 0, 9_000)));
});

function codeOf(error: unknown): unknown {
  return error instanceof WorkbenchError ? [error.data.code, error.data.stage, error.data.facts] : error;
}

test('a sink that cannot be opened names its path', () => {
  const path = join(folder, 'none', 'out.jsonl');
  try {
    createJsonlSink(path, sampleFields);
    expect.fail('It opened');
  } catch (error) {
    expect(codeOf(error)).toEqual(['SINK_UNWRITABLE', 'sink', { path, code: 'ENOENT' }]);
  }
});

test.skipIf(process.platform !== 'linux')('a full disk stops the write that meets it', async () => {
  const sink = createJsonlSink('/dev/full', sampleFields);
  const written = sink.write(batchFromCells(sampleFields, sampleRows(10, 0)));
  expect(await written.catch(codeOf)).toEqual(['SINK_UNWRITABLE', 'sink', { path: '/dev/full', code: 'ENOSPC' }]);
  await sink.close();
});
