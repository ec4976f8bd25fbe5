/** Paths that stay inside a project, whatever `..` or symbolic links say. */
import { realpath } from 'node:fs/promises';
import path from 'node:path';
import { workbenchError } from '../../../contract/errors';

/** Absolute path of `relative` in `root`. Throws BAD_REQUEST where it would leave the project. */
export async function resolveInside(root: string, relative: string): Promise<string> {
  const absolute = path.resolve(root, relative);
  if (path.isAbsolute(relative) || relative.includes('\0') || !isInside(path.resolve(root), absolute)) {
    throw leavesProject(root, relative);
  }
  const realRoot = await realpath(root);
  const real = await realpathOfExisting(absolute);
  if (real !== realRoot && !isInside(realRoot, real)) throw leavesProject(root, relative);
  return absolute;
}

/** Whether `file` lies strictly below `folder`; both absolute. */
export function isInside(folder: string, file: string): boolean {
  const relative = path.relative(folder, file);
  return relative !== '' && !path.isAbsolute(relative) && relative.split(path.sep)[0] !== '..';
}

/** The real path of the deepest part that exists, with the rest appended: a file about to be created has none of its own. */
async function realpathOfExisting(absolute: string): Promise<string> {
  try {
    return await realpath(absolute);
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    const parent = path.dirname(absolute);
    if (!missing || parent === absolute) throw error;
    return path.join(await realpathOfExisting(parent), path.basename(absolute));
  }
}

function leavesProject(root: string, relative: string): Error {
  return workbenchError(
    'BAD_REQUEST',
    'usage',
    `${relative} lies outside the project ${root}.`,
    { root, path: relative },
    { hint: 'Use a path inside the project folder.' },
  );
}
