import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LogEvent } from '../../contract/model/run';
import { TaskManagerFixture } from '../testing/task-manager-fixture';

let tm: TaskManagerFixture;

beforeEach(async () => {
  tm = await TaskManagerFixture.start({ warm: { row: 1, arrow: 0 } });
});
afterEach(() => tm.stop());

async function linesOf(jobId: string, count: number): Promise<LogEvent[]> {
  const lines = (): LogEvent[] => tm.logs.filter((line) => line.runId === jobId);
  await tm.until('all lines are there', () => lines().length >= count);
  return lines();
}

const rowModes = ['process-row', 'thread'] as const;

describe.each(rowModes)('output of a function in %s mode', (mode) => {
  it('arrives with slot and row', async () => {
    const body =
      'import sys\n\ndef f(a, b):\n    if a % 1000 == 7:\n        print("row", a)\n        print("oops", a, file=sys.stderr)\n    return a';
    const plan = tm.plan(await tm.udf(body), { mode, rows: 20_000, parallelism: 2 });
    await tm.run(plan);
    const lines = await linesOf(plan.jobId, 40);
    const printed = lines.filter((line) => line.source === 'stdout');
    const rows = Array.from({ length: 20 }, (_, index) => index * 1_000 + 7);
    const told = printed.map((line) => ({ rows: line.rows, text: line.text }));
    told.sort((one, other) => (one.rows?.first ?? 0) - (other.rows?.first ?? 0));
    expect(told).toEqual(rows.map((row) => ({ rows: { first: row, last: row }, text: `row ${row}` })));
    expect(new Set(lines.map((line) => line.slot)).size).toBeGreaterThan(0);
    for (const line of lines) expect([0, 1]).toContain(line.slot);
    expect(lines.filter((line) => line.source === 'stderr')).toHaveLength(20);
    expect(lines[0]?.process).toMatch(mode === 'thread' ? /^task manager \d+$/ : /^worker \d+$/);
  });

  it('has the levels of its records, and their place', async () => {
    const body =
      'import logging\nlog = logging.getLogger("my.app")\n\ndef f(a, b):\n    log.debug("no")\n    log.info("%s in", a)\n    logging.error("out")\n    return a';
    const file = await tm.udf(body);
    const plan = tm.plan(file, { mode, rows: 1 });
    await tm.run(plan);
    const row = { first: 0, last: 0 };
    expect(await linesOf(plan.jobId, 2)).toMatchObject([
      {
        source: 'logging',
        slot: 0,
        rows: row,
        text: '0 in',
        record: { level: 'info', logger: 'my.app', file, line: 9 },
      },
      {
        source: 'logging',
        slot: 0,
        rows: row,
        text: 'out',
        record: { level: 'error', logger: 'root', file, line: 10 },
      },
    ]);
  });

  it('of a flood has the newest lines at once, and the others where they are asked for', async () => {
    const plan = tm.plan(await tm.udf('def f(a, b):\n    print(a)\n    return a'), { mode, rows: 150_000 });
    const { rows } = await tm.run(plan);
    expect(rows).toHaveLength(150_000);
    expect((await linesOf(plan.jobId, 1)).length).toBeLessThan(60_000);
    await tm.until('the last line is there', () => tm.logs.some((line) => line.text === '149999'));
    const page = await tm.host.request('readLog', { kind: 'readLog', first: 100_000, count: 3 });
    expect(page.lines.map(({ text, rows: at }) => [text, at?.first])).toEqual([
      ['100000', 100_000],
      ['100001', 100_001],
      ['100002', 100_002],
    ]);
  });
});

it('a pandas function prints beside the rows of its batch', async () => {
  const pandas = tm.plan(await tm.udf('def f(a, b):\n    print(len(a))\n    return a', 'BIGINT', 'pandas'), {
    mode: 'process-arrow',
    kind: 'pandas_scalar',
    funcType: 'pandas',
    rows: 25,
    arrowBatchSize: 10,
  });
  await tm.run(pandas);
  const lines = await linesOf(pandas.jobId, 3);
  expect(lines.map((line) => line.rows)).toEqual([
    { first: 0, last: 9 },
    { first: 10, last: 19 },
    { first: 20, last: 24 },
  ]);
});
