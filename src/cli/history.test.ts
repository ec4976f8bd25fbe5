import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { EngineFixture } from '../runtime/testing/engine-fixture';
import { environmentPython } from '../runtime/testing/task-manager-fixture';

let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'udf-cli-history-'));
  await writeFile(path.join(folder, 'workbench.json'), '{"name": "lines"}');
  await writeFile(
    path.join(folder, 'f.py'),
    "from pyflink.table.udf import udf\n\n\n@udf(result_type='BIGINT')\ndef f(a):\n    return a * 2 if a < 3 else 0  # <b>\n",
  );
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

async function cli(...args: string[]): Promise<string> {
  const env = {
    ...process.env,
    UDF_WORKBENCH_ENV_PYTHON: environmentPython(),
    UDF_WORKBENCH_WORKER_PATH: inject('entries').workerPath,
    INIT_CWD: folder,
  };
  const job = ['f.py', '--function', 'f', '--schema', 'a BIGINT'];
  const [command = '', ...rest] = args;
  return (await promisify(execFile)(process.execPath, [inject('entries').cli, command, ...job, ...rest], { env }))
    .stdout;
}

describe('the command line', { timeout: 60_000 }, () => {
  it('keeps its runs with the project, two at a time too, and its comparisons', async () => {
    await Promise.all([cli('run', '--input', 'datagen:5'), cli('run', '--input', 'datagen:6')]);
    await cli('compare', '--input', 'datagen:9', '--modes', 'process-row', '--repeat', '1', '--seconds', '0.05');
    const fixture = await EngineFixture.start();
    try {
      const { entries } = await fixture.engine.api.historyList({ root: folder });
      expect(entries.map(({ what, file, rows }) => [what, file, rows]).sort()).toEqual([
        ['compare', 'f.py', 9],
        ['run', 'f.py', 5],
        ['run', 'f.py', 6],
      ]);
      expect(new Set(entries.map(({ codeHash }) => codeHash)).size).toBe(1);
    } finally {
      await fixture.stop();
    }
  });

  it('writes a report that needs nothing else', async () => {
    const modes = ['--modes', 'process-row,thread', '--repeat', '2', '--seconds', '0.05'];
    await cli('compare', '--input', 'datagen:100', ...modes, '--report', 'out/../report.html');
    const html = await readFile(path.join(folder, 'report.html'), 'utf8');
    expect(html).toContain('<title>f: modes compared</title>');
    expect(html).toContain('return a * 2 if a &#60; 3 else 0  # &#60;b&#62;');
    expect(html).toContain('compare f.py --function f --input &#39;datagen:100?len=16&#39; --modes process-row,thread');
    expect(html.match(/<svg /g)).toHaveLength(3);
    // No script, and no address of anything.
    expect(html).not.toMatch(/<script|src=|href=|https?:/);
  });
});
