import { chmod } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ErrorData } from '../../contract/errors';
import type { JobSpec, Source } from '../../contract/model/job';
import { EngineFixture, type JobChanges } from '../testing/engine-fixture';

let fixture: EngineFixture;

beforeAll(async () => {
  fixture = await EngineFixture.start();
});

afterAll(async () => {
  await fixture.stop();
});

async function failure(job: JobSpec): Promise<{ runId: string; error: ErrorData; rows: number }> {
  const { runId, outcome } = await fixture.run(job);
  if (outcome.kind !== 'failed') throw new Error(`The run did not fail: ${outcome.kind}`);
  return { runId, error: outcome.error, rows: outcome.rows };
}

async function failureOf(name: string, definitions: string, changes: JobChanges = {}): Promise<ErrorData> {
  return (await failure(fixture.job(await fixture.udf(name, definitions), changes))).error;
}

const good = "@udf(result_type='BIGINT')\ndef f(a, b):\n    return a";
const fileSource = (file: string): Source => ({ kind: 'file', path: file, format: 'csv', nullMarks: [], schema: [] });

describe('an error reaches the user with its place', () => {
  it('of a syntax error', async () => {
    const error = await failureOf('syntax.py', "@udf(result_type='BIGINT')\ndef f(a, b):\n    return a +* b");
    expect(error).toMatchObject({
      code: 'SYNTAX_ERROR',
      stage: 'define',
      facts: { file: path.join(fixture.folder, 'syntax.py'), line: 5 },
    });
  });

  it('of a missing import', async () => {
    const error = await failureOf('missing.py', `import not_there\n\n${good}`);
    expect(error).toMatchObject({ code: 'IMPORT_ERROR', stage: 'define', facts: { line: 3 } });
    expect(error.hint).toContain('not_there');
  });

  it.each(['process', 'thread'] as const)(
    'of an exception in %s mode, with the row and its arguments; rows before it stay',
    async (mode) => {
      const file = await fixture.udf(
        'raises.py',
        "@udf(result_type='BIGINT')\ndef f(a, b):\n    if a == 7:\n        raise ValueError('seven')\n    return a",
      );
      const { runId, error, rows } = await failure(fixture.job(file, { mode }));
      expect(error).toMatchObject({
        code: 'UDF_EXCEPTION',
        stage: 'run',
        error: 'seven',
        error_type: 'ValueError',
        line: 6,
        in: 'f',
        facts: { row: 7 },
      });
      expect(rows).toBe(7);
      expect(await fixture.rows(runId)).toHaveLength(7);
    },
  );

  it('of a wrong result type', async () => {
    const error = await failureOf('wrong.py', "@udf(result_type='BIGINT')\ndef f(a, b):\n    return 'x'");
    expect(error).toMatchObject({
      code: 'RESULT_TYPE',
      stage: 'run',
      error: 'an integer is required',
      error_type: 'TypeError',
    });
  });

  it('of a missing column, at the function', async () => {
    const error = await failureOf('column.py', "@udf(result_type='BIGINT')\ndef f(delay):\n    return delay", {
      schema: 'dealy BIGINT, other BIGINT',
    });
    expect(error).toMatchObject({
      code: 'COLUMN_NOT_FOUND',
      stage: 'plan',
      line: 3,
      facts: { file: path.join(fixture.folder, 'column.py'), suggestion: 'dealy', columns: ['dealy', 'other'] },
    });
  });

  it('of a column to keep that is not there', async () => {
    const error = await failureOf('keep.py', good, { spec: { keep: ['c'] } });
    expect(error).toMatchObject({ code: 'COLUMN_NOT_FOUND', facts: { columns: ['a', 'b'] } });
  });

  it('of an input that is not there, is no table, or may not be read', async () => {
    const file = await fixture.udf('input.py', good);
    const missing = await failure(fixture.job(file, { source: fileSource(path.join(fixture.folder, 'none.csv')) }));
    expect(missing.error.code).toBe('FILE_NOT_FOUND');
    const torn = await fixture.write('torn.csv', 'a,b\n1,2\n3\n4,5,6\n');
    const { error } = await failure(fixture.job(file, { source: fileSource(torn) }));
    expect(error.code).toBe('SOURCE_UNREADABLE');
    expect(error.error).toContain('torn.csv');
    if (process.getuid?.() === 0) return;
    const secret = await fixture.write('secret.csv', 'a,b\n1,2\n');
    await chmod(secret, 0o000);
    expect((await failure(fixture.job(file, { source: fileSource(secret) }))).error.code).toBe('SOURCE_UNREADABLE');
  });

  it('of an interpreter that is not there', async () => {
    const error = await failureOf('python.py', good, { spec: { python: '/nowhere/python3' } });
    expect(error).toMatchObject({ code: 'NO_PYTHON', stage: 'setup' });
  });

  it('of a function that is not there, and of a file without any', async () => {
    const error = await failureOf('name.py', good, { name: 'ff' });
    expect(error).toMatchObject({ code: 'FUNCTION_NOT_FOUND', stage: 'define', facts: { functions: ['f'] } });
    expect((await failureOf('none.py', 'x = 1')).code).toBe('NO_FUNCTION');
  });

  it('of a table function, with the row of the input', async () => {
    const definitions =
      "from pyflink.table.udf import udtf\n\n@udtf(result_types=['BIGINT'])\ndef f(a, b):\n    yield 'x' if a == 3 else a";
    const error = await failureOf('table.py', definitions);
    expect(error).toMatchObject({ code: 'RESULT_TYPE', stage: 'run', error_type: 'TypeError', facts: { row: 3 } });
  });

  it('of a setting with a wrong value, naming where it came from', async () => {
    const error = await failureOf('setting.py', good, {
      spec: { settings: { 'python.fn-execution.bundle.size': '0' } },
    });
    expect(error).toMatchObject({ code: 'BAD_SETTING_VALUE', facts: { origin: 'panel' } });
  });
});

describe('a worker that dies', () => {
  const crash =
    "import ctypes\n\n@udf(result_type='BIGINT')\ndef f(a, b):\n    return ctypes.string_at(0) if a == 5 else a";

  it('costs its run an error in process mode, and the next run goes on', async () => {
    const error = await failureOf('crash.py', crash);
    expect(error).toMatchObject({ code: 'WORKER_DIED', facts: { signalName: 'SIGSEGV' } });
    await fixture.done(fixture.job(await fixture.udf('after.py', good)));
  });

  it('takes the task manager with it in thread mode: said, restarted, and earlier rows stay', async () => {
    const before = await fixture.done(fixture.job(await fixture.udf('before.py', good), { mode: 'thread', rows: 3 }));
    const { runId, error } = await failure(fixture.job(await fixture.udf('crash.py', crash), { mode: 'thread' }));
    expect(error).toMatchObject({ code: 'TASK_MANAGER_DIED', facts: { signal: 'SIGSEGV' }, line: 7, in: 'f' });
    expect(fixture.engineEvents).toContainEqual(
      expect.objectContaining({ kind: 'task-manager-restarted', lostRuns: [runId] }),
    );
    expect(await fixture.rows(before.runId)).toHaveLength(3);
    const after = await fixture.done(fixture.job(await fixture.udf('after.py', good), { mode: 'thread', rows: 4 }));
    expect(after.summary).toMatchObject({ rows: 4, effectiveMode: 'thread' });
  });
});
