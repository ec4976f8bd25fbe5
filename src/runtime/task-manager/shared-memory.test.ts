import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { toErrorData } from '../../contract/errors';
import type { Plan } from '../../contract/wire/task-manager';
import { isAlive, TaskManagerFixture } from '../testing/task-manager-fixture';

let tm: TaskManagerFixture;

beforeEach(async () => {
  tm = await TaskManagerFixture.start({ warm: { row: 1, arrow: 0 } });
});
afterEach(() => tm.stop());

/** Shared memory of records that the task manager has open. */
function openSegments(): string[] {
  const folder = `/proc/${tm.host.pid}/fd`;
  return readdirSync(folder).flatMap((name) => {
    try {
      const target = readlinkSync(`${folder}/${name}`);
      return target.includes('udf-records') ? [target] : [];
    } catch {
      // Closed meanwhile.
      return [];
    }
  });
}

/** Ours: other programs have theirs there as well. */
function namedMemory(): string[] {
  return readdirSync('/dev/shm').filter((name) => name.includes('udf'));
}

async function expectNothingLeft(): Promise<void> {
  await tm.until('the memory is let go', () => openSegments().length === 0);
  expect(namedMemory()).toEqual([]);
}

const bothWays = ['socket', 'shm'] as const;

describe.runIf(process.platform === 'linux')('records in shared memory', () => {
  it.each([
    ['process-row', 'general', 'def f(a, s):\n    return f"{a}{s}"'],
    ['process-arrow', 'pandas', 'def f(a, s):\n    return a.astype(str) + s'],
  ] as const)('give the same rows as the socket in %s', async (mode, kind, definition) => {
    const file = await tm.udf(definition, 'STRING', kind);
    const changes = {
      mode,
      schema: 'a BIGINT, s STRING',
      resultType: 'STRING',
      rows: 50_000,
      keep: [0],
      bundleSize: 7_000,
    };
    const runs = [];
    for (const transport of bothWays) {
      const plan = tm.plan(file, { ...changes, transport });
      const opened = await tm.open(plan);
      expect(opened.transport).toBe(transport);
      const execution = await tm.execute(plan, { sink: { kind: 'store', path: tm.storePath(plan) } });
      expect(execution.transport).toBe(transport);
      await tm.close(plan);
      runs.push(await tm.rows(plan));
    }
    expect(runs[1]).toEqual(runs[0]);
    expect(runs[0]).toHaveLength(50_000);
    expect(openSegments()).toEqual([]);
  });

  it('carry any number of results a row', async () => {
    const table = await tm.file(
      "@udtf(result_types='BIGINT')\ndef f(a):\n    for i in range(50):\n        yield a * 50 + i",
    );
    const rowsOut = [];
    for (const transport of bothWays) {
      const plan = tm.plan(table, { kind: 'table', schema: 'a BIGINT', rows: 20_000, transport });
      const { rows } = await tm.run(plan);
      expect(rows.findIndex(([value], index) => Number(value) !== index)).toBe(-1);
      rowsOut.push(rows.length);
    }
    expect(rowsOut).toEqual([1_000_000, 1_000_000]);
  });

  it('are chosen by size where the setting is auto', async () => {
    const file = await tm.udf('def f(s):\n    return s', 'STRING');
    const used = async (rows: number, stringLength: number): Promise<unknown> => {
      const schema = tm.plan(file, { schema: 's STRING' }).read;
      const source: Plan['source'] = { kind: 'datagen', rows, stringLength, schema };
      const plan = tm.plan(file, { schema: 's STRING', resultType: 'STRING', source, transport: 'auto' });
      expect((await tm.open(plan)).transport).toBe('socket');
      const { transport, rowsOut } = await tm.execute(plan);
      expect(rowsOut).toBe(rows);
      await tm.close(plan);
      return transport;
    };
    expect(await used(100, 10)).toBe('socket');
    expect(await used(20_000, 2_000)).toBe('shm');
  });

  it('are not written over while a pandas function keeps them', async () => {
    const keeper =
      'kept = []\n\ndef f(a):\n    kept.append(a)\n    assert all(int(each.iloc[0]) == i * 1_000 and int(each.iloc[-1]) == i * 1_000 + 999 for i, each in enumerate(kept))\n    return a';
    const file = await tm.udf(keeper, 'BIGINT', 'pandas');
    const plan = tm.plan(file, {
      mode: 'process-arrow',
      schema: 'a BIGINT',
      rows: 60_000,
      arrowBatchSize: 1_000,
      transport: 'shm',
    });
    const { rows } = await tm.run(plan);
    expect(rows).toHaveLength(60_000);
  });

  it('end with a worker that is killed in the middle of them', async () => {
    const file = await tm.udf(
      'import os, signal\n\ndef f(a, s):\n    if a == 30_000:\n        os.kill(os.getpid(), signal.SIGKILL)\n    return s',
      'STRING',
    );
    const plan = tm.plan(file, { schema: 'a BIGINT, s STRING', resultType: 'STRING', rows: 100_000, transport: 'shm' });
    const { error } = await tm.failing(plan);
    expect(error.code).toBe('WORKER_DIED');
    await expectNothingLeft();
    const next = tm.plan(await tm.udf('def f(a, b):\n    return a'), { rows: 10, transport: 'shm' });
    expect((await tm.run(next)).rows).toHaveLength(10);
  });

  it('are let go by a cancel while as much as may be is on its way', async () => {
    const file = await tm.udf(
      'import time\n\ndef f(a, s):\n    if a == 20_000:\n        print("running", flush=True)\n        time.sleep(600)\n    return s',
      'STRING',
    );
    const plan = tm.plan(file, { schema: 'a BIGINT, s STRING', resultType: 'STRING', rows: 500_000, transport: 'shm' });
    await tm.open(plan);
    await tm.cancelOnceRunning(plan, tm.execute(plan));
    await expectNothingLeft();
  });

  it('leave nothing behind when the task manager is killed', async () => {
    const file = await tm.udf(
      'import os, time\n\ndef f(a, s):\n    if a == 20_000:\n        print(f"running {os.getpid()}", flush=True)\n        time.sleep(600)\n    return s',
      'STRING',
    );
    const plan = tm.plan(file, { schema: 'a BIGINT, s STRING', resultType: 'STRING', rows: 500_000, transport: 'shm' });
    await tm.open(plan);
    const outcome = tm.execute(plan).catch((error: unknown) => toErrorData(error).code);
    await tm.until('the function runs', () => tm.logs.some((line) => line.text.includes('running')));
    const worker = Number(/running (\d+)/.exec(tm.logs.map((line) => line.text).join('\n'))?.[1]);
    expect(readFileSync(`/proc/${worker}/maps`, 'utf8')).toContain('udf-records');
    process.kill(tm.host.pid ?? 0, 'SIGKILL');
    expect(await outcome).toBe('TASK_MANAGER_DIED');
    await tm.until('its worker is gone too', async () => !(await isAlive(worker)));
    expect(namedMemory()).toEqual([]);
  });
});
