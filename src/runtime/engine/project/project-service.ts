/** Projects as folders of plain files: open, list, read, write. */
import { mkdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { WorkbenchError, workbenchError } from '../../../contract/errors';
import type { Project, ProjectSettings } from '../../../contract/model/project';
import { textHash } from '../../../contract/text-hash';
import { readConfigYaml } from './config-yaml';
import { isPythonFile, listEntries } from './list-entries';
import { resolveInside } from './project-paths';
import { readWorkbenchFile, writeWorkbenchFile } from './workbench-file';

/** More text than an editor is opened on. */
const readLimitBytes = 8 * 1024 * 1024;

export async function openProject(root: string): Promise<Project> {
  const folder = path.resolve(root);
  if (!(await isFolder(folder))) {
    throw workbenchError(
      'FILE_NOT_FOUND',
      'usage',
      `There is no folder ${folder}.`,
      { root: folder },
      { hint: 'Open a folder that exists.' },
    );
  }
  const [workbench, config, entries] = await Promise.all([
    readWorkbenchFile(folder),
    readConfigYaml(folder),
    listEntries(folder),
  ]);
  const problems = [workbench.problem, config.problem].filter((problem) => problem !== null);
  return {
    root: folder,
    settings: workbench.settings,
    files: entries.filter(isPythonFile).map((entry) => entry.path),
    entries,
    configYaml: config.values,
    configText: config.text,
    problem: problems.length === 0 ? null : problems.join(' '),
  };
}

/** Returns the settings that were on disk before. */
export async function saveProjectSettings(root: string, settings: ProjectSettings): Promise<ProjectSettings> {
  return writeWorkbenchFile(path.resolve(root), settings);
}

/** UTF-8 text of a file of the project. Throws FILE_NOT_FOUND or FILE_UNREADABLE. */
export async function readProjectFile(root: string, relative: string): Promise<string> {
  const file = await resolveInside(root, relative);
  let bytes: Buffer;
  try {
    const { size } = await stat(file);
    if (size > readLimitBytes) throw unreadable(file, `it has ${size} bytes, more than an editor opens`);
    bytes = await readFile(file);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
      throw workbenchError('FILE_NOT_FOUND', 'usage', `There is no file ${relative} in the project.`, { file });
    }
    if (error instanceof Error && 'code' in error) throw unreadable(file, error.message);
    throw error;
  }
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw unreadable(file, 'it is not UTF-8 text');
  }
}

/**
 * Written beside and renamed, so that a killed process leaves the old or the new text, never a half. `over`: fingerprint of the text that
 * is expected there, null for none; where it is left out, whatever is there is replaced. Throws FILE_CHANGED or FILE_EXISTS otherwise.
 */
export async function writeProjectFile(
  root: string,
  relative: string,
  text: string,
  over?: string | null,
): Promise<void> {
  const file = await resolveInside(root, relative);
  if (over !== undefined) await requireUnchanged(root, relative, file, over);
  try {
    await mkdir(path.dirname(file), { recursive: true });
    await writeFileAtomic(file, text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw workbenchError(
      'FILE_UNREADABLE',
      'usage',
      `${relative} cannot be written: ${reason}`,
      { file },
      { hint: 'Check that the folder exists and may be written.' },
    );
  }
}

/** A file that another program deleted is written anew: the text in the editor is the one that is left. */
async function requireUnchanged(root: string, relative: string, file: string, over: string | null): Promise<void> {
  const there = await readProjectFile(root, relative).catch((error: unknown) => {
    if (error instanceof WorkbenchError && error.data.code === 'FILE_NOT_FOUND') return null;
    throw error;
  });
  if (there === null || (over !== null && textHash(there) === over)) return;
  if (over === null) throw workbenchError('FILE_EXISTS', 'usage', `There is a ${relative} already.`, { file });
  throw workbenchError(
    'FILE_CHANGED',
    'usage',
    `${relative} was changed by another program while it was edited here.`,
    { file },
    { hint: 'Choose which of the two texts to go on with; undo brings the other one back.' },
  );
}

async function isFolder(folder: string): Promise<boolean> {
  return stat(folder).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

function unreadable(file: string, reason: string): Error {
  return workbenchError('FILE_UNREADABLE', 'usage', `${file} cannot be read: ${reason}.`, { file });
}
