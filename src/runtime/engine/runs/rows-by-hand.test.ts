/** Rows by hand as a source, through whole runs: changes that an aggregate takes back, what does not fit, a query over them. */
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { JobSpec, Source } from '../../../contract/model/job';
import { EngineFixture } from '../../testing/engine-fixture';

const functions = `
from pyflink.table.udf import AggregateFunction, udaf


class Sum(AggregateFunction):
    def create_accumulator(self):
        return [0]

    def accumulate(self, acc, v):
        acc[0] += v

    def retract(self, acc, v):
        acc[0] -= v

    def get_value(self, acc):
        return acc[0]


class Largest(AggregateFunction):
    def create_accumulator(self):
        return [None]

    def accumulate(self, acc, v):
        acc[0] = v if acc[0] is None else max(acc[0], v)

    def get_value(self, acc):
        return acc[0]


total = udaf(Sum(), result_type='BIGINT', accumulator_type='ARRAY<BIGINT>')
largest = udaf(Largest(), result_type='BIGINT', accumulator_type='ARRAY<BIGINT>')


@udf(result_type='BIGINT')
def twice(v):
    return None if v is None else v * 2
`;

const updates = {
  schema: [
    ['change', 'STRING'],
    ['k', 'STRING'],
    ['v', 'BIGINT'],
  ],
  row_kinds: 'change',
  rows: [
    ['+I', 'a', 1],
    ['+I', 'b', 10],
    ['-U', 'a', 1],
    ['+U', 'a', 5],
    ['-D', 'b', 10],
  ],
};

describe('rows by hand', { timeout: 120_000 }, () => {
  let fixture: EngineFixture;
  let file = '';

  beforeAll(async () => {
    fixture = await EngineFixture.start();
    file = await fixture.udf('f', functions);
    await fixture.write('updates.rows.json', JSON.stringify(updates));
    await fixture.write('plain.rows.json', JSON.stringify({ ...updates, row_kinds: undefined }));
    await fixture.write('bad.rows.json', '{"schema": [["v", "BIGINT"]], "rows": [[1], ["two"]]}');
    const link = (name: string) => ({ name, path: `${name}.rows.json`, format: 'rows' });
    await fixture.write('workbench.json', JSON.stringify({ name: 'p', data: [link('updates'), link('bad')] }));
  });
  afterAll(() => fixture.stop());

  const source = (name: string): Source => ({
    kind: 'inline',
    path: path.join(fixture.folder, `${name}.rows.json`),
    schema: [],
    rows: [],
  });
  const job = (name: string, from: Source, spec: Partial<JobSpec> = {}): JobSpec =>
    fixture.job(file, { name, source: from, spec: { args: [{ kind: 'column', name: 'v' }], ...spec } });

  it('take back what an aggregate has taken, as their row kinds say; one that lost all its rows is gone', async () => {
    const spec: Partial<JobSpec> = { groupBy: ['k'] };
    expect((await fixture.done(job('total', source('updates'), spec))).rows).toEqual([['a', '5']]);
    const changes = await fixture.done(
      job('total', source('updates'), {
        ...spec,
        changelog: true,
        settings: { 'python.fn-execution.bundle.size': '1' },
      }),
    );
    expect(changes.rows).toEqual([
      ['+I', 'a', '1'],
      ['+I', 'b', '10'],
      ['-D', 'a', '1'],
      ['+I', 'a', '5'],
      ['-D', 'b', '10'],
    ]);
    // Without the word of the file they are rows like others.
    const added = (await fixture.done(job('total', source('plain'), spec))).rows;
    expect(new Map(added.map(([key, sum]) => [key, sum]))).toEqual(
      new Map([
        ['a', '7'],
        ['b', '20'],
      ]),
    );
  });

  it('fail an aggregate without retract in the words of Flink, and are plain rows to other kinds', async () => {
    const { outcome } = await fixture.run(job('largest', source('updates'), { groupBy: ['k'] }));
    expect(outcome).toMatchObject({ kind: 'failed', error: { error: 'Method retract is not implemented' } });
    const { rows } = await fixture.done(job('twice', source('updates'), { keep: ['change'] }));
    expect(rows).toHaveLength(5);
    expect(rows[2]).toEqual(['-U', '2']);
  });

  it('are described, read for editing, and can be named by a query', async () => {
    const { api } = fixture.engine;
    const described = await api.describeSource({ source: source('updates') });
    expect(described).toMatchObject({ rows: 5, rowKinds: 'change' });
    expect(described.columns[2]).toMatchObject({ field: { name: 'v' }, sample: ['1', '10', '1', '5', '10'] });
    const query: Source = {
      kind: 'sql',
      path: null,
      query: 'SELECT k, sum(v)::BIGINT AS v FROM updates GROUP BY k ORDER BY k',
      folder: fixture.folder,
      tables: [],
      schema: [],
    };
    const copied = await api.sourceRows({ source: query, rows: 1 });
    expect(copied).toMatchObject({ columns: [{ name: 'k' }, { name: 'v' }], rows: [['a', '7']] });
  });

  it('say which cell does not fit', async () => {
    const { outcome } = await fixture.run(job('twice', source('bad')));
    expect(outcome).toMatchObject({ kind: 'failed', error: { code: 'SOURCE_VALUE', facts: { row: 1 } } });
  });
});
