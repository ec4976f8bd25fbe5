import { execFile } from 'node:child_process';
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseSchema } from '../../../contract/model/data-type';
import type { ExportEvent, ExportFormat } from '../../../contract/model/history';
import { EngineFixture } from '../../testing/engine-fixture';
import { environmentPython } from '../../testing/task-manager-fixture';

let fixture: EngineFixture;
const heard: ExportEvent[] = [];

beforeAll(async () => {
  fixture = await EngineFixture.start();
  fixture.engine.on('export', (event) => heard.push(event));
});

afterAll(async () => {
  await fixture.stop();
});

type Outcome = Extract<ExportEvent, { kind: 'ended' }>['outcome'];

async function ended(exportId: string): Promise<Outcome> {
  const end = (): Outcome | undefined =>
    heard.flatMap((event) => (event.kind === 'ended' && event.exportId === exportId ? [event.outcome] : []))[0];
  await fixture.until('the export ends', () => end() !== undefined, 60_000);
  const outcome = end();
  if (outcome === undefined) throw new Error('It did not end.');
  return outcome;
}

async function exported(runId: string, format: ExportFormat): Promise<{ file: string; outcome: Outcome }> {
  const file = path.join(fixture.folder, `out.${format}`);
  return { file, outcome: await ended(fixture.engine.exportRows({ runId, format, path: file })) };
}

async function python(script: string, ...args: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(environmentPython(), ['-c', script, ...args]);
  return stdout.trim();
}

const columns = [
  ['i', 'BIGINT', '9007199254740993', null, '-1'],
  ['d', 'DOUBLE', 'NaN', null, '-Infinity'],
  ['s', 'STRING', 'a,"b"\nc', null, ''],
  ['b', 'BYTES', 'AAH/', null, ''],
  ['m', 'DECIMAL(38, 2)', '123456789012345678901234567890123456.78', null, '0.00'],
  ['t', 'TIMESTAMP(6)', '2024-02-29T12:00:00.000001', null, '1969-12-31T23:59:59'],
  ['l', 'ARRAY<INT>', [1, null, 3], null, []],
  ['r', 'ROW<x INT, y STRING>', [1, 'é'], null, [null, '']],
] as const;

/** Every column kept beside a result, in three rows. */
async function ranAll(): Promise<string> {
  const file = await fixture.udf('all.py', "@udf(result_type='BIGINT')\ndef f(i):\n    return i");
  const schema = parseSchema(columns.map(([name, type]) => `${name} ${type}`).join(', '));
  const rows = [2, 3, 4].map((at) => columns.map((column) => column[at as 2] as never));
  const keep = columns.map(([name]) => name);
  const { runId, summary } = await fixture.done(
    fixture.job(file, { source: { kind: 'inline', schema, rows }, spec: { keep } }),
  );
  expect(summary.rows).toBe(3);
  return runId;
}

/** What pyarrow reads, as Python writes it. */
const readByArrow = `
import sys, pyarrow as pa, pyarrow.parquet as pq
path = sys.argv[1]
table = pq.read_table(path) if path.endswith('.parquet') else pa.ipc.open_file(path).read_all()
print([str(t) for t in table.schema.types])
for row in table.to_pylist():
    print(list(row.values()))
`;

