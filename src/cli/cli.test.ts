import { spawn } from 'node:child_process';
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { environmentPython } from '../runtime/testing/task-manager-fixture';

interface Ended {
  readonly pid: number;
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** The JSON of the last line of stderr. */
  readonly last: Record<string, unknown>;
}

let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'udf-cli-test-'));
  await write('add.py', "@udf(result_type='BIGINT')\ndef f(a, b):\n    return a * 2 + b");
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

async function write(name: string, definitions: string): Promise<void> {
  await writeFile(path.join(folder, name), `from pyflink.table.udf import udf\n\n${definitions}\n`);
}

interface How {
  /** Called when stdout begins. */
  readonly onOutput?: (child: ReturnType<typeof spawn>) => void;
  /** Sends SIGINT after the text appeared on stderr. */
  readonly interruptAt?: string;
}

function cli(args: readonly string[], how: How = {}): Promise<Ended> {
  const env = {
    ...process.env,
    UDF_WORKBENCH_ENV_PYTHON: environmentPython(),
    UDF_WORKBENCH_WORKER_PATH: inject('entries').workerPath,
    INIT_CWD: folder,
  };
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [inject('entries').cli, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    let [stdout, stderr] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      if (stdout === '') how.onOutput?.(child);
      stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
      if (how.interruptAt !== undefined && text.includes(how.interruptAt)) child.kill('SIGINT');
    });
    child.once('error', reject);
    child.once('close', (code) => {
      const line = stderr.trim().split('\n').at(-1) ?? '';
      resolve({
        pid: child.pid ?? 0,
        code,
        stdout,
        stderr,
        last: line.startsWith('{') ? (JSON.parse(line) as Record<string, unknown>) : {},
      });
    });
  });
}

const add = ['run', 'add.py', '--function', 'f', '--schema', 'a BIGINT, b BIGINT'];

