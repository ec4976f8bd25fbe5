/** Projects as folders of plain files: open, list, read, write. */
import { readFile, readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { workbenchError } from '../../../contract/errors';
import type { Project, ProjectSettings } from '../../../contract/model/project';
import { readConfigYaml } from './config-yaml';
import { resolveInside } from './project-paths';
import { readWorkbenchFile, writeWorkbenchFile } from './workbench-file';

/** More text than an editor is opened on. */
const readLimitBytes = 8 * 1024 * 1024;
const mostFiles = 2_000;
const mostFolders = 1_000;
const deepest = 8;

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
  const [workbench, config, files] = await Promise.all([
    readWorkbenchFile(folder),
    readConfigYaml(folder),
    listPythonFiles(folder),
  ]);
  const problems = [workbench.problem, config.problem].filter((problem) => problem !== null);
  return {
    root: folder,
    settings: workbench.settings,
    files: [...files],
    configYaml: config.values,
    problem: problems.length === 0 ? null : problems.join(' '),
  };
}

export async function saveProjectSettings(root: string, settings: ProjectSettings): Promise<void> {
  await writeWorkbenchFile(path.resolve(root), settings);
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

/** Written beside and renamed, so that a killed process leaves the old or the new text, never a half. */
export async function writeProjectFile(root: string, relative: string, text: string): Promise<void> {
  const file = await resolveInside(root, relative);
  try {
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

/** Relative paths with forward slashes, sorted. Hidden folders, environments and caches are left out. */
export async function listPythonFiles(root: string): Promise<readonly string[]> {
  const search = { root, files: [], folders: 0 };
  await collect(search, '', 0);
  return search.files.sort();
}

interface FileSearch {
  readonly root: string;
  readonly files: string[];
  folders: number;
}

async function collect(search: FileSearch, folder: string, depth: number): Promise<void> {
  search.folders += 1;
  if (depth > deepest || search.folders > mostFolders || search.files.length >= mostFiles) return;
  // A folder that may not be listed hides its own files only.
  const entries = await readdir(path.join(search.root, folder), { withFileTypes: true }).catch(() => []);
  if (folder !== '' && entries.some((entry) => entry.name === 'pyvenv.cfg')) return;
  for (const entry of entries) {
    const relative = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory() && !isSkippedFolder(entry.name)) await collect(search, relative, depth + 1);
    else if (entry.name.endsWith('.py') && !entry.isDirectory()) search.files.push(relative);
  }
}

function isSkippedFolder(name: string): boolean {
  return name.startsWith('.') || name === '__pycache__' || name === 'node_modules' || name === 'site-packages';
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
