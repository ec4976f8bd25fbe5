import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Plan } from '../../contract/wire/task-manager';
import { inlineSource } from '../testing/plan-fixture';
import { TaskManagerFixture, type PlanChanges } from '../testing/task-manager-fixture';

let tm: TaskManagerFixture;

beforeAll(async () => {
  tm = await TaskManagerFixture.start({ warm: { row: 0, arrow: 2 } });
});
afterAll(() => tm.stop());

function pandasUdaf(body: string): Promise<string> {
  return tm.file(`@udaf(result_type='DOUBLE', func_type='pandas')\ndef f(v):\n${body}`);
}

const schema = 'k STRING, v DOUBLE';
const grouped: PlanChanges = {
  kind: 'pandas_aggregate',
  mode: 'process-arrow',
  schema,
  args: [{ kind: 'column', index: 1 }],
  groupBy: [0],
  resultType: 'DOUBLE',
  source: inlineSource(schema, [
    ['a', 1],
    ['b', 10],
    ['a', 2],
    [null, 5],
  ]),
};

async function manyRows(count: number, groups: number): Promise<Plan['source']> {
  const lines = Array.from({ length: count }).map((_, row) => `key ${row % groups},${row}`);
  const path = await tm.write(`many_${count}_${groups}.csv`, `k,v\n${lines.join('\n')}\n`);
  return { kind: 'file', path, format: 'csv', nullMarks: [], schema: [] };
}

describe('a pandas aggregate', () => {
  it('gets each group whole, however its rows were cut', async () => {
    const file = await pandasUdaf('    return float(v.sum() * 1000 + len(v))');
    const plan = tm.plan(file, { ...grouped, arrowBatchSize: 1, bundleSize: 2 });
    const { execution, rows } = await tm.run(plan);
    expect(new Map(rows.map(([key, value]) => [key, value]))).toEqual(
      new Map([
        ['a', 3_002],
        ['b', 10_001],
        [null, 5_001],
      ]),
    );
    expect(execution).toMatchObject({ rowsIn: 4, rowsOut: 3 });
    expect(execution.stages.user).toBeGreaterThan(0);
  });

  it('over several slots has each group once, in the same order every time', async () => {
    const source = await manyRows(50_000, 101);
    const file = await pandasUdaf('    return float(v.max() - v.min())');
    const outputs = [];
    for (let time = 0; time < 2; time += 1) {
      const { rows } = await tm.run(tm.plan(file, { ...grouped, source, parallelism: 2, arrowBatchSize: 999 }));
      expect(new Set(rows.map(([key]) => key)).size).toBe(101);
      expect(rows).toHaveLength(101);
      outputs.push(rows);
    }
    expect(outputs[1]).toEqual(outputs[0]);
  });

  it('forgets its groups between passes', async () => {
    const source = await manyRows(2_000, 10);
    const plan = tm.plan(await pandasUdaf('    return float(len(v))'), { ...grouped, source });
    await tm.open(plan);
    const loop = await tm.execute(plan, { minSeconds: 0.3, cacheBytes: 1 << 20 });
    expect(loop.rowsOut).toBeGreaterThanOrEqual(20);
    await tm.execute(plan, { sink: { kind: 'store', path: tm.storePath(plan) } });
    expect((await tm.rows(plan)).map(([, length]) => length)).toEqual(Array.from({ length: 10 }).fill(200));
    await tm.close(plan);
  });

  it('over rows of a window before each one gives one row for each, beside its columns', async () => {
    const timed = 'k STRING, v DOUBLE, t TIMESTAMP(3)';
    const plan = tm.plan(await pandasUdaf('    return float(v.sum())'), {
      ...grouped,
      schema: timed,
      keep: [0, 1],
      window: { window: { kind: 'over', time: 't', frame: { unit: 'rows', preceding: 1 } }, timeIndex: 2 },
      source: inlineSource(timed, [
        ['a', 1, '2024-01-01T00:00:01'],
        ['b', 10, '2024-01-01T00:00:02'],
        ['a', 2, '2024-01-01T00:00:03'],
        ['a', 4, '2024-01-01T00:00:04'],
      ]),
    });
    const { rows } = await tm.run(plan);
    expect([...rows].sort((a, b) => Number(a[1]) - Number(b[1]))).toEqual([
      ['a', 1, 1],
      ['a', 2, 3],
      ['a', 4, 6],
      ['b', 10, 10],
    ]);
  });

  it('that raises says so at the end of its input', async () => {
    const { error } = await tm.failing(tm.plan(await pandasUdaf('    raise ValueError(f"bad {len(v)}")'), grouped));
    expect(error).toMatchObject({ code: 'UDF_EXCEPTION', stage: 'run', in: 'f' });
    expect(error.error).toContain('bad');
  });

  it('that never comes back is cancelled, also where it is the limit that is waited for', async () => {
    const body = '    print("running", flush=True)\n    while True:\n        pass';
    const plan = tm.plan(await pandasUdaf(body), grouped);
    await tm.open(plan);
    expect(await tm.cancelOnceRunning(plan, tm.execute(plan, { limit: 10 }))).toBeLessThan(2_000);
  });
});
