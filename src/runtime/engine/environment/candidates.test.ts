import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findCandidates, type Candidate } from './candidates';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'udf-candidates-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function put(relative: string, text = ''): Promise<string> {
  const file = path.join(folder, relative);
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, text);
  await chmod(file, 0o755);
  return file;
}

async function venv(relative: string, base: string): Promise<void> {
  await put(`${relative}/pyvenv.cfg`, `home = ${path.dirname(base)}\n`);
  await mkdir(path.join(folder, relative, 'bin'), { recursive: true });
  await symlink(base, path.join(folder, relative, 'bin/python'));
}

const find = (environment: Record<string, string> = {}, chosen: string | null = null): Promise<Candidate[]> =>
  findCandidates({ root: path.join(folder, 'project'), own: '', chosen, home: path.join(folder, 'home'), environment });

const shown = (found: readonly Candidate[]): string[] => found.map(({ kind, name }) => `${kind} ${name}`);

describe('interpreters are looked for', () => {
  it('in the project, .venv first, and nowhere else in it', async () => {
    const base = await put('usr/bin/python3.11');
    await venv('project/zoo', base);
    await venv('project/.venv', base);
    await put('project/src/a.py');
    expect(shown(await find())).toEqual(['venv .venv', 'venv zoo']);
  });

  it('on PATH, each once, by the name that says most; not among shims', async () => {
    const real = await put('usr/bin/python3.12');
    await symlink(real, path.join(folder, 'usr/bin/python3'));
    await put('usr/bin/python3-config');
    await put('usr/bin/pythonw');
    await put('shims/python3.9');
    const PATH = [path.join(folder, 'usr/bin'), path.join(folder, 'shims'), 'relative', path.join(folder, 'gone')];
    expect(shown(await find({ PATH: PATH.join(path.delimiter) }))).toEqual(['system python3.12']);
  });

  it('where conda wrote them down, in its roots, and the active one, each once', async () => {
    for (const place of ['home/miniconda3', 'home/miniconda3/envs/flink', 'elsewhere/science']) {
      await put(`${place}/conda-meta/history`);
      await put(`${place}/bin/python`);
    }
    await put('home/miniconda3/envs/empty/readme');
    const science = path.join(folder, 'elsewhere/science');
    await put('home/.conda/environments.txt', `${science}\n/gone/env\n`);
    expect(shown(await find({ CONDA_PREFIX: science }))).toEqual(['conda science', 'conda miniconda3', 'conda flink']);
  });

  it('among the versions of pyenv, the newest first', async () => {
    for (const version of ['3.9.18', '3.11.7', '3.10.13']) await put(`home/.pyenv/versions/${version}/bin/python`);
    expect(shown(await find())).toEqual(['pyenv 3.11.7', 'pyenv 3.10.13', 'pyenv 3.9.18']);
    expect(shown(await find({ PYENV_ROOT: path.join(folder, 'none') }))).toEqual([]);
  });

  it('in the active environment, which is its own also where its interpreter links to another one', async () => {
    const base = await put('usr/bin/python3.11');
    await venv('somewhere/tools', base);
    const VIRTUAL_ENV = path.join(folder, 'somewhere/tools');
    const PATH = path.dirname(base);
    expect(shown(await find({ VIRTUAL_ENV, PATH }))).toEqual(['venv tools', 'system python3.11']);
  });

  it('at the path that was given, also where there is nothing', async () => {
    const given = path.join(folder, 'project/env/bin/python');
    expect(await find({}, given)).toEqual([{ python: given, kind: 'given', name: 'env' }]);
  });
});
