/** `.workbench` in a project: what is the workbench's own and belongs into no repository. It tells git so itself. */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

export const ownFolderName = '.workbench';

/** Path of `name` in it; both are made where they are missing. */
export async function ownFolder(root: string, name: string): Promise<string> {
  const folder = path.join(root, ownFolderName);
  await mkdir(path.join(folder, name), { recursive: true });
  await writeFile(path.join(folder, '.gitignore'), '*\n', { flag: 'wx' }).catch(ignoreExisting);
  return path.join(folder, name);
}

function ignoreExisting(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST') throw error;
}
