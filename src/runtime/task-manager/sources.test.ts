import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseSchema } from '../../contract/model/data-type';
import type { Plan } from '../../contract/wire/task-manager';
import { inlineSource } from '../testing/plan-fixture';
import { TaskManagerFixture, type JobMessage, type PlanChanges } from '../testing/task-manager-fixture';

let tm: TaskManagerFixture;

beforeAll(async () => {
  tm = await TaskManagerFixture.start({ warm: { row: 1, arrow: 1 } });
});
afterAll(() => tm.stop());

function fileSource(path: string): Plan['source'] {
  return { kind: 'file', path, format: 'csv', nullMarks: [], schema: [] };
}

/** `a,s` lines; a counts from 0. */
async function csv(name: string, rows: number): Promise<string> {
  const lines = Array.from({ length: rows }).map((_, row) => `${row},text ${row}`);
  return tm.write(name, `a,s\n${lines.join('\n')}\n`);
}

describe('a file source', () => {
  it('streams its rows in order, tells how far it is, and only the columns used are read', async () => {
    const plan = tm.plan(await tm.udf('def f(a):\n    return a * 2'), {
      schema: 'a BIGINT',
      source: fileSource(await csv('long.csv', 300_000)),
    });
    await tm.open(plan);
    const messages: JobMessage[] = [];
    tm.listen(plan, (message) => messages.push(message));
    const { rowsIn } = await tm.execute(plan, { sink: { kind: 'store', path: tm.storePath(plan) }, sampleMs: 20 });
    await tm.close(plan);
    expect(rowsIn).toBe(300_000);
    const rows = await tm.rows(plan);
    expect(rows.findIndex(([value], index) => Number(value) !== index * 2)).toBe(-1);
    expect(messages.flatMap((message) => (message.kind === 'phase' ? message.phase : []))).toEqual([
      'running',
      'collecting',
    ]);
    const last = messages.flatMap((message) => (message.kind === 'sample' ? message : [])).at(-1);
    expect(last).toMatchObject({ rowsIn: 300_000, rowsOut: 300_000 });
    expect(last?.bytesRead).toBeGreaterThan(1_000_000);
    expect(last?.bytesExpected).toBeGreaterThanOrEqual(last?.bytesRead ?? 0);
  });

  it('is read once where its batches are kept, and as often as asked', async () => {
    const path = await csv('kept.csv', 10_000);
    const plan = tm.plan(await tm.udf('def f(a):\n    return a'), { schema: 'a BIGINT', source: fileSource(path) });
    await tm.open(plan);
    await tm.execute(plan, { cacheBytes: 10 << 20 });
    await tm.write('kept.csv', 'a,s\n');
    const { rowsIn } = await tm.execute(plan, {
      cacheBytes: 10 << 20,
      sink: { kind: 'store', path: tm.storePath(plan) },
    });
    expect(rowsIn).toBe(10_000);
    const rows = await tm.rows(plan);
    expect(rows.findIndex(([value], index) => Number(value) !== index)).toBe(-1);
    await tm.close(plan);
  });

  it('stops reading once there are enough rows', async () => {
    const plan = tm.plan(await tm.udf('def f(a):\n    return a'), {
      schema: 'a BIGINT',
      source: fileSource(await csv('enough.csv', 200_000)),
    });
    const { rows, execution } = await tm.run(plan, { limit: 3 });
    expect(rows).toEqual([['0'], ['1'], ['2']]);
    expect(execution.reachedLimit).toBe(true);
  });

  it('that is not there is an error of the run, and the next job finds its slot and reader', async () => {
    const file = await tm.udf('def f(a):\n    return a');
    const missing = tm.plan(file, { schema: 'a BIGINT', source: fileSource(`${tm.folder}/missing.csv`) });
    await tm.open(missing);
    await expect(tm.execute(missing)).rejects.toMatchObject({
      data: { code: expect.stringMatching(/FILE|SOURCE/) as string },
    });
    await tm.close(missing);
    const plan = tm.plan(file, { schema: 'a BIGINT', source: fileSource(await csv('there.csv', 5)) });
    expect((await tm.run(plan)).rows).toHaveLength(5);
  });

  it('with a value that is not of its type keeps the rows before it', async () => {
    const lines = Array.from({ length: 50_000 }).map((_, row) => (row === 45_000 ? 'not a number' : String(row)));
    const path = await tm.write('broken.csv', `a\n${lines.join('\n')}\n`);
    const plan = tm.plan(await tm.udf('def f(a):\n    return a'), { schema: 'a BIGINT', source: fileSource(path) });
    await tm.open(plan);
    const run = tm.execute(plan, { sink: { kind: 'store', path: tm.storePath(plan) } });
    await expect(run).rejects.toMatchObject({ data: { code: 'SOURCE_VALUE' } });
    await tm.close(plan);
    const rows = await tm.rows(plan);
    expect(rows.findIndex(([value], index) => Number(value) !== index)).toBe(-1);
    expect(rows.length).toBeLessThanOrEqual(45_000);
  });
});

