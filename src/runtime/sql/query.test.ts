import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toErrorData, type ErrorData } from '../../contract/errors';
import { formatDataType, parseSchema, type Field } from '../../contract/model/data-type';
import type { SqlTable } from '../../contract/model/job';
import { readCells } from '../arrow/cells';
import { concatBatches, type ColumnBatch } from '../arrow/column';
import { chunkBatch } from './chunk-columns';
import { OpenQuery } from './query';

let folder = '';
const table = (name: string, more: Partial<SqlTable> = {}): SqlTable => ({
  name,
  path: path.join(folder, `${name}.csv`),
  format: 'csv',
  nullMarks: [],
  schema: [],
  ...more,
});

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'udf-sql-'));
  await writeFile(
    path.join(folder, 'flights.csv'),
    'carrier,delay,day\nAA,5,2024-01-01\nUA,NA,2024-01-02\nAA,7,2024-01-03\n',
  );
  await writeFile(path.join(folder, 'names.jsonl'), '{"carrier": "AA", "name": "American"}\n');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const flights = (): SqlTable => table('flights', { nullMarks: ['NA'], schema: parseSchema('delay SMALLINT') });

async function answer(query: string, tables: readonly SqlTable[] = [flights()], as?: readonly Field[]) {
  const open = await OpenQuery.open({ query, folder, tables });
  try {
    const columns = as ?? open.fields;
    const stream = await open.stream(columns, null);
    const parts: ColumnBatch[] = [];
    for (;;) {
      const chunk = await stream.fetchChunk();
      if (chunk === null || chunk.rowCount === 0) break;
      parts.push(chunkBatch(chunk, columns));
    }
    const batch = concatBatches(parts, columns);
    return {
      types: open.fields.map(({ name, type }) => `${name} ${formatDataType(type)}`),
      rows: readCells(batch, 0, batch.rows),
    };
  } finally {
    open.close();
  }
}
const refusal = (query: string, tables?: readonly SqlTable[]): Promise<ErrorData> =>
  answer(query, tables).then(
    () => {
      throw new Error('nothing was thrown');
    },
    (error: unknown) => toErrorData(error),
  );

describe('a query over the data of a project', () => {
  it('reads it by name, with its NULL marks and declared types', async () => {
    expect(await answer('SELECT * FROM flights ORDER BY day')).toEqual({
      types: ['carrier STRING', 'delay SMALLINT', 'day DATE'],
      rows: [
        ['AA', 5, '2024-01-01'],
        ['UA', null, '2024-01-02'],
        ['AA', 7, '2024-01-03'],
      ],
    });
  });

  it('reads files by their paths, other formats, and other queries', async () => {
    const tables = [
      flights(),
      table('names', { path: path.join(folder, 'names.jsonl'), format: 'jsonl' }),
      table('late', { query: 'SELECT * FROM flights WHERE delay > 5' }),
    ];
    const joined = 'SELECT name, delay FROM late JOIN names USING (carrier)';
    expect((await answer(joined, tables)).rows).toEqual([['American', 7]]);
    expect((await answer("SELECT count(*) AS n FROM 'flights.csv'", [])).rows).toEqual([['3']]);
  });

  it('gives every type as Flink has it, nested ones and NULLs too', async () => {
    const query = `SELECT * FROM (VALUES
      (TRUE, 1::TINYINT, 2::UBIGINT, 1.50::DECIMAL(9,2), 1::HUGEINT, 'short', 'a text of more than twelve bytes: é😀', '\\x00\\xFF'::BLOB,
       TIME '12:00:00.5', TIMESTAMP '2024-02-29 12:00:00.123456', TIMESTAMPTZ '2024-02-29 12:00:00+01', [1, NULL, 3], {'x': 1, 'y': 'b'}, MAP {'k': 1.5}),
      (NULL, NULL, NULL, NULL, NULL, NULL, '', NULL, NULL, NULL, NULL, NULL, NULL, NULL)
    ) t(b, i, u, d, h, s, l, bytes, t, ts, tz, list, row_, map_)`;
    const { types, rows } = await answer(query, []);
    expect(types).toEqual([
      'b BOOLEAN',
      'i TINYINT',
      'u DECIMAL(20, 0)',
      'd DECIMAL(9, 2)',
      'h DECIMAL(38, 0)',
      's STRING',
      'l STRING',
      'bytes BYTES',
      't TIME(6)',
      'ts TIMESTAMP(6)',
      'tz TIMESTAMP_LTZ(6)',
      'list ARRAY<INT>',
      'row_ ROW<x INT, y STRING>',
      'map_ MAP<STRING NOT NULL, DECIMAL(2, 1)>',
    ]);
    expect(rows).toEqual([
      [
        true,
        1,
        '2',
        '1.50',
        '1',
        'short',
        'a text of more than twelve bytes: é😀',
        'AP8=',
        '12:00:00.5',
        '2024-02-29T12:00:00.123456',
        '2024-02-29T11:00:00Z',
        [1, null, 3],
        [1, 'b'],
        [['k', '1.5']],
      ],
      [null, null, null, null, null, null, '', null, null, null, null, null, null, null],
    ]);
  });

  it('streams more than one chunk, in order', async () => {
    const { rows } = await answer('SELECT i, CAST(i AS VARCHAR) AS s, [i] AS l FROM range(5000) r(i)', []);
    expect(rows.length).toBe(5000);
    expect(rows[4_999]).toEqual(['4999', '4999', ['4999']]);
  });

  it('says what is wrong, where, and what to write instead', async () => {
    expect(await refusal('SELECT\n  carier FROM flights')).toMatchObject({
      code: 'SOURCE_UNREADABLE',
      facts: { sqlLine: 2 },
    });
    expect(await refusal('\n\nSELECT carier FROM flights')).toMatchObject({ facts: { sqlLine: 3, sqlColumn: 8 } });
    expect(await refusal("SELECT INTERVAL '1' DAY AS gap")).toMatchObject({
      code: 'UNSUPPORTED_TYPE',
      hint: 'Write CAST("gap" AS VARCHAR) AS "gap" in its place.',
    });
    expect(await refusal('DROP TABLE x')).toMatchObject({ code: 'BAD_REQUEST' });
    expect(await refusal('SELECT 1 AS a; SELECT 2 AS b')).toMatchObject({ code: 'BAD_REQUEST' });
    expect((await refusal('SELECT * FROM gone', [table('gone')])).error).toContain('gone.csv');
    expect(
      await refusal('SELECT * FROM a', [
        table('a', { query: 'SELECT * FROM b' }),
        table('b', { query: 'SELECT * FROM a' }),
      ]),
    ).toMatchObject({
      code: 'BAD_REQUEST',
    });
  });

  it('asks the network for nothing', async () => {
    expect((await refusal("SELECT * FROM read_csv('https://example.com/a.csv')")).error).not.toMatch(
      /connect|resolve host/i,
    );
  });
});