describe('exported rows', { timeout: 60_000 }, () => {
  it.each(['parquet', 'arrow'] as const)('are read back from %s by pyarrow with nothing lost', async (format) => {
    const { file, outcome } = await exported(await ranAll(), format);
    expect(outcome).toMatchObject({ kind: 'done', rows: 3, notes: [] });
    const [types, ...rows] = (await python(readByArrow, file)).split('\n');
    expect(types).toContain("'int64', 'double', 'string', 'binary', 'decimal128(38, 2)', 'timestamp[us]'");
    expect(rows).toEqual([
      "[9007199254740993, nan, 'a,\"b\"\\nc', b'\\x00\\x01\\xff', Decimal('123456789012345678901234567890123456.78'), datetime.datetime(2024, 2, 29, 12, 0, 0, 1), [1, None, 3], {'x': 1, 'y': 'é'}, 9007199254740993]",
      '[None, None, None, None, None, None, None, None, None]',
      "[-1, -inf, '', b'', Decimal('0.00'), datetime.datetime(1969, 12, 31, 23, 59, 59), [], {'x': None, 'y': ''}, -1]",
    ]);
  });

  it('are read back from CSV by pandas: NULL apart from an empty text', async () => {
    const { file, outcome } = await exported(await ranAll(), 'csv');
    expect(outcome).toMatchObject({ kind: 'done', rows: 3 });
    expect(outcome.kind === 'done' ? outcome.notes : []).toEqual([
      'Bytes are written as base64 text.',
      'NULL is an empty field; an empty text is "".',
      'ARRAY, MAP and ROW are written as JSON text.',
    ]);
    const text = await readFile(file, 'utf8');
    expect(text.split('\n')[0]).toBe('i,d,s,b,m,t,l,r,result');
    expect(text).toContain('\n,,,,,,,,\n-1,-Infinity,"","",0.00,1969-12-31T23:59:59,[],"[null,""""]",-1\n');
    const read = await python(
      `import sys, pandas as pd
f = pd.read_csv(sys.argv[1], dtype=str)
print(f['i'][0], f['d'][0], repr(f['s'][0]), f['m'][0], f['l'][0], f['r'][0], f['i'].isna()[1])`,
      file,
    );
    expect(read).toBe(
      `9007199254740993 nan 'a,"b"\\nc' 123456789012345678901234567890123456.78 [1,null,3] [1,"é"] True`,
    );
  });

  it('are read back from JSON lines', async () => {
    const { file } = await exported(await ranAll(), 'jsonl');
    const read = await python(
      `import sys, json
rows = [json.loads(line) for line in open(sys.argv[1], encoding='utf-8')]
print(rows[0]['i'], rows[0]['s'] == 'a,"b"\\nc', rows[1]['s'], repr(rows[2]['s']), rows[0]['d'], rows[0]['r'])`,
      file,
    );
    expect(read).toBe("9007199254740993 True None '' NaN [1, 'é']");
  });

  it('of a million rows take little memory, tell how far they are, and are cancelled without a trace', async () => {
    const file = await fixture.udf('many.py', "@udf(result_type='BIGINT')\ndef f(a):\n    return a");
    const job = fixture.job(file, { schema: 'a BIGINT, s STRING', rows: 1_000_000, spec: { keep: ['a', 's'] } });
    const { runId } = await fixture.done({ ...job, args: [{ kind: 'column', name: 'a' }] });
    const { file: out, outcome } = await exported(runId, 'parquet');
    expect(outcome).toMatchObject({ kind: 'done', rows: 1_000_000 });
    expect(heard.filter((event) => event.kind === 'progress' && event.total === 1_000_000).length).toBeGreaterThan(3);
    expect(
      await python('import sys, pyarrow.parquet as pq; print(pq.ParquetFile(sys.argv[1]).metadata.num_rows)', out),
    ).toBe('1000000');
    const before = (await stat(out)).size;
    for (const format of ['csv', 'parquet'] as const) {
      const target = path.join(fixture.folder, `out.${format}`);
      const exportId = fixture.engine.exportRows({ runId, format, path: target });
      await fixture.until('it is under way', () =>
        heard.some((event) => event.kind === 'progress' && event.exportId === exportId),
      );
      await fixture.engine.api.cancelExport({ exportId });
      expect(await ended(exportId)).toEqual({ kind: 'cancelled' });
    }
    expect((await stat(out)).size).toBe(before);
    expect((await readdir(fixture.folder)).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it('say where they cannot be written, and that they are not kept', async () => {
    const runId = await ranAll();
    for (const format of ['csv', 'parquet'] as const) {
      const exportId = fixture.engine.exportRows({ runId, format, path: path.join(fixture.folder, 'none', 'x') });
      expect(await ended(exportId)).toMatchObject({ kind: 'failed', error: { code: 'SINK_UNWRITABLE' } });
    }
    expect(() => fixture.engine.exportRows({ runId: 'gone', format: 'csv', path: '/x' })).toThrow(
      'There is no run gone',
    );
  });
});
