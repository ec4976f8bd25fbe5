import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Mode } from '../../contract/model/job';
import { inlineSource } from '../testing/plan-fixture';
import { TaskManagerFixture, type PlanChanges } from '../testing/task-manager-fixture';

let tm: TaskManagerFixture;

beforeAll(async () => {
  tm = await TaskManagerFixture.start({ warm: { row: 2, arrow: 0 } });
});
afterAll(() => tm.stop());

const modes: readonly Mode[] = ['process-row', 'thread'];

/** One BIGINT column `w`, unless `types` says otherwise. */
async function udtf(definition: string, types = "'BIGINT'"): Promise<string> {
  return tm.file(definition.replace(/^def f\(/m, `@udtf(result_types=[${types}])\ndef f(`));
}

const table: PlanChanges = { kind: 'table', results: 'w BIGINT' };

const words = inlineSource('id INT, s STRING', [
  [1, 'a b'],
  [2, ''],
  [3, null],
  [4, 'c'],
]);
const splitting = 'def f(s):\n    for at, word in enumerate((s or "").split()):\n        yield word, at';
const split: PlanChanges = {
  kind: 'table',
  schema: 'id INT, s STRING',
  source: words,
  args: [{ kind: 'column', index: 1 }],
  keep: [0],
  results: 'word STRING, at INT',
};

describe.each(modes)('a table function in %s mode', (mode) => {
  it('repeats the kept columns for each of its rows, and drops rows without any', async () => {
    const { execution, rows } = await tm.run(tm.plan(await udtf(splitting, "'STRING', 'INT'"), { ...split, mode }));
    expect(rows).toEqual([
      [1, 'a', 0],
      [1, 'b', 1],
      [4, 'c', 0],
    ]);
    expect(execution).toMatchObject({ rowsIn: 4, rowsOut: 3, bundles: 1 });
  });

  it('keeps rows without any in a left join, with NULLs', async () => {
    const { rows } = await tm.run(tm.plan(await udtf(splitting, "'STRING', 'INT'"), { ...split, mode, join: 'left' }));
    expect(rows).toEqual([
      [1, 'a', 0],
      [1, 'b', 1],
      [2, null, null],
      [3, null, null],
      [4, 'c', 0],
    ]);
  });

  it.each([1, 3])('gives its rows in input order over %i slots', async (parallelism) => {
    const plan = tm.plan(await udtf('def f(a, b):\n    return [a * 10 + i for i in range(a % 4)]'), {
      ...table,
      mode,
      rows: 60_000,
      keep: [0],
      parallelism,
      bundleSize: 7_000,
    });
    const { execution, rows } = await tm.run(plan);
    const expected: number[] = [];
    for (let a = 0; a < 60_000; a += 1) for (let i = 0; i < a % 4; i += 1) expected.push(a * 10 + i);
    expect(rows).toHaveLength(expected.length);
    expect(
      rows.findIndex(([a, w], index) => Number(w) !== expected[index] || Number(a) !== Math.floor(Number(w) / 10)),
    ).toBe(-1);
    expect(execution).toMatchObject({ rowsIn: 60_000, rowsOut: expected.length });
  });

  it('stops at the limit between the rows of one input row, and can run again', async () => {
    const plan = tm.plan(await udtf('def f(a, b):\n    return [a] * 7'), { ...table, mode, rows: 1_000_000 });
    await tm.open(plan);
    for (const limit of [1, 100]) {
      const execution = await tm.execute(plan, { limit, sink: { kind: 'store', path: tm.storePath(plan) } });
      expect(execution).toMatchObject({ rowsOut: limit, reachedLimit: true });
      expect((await tm.rows(plan)).map(([w]) => Number(w))).toEqual(
        Array.from({ length: limit }).map((_, row) => Math.floor(row / 7)),
      );
    }
    await tm.close(plan);
  });

  it.each([1, 2])('that raises keeps the rows before it and names the input row (slots: %i)', async (parallelism) => {
    const body = 'def f(a, b):\n    yield a\n    if a == 500:\n        raise ValueError(f"bad {a}")\n    yield a';
    const { error, rows } = await tm.failing(tm.plan(await udtf(body), { ...table, mode, parallelism, keep: [0] }));
    expect(error).toMatchObject({ code: 'UDF_EXCEPTION', error: 'bad 500', in: 'f', facts: { row: 500 } });
    expect(rows).toHaveLength(1_001);
    expect(rows.at(-1)?.map(Number)).toEqual([500, 500]);
  });

  it('that never comes back is cancelled, and the next job runs', async () => {
    tm.logs.length = 0;
    const body = 'def f(a, b):\n    print("running", flush=True)\n    while True:\n        pass\n    yield a';
    const plan = tm.plan(await udtf(body), { ...table, mode });
    await tm.open(plan);
    expect(await tm.cancelOnceRunning(plan, tm.execute(plan))).toBeLessThan(2_000);
    const next = tm.plan(await udtf('def f(a, b):\n    return [a]'), { ...table, mode, rows: 3 });
    expect((await tm.run(next)).rows).toHaveLength(3);
    expect(tm.crashes).toEqual([]);
  });
});

describe('a generator without end', () => {
  const endless = 'def f(a, b):\n    n = 0\n    while True:\n        yield n\n        n += 1';

  it.each(modes)('gives as many rows as were asked for in %s mode, and its slot goes to the next job', async (mode) => {
    const plan = tm.plan(await udtf(endless), { ...table, mode, parallelism: 2 });
    await tm.open(plan);
    const began = performance.now();
    const sink = { kind: 'store', path: tm.storePath(plan) } as const;
    const execution = await tm.execute(plan, { limit: 100_000, sink });
    expect(execution).toMatchObject({ rowsOut: 100_000, reachedLimit: true });
    expect(performance.now() - began).toBeLessThan(5_000);
    await tm.close(plan);
    const rows = await tm.rows(plan);
    expect(rows.findIndex(([value], index) => Number(value) !== index)).toBe(-1);
    const next = tm.plan(await udtf('def f(a, b):\n    return [a]'), { ...table, mode, rows: 3 });
    expect((await tm.run(next)).rows).toHaveLength(3);
  });

  it.each(modes)('that waits between its rows gives the first ones in %s mode', async (mode) => {
    const slow = 'import time\n\ndef f(a, b):\n    while True:\n        yield a\n        time.sleep(0.02)';
    const plan = tm.plan(await udtf(slow), { ...table, mode });
    const { execution, rows } = await tm.run(plan, { limit: 5 });
    expect(rows).toHaveLength(5);
    expect(execution.reachedLimit).toBe(true);
  });

  it('is cancelled while its rows flow', async () => {
    const plan = tm.plan(await udtf(endless), table);
    await tm.open(plan);
    const running = tm.execute(plan, { sink: { kind: 'store', path: tm.storePath(plan) } });
    const outcome = expect(running).rejects.toMatchObject({ data: { code: 'CANCELLED' } });
    await tm.until('rows are stored', async () => (await tm.rows(plan).catch(() => [])).length >= 100);
    const began = performance.now();
    await tm.cancel(plan);
    expect(performance.now() - began).toBeLessThan(2_000);
    await outcome;
  });
});

describe('a table function whose rows are more than the sink takes', () => {
  it('waits for it, and loses none', async () => {
    const plan = tm.plan(await udtf('def f(a, b):\n    return range(400_000)'), { ...table, rows: 5 });
    await tm.open(plan);
    const execution = await tm.execute(plan, { sink: { kind: 'jsonl', path: `${tm.folder}/many.jsonl` } });
    expect(execution).toMatchObject({ rowsIn: 5, rowsOut: 2_000_000 });
    await tm.close(plan);
    const { readFile } = await import('node:fs/promises');
    const lines = (await readFile(`${tm.folder}/many.jsonl`, 'utf8')).trimEnd().split('\n');
    expect(lines).toHaveLength(2_000_000);
    expect([lines[0], lines[399_999], lines[400_000], lines.at(-1)]).toEqual([
      '{"w":0}',
      '{"w":399999}',
      '{"w":0}',
      '{"w":399999}',
    ]);
  });
});