describe('run', () => {
  it.each(['pstats', 'json', 'svg', 'txt'])('writes a profile as .%s', async (ending) => {
    const out = path.join(folder, `profile.${ending}`);
    const sink = ['--input', 'datagen:200000', '--output', 'blackhole:', '--profile', out];
    const { code, stderr } = await cli([...add, ...sink]);
    expect(code).toBe(0);
    expect(stderr).toContain(`Profile: ${out}`);
    expect((await readFile(out)).length).toBeGreaterThan(100);
  });

  it.each(['process', 'thread'])('prints a JSON object a row in %s mode, and the summary last', async (mode) => {
    const { code, stdout, last } = await cli([
      ...add,
      ...[
        '--input',
        'datagen:3',
        '--keep',
        'a',
        '--columns',
        'sum',
        '--json',
        '--set',
        `python.execution-mode=${mode}`,
      ],
    ]);
    expect(code).toBe(0);
    const rows = stdout.trim().split('\n');
    expect(rows).toHaveLength(3);
    expect(rows[1]).toMatch(/^\{"a":1,"sum":-?\d+\}$/);
    expect(last).toEqual({
      rows: 3,
      seconds: expect.any(Number) as number,
      effectiveMode: mode === 'thread' ? 'thread' : 'process-row',
    });
  });

  it('prints BIGINT beyond 2^53 as bare digits and keeps the sign of zero', async () => {
    await write(
      'exact.py',
      "@udf(result_type='BIGINT')\ndef f(a):\n    return a + 9007199254740993\n\n@udf(result_type='DOUBLE')\ndef g(a):\n    return -0.0",
    );
    const exact = ['run', 'exact.py', '--schema', 'a BIGINT', '--input', 'datagen:1', '--json'];
    expect((await cli([...exact, '--function', 'f'])).stdout).toBe('{"result":9007199254740993}\n');
    expect((await cli([...exact, '--function', 'g'])).stdout).toBe('{"result":-0.0}\n');
  });

  it('prints a table otherwise, with NULL as a word', async () => {
    await write('null.py', "@udf(result_type='STRING')\ndef f(a):\n    return None if a == 1 else 'x'");
    const { stdout } = await cli([
      'run',
      'null.py',
      '--function',
      'f',
      '--schema',
      'a BIGINT',
      '--input',
      'datagen:2',
      '--keep',
      'a',
    ]);
    expect(stdout).toBe('a       result\nBIGINT  STRING\n------  ------\n     0  x\n     1  NULL\n');
  });

  it('writes rows to a file only, where it is told to', async () => {
    const { code, stdout, last } = await cli([...add, '--input', 'datagen:5', '--output', 'rows.jsonl']);
    expect([code, stdout, last['rows']]).toEqual([0, '', 5]);
    expect((await readFile(path.join(folder, 'rows.jsonl'), 'utf8')).trim().split('\n')).toHaveLength(5);
  });

  it('writes the metrics of a run for Prometheus, where it is told to', async () => {
    const { code } = await cli([...add, '--input', 'datagen:5', '--metrics', 'run.prom']);
    expect(code).toBe(0);
    const text = await readFile(path.join(folder, 'run.prom'), 'utf8');
    expect(text).toMatch(/^flink_taskmanager_job_task_numRecordsIn\{.*\} 5$/m);
    const nowhere = await cli([...add, '--input', 'datagen:5', '--metrics', 'none/run.prom']);
    expect([nowhere.code, nowhere.last['stage']]).toEqual([2, 'usage']);
  });

  it('reads a CSV file with inferred types, and stops at its limit', async () => {
    await writeFile(path.join(folder, 'in.csv'), 'b,a,c\n1,2,x\n3,,y\n5,6,z\n');
    await write('csv.py', "@udf(result_type='STRING')\ndef f(a, c):\n    return f'{a!r} {c}'");
    const { stdout, last } = await cli([
      'run',
      'csv.py',
      '--function',
      'f',
      '--input',
      'in.csv',
      '--json',
      '--limit',
      '2',
    ]);
    expect(stdout).toBe('{"result":"2 x"}\n{"result":"None y"}\n');
    expect(last['rows']).toBe(2);
  });

  it('runs several slots and keeps the order of the input', async () => {
    const { stdout } = await cli([
      ...add,
      '--input',
      'datagen:2000',
      '--keep',
      'a',
      '--json',
      '--parallelism',
      '2',
      '--set',
      'python.fn-execution.bundle.size=100',
    ]);
    const keys = stdout
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as { a: number }).a);
    expect(keys).toEqual(Array.from({ length: 2000 }, (_, index) => index));
  });

  it('passes what the function prints to stderr', async () => {
    await write('prints.py', "@udf(result_type='BIGINT')\ndef f(a):\n    print('row', a)\n    return a");
    const { stdout, stderr } = await cli([
      'run',
      'prints.py',
      '--function',
      'f',
      '--schema',
      'a BIGINT',
      '--input',
      'datagen:2',
      '--json',
    ]);
    expect(stdout).toBe('{"result":0}\n{"result":1}\n');
    expect(stderr).toContain('row 0\nrow 1\n');
  });

  it('ends quietly when nobody reads its rows any more', async () => {
    const { code, stderr } = await cli([...add, '--input', 'datagen:3000000', '--json'], {
      onOutput: (child) => child.stdout?.destroy(),
    });
    expect(code).toBe(0);
    expect(stderr).not.toContain('error');
  });

  it('is cancelled by Ctrl+C in order and leaves nothing behind', async () => {
    await write(
      'endless.py',
      "@udf(result_type='BIGINT')\ndef f(a):\n    print('going', flush=True)\n    while True:\n        pass",
    );
    const { pid, code, last } = await cli(
      ['run', 'endless.py', '--function', 'f', '--schema', 'a BIGINT', '--input', 'datagen:1'],
      {
        interruptAt: 'going',
      },
    );
    expect([code, last['code']]).toEqual([1, 'CANCELLED']);
    const left = (await readdir(tmpdir())).filter((name) => name.startsWith(`udf-workbench-${pid}-`));
    expect(left).toEqual([]);
  });
});

describe('tune', () => {
  const search = ['tune', 'add.py', '--function', 'f', '--schema', 'a BIGINT, b BIGINT', '--input', 'datagen:20000'];
  // One mode on one slot: what a search does is tested beside it.
  const tune = [...search, '--modes', 'process-row', '--slots', '1'];

  it('prints one object: what was measured, the front, the choice with its evidence, the settings', async () => {
    const { code, stdout, stderr } = await cli([...tune, '--budget', '2', '--p99', '60000', '--json']);
    expect(code).toBe(0);
    const result = JSON.parse(stdout) as { candidates: unknown[]; front: number[]; choice: Record<string, unknown> };
    expect(result.candidates.length).toBeGreaterThan(1);
    expect(result.front.length).toBeGreaterThan(0);
    expect(result.choice).toMatchObject({
      missed: [],
      ratio: { median: expect.any(Number) as number },
      values: { 'parallelism.default': '1' },
    });
    expect(stderr).toContain('1: process with rows');
  });

  it('prints the front, the answer and lines of config.yaml otherwise', async () => {
    const { code, stdout } = await cli([...tune, '--budget', '2']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^\s+mode\s+bundle\s+batch\s+slots\s+rows\/s/);
    expect(stdout).toMatch(/^(Use|Keep) .*bundles of/m);
    expect(stdout).toMatch(/^python\.execution-mode: process$/m);
    expect(stdout).toMatch(/^python\.fn-execution\.bundle\.size: \d+$/m);
    expect(stdout).not.toContain('arrow.batch.size');
  });

  it('is cancelled by Ctrl+C and prints what it measured', async () => {
    const { code, stdout, last } = await cli([...tune, '--budget', '600'], { interruptAt: '2: ' });
    expect([code, last['code']]).toEqual([1, 'CANCELLED']);
    expect(stdout).toContain('no gain is claimed');
  });
});

