/** Open files, the cursor, and where the editor is asked to go. Texts are in documents.ts, models in the editor itself. */
import { create } from 'zustand';
import { toErrorData, type ErrorData } from '../../contract/errors';
import {
  chooseText,
  closeDocument,
  documentOf,
  documentTouched,
  flushDocuments,
  openDocument,
  openDocuments,
  rereadDocument,
  type DocumentListener,
} from './documents';
import { rowsFileEnding } from '../../contract/model/project';
import { inspectFile, inspectSoon } from './inspections';
import { notify } from './notices';
import { closePages, leavePages, movePages, openPage } from './pages';
import { openedProject, refreshProject } from './project';
import { isAtOrBelow, movedPath } from './paths';
import { isStringList, recall, remember } from './remembered';
import type { SaveState } from './saver';
import { textHash } from '../../contract/text-hash';
import { api } from './connection';

export type LoadState =
  { readonly kind: 'loading' } | { readonly kind: 'ready' } | { readonly kind: 'failed'; readonly error: ErrorData };

export interface OpenFile {
  readonly path: string;
  readonly load: LoadState;
  readonly save: SaveState;
  /** Fingerprint of the text on disk; changes with each save. */
  readonly savedHash: string;
  /** What another program did: `conflict` waits for the user's choice, `gone` for the next edit or its coming back. */
  readonly outside: 'none' | 'conflict' | 'gone';
}

export interface RevealRequest {
  readonly path: string;
  readonly line: number;
  readonly column: number;
  /** Whether the keys go to the editor from then on. */
  readonly focus: boolean;
  /** A request for the same place again is another request. */
  readonly nonce: number;
}

interface EditorStore {
  readonly files: readonly OpenFile[];
  readonly active: string | null;
  /** 1-based line of the cursor in the active file. */
  readonly cursorLine: number;
  readonly reveal: RevealRequest | null;
}

export const useEditor = create<EditorStore>()(() => ({ files: [], active: null, cursorLine: 1, reveal: null }));

const listener: DocumentListener = {
  onSaveState: (path, save) => changeFile(path, { save }),
  onSaved: (path, text) => {
    changeFile(path, { savedHash: textHash(text), outside: 'none' });
    inspectSoon(path);
  },
  onConflict: (path) => changeFile(path, { outside: 'conflict' }),
};

function changeFile(path: string, change: Partial<OpenFile>): void {
  useEditor.setState((store) => ({
    files: store.files.map((file) => (file.path === path ? { ...file, ...change } : file)),
  }));
}

function tabsKey(root: string): string {
  return `tabs:${root}`;
}

function rememberTabs(): void {
  const project = openedProject();
  if (project === null) return;
  const { files, active } = useEditor.getState();
  remember(tabsKey(project.root), [active ?? '', ...files.map((file) => file.path)]);
}

/** Opens the tabs of last time, or the first of `bound` that is there. */
export function openTabsOf(root: string, files: readonly string[], bound: readonly string[]): void {
  for (const file of useEditor.getState().files) closeDocument(file.path);
  closePages();
  useEditor.setState({ files: [], active: null, cursorLine: 1, reveal: null });
  const [active, ...tabs] = (recall(tabsKey(root), isStringList) ?? []).filter((path) => files.includes(path));
  const first = active ?? bound.find((path) => files.includes(path));
  for (const path of tabs) void openFile(path, 'background');
  if (first !== undefined) void openFile(first);
}

export async function openFile(path: string, where: 'front' | 'background' = 'front'): Promise<void> {
  const project = openedProject();
  if (project === null) return;
  if (path.endsWith(rowsFileEnding)) {
    openPage({ kind: 'rows', path });
    return;
  }
  const known = useEditor.getState().files.find((file) => file.path === path);
  if (where === 'front') {
    leavePages();
    useEditor.setState({ active: path });
  }
  if (known !== undefined && known.load.kind !== 'failed') {
    rememberTabs();
    return;
  }
  if (known === undefined) {
    const file: OpenFile = { path, load: { kind: 'loading' }, save: { kind: 'saved' }, savedHash: '', outside: 'none' };
    useEditor.setState((store) => ({ files: [...store.files, file] }));
  }
  rememberTabs();
  await load(path);
}

