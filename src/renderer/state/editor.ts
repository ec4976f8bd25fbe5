/** Open files, the cursor, and where the editor is asked to go. Texts are in documents.ts, models in the editor itself. */
import { create } from 'zustand';
import { toErrorData, type ErrorData } from '../../contract/errors';
import {
  closeDocument,
  documentOf,
  flushDocuments,
  openDocument,
  rereadDocuments,
  type DocumentListener,
} from './documents';
import { inspectFile, inspectSoon } from './inspections';
import { notify } from './notices';
import { closePages, leavePages } from './pages';
import { openedProject, refreshProject } from './project';
import { isStringList, recall, remember } from './remembered';
import type { SaveState } from './saver';
import { textHash } from './text-hash';
import { api } from './connection';

export type LoadState =
  { readonly kind: 'loading' } | { readonly kind: 'ready' } | { readonly kind: 'failed'; readonly error: ErrorData };

export interface OpenFile {
  readonly path: string;
  readonly load: LoadState;
  readonly save: SaveState;
  /** Fingerprint of the text on disk; changes with each save. */
  readonly savedHash: string;
}

export interface RevealRequest {
  readonly path: string;
  readonly line: number;
  readonly column: number;
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
    changeFile(path, { savedHash: textHash(text) });
    inspectSoon(path);
  },
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

/** Opens the tabs of last time, or the file the project's bindings speak of first. */
export function openTabsOf(root: string, files: readonly string[], bound: readonly string[]): void {
  for (const file of useEditor.getState().files) closeDocument(file.path);
  closePages();
  useEditor.setState({ files: [], active: null, cursorLine: 1, reveal: null });
  const [active, ...tabs] = (recall(tabsKey(root), isStringList) ?? []).filter((path) => files.includes(path));
  const first = active ?? bound.find((path) => files.includes(path)) ?? files[0];
  for (const path of tabs) void openFile(path, 'background');
  if (first !== undefined) void openFile(first);
}

export async function openFile(path: string, where: 'front' | 'background' = 'front'): Promise<void> {
  const project = openedProject();
  if (project === null) return;
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
    const file: OpenFile = { path, load: { kind: 'loading' }, save: { kind: 'saved' }, savedHash: '' };
    useEditor.setState((store) => ({ files: [...store.files, file] }));
  }
  rememberTabs();
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

/** Makes a file with a first text and opens it. */
export async function createFile(path: string, text: string): Promise<void> {
  const project = openedProject();
  if (project === null) return;
  await api().writeFile({ root: project.root, path, text });
  const problem = await refreshProject();
  if (problem !== null) notify('warning', `The list of files could not be read again: ${problem.error}`);
  await openFile(path);
}

/** Called by the editor for each change of a text. */
export function documentChanged(path: string): void {
  documentOf(path)?.saver.touch();
}

export function setCursorLine(line: number): void {
  if (useEditor.getState().cursorLine !== line) useEditor.setState({ cursorLine: line });
}

let lastNonce = 0;

/** Opens the file and puts the cursor at a place in it, 1-based. */
export function revealPlace(path: string, line: number, column = 1): void {
  lastNonce += 1;
  useEditor.setState({ reveal: { path, line, column, nonce: lastNonce } });
  void openFile(path);
}

/** Save now. Runs and comparisons call it, so that the worker reads what the user sees. */
export async function saveAll(): Promise<boolean> {
  return flushDocuments();
}

/** The window is looked at again: another program may have written. */
export async function rereadFiles(): Promise<void> {
  for (const path of await rereadDocuments()) {
    const document = documentOf(path);
    if (document !== undefined) changeFile(path, { savedHash: textHash(document.savedText) });
    void inspectFile(path);
  }
}
