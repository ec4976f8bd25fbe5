import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseSchema } from '../../../contract/model/data-type';
import { EngineFixture } from '../../testing/engine-fixture';

let fixture: EngineFixture;
let add = '';

beforeAll(async () => {
  fixture = await EngineFixture.start();
  add = await fixture.udf(
    'add.py',
    `
@udf(result_type='BIGINT')
def f(a, b):
    return a * 2 + b

@udf(result_type='BIGINT', func_type='pandas')
def g(a, b):
    return a * 2 + b
`,
  );
});

afterAll(async () => {
  await fixture.stop();
});

describe('a run', () => {
  it.each([
    { name: 'f', mode: 'process', effective: 'process-row' },
    { name: 'g', mode: 'process', effective: 'process-arrow' },
    { name: 'f', mode: 'thread', effective: 'thread' },
  ] as const)(
    'of $name in $mode mode is done as $effective, its rows kept for paging',
    async ({ name, mode, effective }) => {
      const job = fixture.job(add, { name, mode, rows: 2_500, spec: { keep: ['a'] } });
      const { runId, summary, rows } = await fixture.done(job);
      expect(summary).toMatchObject({ rows: 2_500, effectiveMode: effective });
      expect(rows).toHaveLength(1_000);
      const page = await fixture.engine.api.readRows({ runId, start: 2_499, count: 10 });
      expect(page.total).toBe(2_500);
      expect(page.columns.map((column) => column.name)).toEqual(['a', 'result']);
      expect(page.rows).toHaveLength(1);
      expect(page.rows[0]?.[0]).toBe('2499');
    },
  );

  it('tells its phases in order, then its columns, then its end', async () => {
    const { runId } = await fixture.done(fixture.job(add, { rows: 10 }));
    const events = fixture.runEvents.filter((event) => event.runId === runId);
    const told = events.flatMap((event) =>
      event.kind === 'phase' ? [event.phase] : event.kind === 'progress' ? [] : [event.kind],
    );
    expect(told).toEqual(['preparing', 'starting-worker', 'opened', 'running', 'collecting', 'ended']);
  });

  it('falls back to process mode for a pandas function asked to run in thread mode, with the reason', async () => {
    const { summary } = await fixture.done(fixture.job(add, { name: 'g', mode: 'thread' }));
    expect(summary.mode).toMatchObject({ asked: 'thread', effective: 'process-arrow' });
    expect(summary.mode.reason).toContain('as in Flink');
  });

  it('takes settings from the profile, config.yaml and the panel in that order, and says which', async () => {
    await fixture.write('conf/config.yaml', 'python.fn-execution:\n  bundle.size: 50\n  arrow.batch.size: 7\n');
    await fixture.write('conf/workbench.json', '{"name": "conf"}');
    const file = await fixture.write('conf/add.py', await readFile(add, 'utf8'));
    const job = fixture.job(file, { spec: { settings: { 'python.fn-execution.arrow.batch.size': '9' } } });
    const { summary } = await fixture.done(job);
    expect(summary.bundles).toBe(2);
    expect(summary.settings['python.fn-execution.bundle.size']).toEqual({ value: '50', origin: 'config.yaml' });
    expect(summary.settings['python.fn-execution.arrow.batch.size']).toEqual({ value: '9', origin: 'panel' });
    expect(summary.settings['python.fn-execution.bundle.time']).toEqual({ value: '1000', origin: 'profile' });
  });

  it('passes constants, keeps columns and names the result', async () => {
    const job = fixture.job(add, {
      rows: 3,
      spec: {
        args: [
          { kind: 'column', name: 'a' },
          { kind: 'constant', sql: 'CAST(100 AS BIGINT)' },
        ],
        keep: ['a'],
        columns: ['sum'],
      },
    });
    const { runId, rows } = await fixture.done(job);
    expect(rows).toEqual([
      ['0', '100'],
      ['1', '102'],
      ['2', '104'],
    ]);
    const page = await fixture.engine.api.readRows({ runId, start: 0, count: 1 });
    expect(page.columns.map((column) => column.name)).toEqual(['a', 'sum']);
  });

  it('stops at its limit', async () => {
    const { summary, rows } = await fixture.done(fixture.job(add, { rows: 1_000_000, spec: { limit: 5 } }));
    expect(summary.rows).toBe(5);
    expect(rows).toHaveLength(5);
  });

  it('reads the input of a project with the null marks and types its link declares', async () => {
    const csv = await fixture.write('linked/flights.csv', 'delay,name\n1,AA\nNA,BB\n');
    await fixture.write(
      'linked/workbench.json',
      JSON.stringify({
        name: 'linked',
        data: [
          {
            path: 'flights.csv',
            nullMarks: ['NA'],
            schema: [{ name: 'delay', type: { kind: 'DOUBLE', nullable: true } }],
          },
        ],
        bindings: { 'f.py:f': { args: [{ kind: 'column', name: 'delay' }] } },
      }),
    );
    const file = await fixture.udf('linked/f.py', "@udf(result_type='STRING')\ndef f(x):\n    return repr(x)");
    const { rows } = await fixture.done(
      fixture.job(file, { source: { kind: 'file', path: csv, format: 'csv', nullMarks: [], schema: [] } }),
    );
    expect(rows).toEqual([['1.0'], ['None']]);
  });

  it('writes into a file instead where it is told to', async () => {
    const target = path.join(fixture.folder, 'rows.jsonl');
    const dropped = await fixture.done(fixture.job(add, { rows: 2 }), { kind: 'blackhole' });
    expect(dropped.rows).toEqual([]);
    await fixture.done(fixture.job(add, { rows: 2 }), { kind: 'jsonl', path: target });
    expect((await readFile(target, 'utf8')).trim().split('\n')).toHaveLength(2);
  });

  it('is asked for the declared types where generated rows name none', async () => {
    const file = await fixture.udf(
      'typed.py',
      "@udf(input_types=['INT', 'STRING'], result_type='STRING')\ndef f(n, s):\n    return f'{n}{len(s)}'",
    );
    const { rows } = await fixture.done(
      fixture.job(file, { source: { kind: 'datagen', rows: 2, stringLength: 5, schema: [] } }),
    );
    expect(rows).toEqual([['05'], ['15']]);
  });

  it('widens what the planner would widen', async () => {
    const file = await fixture.udf(
      'wide.py',
      "@udf(input_types=['DOUBLE'], result_type='STRING')\ndef f(x):\n    return repr(x)",
    );
    const { rows } = await fixture.done(fixture.job(file, { schema: 'n INT', rows: 2 }));
    expect(rows).toEqual([['0.0'], ['1.0']]);
  });

  it('keeps the rows of the last ten runs', async () => {
    const first = await fixture.done(fixture.job(add, { rows: 1 }));
    for (let run = 0; run < 9; run += 1) await fixture.done(fixture.job(add, { rows: 1 }));
    expect(await fixture.rows(first.runId)).toHaveLength(1);
    await fixture.done(fixture.job(add, { rows: 1 }));
    await expect(fixture.rows(first.runId)).rejects.toMatchObject({ data: { code: 'BAD_REQUEST' } });
  });

  it('ends the run before it', async () => {
    const endless = await fixture.udf(
      'endless.py',
      "@udf(result_type='BIGINT')\ndef f(a):\n    while True:\n        pass",
    );
    const first = await fixture.begin(fixture.job(endless, { schema: 'a BIGINT' }));
    await fixture.until('the first run runs', () =>
      fixture.runEvents.some((event) => event.kind === 'opened' && event.runId === first),
    );
    const second = await fixture.done(fixture.job(add, { rows: 4 }));
    expect((await fixture.outcome(first)).kind).toBe('cancelled');
    expect(second.summary.rows).toBe(4);
  });

  it('reports progress while it goes on', async () => {
    const slow = await fixture.udf(
      'slow.py',
      "import time\n\n@udf(result_type='BIGINT')\ndef f(a):\n    time.sleep(0.002)\n    return a",
    );
    const job = fixture.job(slow, {
      schema: 'a BIGINT',
      rows: 400,
      spec: { settings: { 'python.fn-execution.bundle.size': '20' } },
    });
    const { runId } = await fixture.done(job);
    const progress = fixture.runEvents.flatMap((event) =>
      event.kind === 'progress' && event.runId === runId ? [event.progress] : [],
    );
    expect(progress.length).toBeGreaterThan(0);
    expect(progress[0]).toMatchObject({ rowsExpected: 400 });
  });

  it('answers a page of a run that is not there, or of no sense, in words', async () => {
    const { api } = fixture.engine;
    await expect(api.readRows({ runId: 'none', start: 0, count: 1 })).rejects.toMatchObject({
      data: { code: 'BAD_REQUEST' },
    });
    const { runId } = await fixture.done(fixture.job(add, { rows: 1 }));
    await expect(api.readRows({ runId, start: -1, count: 1 })).rejects.toMatchObject({ data: { code: 'BAD_REQUEST' } });
    await expect(api.readRows({ runId, start: 0, count: 1_001 })).rejects.toMatchObject({
      data: { code: 'BAD_REQUEST' },
    });
  });

  it('inspects a file and describes its input', async () => {
    const inspection = await fixture.engine.api.inspect({ file: add });
    expect(inspection.functions.map((udf) => [udf.name, udf.kind])).toEqual([
      ['f', 'scalar'],
      ['g', 'pandas_scalar'],
    ]);
    const description = await fixture.engine.api.describeSource({
      source: { kind: 'datagen', rows: 7, stringLength: 16, schema: parseSchema('a INT') },
    });
    expect(description.rows).toBe(7);
  });
});
