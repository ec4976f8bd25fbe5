import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TaskManagerFixture, type PlanChanges } from '../testing/task-manager-fixture';

let tm: TaskManagerFixture;

beforeAll(async () => {
  tm = await TaskManagerFixture.start({ warm: { row: 1, arrow: 0 } });
});
afterAll(() => tm.stop());

const options = { concurrency: 10, timeoutMs: 180_000, attempts: 1, retryDelayMs: 10 };
const changes: PlanChanges = { kind: 'async_scalar', schema: 'a BIGINT', keep: [0], async: options };

function asyncUdf(body: string): Promise<string> {
  return tm.file(`import asyncio\n\n@udf(result_type='BIGINT')\nasync def f(a):\n${body}`);
}

describe('an async function', () => {
  it('has its rows in flight together, and gives them in input order', async () => {
    const body = '    await asyncio.sleep(0.05 if a % 2 else 0.01)\n    return a * 2';
    const { execution, rows } = await tm.run(tm.plan(await asyncUdf(body), { ...changes, rows: 200 }));
    expect(rows.map(([a, twice]) => [Number(a), Number(twice)])).toEqual(
      Array.from({ length: 200 }).map((_, row) => [row, row * 2]),
    );
    // One after another they would take 6 s.
    expect(execution.seconds).toBeLessThan(3);
    expect(execution).toMatchObject({ rowsIn: 200, rowsOut: 200 });
  });

  it('may take longer than anything of ours waits', async () => {
    const body = '    await asyncio.sleep(2.5)\n    return a';
    const { rows } = await tm.run(tm.plan(await asyncUdf(body), { ...changes, rows: 5 }));
    expect(rows).toHaveLength(5);
  });

  it('that raises names the row, and no row behind it is kept', async () => {
    const body = '    if a == 5:\n        raise ValueError("no luck")\n    return a';
    const { error, rows } = await tm.failing(tm.plan(await asyncUdf(body), { ...changes, rows: 50 }));
    expect(error).toMatchObject({ code: 'UDF_EXCEPTION', stage: 'run', facts: { row: 5 } });
    expect(error.error).toContain('no luck');
    expect(rows.map(([a]) => Number(a))).toEqual([0, 1, 2, 3, 4].slice(0, rows.length));
  });

  it('that takes too long is told so', async () => {
    const plan = tm.plan(await asyncUdf('    await asyncio.sleep(60)\n    return a'), {
      ...changes,
      rows: 3,
      async: { ...options, timeoutMs: 100 },
    });
    const { error } = await tm.failing(plan);
    expect(error.code).toBe('ASYNC_TIMEOUT');
  });

  it('is cancelled while all of its rows sleep, and the next job runs', async () => {
    const plan = tm.plan(
      await asyncUdf('    print("running", flush=True)\n    await asyncio.sleep(600)\n    return a'),
      changes,
    );
    await tm.open(plan);
    expect(await tm.cancelOnceRunning(plan, tm.execute(plan))).toBeLessThan(2_000);
    expect((await tm.run(tm.plan(await asyncUdf('    return a'), { ...changes, rows: 3 }))).rows).toHaveLength(3);
  });
});
