import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { environmentPython } from '../runtime/testing/task-manager-fixture';

let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'udf-cli-kinds-'));
  await writeFile(path.join(folder, 'functions.py'), functions);
  await writeFile(
    path.join(folder, 'rows.jsonl'),
    ['{"k":"a","v":1}', '{"k":"b","v":0}', '{"k":"a","v":2}'].join('\n'),
  );
  await writeFile(path.join(folder, 'times.csv'), 'k,ts,v\na,2024-01-01T00:00:01,1\na,2024-01-01T00:00:12,5\n');
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

const functions = `
from pyflink.common import Row
from pyflink.table.udf import AggregateFunction, udaf, udf, udtf


class Sum(AggregateFunction):
    def create_accumulator(self):
        return [0]

    def accumulate(self, accumulator, v):
        accumulator[0] += v

    def get_value(self, accumulator):
        return accumulator[0]

    def get_result_type(self):
        return 'BIGINT'

    def get_accumulator_type(self):
        return 'ARRAY<BIGINT>'


total = udaf(Sum())
mean = udaf(lambda v: v.mean(), result_type='DOUBLE', func_type='pandas')


@udf(result_type='BIGINT')
def double(v):
    return v * 2


@udf(result_type='STRING')
def text(v, *more):
    return repr((v, *more))


@udf(result_type='ROW<key STRING, twice BIGINT>')
def whole(row):
    return Row(row[0], row[1] * 2)


@udtf(result_types=['BIGINT'])
def up_to(v):
    yield from range(v)
`;

interface Ended {
  readonly code: number | null;
  readonly lines: readonly unknown[];
  readonly stderr: string;
}

/** Lines of stdout as JSON. */
function cli(...args: readonly string[]): Promise<Ended> {
  const env = {
    ...process.env,
    UDF_WORKBENCH_ENV_PYTHON: environmentPython(),
    UDF_WORKBENCH_WORKER_PATH: inject('entries').workerPath,
    INIT_CWD: folder,
  };
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [inject('entries').cli, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    let [stdout, stderr] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    child.once('error', reject);
    child.once('close', (code) => {
      const lines = stdout
        .split('\n')
        .filter((line) => line !== '')
        .map((line): unknown => JSON.parse(line));
      resolve({ code, lines, stderr });
    });
  });
}

const run = (name: string, ...args: readonly string[]): Promise<Ended> =>
  cli('run', 'functions.py', '--function', name, '--input', 'rows.jsonl', '--json', ...args);

describe('run, by kind', () => {
  it('groups a general aggregate, in streaming, and says so', async () => {
    const { lines, stderr } = await run('total', '--args', 'v', '--group-by', 'k');
    expect(lines).toEqual(
      expect.arrayContaining([
        { k: 'a', result: 3 },
        { k: 'b', result: 0 },
      ]),
    );
    expect(stderr).toContain('Runtime mode: streaming');
  });

  it('prints every change of an aggregate', async () => {
    const bundles = ['--set', 'python.fn-execution.bundle.size=1'];
    const { lines } = await run('total', '--args', 'v', '--group-by', 'k', '--changelog', ...bundles);
    expect(lines).toEqual([
      { kind: '+I', row: { k: 'a', result: 1 } },
      { kind: '+I', row: { k: 'b', result: 0 } },
      { kind: '-U', row: { k: 'a', result: 1 } },
      { kind: '+U', row: { k: 'a', result: 3 } },
    ]);
  });

  it('joins a table function, left or not', async () => {
    const inner = await run('up_to', '--args', 'v', '--keep', 'k', '--columns', 'n');
    expect(inner.lines).toEqual([
      { k: 'a', n: 0 },
      { k: 'a', n: 0 },
      { k: 'a', n: 1 },
    ]);
    const left = await run('up_to', '--args', 'v', '--keep', 'k', '--columns', 'n', '--join', 'left');
    expect(left.lines).toContainEqual({ k: 'b', n: null });
  });

  it('gives a row-based function the whole row, and its ROW as columns', async () => {
    expect((await run('whole', '--row-based', 'map')).lines).toEqual([
      { key: 'a', twice: 2 },
      { key: 'b', twice: 0 },
      { key: 'a', twice: 4 },
    ]);
  });

  it('takes calls and constants as arguments', async () => {
    const args = JSON.stringify([{ call: 'double', args: ['v'] }, { sql: "'x'" }, { sql: '1.50' }]);
    const { lines } = await run('text', '--args', args, '--limit', '1');
    expect(lines).toEqual([{ result: "(2, 'x', Decimal('1.50'))" }]);
  });

  it('puts a pandas aggregate into windows', async () => {
    const input = ['--input', 'times.csv', '--schema', 'ts TIMESTAMP(3), v BIGINT', '--json'];
    const window = ['--window', 'TUMBLE(ts, 10 s)', '--group-by', 'k', '--args', 'v'];
    const { lines } = await cli('run', 'functions.py', '--function', 'mean', ...input, ...window);
    expect(lines).toEqual([
      { k: 'a', window_start: '2024-01-01T00:00:00', window_end: '2024-01-01T00:00:10', result: 1 },
      { k: 'a', window_start: '2024-01-01T00:00:10', window_end: '2024-01-01T00:00:20', result: 5 },
    ]);
  });

  it.each([
    ['total', ['--args', 'v', '--runtime', 'batch'], 1, 'non-Pandas UDAFs are not supported in batch mode currently.'],
    [
      'mean',
      ['--args', 'v', '--runtime', 'streaming'],
      1,
      'Pandas UDAFs are not supported in streaming mode currently.',
    ],
    ['double', ['--group-by', 'k', '--args', 'v'], 2, 'only aggregate functions are grouped'],
    ['double', ['--join', 'outer'], 2, '--join takes inner and left'],
  ])('refuses %s with %j in words', async (name, args, code, words) => {
    const ended = await run(name, ...args);
    expect(ended.code).toBe(code);
    expect(ended.stderr).toContain(words);
  });
});

