import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { environmentPython, isAlive, TaskManagerFixture } from '../testing/task-manager-fixture';

let tm: TaskManagerFixture;

beforeAll(async () => {
  tm = await TaskManagerFixture.start();
});
afterAll(() => tm.stop());

const python = environmentPython();

describe('tasks outside of jobs', () => {
  it('inspects a file, and tells a syntax error as part of the answer', async () => {
    const projectRoot = tm.folder;
    const file = await tm.udf('def f(a, b):\n    return a');
    const found = await tm.host.request('inspect', { kind: 'inspect', file, projectRoot, python });
    expect(found.functions.map((each) => each.name)).toEqual(['f']);
    const broken = await tm.write('broken.py', 'def f(:\n');
    const { error } = await tm.host.request('inspect', { kind: 'inspect', file: broken, projectRoot, python });
    expect(error?.code).toBe('SYNTAX_ERROR');
  });

  it('writes the adapter of a row function as a file of its own', async () => {
    const plan = tm.plan(await tm.udf('def f(a, b):\n    return a * 2 + b'), { mode: 'process-arrow', adapter: true });
    const { source } = await tm.host.request('adapter', { kind: 'adapter', plan });
    expect(source).toContain('def f_pandas(a, b)');
  });

  it('describes a file', async () => {
    const path = await tm.write('data.csv', 'a,s\n1,x\n2,\n');
    const source = { kind: 'file', path, format: 'csv', nullMarks: [], schema: [] } as const;
    const { columns } = await tm.host.request('describe', {
      kind: 'describe',
      source: { ...source, nullMarks: [], schema: [] },
    });
    expect(columns.map(({ field }) => `${field.name} ${field.type.kind}`)).toEqual(['a BIGINT', 's STRING']);
  });

  // What else the machine does reaches into this figure.
  it('measures how slots share the interpreter: threads take turns', { retry: 3 }, async () => {
    const thread = await tm.host.request('gilScaling', { kind: 'gilScaling', mode: 'thread', python });
    const row = await tm.host.request('gilScaling', { kind: 'gilScaling', mode: 'process-row', python });
    expect(thread.ratio).toBeGreaterThan(0.3);
    expect(thread.ratio).toBeLessThan(1.5);
    expect(row.ratio).toBeGreaterThan(0.3);
  });

  it('tries imports in the embedded interpreter, with the environment’s packages', async () => {
    const modules = ['numpy', 'json', 'no_such_module'];
    const answer = await tm.host.request('tryImports', { kind: 'tryImports', python, modules });
    expect(answer.modules).toMatchObject([
      { module: 'numpy', isExtension: true, error: null },
      { module: 'json', error: null },
      { module: 'no_such_module', isExtension: false },
    ]);
    expect(answer.modules[2]?.error).toContain('no_such_module');
  });

  it('refuses a job that does not exist, and a second one of the same name', async () => {
    await expect(
      tm.host.request('execute', {
        kind: 'execute',
        jobId: 'nobody',
        execute: { maxRows: null, limit: null, minSeconds: 0, sink: { kind: 'blackhole' }, cacheBytes: 0, sampleMs: 0 },
      }),
    ).rejects.toMatchObject({ data: { code: 'BAD_REQUEST' } });
    const plan = tm.plan(await tm.udf('def f(a, b):\n    return a'));
    await tm.open(plan);
    await expect(tm.open(plan)).rejects.toMatchObject({ data: { code: 'BAD_REQUEST' } });
    await tm.close(plan);
  });
});

describe('thread mode in a new task manager', () => {
  it('measures the start of the interpreter once, and refuses a second Python', async () => {
    const fresh = await TaskManagerFixture.start({ warm: { row: 0, arrow: 0 } });
    try {
      const file = await fresh.udf('def f(a, b):\n    return a');
      const first = fresh.plan(file, { mode: 'thread', fresh: true });
      expect((await fresh.open(first)).startMs).toBeGreaterThan(10);
      await fresh.close(first);
      const second = fresh.plan(file, { mode: 'thread' });
      expect(await fresh.open(second)).toMatchObject({ startMs: null, transport: 'in-process' });
      await fresh.close(second);
      const other = fresh.plan(file, { mode: 'thread', python: '/usr/bin/python3' });
      await expect(fresh.open(other)).rejects.toMatchObject({ data: { code: 'PYTHON_NOT_EMBEDDABLE' } });
      expect(fresh.crashes).toEqual([]);
    } finally {
      await fresh.stop();
    }
  });

  it('dies with what native code does, says where Python was, and takes no other process along', async () => {
    const doomed = await TaskManagerFixture.start({ warm: { row: 0, arrow: 0 }, embed: { python } });
    try {
      const file = await doomed.udf('import ctypes\n\ndef f(a, b):\n    return ctypes.string_at(0)[0]');
      const plan = doomed.plan(file, { mode: 'thread' });
      expect((await doomed.open(plan)).startMs).toBeNull();
      await expect(doomed.execute(plan)).rejects.toMatchObject({
        data: {
          code: 'TASK_MANAGER_DIED',
          facts: { signal: 'SIGSEGV' },
          cause: expect.stringContaining('in f') as string,
        },
      });
      expect(await isAlive(doomed.host.pid ?? 0)).toBe(false);
    } finally {
      await doomed.stop();
    }
  });
});
