import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Plan } from '../../contract/wire/task-manager';
import { TaskManagerFixture } from '../testing/task-manager-fixture';

let tm: TaskManagerFixture;

beforeEach(async () => {
  tm = await TaskManagerFixture.start();
});
afterEach(() => tm.stop());

/** Cancels once the function has printed; how long until the slot was free. */
async function cancelOnceRunning(plan: Plan, running: Promise<unknown>): Promise<number> {
  const outcome = expect(running).rejects.toMatchObject({ data: { code: 'CANCELLED' } });
  await tm.until('the function runs', () => tm.logs.some((line) => line.text.includes('running')));
  const began = performance.now();
  try {
    await tm.cancel(plan);
  } finally {
    await outcome;
  }
  return performance.now() - began;
}

async function expectUsable(mode: Plan['mode']): Promise<void> {
  const { rows } = await tm.run(tm.plan(await tm.udf('def f(a, b):\n    return a + 1'), { mode, rows: 5 }));
  expect(rows.map(([value]) => Number(value))).toEqual([1, 2, 3, 4, 5]);
}

const endless = 'def f(a, b):\n    print("running", flush=True)\n    while True:\n        pass';

describe('cancel', () => {
  it('kills the worker of an endless loop and frees its slot', async () => {
    const plan = tm.plan(await tm.udf(endless));
    await tm.open(plan);
    expect(await cancelOnceRunning(plan, tm.execute(plan))).toBeLessThan(1_500);
    await expectUsable('process-row');
  });

  it('stops a file that never comes to its end while it is opened', async () => {
    const plan = tm.plan(
      await tm.udf('print("running", flush=True)\nwhile True:\n    pass\n\ndef f(a, b):\n    return a'),
    );
    expect(await cancelOnceRunning(plan, tm.open(plan))).toBeLessThan(1_500);
    await expectUsable('process-row');
  });

  it('interrupts an endless loop in thread mode and the interpreter lives on', async () => {
    const plan = tm.plan(await tm.udf(endless), { mode: 'thread' });
    await tm.open(plan);
    expect(await cancelOnceRunning(plan, tm.execute(plan))).toBeLessThan(2_000);
    await expectUsable('thread');
    expect(tm.crashes).toEqual([]);
  });

  it('ends the task manager where a function in thread mode catches every interrupt', async () => {
    const stubborn =
      'def f(a, b):\n    print("running", flush=True)\n    while True:\n        try:\n            while True:\n                pass\n        except BaseException:\n            pass';
    const plan = tm.plan(await tm.udf(stubborn), { mode: 'thread' });
    await tm.open(plan);
    const began = performance.now();
    await expect(cancelOnceRunning(plan, tm.execute(plan))).rejects.toMatchObject({
      data: { code: 'TASK_MANAGER_DIED' },
    });
    expect(performance.now() - began).toBeLessThan(2_800);
    expect(tm.crashes).toHaveLength(1);
  });

  it('keeps the rows that were finished, and the worker where the function is quick', async () => {
    const plan = tm.plan(await tm.udf('import time\n\ndef f(a, b):\n    time.sleep(0.001)\n    return a'), {
      rows: 100_000,
    });
    await tm.open(plan);
    const running = tm.execute(plan, { sink: { kind: 'store', path: tm.storePath(plan) } });
    const outcome = expect(running).rejects.toMatchObject({ data: { code: 'CANCELLED' } });
    await tm.until('rows are stored', async () => (await tm.rows(plan).catch(() => [])).length >= 100);
    await tm.cancel(plan);
    await outcome;
    const rows = await tm.rows(plan);
    expect(rows.length).toBeGreaterThanOrEqual(100);
    expect(rows.findIndex(([value], index) => Number(value) !== index)).toBe(-1);
  });
});
