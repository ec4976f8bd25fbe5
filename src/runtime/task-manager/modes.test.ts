import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Mode } from '../../contract/model/job';
import type { Plan } from '../../contract/wire/task-manager';
import { TaskManagerFixture } from '../testing/task-manager-fixture';

let tm: TaskManagerFixture;

beforeAll(async () => {
  tm = await TaskManagerFixture.start();
});
afterAll(() => tm.stop());

const modes: readonly Mode[] = ['process-row', 'process-arrow', 'thread'];

function udfFor(mode: Mode, definition: string, type?: string): Promise<string> {
  return tm.udf(definition, type, mode === 'process-arrow' ? 'pandas' : 'general');
}

/** `row,flag,name` lines with gaps, as a CSV source. */
async function csv(name: string, lines: readonly string[]): Promise<string> {
  return tm.write(name, `${lines.join('\n')}\n`);
}

function fileSource(path: string): Plan['source'] {
  return { kind: 'file', path, format: 'csv', nullMarks: ['NA'], schema: [] };
}

describe.each(modes)('a job in %s mode', (mode) => {
  it('computes a*2+b over 100,000 generated rows, in input order', async () => {
    const plan = tm.plan(await udfFor(mode, 'def f(a, b):\n    return a * 2 + b'), {
      mode,
      rows: 100_000,
      keep: [0, 1],
    });
    const { execution, rows } = await tm.run(plan);
    expect(execution).toMatchObject({ rowsIn: 100_000, rowsOut: 100_000, bundles: 1, reachedLimit: false });
    expect(rows).toHaveLength(100_000);
    const wrong = rows.findIndex(
      ([a, b, result], index) => Number(a) !== index || Number(result) !== index * 2 + Number(b),
    );
    expect(wrong).toBe(-1);
    const { encode, decode, user, back } = execution.stages;
    for (const stage of [encode, decode, user, back]) expect(stage).toBeGreaterThan(0);
  });

  it('passes NULL and text in both directions', async () => {
    const path = await csv(`${mode}.csv`, ['a,s', '1,one', 'NA,two', '3,NA', '4,größer 😀', '5,']);
    const body = {
      general: 'def f(a, s):\n    return None if s is None else s + "!" if a is None else s * a',
      pandas:
        'def f(a, s):\n    import pandas as pd\n    return pd.Series([None if y is None else y + "!" if x != x else y * int(x) for x, y in zip(a, s)])',
    };
    const file = await udfFor(mode, mode === 'process-arrow' ? body.pandas : body.general, 'STRING');
    const plan = tm.plan(file, {
      mode,
      schema: 'a BIGINT, s STRING',
      resultType: 'STRING',
      keep: [1],
      source: fileSource(path),
    });
    const { rows } = await tm.run(plan);
    expect(rows).toEqual([
      ['one', 'one'],
      ['two', 'two!'],
      [null, null],
      ['größer 😀', 'größer 😀größer 😀größer 😀größer 😀'],
      [null, null],
    ]);
  });

  it('keeps input order over two slots', async () => {
    const plan = tm.plan(await udfFor(mode, 'def f(a):\n    return a + 1'), {
      mode,
      schema: 'a BIGINT',
      rows: 200_000,
      parallelism: 2,
      bundleSize: 7_000,
      arrowBatchSize: 900,
    });
    const { execution, rows } = await tm.run(plan);
    expect(rows.findIndex(([value], index) => Number(value) !== index + 1)).toBe(-1);
    expect(rows).toHaveLength(200_000);
    expect(execution.bundles).toBeGreaterThanOrEqual(Math.ceil(200_000 / 7_000));
    expect(execution.latenciesMs).toHaveLength(execution.bundles);
  });

  it('stops after as many rows as were asked for, and can run again', async () => {
    const plan = tm.plan(await udfFor(mode, 'def f(a, b):\n    return a'), { mode, rows: 1_000_000 });
    await tm.open(plan);
    for (const limit of [1, 777]) {
      const execution = await tm.execute(plan, { limit, sink: { kind: 'store', path: tm.storePath(plan) } });
      expect(execution).toMatchObject({ rowsOut: limit, reachedLimit: true });
      expect(await tm.rows(plan)).toHaveLength(limit);
    }
    const { rowsIn } = await tm.execute(plan, { maxRows: 4_321 });
    expect(rowsIn).toBe(4_321);
    await tm.close(plan);
  });

  it('repeats its input for as long as it was told, from batches it kept', async () => {
    const plan = tm.plan(await udfFor(mode, 'def f(a, b):\n    return a'), { mode, rows: 5_000, bundleSize: 10_000 });
    await tm.open(plan);
    const execution = await tm.execute(plan, { minSeconds: 0.3, cacheBytes: 1 << 20, sampleMs: 50 });
    expect(execution.seconds).toBeGreaterThanOrEqual(0.29);
    expect(execution.rowsIn).toBeGreaterThan(10_000);
    expect(execution.rowsIn % 10_000).toBe(0);
    const memory = await tm.host.request('memory', { kind: 'memory', jobId: plan.jobId });
    expect(memory.cachedBytes).toBe(5_000 * 16);
    expect(memory.workers).toBe(mode === 'thread' ? 0 : 1);
    expect(memory.taskManagerBytes).toBeGreaterThan(10_000_000);
    await tm.close(plan);
  });

  it('runs over no rows, and with constants only', async () => {
    const bigint = { kind: 'BIGINT', nullable: true } as const;
    const seven = { kind: 'constant', constant: { type: bigint, value: '7' } } as const;
    const body = 'def f(a, b):\n    return a + b';
    const none = tm.plan(await udfFor(mode, body), { mode, rows: 0 });
    expect(await tm.run(none)).toMatchObject({ execution: { rowsIn: 0, rowsOut: 0, bundles: 0 }, rows: [] });
    const source = { kind: 'datagen', rows: 10, stringLength: 16, schema: [{ name: 'a', type: bigint }] } as const;
    const constants = tm.plan(await udfFor(mode, body), {
      mode,
      schema: 'a BIGINT',
      source: { ...source, schema: [...source.schema] },
      args: [{ kind: 'column', index: 0 }, seven],
    });
    const { rows } = await tm.run(constants);
    expect(rows.map(([value]) => Number(value))).toEqual([7, 8, 9, 10, 11, 12, 13, 14, 15, 16]);
  });

  it('calls open and close of a ScalarFunction once a slot', async () => {
    const trace = `${tm.folder}/${mode}-trace.txt`;
    const text = `
from pyflink.table.udf import udf, ScalarFunction

class Traced(ScalarFunction):
    def open(self, context):
        self.number = context.get_index_of_this_subtask()
        open(${JSON.stringify(trace)}, 'a').write(f'open {self.number}\\n')

    def eval(self, a):
        return a

    def close(self):
        open(${JSON.stringify(trace)}, 'a').write(f'close {self.number}\\n')

f = udf(Traced(), result_type='BIGINT'${mode === 'process-arrow' ? ", func_type='pandas'" : ''})
`;
    const plan = tm.plan(await tm.write(`traced_${mode.replace('-', '_')}.py`, text), {
      mode,
      schema: 'a BIGINT',
      parallelism: 2,
    });
    await tm.run(plan);
    const { readFile } = await import('node:fs/promises');
    const lines = (await readFile(trace, 'utf8')).trim().split('\n');
    expect(lines.slice(0, 2).sort()).toEqual(['open 0', 'open 1']);
    expect(lines.slice(2).sort()).toEqual(['close 0', 'close 1']);
  });
});

