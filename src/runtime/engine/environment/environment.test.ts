import { execFileSync } from 'node:child_process';
import { readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EnvironmentEvent } from '../../../contract/model/environment';
import { EngineFixture } from '../../testing/engine-fixture';
import { environmentPython } from '../../testing/task-manager-fixture';

let fixture: EngineFixture;
let root: string;
const events: EnvironmentEvent[] = [];
const waiting = new Set<() => void>();

beforeAll(async () => {
  fixture = await EngineFixture.start();
  root = fixture.folder;
  fixture.engine.on('environment', (event) => {
    events.push(event);
    for (const look of waiting) look();
  });
  await fixture.write('workbench.json', '{"name": "p"}');
});
afterAll(() => fixture.stop());

/** A wheel of one module, as `pip wheel` would make it. */
const wheelScript = `
import sys, zipfile
name, folder, code = sys.argv[1:]
info = f'{name}-1.5.dist-info'
files = {
    f'{name}.py': code,
    f'{info}/METADATA': f'Metadata-Version: 2.1\\nName: {name}\\nVersion: 1.5\\n',
    f'{info}/WHEEL': 'Wheel-Version: 1.0\\nGenerator: test\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n',
    f'{info}/top_level.txt': name + '\\n',
}
record = ''.join(f'{path},,\\n' for path in files) + f'{info}/RECORD,,\\n'
with zipfile.ZipFile(f'{folder}/{name}-1.5-py3-none-any.whl', 'w') as wheel:
    for path, text in {**files, f'{info}/RECORD': record}.items():
        wheel.writestr(path, text)
`;

function makeWheel(name: string, code: string): void {
  execFileSync(environmentPython(), ['-', name, root, code], { input: wheelScript });
}

async function ended(installId: string): Promise<Extract<EnvironmentEvent, { kind: 'installed' }>> {
  return new Promise((resolve) => {
    const look = (): void => {
      const found = events.find((event) => event.kind === 'installed' && event.installId === installId);
      if (found?.kind !== 'installed') return;
      waiting.delete(look);
      resolve(found);
    };
    waiting.add(look);
    look();
  });
}

const save = async (python: string | undefined): Promise<void> => {
  const { settings } = await fixture.engine.api.openProject({ root });
  delete settings.python;
  if (python !== undefined) settings.python = python;
  await fixture.engine.api.saveProjectSettings({ root, settings });
};

