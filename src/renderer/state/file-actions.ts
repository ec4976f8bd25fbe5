/** What is done with files and folders of the project; tabs, breakpoints, bindings, data links and cases follow. */
import { toErrorData } from '../../contract/errors';
import type { ProjectSettings } from '../../contract/model/project';
import { renameBreakpoints } from './breakpoints';
import { api } from './connection';
import { flushDocuments } from './documents';
import { closeFile, openBelow, openFile, renameTabs } from './editor';
import { chooseNode } from './file-tree';
import { notify } from './notices';
import { baseName, folderOf, joinedPath, movedPath } from './paths';
import { openedProject, refreshProject, updateProjectSettings } from './project';
import { readCases } from './tests';

/** Renames or moves. False where it was refused; the reason is told. */
export async function renamePath(from: string, to: string): Promise<boolean> {
  if (from === to) return true;
  return doing(`${from} was not renamed`, async (root) => {
    if (!(await flushDocuments())) throw new Error('a file that is open could not be saved');
    await api().movePath({ root, from, to });
    updateProjectSettings((settings) => movedSettings(settings, from, to));
    renameBreakpoints((path) => movedPath(path, from, to));
    renameTabs(from, to);
    chooseNode(to);
  });
}

/** What the settings say of files, after `from` was moved to `to`. */
export function movedSettings(settings: ProjectSettings, from: string, to: string): ProjectSettings {
  const moved = (path: string): string => movedPath(path, from, to);
  const bindings = Object.entries(settings.bindings).map(([key, binding]) => {
    const colon = key.lastIndexOf(':');
    const { twin } = binding;
    const value = twin === undefined ? binding : { ...binding, twin: { ...twin, file: moved(twin.file) } };
    return [`${moved(key.slice(0, colon))}${key.slice(colon)}`, value] as const;
  });
  return {
    ...settings,
    bindings: Object.fromEntries(bindings),
    data: settings.data.map((link) => ({ ...link, path: moved(link.path) })),
  };
}

/** Into a folder; '' is the project itself. */
export function moveInto(path: string, folder: string): Promise<boolean> {
  return renamePath(path, joinedPath(folder, baseName(path)));
}

export async function duplicatePath(path: string): Promise<void> {
  const entries = new Set(openedProject()?.entries.map((entry) => entry.path));
  const to = copyName(path, entries);
  const done = await doing(`${path} was not copied`, async (root) => {
    await flushDocuments();
    await api().copyPath({ root, from: path, to });
    chooseNode(to);
  });
  if (done && to.endsWith('.py')) void openFile(to);
}

/** `delay.py` becomes `delay_copy.py`, `delay_copy_2.py`: names that Python can import. */
export function copyName(path: string, taken: ReadonlySet<string>): string {
  const name = baseName(path);
  const dot = name.indexOf('.', 1);
  const stem = dot < 0 ? name : name.slice(0, dot);
  for (let count = 1; ; count += 1) {
    const candidate = `${stem}_copy${count === 1 ? '' : `_${count}`}${dot < 0 ? '' : name.slice(dot)}`;
    if (!taken.has(joinedPath(folderOf(path), candidate))) return joinedPath(folderOf(path), candidate);
  }
}

/** Into the bin, with a notice that takes it back. */
export async function deletePath(path: string): Promise<void> {
  await doing(`${path} was not deleted`, async (root) => {
    await flushDocuments();
    const tabs = openBelow(path);
    const { binId } = await api().deletePath({ root, path });
    for (const tab of tabs) closeFile(tab);
    chooseNode(null);
    notify('info', `${path} was deleted.`, { label: 'Undo', run: () => void undelete(binId, tabs) });
  });
}

async function undelete(binId: string, tabs: readonly string[]): Promise<void> {
  await doing('It could not be brought back', async (root) => {
    const { path } = await api().restorePath({ root, binId });
    chooseNode(path);
  });
  for (const tab of tabs) void openFile(tab);
}

export async function createFolder(path: string): Promise<boolean> {
  return doing(`${path} was not made`, async (root) => {
    await api().createFolder({ root, path });
    chooseNode(path);
  });
}

/** Shows it in the system's file manager. */
export async function revealPath(path: string): Promise<void> {
  await doing(`${path} could not be shown`, async (root) => {
    await api().revealPath({ path: `${root}/${path}` });
  });
}

export async function copyPathText(path: string, form: 'whole' | 'relative'): Promise<void> {
  const root = openedProject()?.root ?? '';
  await navigator.clipboard.writeText(form === 'whole' ? `${root}/${path}` : path).catch((thrown: unknown) => {
    notify('danger', `The path was not copied: ${toErrorData(thrown).error}`);
  });
}

/** Reads the folder anew afterwards, and says what went wrong. */
async function doing(failure: string, work: (root: string) => Promise<void>): Promise<boolean> {
  const project = openedProject();
  if (project === null) return false;
  try {
    await work(project.root);
    return true;
  } catch (thrown) {
    const { error, hint } = toErrorData(thrown, 'usage');
    notify('danger', `${failure}: ${error} ${hint ?? ''}`.trim());
    return false;
  } finally {
    await refreshProject();
    await readCases();
  }
}