describe('Arrow batches', () => {
  it('are cut as Flink cuts them: at most the batch size and what the bundle still holds', async () => {
    const file = await tm.udf('def f(a):\n    return a * 0 + len(a)', 'BIGINT', 'pandas');
    const plan = tm.plan(file, {
      mode: 'process-arrow',
      schema: 'a BIGINT',
      rows: 10,
      bundleSize: 6,
      arrowBatchSize: 4,
    });
    const { rows } = await tm.run(plan);
    expect(rows.map(([length]) => Number(length))).toEqual([4, 4, 4, 4, 2, 2, 4, 4, 4, 4]);
  });

  it('pair kept columns by position where a ScalarFunction class drops rows', async () => {
    const text = `
from pyflink.table.udf import udf, ScalarFunction

class Shorter(ScalarFunction):
    def eval(self, a):
        return a[:-1]

f = udf(Shorter(), result_type='BIGINT', func_type='pandas')
`;
    const plan = tm.plan(await tm.write('shorter.py', text), {
      mode: 'process-arrow',
      schema: 'a BIGINT',
      rows: 3,
      keep: [0],
    });
    const { execution, rows } = await tm.run(plan);
    expect(rows).toEqual([
      ['0', '0'],
      ['1', '1'],
    ]);
    expect(execution).toMatchObject({ rowsIn: 3, rowsOut: 2 });
  });
});

describe('a first run on warm workers', () => {
  it('has 1,000 rows stored well within 100 ms of its opening', async () => {
    const file = await tm.udf('def f(a, b):\n    return a + b');
    await tm.run(tm.plan(file));
    const plan = tm.plan(file);
    const began = performance.now();
    const opened = await tm.open(plan);
    await tm.execute(plan, { sink: { kind: 'store', path: tm.storePath(plan) } });
    expect(performance.now() - began).toBeLessThan(100);
    expect(opened.startMs).toBeNull();
    await tm.close(plan);
  });

  it('shows rows of a slow function long before its bundle is full', async () => {
    const file = await tm.udf('import time\n\ndef f(a, b):\n    time.sleep(0.002)\n    return a');
    const plan = tm.plan(file, { rows: 100_000 });
    await tm.open(plan);
    const began = performance.now();
    const running = tm.execute(plan, { sink: { kind: 'store', path: tm.storePath(plan) } });
    const outcome = expect(running).rejects.toMatchObject({ data: { code: 'CANCELLED' } });
    await tm.until('rows are stored', async () => (await tm.rows(plan).catch(() => [])).length > 0);
    expect(performance.now() - began).toBeLessThan(500);
    await tm.cancel(plan);
    await outcome;
  });

  it('measures the start of a fresh worker', async () => {
    const plan = tm.plan(await tm.udf('def f(a, b):\n    return a'), { fresh: true });
    const { startMs, transport } = await tm.open(plan);
    expect(startMs).toBeGreaterThan(10);
    expect(transport).toBe('socket');
    await tm.close(plan);
  });
});