describe("a project's environment", { timeout: 180_000 }, () => {
  it('is made, filled from requirements.txt, chosen, and used by process and thread mode', async () => {
    makeWheel('greetings', 'WORD = "from the wheel"\n');
    makeWheel('crashing', 'import os\nos.abort()\n');
    const wheels = './greetings-1.5-py3-none-any.whl\n./crashing-1.5-py3-none-any.whl\n';
    await writeFile(path.join(root, 'requirements.txt'), wheels);
    const definitions = `import greetings\n\n@udf(result_type='STRING')\ndef f(a, b):\n    return greetings.WORD`;
    const file = await fixture.udf('words.py', definitions);

    const missing = await fixture.run(fixture.job(file, { rows: 1 }));
    expect(missing.outcome).toMatchObject({ kind: 'failed', error: { code: 'IMPORT_ERROR' } });

    const { installId, python } = await fixture.engine.api.installPackages({ root, what: 'requirements', venv: true });
    expect((await ended(installId)).error).toBeNull();
    expect(python).toBe(path.join(root, '.venv/bin/python'));
    expect(events.some((event) => event.kind === 'installing' && event.phase === 'Making .venv')).toBe(true);
    expect(events.flatMap((event) => (event.kind === 'lines' ? event.lines : [])).join('\n')).toContain('greetings');

    await save('.venv/bin/python');
    expect(events.at(-1)).toEqual({ kind: 'chosen', root, python });
    for (const mode of ['process', 'thread'] as const) {
      const { rows, summary } = await fixture.done(fixture.job(file, { rows: 1, mode }));
      expect(rows).toEqual([['from the wheel']]);
      expect(summary.effectiveMode).toBe(mode === 'process' ? 'process-row' : 'thread');
    }
    const { functions } = await fixture.engine.api.inspect({ file });
    expect(functions.map(({ name }) => name)).toEqual(['f']);
  });

  it('is described with what apache-flink wants of it and what the project asks for', async () => {
    await writeFile(path.join(root, 'requirements.txt'), 'greetings>=2\nnumpy\n');
    const { environment, requirements } = await fixture.engine.api.describeEnvironment({ root });
    expect(environment).toMatchObject({ kind: 'venv', name: '.venv', problem: null, isolated: true });
    expect(environment.embedding.ok).toBe(true);
    expect(environment.packages.find(({ name }) => name === 'pandas')).toMatchObject({ state: 'missing', here: true });
    expect(requirements?.packages).toMatchObject([
      { name: 'greetings', installed: '1.5', state: 'differs' },
      { name: 'numpy', installed: null, state: 'missing' },
    ]);
  });

  it('lacks pyarrow: a pandas function says so, with the command that mends it', async () => {
    const definitions = `@udf(result_type='BIGINT', func_type='pandas')\ndef f(a, b):\n    return a`;
    const file = await fixture.udf('batches.py', definitions);
    const { outcome } = await fixture.run(fixture.job(file, { rows: 1 }));
    expect(outcome).toMatchObject({ kind: 'failed', error: { code: 'PYTHON_PACKAGE_MISSING' } });
    if (outcome.kind === 'failed') expect(outcome.error.hint).toContain('pip install pandas pyarrow');
  });

  it('has a module that ends the process it is embedded in: that is told, and the next one is tried', async () => {
    const { modules } = await fixture.engine.api.tryExtensions({ root, modules: ['crashing', 'greetings', 'nothing'] });
    expect(modules.map(({ module, error }) => [module, error === null])).toEqual([
      ['crashing', false],
      ['greetings', true],
      ['nothing', false],
    ]);
  });

  it('is told from a system Python: nothing is installed there', async () => {
    await save(undefined);
    const refused = fixture.engine.api.installPackages({ root, what: 'wanted', venv: false });
    await expect(refused).rejects.toMatchObject({ data: { code: 'BAD_REQUEST' } });
  });

  it('fails with the words of pip', async () => {
    await writeFile(path.join(root, 'requirements.txt'), './no-such-file.whl\n');
    const { installId } = await fixture.engine.api.installPackages({ root, what: 'requirements', venv: true });
    const { error } = await ended(installId);
    expect(error?.code).toBe('PYTHON_PACKAGE_MISSING');
    expect(error?.cause).toContain('no-such-file.whl');
  });

  it('is made one at a time, and a cancelled one leaves nothing', async () => {
    await rm(path.join(root, '.venv'), { recursive: true });
    const request = { root, what: 'requirements', venv: true } as const;
    const { installId } = await fixture.engine.api.installPackages(request);
    await expect(fixture.engine.api.installPackages(request)).rejects.toMatchObject({ data: { code: 'BAD_REQUEST' } });
    await fixture.engine.api.cancelInstall({ installId });
    expect((await ended(installId)).error?.code).toBe('CANCELLED');
    expect((await readdir(root)).filter((name) => name.startsWith('.venv'))).toEqual([]);
  });
});

describe('interpreters', { timeout: 120_000 }, () => {
  it('are listed with the reason where no function can run in them', async () => {
    await save(path.join(root, 'gone/bin/python'));
    const { environments } = await fixture.engine.api.listEnvironments({ root });
    const own = environments.find(({ kind }) => kind === 'workbench');
    expect(own).toMatchObject({ python: environmentPython(), problem: null, isolated: false });
    expect(own?.packages.filter(({ here }) => here).every(({ state }) => state === 'met')).toBe(true);
    expect(environments.find(({ kind }) => kind === 'given')?.problem).toBe('There is no such file.');
    // Those that are too old for a question in today's Python say so, and not how they failed.
    expect(environments.some(({ problem }) => problem?.includes('SyntaxError'))).toBe(false);
    for (const { version, problem } of environments) {
      const minor = Number(version?.split('.')[1]);
      if (version === null || !version.startsWith('3.') || minor < 9 || minor > 13) expect(problem).not.toBeNull();
    }
    await save(undefined);
  });

  it('tell what a project imports, and whose it is', async () => {
    await fixture.write('lib/helper.py', 'import json, sklearn.svm\nfrom . import other\n');
    await fixture.write(
      'main.py',
      'import numpy as np\nimport lib.helper\nfrom pyflink.table import udf\ntry:\n    import yaml\nexcept ImportError:\n    pass\n',
    );
    await writeFile(path.join(root, 'requirements.txt'), 'NumPy>=1\n');
    const { imports } = await fixture.engine.api.scanImports({ root });
    const of = (module: string) => imports.find((each) => each.module === module);
    expect(of('numpy')).toMatchObject({
      origin: 'installed',
      distribution: 'numpy',
      required: true,
      files: ['main.py'],
    });
    expect(of('sklearn')).toMatchObject({ origin: 'missing', distribution: 'scikit-learn', required: false });
    expect(of('yaml')).toMatchObject({ distribution: 'PyYAML' });
    expect(of('pyflink')?.origin).toBe('pyflink');
    expect(imports.map(({ module }) => module)).not.toContain('json');
    expect(imports.map(({ module }) => module)).not.toContain('lib');
  });
});