describe('rows that come with the job', () => {
  it('are given in order, as often as asked, and by parts', async () => {
    const cells = Array.from({ length: 70_000 }).map((_, row) => [row, `text ${row}`]);
    const schema = 'a INT, s STRING';
    const plan = tm.plan(await tm.udf('def f(a, s):\n    return f"{a} {s}"', 'STRING'), {
      schema,
      resultType: 'STRING',
      source: inlineSource(schema, cells),
      keep: [0],
    });
    await tm.open(plan);
    for (const cacheBytes of [0, 1 << 24, 1 << 24]) {
      await tm.execute(plan, { sink: { kind: 'store', path: tm.storePath(plan) }, cacheBytes });
      const rows = await tm.rows(plan);
      expect(rows).toHaveLength(70_000);
      expect(rows.findIndex(([a, result], row) => a !== row || result !== `${row} text ${row}`)).toBe(-1);
    }
    await tm.close(plan);
  });

  it('with a value that is none of its type are an error of the run', async () => {
    const source = inlineSource('a INT', [[1], ['x']]);
    const plan = tm.plan(await tm.udf('def f(a):\n    return a'), { schema: 'a INT', source });
    await tm.open(plan);
    await expect(tm.execute(plan)).rejects.toMatchObject({ data: { code: 'SOURCE_VALUE', facts: { row: 1 } } });
    await tm.close(plan);
  });

  it('or are nasty ones of any type are the same every time', async () => {
    const schema = 's STRING, d DOUBLE, n DECIMAL(20, 3), l ARRAY<INT>, m MAP<STRING, BIGINT>';
    const changes: PlanChanges = {
      schema,
      source: { kind: 'nasty', rows: 2_000, seed: 7, schema: parseSchema(schema) },
      keep: [0, 1, 2, 3, 4],
    };
    const file = await tm.udf('def f(*args):\n    return len(args)');
    const first = await tm.run(tm.plan(file, changes));
    expect(first.rows).toHaveLength(2_000);
    expect(first.rows.every((cells) => cells[5] === '5')).toBe(true);
    expect((await tm.run(tm.plan(file, changes))).rows).toEqual(first.rows);
  });
});

describe('an Arrow file', () => {
  it('is a source: what one run has stored, another one reads', async () => {
    const stored = tm.plan(await tm.udf('def f(a, b):\n    return a * 3'), { rows: 50_000 });
    await tm.run(stored);
    const source = { kind: 'file', path: tm.storePath(stored), format: 'arrow', nullMarks: [], schema: [] } as const;
    const plan = tm.plan(await tm.udf('def f(result):\n    return result + 1'), {
      schema: 'result BIGINT',
      source: { ...source, nullMarks: [], schema: [] },
    });
    const { rows } = await tm.run(plan);
    expect(rows).toHaveLength(50_000);
    expect(rows.findIndex(([value], row) => Number(value) !== row * 3 + 1)).toBe(-1);
  });
});

describe('bundles', () => {
  it('that are not full go on after their time', async () => {
    const plan = tm.plan(await tm.udf('import time\n\ndef f(a, b):\n    time.sleep(0.0002)\n    return a'), {
      rows: 4_000,
      bundleTimeMs: 50,
    });
    const { execution, rows } = await tm.run(plan);
    expect(rows).toHaveLength(4_000);
    expect(execution.bundles).toBeGreaterThan(1);
  });

  it('of a single row still come in order, over two slots', async () => {
    const plan = tm.plan(await tm.udf('def f(a, b):\n    return a'), { rows: 2_000, bundleSize: 1, parallelism: 2 });
    const { execution, rows } = await tm.run(plan);
    expect(rows.findIndex(([value], index) => Number(value) !== index)).toBe(-1);
    expect(execution.bundles).toBe(2_000);
  });
});

describe('the JSON lines sink', () => {
  it('gets kept columns and results in input order', async () => {
    const path = `${tm.folder}/out.jsonl`;
    const plan = tm.plan(await tm.udf('def f(a, s):\n    return s.upper()', 'STRING'), {
      schema: 'a BIGINT, s STRING',
      resultType: 'STRING',
      source: fileSource(await csv('upper.csv', 3)),
      keep: [0],
    });
    await tm.open(plan);
    await tm.execute(plan, { sink: { kind: 'jsonl', path } });
    await tm.close(plan);
    expect(
      (await readFile(path, 'utf8'))
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as unknown),
    ).toEqual([
      { a: 0, result: 'TEXT 0' },
      { a: 1, result: 'TEXT 1' },
      { a: 2, result: 'TEXT 2' },
    ]);
  });

  it('that cannot be written is told before anything runs', async () => {
    const plan = tm.plan(await tm.udf('def f(a, b):\n    return a'));
    await tm.open(plan);
    await expect(
      tm.execute(plan, { sink: { kind: 'jsonl', path: `${tm.folder}/none/out.jsonl` } }),
    ).rejects.toMatchObject({
      data: { code: 'SINK_UNWRITABLE' },
    });
    expect((await tm.execute(plan)).rowsIn).toBe(1_000);
    await tm.close(plan);
  });
});