describe('verify', () => {
  it('prints a line a case and mode, then the totals, and exits with 1 where one failed', async () => {
    const cases = path.join(folder, 'cases');
    await mkdir(cases);
    const input = { schema: [['v', 'BIGINT']], rows: [[1]] };
    const base = { file: '../functions.py', function: 'double', kind: 'scalar', args: ['v'], input };
    const schema = [['result', 'BIGINT']];
    await writeFile(
      path.join(cases, 'good.json'),
      JSON.stringify({ ...base, expected: { schema, rows: [[2]], order: 'input' } }),
    );
    await writeFile(
      path.join(cases, 'wrong.json'),
      JSON.stringify({ ...base, expected: { schema, rows: [[3]], order: 'input' } }),
    );
    const all = await cli('verify', 'cases');
    expect(all.code).toBe(1);
    expect(all.lines.at(-1)).toEqual({ passed: 2, failed: 2, skipped: 0 });
    expect(all.lines).toContainEqual({ case: 'good', mode: 'thread', ok: true, why: '' });
    expect(all.lines).toContainEqual({
      case: 'wrong',
      mode: 'process',
      ok: false,
      why: 'Row 0 is ["2"]; expected ["3"].',
    });
    const one = await cli('verify', 'cases', '--only', 'good', '--mode', 'process');
    expect(one).toMatchObject({ code: 0, lines: [{ case: 'good' }, { passed: 1, failed: 0, skipped: 0 }] });
  });
});

describe('differ', () => {
  it('tells differences with the rule of Flink, as JSON', async () => {
    const { code, lines } = await cli(
      ...['differ', 'functions.py', '--function', 'text', '--args', 'v', '--schema', 'v INT'],
      ...['--input', 'nasty:50?seed=1', '--json'],
    );
    expect(code).toBe(0);
    expect(lines).toMatchObject([{ rows: 50, truncated: false }]);
  });
});

describe('laws', () => {
  it('checks an aggregate on the rows of its input, as JSON', async () => {
    const { code, lines } = await cli(
      ...['laws', 'functions.py', '--function', 'total', '--args', 'v', '--group-by', 'k'],
      ...['--input', 'rows.jsonl', '--json'],
    );
    expect(code).toBe(0);
    expect(lines).toMatchObject([{ kind: 'laws', keys: 2, rows: 3, seed: 42 }]);
    const [{ results }] = lines as [{ results: { law: string; outcome: string }[] }];
    expect(Object.fromEntries(results.map(({ law, outcome }) => [law, outcome]))).toEqual({
      empty: 'held',
      merge: 'absent',
      retract: 'absent',
      independent: 'held',
      coder: 'held',
      order: 'held',
    });
  });

  it('says of another function that it has no accumulator', async () => {
    const { code, stderr } = await cli(
      ...['laws', 'functions.py', '--function', 'double', '--args', 'v', '--input', 'rows.jsonl'],
    );
    expect(code).toBe(1);
    expect(stderr).toContain('double has no accumulator');
  });
});
