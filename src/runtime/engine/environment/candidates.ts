/** Where interpreters are looked for. Nothing is started here: what is found is asked elsewhere. */
import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import type { EnvironmentKind } from '../../../contract/model/environment';

export interface Candidate {
  readonly python: string;
  readonly kind: EnvironmentKind;
  readonly name: string;
}

export interface Places {
  /** The project's folder. */
  readonly root: string;
  /** The workbench's own interpreter; empty where there is none. */
  readonly own: string;
  /** The interpreter the project names; null where it takes the workbench's. */
  readonly chosen: string | null;
  readonly home: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

const isWindows = process.platform === 'win32';
const condaRoots = ['miniconda3', 'anaconda3', 'miniforge3', 'mambaforge', 'micromamba', '.conda'];

/** The likeliest first; one that is found in two ways is listed once, as the first of them. */
export async function findCandidates(places: Places): Promise<Candidate[]> {
  const { root, own, chosen } = places;
  const found: Candidate[] = [];
  if (own !== '') found.push({ python: own, kind: 'workbench', name: "The workbench's own" });
  found.push(...(await venvsIn(root)));
  found.push(...(await activeVenv(places)), ...(await condaEnvironments(places)), ...(await pyenvVersions(places)));
  found.push(...(await onPath(places)));
  if (chosen !== null) found.push({ python: chosen, kind: 'given', name: nameOf(chosen, root) });
  return withoutTwins(found);
}

/** `.venv` or `tools/env`, where it lies in the project; else the folder's name. */
function nameOf(python: string, root: string): string {
  const folder = path.dirname(path.dirname(python));
  const relative = path.relative(root, folder);
  if (relative !== '' && !relative.startsWith('..') && !path.isAbsolute(relative)) return relative;
  return path.basename(python);
}

export function pythonIn(folder: string): string {
  return isWindows ? path.join(folder, 'Scripts', 'python.exe') : path.join(folder, 'bin', 'python');
}

/** Folders of the project that hold a virtual environment, hidden ones too. */
async function venvsIn(root: string): Promise<Candidate[]> {
  const names = await folderNames(root);
  const folders = names.filter((name) => name !== 'node_modules' && name !== '.git').sort(venvFirst);
  return venvs(folders.map((name) => ({ folder: path.join(root, name), name })));
}

const venvFirst = (a: string, b: string): number => rank(a) - rank(b) || a.localeCompare(b);
const rank = (name: string): number => (name === '.venv' ? 0 : name === 'venv' ? 1 : 2);

async function activeVenv({ environment }: Places): Promise<Candidate[]> {
  const folder = environment['VIRTUAL_ENV'] ?? '';
  return folder === '' ? [] : venvs([{ folder, name: path.basename(folder) }]);
}

async function venvs(folders: readonly { folder: string; name: string }[]): Promise<Candidate[]> {
  const found = await Promise.all(
    folders.map(async ({ folder, name }): Promise<Candidate[]> => {
      if (!(await exists(path.join(folder, 'pyvenv.cfg')))) return [];
      return [{ python: pythonIn(folder), kind: 'venv', name }];
    }),
  );
  return found.flat();
}

/** conda writes down where it made environments; those of its roots are there also where that list is gone. */
async function condaEnvironments({ home, environment }: Places): Promise<Candidate[]> {
  const list = await readFile(path.join(home, '.conda', 'environments.txt'), 'utf8').catch(() => '');
  const folders = list
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
  const active = environment['CONDA_PREFIX'] ?? '';
  if (active !== '') folders.push(active);
  for (const root of condaRoots.map((name) => path.join(home, name))) {
    folders.push(root, ...(await folderNames(path.join(root, 'envs'))).map((name) => path.join(root, 'envs', name)));
  }
  const found = await Promise.all(
    [...new Set(folders)].map(async (folder): Promise<Candidate[]> => {
      const python = isWindows ? path.join(folder, 'python.exe') : pythonIn(folder);
      if (!(await exists(path.join(folder, 'conda-meta'))) || !(await exists(python))) return [];
      return [{ python, kind: 'conda', name: path.basename(folder) }];
    }),
  );
  return found.flat();
}

async function pyenvVersions({ home, environment }: Places): Promise<Candidate[]> {
  const root = path.join(environment['PYENV_ROOT'] ?? path.join(home, '.pyenv'), 'versions');
  const names = (await folderNames(root)).sort((a, b) => b.localeCompare(a, 'en', { numeric: true }));
  const found = await Promise.all(
    names.map(async (name): Promise<Candidate[]> => {
      const python = pythonIn(path.join(root, name));
      return (await exists(python)) ? [{ python, kind: 'pyenv', name }] : [];
    }),
  );
  return found.flat();
}

const pathName = isWindows ? /^python(3(\.\d+)?)?\.exe$/i : /^python(3(\.\d+)?)?$/;

async function onPath({ environment }: Places): Promise<Candidate[]> {
  const folders = (environment['PATH'] ?? '').split(path.delimiter).filter((folder) => path.isAbsolute(folder));
  const found: Candidate[] = [];
  for (const folder of new Set(folders)) {
    // Version managers put scripts there that start another interpreter by the folder they are called from.
    if (folder.endsWith(`${path.sep}shims`)) continue;
    const names = (await readdir(folder).catch(() => [])).filter((name) => pathName.test(name));
    // The longest name says most: python3.11 before python3.
    for (const name of names.sort((a, b) => b.length - a.length || a.localeCompare(b)))
      found.push({ python: path.join(folder, name), kind: 'system', name });
  }
  return found;
}

/** A virtual environment's interpreter is a link to its base's, so links are followed only where no environment lies behind. */
async function withoutTwins(candidates: readonly Candidate[]): Promise<Candidate[]> {
  const seen = new Set<string>();
  const kept: Candidate[] = [];
  for (const candidate of candidates) {
    const key = await identityOf(candidate.python);
    if (seen.has(key)) continue;
    seen.add(key);
    kept.push(candidate);
  }
  return kept;
}

async function identityOf(python: string): Promise<string> {
  const folder = path.dirname(path.dirname(python));
  if (await exists(path.join(folder, 'pyvenv.cfg'))) return realOr(folder);
  return realOr(python);
}

const realOr = (file: string): Promise<string> => realpath(file).catch(() => file);

async function folderNames(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
}

async function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}
