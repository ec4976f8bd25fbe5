/** A new project: a folder, its settings file, and what git should leave out. */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { workbenchError } from '../../../contract/errors';
import { projectFileName } from '../../../contract/model/project';
import { defaultSettings } from './workbench-file';

const ignored = '__pycache__/\n*.pyc\n.venv/\n';

/** What is there already stays as it is. Throws SINK_UNWRITABLE. */
export async function createProject(root: string): Promise<void> {
  const folder = path.resolve(root);
  try {
    await mkdir(folder, { recursive: true });
    await unlessThere(path.join(folder, projectFileName), `${JSON.stringify(defaultSettings(folder), null, 2)}\n`);
    await unlessThere(path.join(folder, '.gitignore'), ignored);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw workbenchError(
      'SINK_UNWRITABLE',
      'usage',
      `No project can be made in ${folder}: ${reason}`,
      { root: folder },
      { hint: 'Choose a folder that you may write.' },
    );
  }
}

async function unlessThere(file: string, text: string): Promise<void> {
  await writeFile(file, text, { flag: 'wx' }).catch((error: unknown) => {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  });
}