describe('errors', () => {
  it.each([
    {
      what: 'an exception',
      file: 'raises.py',
      code: 1,
      last: { error: 'no', error_type: 'ValueError', stage: 'run', line: 5, in: 'f', code: 'UDF_EXCEPTION' },
    },
    {
      what: 'a syntax error',
      file: 'syntax.py',
      code: 1,
      last: { error_type: 'SyntaxError', stage: 'define', facts: { line: 4 } },
    },
    { what: 'a file that is not there', file: 'none.py', code: 2, last: { code: 'FILE_NOT_FOUND', stage: 'usage' } },
  ])('of $what end with code $code and the error as JSON', async ({ file, code, last }) => {
    await write('raises.py', "@udf(result_type='BIGINT')\ndef f(a, b):\n    raise ValueError('no')");
    await write('syntax.py', "@udf(result_type='BIGINT')\ndef f(a, b: return a");
    const ended = await cli([
      'run',
      file,
      '--function',
      'f',
      '--schema',
      'a BIGINT, b BIGINT',
      '--input',
      'datagen:2',
      '--json',
    ]);
    expect(ended.code).toBe(code);
    expect(ended.last).toMatchObject(last);
  });

  it.each([
    { args: ['fault', '--json'], code: 'NOT_YET' },
    { args: ['flink', 'run', 'x.py'], code: 'NOT_YET' },
    { args: ['tune', 'add.py', '--function', 'f', '--goal', 'best'], code: 'BAD_REQUEST' },
    { args: ['tune', 'add.py', '--function', 'f', '--p99', '-1'], code: 'BAD_REQUEST' },
    { args: [...add, '--input', 'datagen:1', '--kind', 'table'], code: 'BAD_REQUEST' },
    { args: [...add, '--input', 'datagen:1', '--output', 'x.xlsx'], code: 'BAD_REQUEST' },
    { args: [...add, '--input', 'datagen:1', '--profile', 'x.gz'], code: 'BAD_REQUEST' },
    { args: [...add, '--input', 'datagen:1', '--kind', 'pandas_scalar'], code: 'BAD_REQUEST' },
    { args: [...add, '--input', 'datagen:1', '--set', 'python.execution-mode=threads'], code: 'BAD_SETTING_VALUE' },
    { args: ['run', 'add.py', '--function', 'f', '--input', 'datagen:1'], code: 'BAD_REQUEST' },
    { args: ['run', 'add.py'], code: 'BAD_REQUEST' },
    { args: ['runn'], code: 'BAD_REQUEST' },
    { args: [], code: 'BAD_REQUEST' },
  ])('of usage end with code 2: $args', async ({ args, code }) => {
    const ended = await cli(args);
    expect(ended.code).toBe(2);
    expect(ended.last).toMatchObject({ stage: 'usage', code });
    if (code === 'NOT_YET') expect(ended.last['error']).toContain('not yet');
  });

  it('do not come from asking for help', async () => {
    const { code, stdout } = await cli(['run', '--help']);
    expect(code).toBe(0);
    expect(stdout).toContain('--function <name>');
  });
});

describe('compare and doctor', () => {
  it('compare prints one JSON object with the fixed keys', async () => {
    const { code, stdout } = await cli([
      'compare',
      ...add.slice(1),
      ...['--input', 'datagen:5000', '--repeat', '1', '--seconds', '0.1', '--modes', 'process-row,thread', '--json'],
    ]);
    expect(code).toBe(0);
    const result = JSON.parse(stdout) as Record<string, unknown>;
    expect(Object.keys(result).slice(0, 3)).toEqual(['modes', 'outputsEqual', 'firstDifference']);
    expect(Object.keys(result['modes'] as object)).toEqual(['process-row', 'thread']);
    expect(result).toMatchObject({ outputsEqual: true, advice: { text: expect.any(String) as string } });
  });

  it('doctor says what is there, and exits with 0 where the main job could run', async () => {
    const { code, stdout } = await cli(['doctor', '--json']);
    expect(code).toBe(0);
    const { items } = JSON.parse(stdout) as { items: { name: string; ok: boolean }[] };
    for (const name of ['Python', 'Python packages', 'task manager']) {
      expect(items.find((item) => item.name === name)).toMatchObject({ ok: true });
    }
  });
});
