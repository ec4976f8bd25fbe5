import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Cell } from '../../contract/model/rows';
import type { Plan } from '../../contract/wire/task-manager';
import { inlineSource } from '../testing/plan-fixture';
import { TaskManagerFixture, type PlanChanges } from '../testing/task-manager-fixture';

let tm: TaskManagerFixture;

beforeAll(async () => {
  tm = await TaskManagerFixture.start({ warm: { row: 2, arrow: 0 } });
});
afterAll(() => tm.stop());

const sum = `
class Sum(AggregateFunction):
    def create_accumulator(self):
        return [0]

    def accumulate(self, acc, v):
        acc[0] += v or 0

    def retract(self, acc, v):
        acc[0] -= v or 0

    def get_value(self, acc):
        return acc[0]


f = udaf(Sum(), result_type='BIGINT', accumulator_type='ARRAY<BIGINT>')
`;

/** As the recorded case of a changelog has them. */
const rows: readonly Cell[][] = [
  ['a', '1'],
  ['b', '10'],
  ['a', '2'],
  [null, '5'],
  ['a', null],
  ['b', '-3'],
  [null, '7'],
];

const grouped: PlanChanges = {
  kind: 'aggregate',
  schema: 'k STRING, v BIGINT',
  args: [{ kind: 'column', index: 1 }],
  groupBy: [0],
  source: inlineSource('k STRING, v BIGINT', rows),
};

/** Many rows of the generator in `groups` groups of `a % groups`, by a CSV file; and what comes out. */
async function manyRows(count: number, groups: number): Promise<{ source: Plan['source']; sums: Map<string, number> }> {
  const sums = new Map<string, number>();
  const lines = Array.from({ length: count }).map((_, row) => {
    const key = `key ${row % groups}`;
    sums.set(key, (sums.get(key) ?? 0) + row);
    return `${key},${row}`;
  });
  const path = await tm.write(`many_${count}_${groups}.csv`, `k,v\n${lines.join('\n')}\n`);
  return { source: { kind: 'file', path, format: 'csv', nullMarks: [], schema: [] }, sums };
}

const sorted = (cells: Cell[][]): Cell[][] => [...cells].sort((a, b) => (String(a[0]) < String(b[0]) ? -1 : 1));

