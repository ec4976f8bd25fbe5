import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { parseSchema } from '../../../contract/model/data-type';
import type { DifferResult } from '../../../contract/model/differ';
import { modes, type Source } from '../../../contract/model/job';
import { environmentPython } from '../../testing/task-manager-fixture';
import { createEngine, type Engine } from '../create-engine';
import { forkLauncher } from '../launcher';

let folder = '';
let engine: Engine;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'udf-differ-test-'));
  const { taskManager, workerPath } = inject('entries');
  engine = createEngine({ launch: forkLauncher(taskManager), workerPath, python: environmentPython() });
});

afterAll(async () => {
  await engine.close();
  await rm(folder, { recursive: true, force: true });
});

async function differ(definition: string, source: Source): Promise<DifferResult> {
  const file = path.join(folder, 'functions.py');
  await writeFile(file, `from pyflink.table.udf import udf, udtf\n\n${definition}\n`);
  const ended = new Promise<DifferResult>((resolve, reject) => {
    const unlisten = engine.on('differ', (event) => {
      if (event.kind === 'progress') return;
      unlisten();
      if (event.kind === 'done') resolve(event.result);
      else reject(new Error(event.error.error));
    });
  });
  const job = { function: { file, name: 'f' }, source, keep: [], profile: 'flink-2.3' as const, settings: {} };
  await engine.api.startDiffer({ spec: { job, modes: [...modes], most: 10 } });
  return ended;
}

const inline = (schema: string, rows: Extract<Source, { kind: 'inline' }>['rows']): Source => ({
  kind: 'inline',
  schema: parseSchema(schema),
  rows,
});

describe('a differential run', () => {
  it('tells NULL in INT once, with the rule of thread mode', async () => {
    const source = inline('v INT', [[1], [null], [3], [null]]);
    const { differences, modes: ran } = await differ("@udf(result_type='INT')\ndef f(v):\n    return v", source);
    expect(ran).toEqual(['process-row', 'process-arrow', 'thread']);
    expect(differences).toHaveLength(1);
    expect(differences[0]).toMatchObject({
      input: [null],
      row: 1,
      count: 2,
      sides: { 'process-row': { cells: [null] } },
    });
    expect(differences[0]?.flink).toContain('cannot take NULL');
  });

  it('finds nothing where the modes agree, in table functions too', async () => {
    const source = inline('n BIGINT', [['0'], ['2'], ['1']]);
    const definition = "@udtf(result_types=['BIGINT'])\ndef f(n):\n    yield from range(n)";
    expect(await differ(definition, source)).toMatchObject({
      rows: 3,
      modes: ['process-row', 'thread'],
      differences: [],
    });
  });

  it('shrinks a row to what shows the difference', async () => {
    const source = inline('n BIGINT, s STRING', [
      ['1', 'a'],
      ['300', 'a long text'],
    ]);
    const definition = "@udf(result_type='TINYINT')\ndef f(n, s):\n    return n";
    const { differences } = await differ(definition, source);
    expect(differences).toHaveLength(1);
    expect(differences[0]?.input).toEqual(['300', null]);
    expect(differences[0]?.flink).toContain('wraps integers');
  });

  it('knows an integer too large for its type in the words of each mode', async () => {
    const source = inline('v INT', [[1], [2147483647], [null]]);
    const definition = "@udf(result_type='INT')\ndef f(v):\n    return None if v is None else v * 2";
    const { differences } = await differ(definition, source);
    expect(differences.map(({ flink }) => flink !== null)).toEqual([true, true]);
    expect(differences[0]?.flink).toContain('wraps integers');
  });

  it('knows that a field of a ROW loses digits beside a NULL', async () => {
    const source = inline('v ROW<a BIGINT>', [[['9007199254740993']], [[null]]]);
    const { differences } = await differ("@udf(result_type='ROW<a BIGINT>')\ndef f(v):\n    return v", source);
    expect(differences.map(({ flink }) => flink !== null)).toEqual(differences.map(() => true));
    expect(differences[0]?.flink).toContain('float64');
  });

  it('has nothing to compare for an aggregate', async () => {
    const definition =
      "import pandas as pd\nfrom pyflink.table.udf import udaf\n\nf = udaf(lambda v: v.sum(), result_type='BIGINT', func_type='pandas')";
    const result = await differ(definition, inline('v BIGINT', [['1']]));
    expect(result).toMatchObject({ modes: ['process-arrow'], differences: [] });
  });
});
