import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Mode } from '../../contract/model/job';
import type { PlanArgument } from '../../contract/wire/task-manager';
import { inlineSource } from '../testing/plan-fixture';
import { TaskManagerFixture } from '../testing/task-manager-fixture';

let tm: TaskManagerFixture;

beforeAll(async () => {
  tm = await TaskManagerFixture.start({ warm: { row: 1, arrow: 1 } });
});
afterAll(() => tm.stop());

const rowModes: readonly Mode[] = ['process-row', 'thread'];
const bigint = { kind: 'BIGINT', nullable: true } as const;
const column = (index: number): PlanArgument => ({ kind: 'column', index });

describe.each(rowModes)('what a function is called with in %s mode', (mode) => {
  it('is a column once, however often it is asked for, constants, and other functions’ results', async () => {
    const file = await tm.file(
      "@udf(result_type='BIGINT')\ndef g(x, y):\n    return x + y\n\n\n@udf(result_type='STRING')\ndef f(*args):\n    return repr(args)",
    );
    const call: PlanArgument = {
      kind: 'call',
      function: 'g',
      funcType: 'general',
      resultType: bigint,
      args: [column(1), column(1)],
    };
    const plan = tm.plan(file, {
      mode,
      args: [column(1), { kind: 'constant', constant: { type: bigint, value: '7' } }, column(0), column(1), call],
      resultType: 'STRING',
      keep: [0],
      source: inlineSource('a BIGINT, b BIGINT', [['1', '10']]),
    });
    expect((await tm.run(plan)).rows).toEqual([['1', '(10, 7, 1, 10, 20)']]);
  });

  it('is nothing at all, for every row', async () => {
    const plan = tm.plan(await tm.udf('def f():\n    return 5'), { mode, args: [], rows: 3 });
    expect((await tm.run(plan)).rows).toEqual([['5'], ['5'], ['5']]);
  });

  it('is the whole row where it maps rows, and its ROW becomes columns', async () => {
    const file = await tm.file(
      "@udf(result_type='ROW<s STRING, n INT>')\ndef f(row):\n    return Row(row[0] * 2, row[1] + 1)",
    );
    const plan = tm.plan(file, {
      mode,
      schema: 's STRING, n INT',
      rowBased: 'map',
      results: 's STRING, n INT',
      source: inlineSource('s STRING, n INT', [
        ['x', 1],
        ['yz', 2],
      ]),
    });
    expect((await tm.run(plan)).rows).toEqual([
      ['xx', 2],
      ['yzyz', 3],
    ]);
  });

  it('comes with an environment of the job’s own, which does not outlive it', async () => {
    const file = await tm.udf('import os\n\ndef f(a, b):\n    return os.environ.get("UDF_TEST_PLACE")', 'STRING');
    const changes = { mode, resultType: 'STRING', rows: 1 } as const;
    expect((await tm.run(tm.plan(file, { ...changes, env: { UDF_TEST_PLACE: '/here' } }))).rows).toEqual([['/here']]);
    expect((await tm.run(tm.plan(file, changes))).rows).toEqual([[null]]);
  });
});

describe('a chain of general and pandas functions', () => {
  it('runs in one Arrow worker', async () => {
    const file = await tm.file(
      "@udf(result_type='BIGINT', func_type='pandas')\ndef g(x):\n    return x * 10\n\n\n@udf(result_type='BIGINT')\ndef f(x):\n    return x + 1",
    );
    const call: PlanArgument = {
      kind: 'call',
      function: 'g',
      funcType: 'pandas',
      resultType: bigint,
      args: [column(0)],
    };
    const plan = tm.plan(file, {
      mode: 'process-arrow',
      kind: 'scalar',
      funcType: 'general',
      args: [call],
      keep: [0],
      rows: 25_000,
      arrowBatchSize: 1_000,
      parallelism: 2,
    });
    const { rows } = await tm.run(plan);
    expect(rows).toHaveLength(25_000);
    expect(rows.findIndex(([a, result], row) => Number(a) !== row || Number(result) !== row * 10 + 1)).toBe(-1);
  });
});

describe('an execution', () => {
  it('tells what a user should know of its rows, each note once', async () => {
    const file = await tm.udf('def f(t):\n    return t', 'TIMESTAMP(3)');
    const far = Array.from({ length: 3 }).map(() => ['2100-01-01T00:00:00']);
    const plan = tm.plan(file, {
      schema: 't TIMESTAMP(3)',
      resultType: 'TIMESTAMP(3)',
      source: inlineSource('t TIMESTAMP(3)', far),
      parallelism: 2,
      bundleSize: 1,
    });
    await tm.open(plan);
    const { notes } = await tm.execute(plan);
    expect(notes).toHaveLength(1);
    expect(notes[0]).toContain('2038');
    await tm.close(plan);
  });

  it('refuses rows of a function that was changed after it was planned', async () => {
    const plan = tm.plan(await tm.udf('def f(a, b):\n    return str(a)', 'STRING'), { resultType: 'BIGINT' });
    await expect(tm.open(plan)).rejects.toMatchObject({
      data: { code: 'BAD_REQUEST', facts: { resultType: 'STRING', planned: 'BIGINT' } },
    });
  });
});
