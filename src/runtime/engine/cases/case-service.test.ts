import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { parseSchema } from '../../../contract/model/data-type';
import type { CaseEvent } from '../../../contract/model/case';
import type { JobSpec } from '../../../contract/model/job';
import { environmentPython } from '../../testing/task-manager-fixture';
import { createEngine, type Engine } from '../create-engine';
import { forkLauncher } from '../launcher';

let folder = '';
let engine: Engine;

const definitions = `
import os
from pyflink.table.udf import ScalarFunction, udf


@udf(result_type='BIGINT')
def add(a, b):
    return a + b


class Closing(ScalarFunction):
    def eval(self, v):
        return v

    def close(self):
        with open(os.path.join(os.environ['ORACLE_TMP'], 'side.txt'), 'a') as side:
            side.write('closed')


closing = udf(Closing(), result_type='BIGINT')
`;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'udf-cases-test-'));
  await writeFile(path.join(folder, 'functions.py'), definitions);
  const { taskManager, workerPath } = inject('entries');
  engine = createEngine({ launch: forkLauncher(taskManager), workerPath, python: environmentPython() });
});

afterAll(async () => {
  await engine.close();
  await rm(folder, { recursive: true, force: true });
});

const file = (): string => path.join(folder, 'functions.py');

function job(changes: Partial<JobSpec> = {}): JobSpec {
  return {
    function: { file: file(), name: 'add' },
    source: {
      kind: 'inline',
      schema: parseSchema('a BIGINT, b BIGINT'),
      rows: [
        ['9007199254740993', '1'],
        ['2', '3'],
        [null, '1'],
      ],
    },
    keep: [],
    profile: 'product',
    settings: {},
    ...changes,
  };
}

async function results(names?: string[]): Promise<Extract<CaseEvent, { kind: 'result' }>['result'][]> {
  const found: Extract<CaseEvent, { kind: 'result' }>['result'][] = [];
  const ended = new Promise<void>((resolve) => {
    const unlisten = engine.on('cases', (event) => {
      if (event.kind === 'result') found.push(event.result);
      else {
        unlisten();
        resolve();
      }
    });
  });
  await engine.api.startCases({ directory: folder, ...(names === undefined ? {} : { names }) });
  await ended;
  return found;
}

describe('accepted cases', () => {
  it('hold the first rows, and what they gave; they run again in both modes', async () => {
    const written = await engine.api.acceptCase({ job: job(), name: 'two', rows: 2, replace: false });
    expect(path.basename(written.path)).toBe('functions.two.json');
    const text = await readFile(written.path, 'utf8');
    expect(text).toContain('9007199254740993');
    expect(text).not.toContain('"9007199254740993"');
    expect(JSON.parse(text)).toMatchObject({
      file: 'functions.py',
      function: 'add',
      kind: 'scalar',
      args: ['a', 'b'],
      expected: { order: 'input' },
    });
    expect(await results(['functions.two'])).toMatchObject([
      { ok: true, why: '' },
      { ok: true, why: '' },
    ]);
  });

  it('hold errors as well, with their place', async () => {
    const written = await engine.api.acceptCase({ job: job(), name: 'null', rows: 3, replace: false });
    const recorded = JSON.parse(await readFile(written.path, 'utf8')) as { expected: unknown };
    expect(recorded.expected).toMatchObject({ error_type: 'TypeError', stage: 'run', line: 8, in: 'add' });
    expect((await results(['functions.null'])).map(({ ok }) => ok)).toEqual([true, true]);
  });

  it('are replaced only where that was asked for, and have plain names', async () => {
    const accept = (name: string, replace: boolean): Promise<unknown> =>
      engine.api.acceptCase({ job: job(), name, rows: 1, replace });
    await accept('once', false);
    await expect(accept('once', false)).rejects.toThrow('There is a case functions.once.json already');
    await expect(accept('once', true)).resolves.toBeDefined();
    await expect(accept('../out', true)).rejects.toThrow('cannot be the name of a case');
  });
});

describe('cases of a folder', () => {
  it('are listed by name, those of one file where it is asked for', async () => {
    await writeFile(path.join(folder, 'workbench.json'), '{"version": 1}');
    const { cases } = await engine.api.listCases({ directory: folder });
    expect(cases.map(({ name }) => name)).toEqual(['functions.null', 'functions.once', 'functions.two']);
    const others = await engine.api.listCases({ directory: folder, file: path.join(folder, 'other.py') });
    expect(others.cases).toEqual([]);
    await rm(path.join(folder, 'workbench.json'));
  });

  it('compare what close() wrote, in a folder of their own', async () => {
    const expected = { schema: [['result', 'BIGINT']], rows: [[1]], order: 'input', side_file: ['closed'] };
    const input = { schema: [['v', 'BIGINT']], rows: [[1]] };
    const side = { file: 'functions.py', function: 'closing', kind: 'scalar', args: ['v'], input, expected };
    await writeFile(path.join(folder, 'side.json'), JSON.stringify(side));
    expect((await results(['side'])).map(({ why }) => why)).toEqual(['', '']);
    const other = { ...side, expected: { ...expected, side_file: ['closed', 'twice'] } };
    await writeFile(path.join(folder, 'side.json'), JSON.stringify(other));
    expect((await results(['side'])).every(({ why }) => why.startsWith('The side file is'))).toBe(true);
  });

  it('say what is wrong with a case file, and which case is not there', async () => {
    await writeFile(path.join(folder, 'broken.json'), '{"function": "add", "input": {"schema": []}}');
    expect(await results(['broken'])).toMatchObject([{ ok: false }, { ok: false }]);
    await expect(engine.api.startCases({ directory: folder, names: ['nope'] })).rejects.toThrow(
      'There is no case nope',
    );
    await expect(engine.api.startCases({ directory: path.join(folder, 'nowhere') })).rejects.toThrow(
      'There is no folder',
    );
    await rm(path.join(folder, 'broken.json'));
  });

  it('run to the end of those that go on when they are cancelled', async () => {
    const totals = new Promise<CaseEvent>((resolve) => {
      const unlisten = engine.on('cases', (event) => {
        if (event.kind !== 'ended') return;
        unlisten();
        resolve(event);
      });
    });
    const { casesId } = await engine.api.startCases({ directory: folder });
    await engine.api.cancelCases({ casesId });
    expect(await totals).toMatchObject({ kind: 'ended', cancelled: true });
  });
});
