/** Files and folders of a project: made, moved, copied, deleted and taken back. All paths are relative and stay inside. */
import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { copyFile, lstat, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { workbenchError } from '../../../contract/errors';
import { moveCases } from './move-cases';
import { ownFolder } from './own-folder';
import { resolveInside } from './project-paths';

const binName = 'bin';
const binDays = 30;
const dayMs = 86_400_000;

export async function createFolder(root: string, relative: string): Promise<void> {
  const folder = await resolveInside(root, relative);
  await requireFree(folder, relative);
  await changing(relative, () => mkdir(folder, { recursive: true }));
}

/** The cases of a UDF file move along. Throws FILE_NOT_FOUND, FILE_EXISTS, FILE_UNREADABLE. */
export async function movePath(root: string, from: string, to: string): Promise<void> {
  const [source, target] = await bothPlaces(root, from, to);
  await changing(from, async () => {
    await rename(source, target);
    if (from.endsWith('.py')) await moveCases(source, target);
  });
}

export async function copyPath(root: string, from: string, to: string): Promise<void> {
  const [source, target] = await bothPlaces(root, from, to);
  await changing(from, () => copyAll(source, target));
}

async function copyAll(from: string, to: string): Promise<void> {
  if (!(await lstat(from)).isDirectory()) return copyFile(from, to, constants.COPYFILE_EXCL);
  await mkdir(to);
  for (const name of await readdir(from)) await copyAll(path.join(from, name), path.join(to, name));
}

/** Into the bin; the answer is what `restorePath` takes. */
export async function deletePath(root: string, relative: string): Promise<string> {
  const source = await resolveInside(root, relative);
  await requireThere(source, relative);
  const bin = await ownFolder(path.resolve(root), binName);
  await emptyOld(bin);
  const binId = `${new Date().toISOString().replace(/[:.]/g, '-')}-${randomBytes(3).toString('hex')}`;
  const place = path.join(bin, binId);
  await changing(relative, async () => {
    await mkdir(place);
    await writeFile(path.join(place, 'path'), relative);
    await rename(source, path.join(place, 'content'));
  });
  return binId;
}

/** The path that is there again. */
export async function restorePath(root: string, binId: string): Promise<string> {
  if (!/^[\w-]+$/.test(binId)) throw notInBin(binId);
  const place = path.join(await ownFolder(path.resolve(root), binName), binId);
  const relative = await readFile(path.join(place, 'path'), 'utf8').catch(() => {
    throw notInBin(binId);
  });
  const target = await resolveInside(root, relative);
  await requireFree(target, relative);
  await changing(relative, async () => {
    await mkdir(path.dirname(target), { recursive: true });
    await rename(path.join(place, 'content'), target);
    await rm(place, { recursive: true, force: true });
  });
  return relative;
}

async function bothPlaces(root: string, from: string, to: string): Promise<readonly [string, string]> {
  const source = await resolveInside(root, from);
  const target = await resolveInside(root, to);
  await requireThere(source, from);
  if (target.startsWith(`${source}${path.sep}`)) {
    throw workbenchError('BAD_REQUEST', 'usage', `${from} cannot be put into itself.`, { from, to });
  }
  await requireFree(target, to, source);
  await changing(to, () => mkdir(path.dirname(target), { recursive: true }));
  return [source, target];
}

async function requireThere(file: string, relative: string): Promise<void> {
  if (await isThere(file)) return;
  throw workbenchError('FILE_NOT_FOUND', 'usage', `There is no ${relative} in the project.`, { file });
}

/** On a file system that takes no notice of case, another spelling of `except` is the same file. */
async function requireFree(file: string, relative: string, except: string | null = null): Promise<void> {
  if (!(await isThere(file))) return;
  if (except !== null && file !== except && (await isSame(file, except))) return;
  throw workbenchError(
    'FILE_EXISTS',
    'usage',
    `There is a ${relative} already.`,
    { file },
    { hint: 'Choose another name.' },
  );
}

function isThere(file: string): Promise<boolean> {
  return lstat(file).then(
    () => true,
    () => false,
  );
}

async function isSame(a: string, b: string): Promise<boolean> {
  const [one, other] = await Promise.all([stat(a), stat(b)]);
  return one.ino === other.ino && one.dev === other.dev;
}

async function emptyOld(bin: string): Promise<void> {
  const limit = Date.now() - binDays * dayMs;
  for (const name of await readdir(bin)) {
    const { mtimeMs } = await stat(path.join(bin, name)).catch(() => ({ mtimeMs: limit }));
    if (mtimeMs < limit) await rm(path.join(bin, name), { recursive: true, force: true });
  }
}

async function changing<T>(relative: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw workbenchError(
      'FILE_UNREADABLE',
      'usage',
      `${relative} cannot be changed: ${reason}`,
      { path: relative },
      { hint: 'Check the permissions of the folder.' },
    );
  }
}

function notInBin(binId: string): Error {
  return workbenchError('FILE_NOT_FOUND', 'usage', 'What was deleted is no longer in the bin.', { binId });
}
