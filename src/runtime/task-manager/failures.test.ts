import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { toErrorData } from '../../contract/errors';
import type { Mode } from '../../contract/model/job';
import type { Plan } from '../../contract/wire/task-manager';
import { killRecordedWorkers } from '../workers/worker-record';
import { isAlive, processesWith, TaskManagerFixture } from '../testing/task-manager-fixture';

let tm: TaskManagerFixture;

beforeEach(async () => {
  tm = await TaskManagerFixture.start({ warm: { row: 2, arrow: 0 } });
});
afterEach(() => tm.stop());

async function workerPid(plan: Plan): Promise<number> {
  const started = await tm.host.request('memory', { kind: 'memory', jobId: plan.jobId });
  expect(started.workers).toBe(1);
  return Number(
    (await tm.execute(plan, { sink: { kind: 'store', path: tm.storePath(plan) }, maxRows: 1 }),
    (await tm.rows(plan))[0]?.[0]),
  );
}

/** Runs a job that must fail; its error and the rows kept. */
async function failing(plan: Plan) {
  await tm.open(plan);
  const error = await tm.execute(plan, { sink: { kind: 'store', path: tm.storePath(plan) } }).then(
    () => null,
    (thrown: unknown) => toErrorData(thrown),
  );
  await tm.close(plan);
  if (error === null) throw new Error('The job did not fail.');
  return { error, rows: await tm.rows(plan) };
}

/** The TaskManager goes on: another job runs. */
async function expectAlive(): Promise<void> {
  const { rows } = await tm.run(tm.plan(await tm.udf('def f(a, b):\n    return a'), { rows: 10 }));
  expect(rows).toHaveLength(10);
  expect(tm.crashes).toEqual([]);
}

describe.each<Mode>(['process-row', 'thread'])('an exception in %s mode', (mode) => {
  it.each([1, 2])(
    'in row 500 of 1,000 keeps the 500 rows before it and names row and arguments (slots: %i)',
    async (parallelism) => {
      const file = await tm.udf('def f(a, b):\n    if a == 500:\n        raise ValueError(f"bad {a}")\n    return a');
      const { error, rows } = await failing(tm.plan(file, { mode, parallelism }));
      expect(error).toMatchObject({
        code: 'UDF_EXCEPTION',
        error: 'bad 500',
        error_type: 'ValueError',
        stage: 'run',
        in: 'f',
      });
      expect(error.line).toBe(6);
      expect(error.facts['row']).toBe(500);
      expect(error.facts['args']).toMatchObject([{ name: 'a', value: '500' }, { name: 'b' }]);
      expect(rows.map(([value]) => Number(value))).toEqual(Array.from({ length: 500 }).map((_, index) => index));
      await expectAlive();
    },
  );

  it('at the top of the file refuses to open and leaves the slot usable', async () => {
    const plan = tm.plan(await tm.udf('raise RuntimeError("no")\n\ndef f(a, b):\n    return a'), { mode });
    await expect(tm.open(plan)).rejects.toMatchObject({
      data: { error: 'no', stage: 'define', facts: { line: 3 } },
    });
    await expectAlive();
  });
});

