/** Which project a file belongs to: the nearest folder upward that holds workbench.json. */
import { access } from 'node:fs/promises';
import path from 'node:path';
import { projectFileName } from '../../../contract/model/project';

/** The root upward from `file`, else upward from `inputPath`; null where neither lies in a project. */
export async function findProjectRoot(file: string, inputPath: string | null): Promise<string | null> {
  const fromFile = await findUpward(path.dirname(file));
  if (fromFile !== null || inputPath === null) return fromFile;
  return findUpward(path.dirname(inputPath));
}

async function findUpward(folder: string): Promise<string | null> {
  let current = path.resolve(folder);
  for (;;) {
    if (await exists(path.join(current, projectFileName))) return current;
    const parent = path.dirname(current);
    if (parent === current) return null;
    current = parent;
  }
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