async function load(path: string): Promise<void> {
  const project = openedProject();
  if (project === null) return;
  try {
    const { document, restored } = await openDocument(project.root, path, listener);
    changeFile(path, { load: { kind: 'ready' }, savedHash: textHash(document.savedText) });
    if (restored) notify('info', `Text of ${path} that could not be saved last time was restored.`);
    if (useEditor.getState().active === path) void inspectFile(path);
  } catch (thrown) {
    changeFile(path, { load: { kind: 'failed', error: toErrorData(thrown, 'usage') } });
  }
}

export function closeFile(path: string): void {
  const { files, active } = useEditor.getState();
  const index = files.findIndex((file) => file.path === path);
  if (index < 0) return;
  closeDocument(path);
  const rest = files.filter((file) => file.path !== path);
  const next = active === path ? (rest[index] ?? rest[index - 1])?.path : active;
  useEditor.setState({ files: rest, active: next ?? null });
  rememberTabs();
}

/** Makes a file with a first text (null: it was made already) and opens it. Rejects with FILE_EXISTS. */
export async function createFile(path: string, text: string | null): Promise<void> {
  const project = openedProject();
  if (project === null) return;
  if (text !== null) await api().writeFile({ root: project.root, path, text, over: null });
  const problem = await refreshProject();
  if (problem !== null) notify('warning', `The list of files could not be read again: ${problem.error}`);
  await openFile(path);
}

/** Called by the editor for each change of a text. */
export function documentChanged(path: string): void {
  const document = documentOf(path);
  if (document !== undefined) documentTouched(document);
}

export function setCursorLine(line: number): void {
  if (useEditor.getState().cursorLine !== line) useEditor.setState({ cursorLine: line });
}

let lastNonce = 0;

/** Opens the file and puts the cursor at a place in it, 1-based. */
export function revealPlace(path: string, line: number, column = 1, focus = true): void {
  lastNonce += 1;
  useEditor.setState({ reveal: { path, line, column, focus, nonce: lastNonce } });
  void openFile(path);
}

/** Save now. Runs and comparisons call it, so that the worker reads what the user sees. */
export async function saveAll(): Promise<boolean> {
  return flushDocuments();
}

/** Another program may have written: all open files are looked at, or those named. */
export async function rereadFiles(paths: readonly string[] | null = null): Promise<void> {
  for (const document of openDocuments()) {
    const { path } = document;
    if (paths !== null && !paths.includes(path)) continue;
    const change = await rereadDocument(document);
    if (change === 'gone' || change === 'conflict') {
      changeFile(path, { outside: change });
      document.onOutside?.(change);
    } else if (useEditor.getState().files.some((file) => file.path === path && file.outside === 'gone')) {
      changeFile(path, { outside: 'none' });
    }
    if (change !== 'taken') continue;
    changeFile(path, { savedHash: textHash(document.savedText) });
    void inspectFile(path);
  }
}

/** Goes on with one of the two texts of a file that was written here and elsewhere. */
export function resolveConflict(path: string, choice: 'mine' | 'other'): void {
  const document = documentOf(path);
  if (document === undefined) return;
  chooseText(document, choice);
  changeFile(path, { outside: 'none', savedHash: textHash(document.savedText) });
  if (choice === 'other') void inspectFile(path);
}

/** The paths of open files that are `path` or lie below it. */
export function openBelow(path: string): readonly string[] {
  return useEditor
    .getState()
    .files.map((file) => file.path)
    .filter((open) => isAtOrBelow(open, path));
}

/** Tabs of files that have other names now; they stay where they are. */
export function renameTabs(from: string, to: string): void {
  const { files, active } = useEditor.getState();
  const moved = openBelow(from);
  for (const path of moved) closeDocument(path);
  const next = (path: string): string => movedPath(path, from, to);
  useEditor.setState({
    files: files.map((file) =>
      moved.includes(file.path) ? { ...file, path: next(file.path), load: { kind: 'loading' } } : file,
    ),
    active: active === null ? null : next(active),
  });
  for (const path of moved) void load(next(path));
  movePages((path) => (isAtOrBelow(path, from) ? next(path) : path));
  rememberTabs();
}