describe('an aggregate over groups', () => {
  it('gives the final row of each group', async () => {
    const plan = tm.plan(await tm.file(sum), grouped);
    const run = await tm.run(plan);
    expect(sorted(run.rows)).toEqual([
      ['a', '3'],
      ['b', '7'],
      [null, '12'],
    ]);
    expect(run.execution).toMatchObject({ rowsIn: 7, rowsOut: 3, bundles: 1, reachedLimit: false });
    expect(run.execution.latenciesMs).toHaveLength(1);
    expect(run.execution.latenciesMs[0]).toBeGreaterThan(0);
  });

  it('gives every change, bundle after bundle', async () => {
    const plan = tm.plan(await tm.file(sum), { ...grouped, changelog: true, bundleSize: 1 });
    const run = await tm.run(plan);
    expect(run.rows).toEqual([
      ['+I', 'a', '1'],
      ['+I', 'b', '10'],
      ['-U', 'a', '1'],
      ['+U', 'a', '3'],
      ['+I', null, '5'],
      ['-U', 'b', '10'],
      ['+U', 'b', '7'],
      ['-U', null, '5'],
      ['+U', null, '12'],
    ]);
    expect(run.execution.bundles).toBe(7);
  });

  it('without any group has one, and without rows none', async () => {
    const file = await tm.file(sum);
    const whole = tm.plan(file, { ...grouped, groupBy: [], parallelism: 2 });
    expect((await tm.run(whole)).rows).toEqual([['22']]);
    const none = tm.plan(file, { ...grouped, groupBy: [], source: inlineSource('k STRING, v BIGINT', []) });
    expect(await tm.run(none)).toMatchObject({ rows: [], execution: { rowsIn: 0, rowsOut: 0, bundles: 0 } });
  });

  it('keeps each group on one slot, whichever batch its rows come in; the order of final rows is always the same', async () => {
    const { source, sums } = await manyRows(100_000, 997);
    const file = await tm.file(sum);
    const outputs = [];
    for (const bundleSize of [100_000, 3_000]) {
      const run = await tm.run(tm.plan(file, { ...grouped, source, parallelism: 3, bundleSize }));
      expect(new Map(run.rows.map(([key, value]) => [key, Number(value)]))).toEqual(sums);
      expect(run.rows).toHaveLength(997);
      expect(run.execution.rowsIn).toBe(100_000);
      outputs.push(run.rows);
    }
    expect(outputs[1]).toEqual(outputs[0]);
  });

  it('with one group that holds nearly all rows still comes to its end on several slots', async () => {
    const lines = Array.from({ length: 400_000 }).map((_, row) => (row % 1_000 === 0 ? `k${row},1` : 'hot,1'));
    const path = await tm.write('skewed.csv', `k,v\n${lines.join('\n')}\n`);
    const source: Plan['source'] = { kind: 'file', path, format: 'csv', nullMarks: [], schema: [] };
    const run = await tm.run(tm.plan(await tm.file(sum), { ...grouped, source, parallelism: 2 }));
    expect(run.rows).toHaveLength(401);
    expect(run.rows.find(([key]) => key === 'hot')).toEqual(['hot', '399600']);
  });

  it('forgets its state between passes, and between executes', async () => {
    const { source, sums } = await manyRows(5_000, 10);
    const plan = tm.plan(await tm.file(sum), { ...grouped, source, parallelism: 2 });
    await tm.open(plan);
    const loop = await tm.execute(plan, { minSeconds: 0.3, cacheBytes: 1 << 20 });
    expect(loop.rowsIn).toBeGreaterThan(5_000);
    expect(loop.rowsOut).toBeGreaterThanOrEqual(20);
    for (let time = 0; time < 2; time += 1) {
      await tm.execute(plan, { sink: { kind: 'store', path: tm.storePath(plan) } });
      const output = await tm.rows(plan);
      expect(new Map(output.map(([key, value]) => [key, Number(value)]))).toEqual(sums);
    }
    await tm.close(plan);
  });

  it('stops at the limit', async () => {
    const { source } = await manyRows(5_000, 10);
    const run = await tm.run(tm.plan(await tm.file(sum), { ...grouped, source }), { limit: 4 });
    expect(run.rows).toHaveLength(4);
    expect(run.execution.reachedLimit).toBe(true);
    const changes = tm.plan(await tm.file(sum), { ...grouped, source, changelog: true, bundleSize: 100 });
    const some = await tm.run(changes, { limit: 15 });
    expect(some.rows).toHaveLength(15);
    expect(some.rows.slice(0, 10).every(([kind]) => kind === '+I')).toBe(true);
  });

  it('retracts where its input is an updating one', async () => {
    const updating = 'k STRING, v BIGINT, change STRING';
    const plan = tm.plan(await tm.file(sum), {
      ...grouped,
      schema: updating,
      args: [{ kind: 'column', index: 1 }],
      rowKinds: 2,
      source: inlineSource(updating, [
        ['a', '1', '+I'],
        ['b', '10', '+I'],
        ['a', '1', '-U'],
        ['a', '5', '+U'],
        ['b', '10', '-D'],
      ]),
    });
    expect((await tm.run(plan)).rows).toEqual([['a', '5']]);
  });

  it.each([1, 2])('that raises names the row of the input (slots: %i)', async (parallelism) => {
    const { source } = await manyRows(3_000, 7);
    const raising = sum.replace(
      'acc[0] += v or 0',
      'if v == 1234:\n            raise ValueError("bad v")\n        acc[0] += v',
    );
    const { error, rows: kept } = await tm.failing(
      tm.plan(await tm.file(raising), { ...grouped, source, parallelism }),
    );
    expect(error).toMatchObject({ code: 'UDF_EXCEPTION', error: 'bad v', stage: 'run', in: 'accumulate' });
    expect(error.facts['row']).toBe(1_234);
    expect(kept).toEqual([]);
  });

  it('whose result raises at the end of a bundle is an error without a row', async () => {
    const raising = sum.replace(
      'return acc[0]\n',
      'if acc[0] == 7:\n            raise ValueError("no result")\n        return acc[0]\n',
    );
    const { error } = await tm.failing(tm.plan(await tm.file(raising), grouped));
    expect(error).toMatchObject({ code: 'UDF_EXCEPTION', error: 'no result', in: 'get_value' });
  });

  it('that never comes back is cancelled, and the next job runs', async () => {
    tm.logs.length = 0;
    const endless = sum.replace('acc[0] += v or 0', 'print("running", flush=True)\n        while True: pass');
    const plan = tm.plan(await tm.file(endless), { ...grouped, parallelism: 2 });
    await tm.open(plan);
    expect(await tm.cancelOnceRunning(plan, tm.execute(plan))).toBeLessThan(2_000);
    expect((await tm.run(tm.plan(await tm.file(sum), grouped))).rows).toHaveLength(3);
  });
});

describe('a table aggregate', () => {
  it('gives several rows a group', async () => {
    const top2 = `
class Top2(TableAggregateFunction):
    def create_accumulator(self):
        return []

    def accumulate(self, acc, v):
        if v is not None:
            acc.append(v)
            acc.sort(reverse=True)
            del acc[2:]

    def emit_value(self, acc):
        for v in acc:
            yield Row(v)


f = udtaf(Top2(), result_type='ROW<v BIGINT>', accumulator_type='ARRAY<BIGINT>')
`;
    const plan = tm.plan(await tm.file(top2), { ...grouped, kind: 'table_aggregate', results: 'v BIGINT' });
    expect(sorted((await tm.run(plan)).rows)).toEqual([
      ['a', '2'],
      ['a', '1'],
      ['b', '10'],
      ['b', '-3'],
      [null, '7'],
      [null, '5'],
    ]);
  });
});