describe('the death of a worker', () => {
  it('by os._exit is told with its exit code, and the rows before it stay', async () => {
    const file = await tm.udf(
      'import os, sys\n\ndef f(a, b):\n    if a == 50_000:\n        print("last words", file=sys.stderr)\n        os._exit(7)\n    return a',
    );
    const { error, rows } = await failing(tm.plan(file, { rows: 100_000 }));
    expect(error.code).toBe('WORKER_DIED');
    expect(error.error).toMatch(/^The Python worker of slot 1 \(process \d+\) ended with exit code 7\.$/);
    expect(error.facts).toMatchObject({ exitCode: 7, signal: null, signalName: null, slot: 0, rows: rows.length });
    expect(error.facts['stderrTail']).toContain('last words');
    expect(rows.length).toBeGreaterThan(30_000);
    expect(rows.length).toBeLessThanOrEqual(50_000);
    await expectAlive();
  });

  it('by a segmentation fault is told with the signal and where Python was', async () => {
    const file = await tm.udf('import ctypes\n\ndef f(a, b):\n    return ctypes.string_at(0)[0]');
    const { error } = await failing(tm.plan(file));
    expect(error.error).toContain('was killed by signal 11 (segmentation fault)');
    expect(error.facts).toMatchObject({ exitCode: null, signal: 11, signalName: 'SIGSEGV' });
    expect(error.cause).toContain('Segmentation fault');
    expect(error.cause).toContain('in f');
    await expectAlive();
  });

  it('by kill -9 costs its own job only', async () => {
    const file = await tm.udf(
      'import os, time\n\ndef f(a, b):\n    if a > 100:\n        time.sleep(0.01)\n    return os.getpid()',
    );
    const victim = tm.plan(file, { rows: 100_000 });
    await tm.open(victim);
    const pid = await workerPid(victim);
    const other = tm.plan(await tm.udf('def f(a, b):\n    return a'), { rows: 1_000_000 });
    await tm.open(other);
    const outcome = expect(tm.execute(victim)).rejects.toMatchObject({
      data: { code: 'WORKER_DIED', facts: { signalName: 'SIGKILL', signal: 9 } },
    });
    const others = tm.execute(other);
    process.kill(pid, 'SIGKILL');
    await outcome;
    expect((await others).rowsIn).toBe(1_000_000);
    await tm.close(victim);
    await tm.close(other);
  });

  it('at the top of the file is an error of defining it', async () => {
    const plan = tm.plan(await tm.udf('import os\nos._exit(3)\n\ndef f(a, b):\n    return a'));
    await expect(tm.open(plan)).rejects.toMatchObject({
      data: { code: 'WORKER_DIED', stage: 'define', facts: { exitCode: 3 } },
    });
    await expectAlive();
  });
});

describe('the end of the task manager', () => {
  it('takes its workers with it, idle and busy ones; what a function started is found by the record of them', async () => {
    const marker = `udf-orphan-${process.pid}-${Date.now()}`;
    const body = `import subprocess, sys\n\ndef f(a, b):\n    subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(600)', '${marker}'])\n    while True:\n        pass`;
    const plan = tm.plan(await tm.udf(body));
    await tm.open(plan);
    const outcome = expect(tm.execute(plan)).rejects.toMatchObject({ data: { code: 'TASK_MANAGER_DIED' } });
    await tm.until('the function has started its process', async () => (await processesWith(marker)).length > 0);
    const { pid } = tm.host;
    if (pid === undefined) throw new Error('The task manager has no process.');
    const children = await childrenOf(pid);
    expect(children.length).toBeGreaterThanOrEqual(2);
    process.kill(pid, 'SIGKILL');
    await outcome;
    for (const child of children) await tm.until(`worker ${child} is gone`, async () => !(await isAlive(child)));
    await killRecordedWorkers(tm.privateDir);
    await tm.until('what the function started is gone', async () => (await processesWith(marker)).length === 0);
  });

  it('when it is asked to leave, leaves no process and no file', async () => {
    const plan = tm.plan(await tm.udf('def f(a, b):\n    return a'));
    await tm.run(plan);
    const { pid } = tm.host;
    const children = await childrenOf(pid ?? 0);
    expect(children.length).toBeGreaterThan(0);
    await tm.host.shutdown();
    expect(tm.crashes).toEqual([]);
    for (const child of children) expect(await isAlive(child)).toBe(false);
    const { readdir } = await import('node:fs/promises');
    expect(await readdir(tm.privateDir)).toEqual([]);
  });
});

async function childrenOf(pid: number): Promise<number[]> {
  const { readFile } = await import('node:fs/promises');
  const text = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8');
  return text.trim().split(/\s+/).filter(Boolean).map(Number);
}
