/**
 * Rows by hand that are open in a grid. Their file is a document like others (saved as typed, drafts, changes from outside); the grid's
 * undo is its own, of whole tables.
 */
import { create } from 'zustand';
import { toErrorData, type ErrorData } from '../../contract/errors';
import type { Cell } from '../../contract/model/rows';
import { formatRowsFile, parseRowsFile, type RowsFile } from '../../contract/model/rows-file';
import {
  chooseText,
  closeDocument,
  documentOf,
  documentTouched,
  openDocument,
  type DocumentListener,
} from './documents';
import { pageKey, usePages } from './pages';
import { absolutePath } from './paths';
import { describeData, openedProject } from './project';
import type { SaveState } from './saver';
import { setCell, typedCell } from './rows-edits';

/** A cell whose box is open; what it holds counts at once, and becomes a step of undo when the box closes. */
export interface OpenBox {
  readonly row: number;
  readonly column: number;
  readonly text: string;
}

export interface RowsDocument {
  readonly file: RowsFile;
  readonly box: OpenBox | null;
  readonly past: readonly RowsFile[];
  readonly future: readonly RowsFile[];
  readonly save: SaveState;
  readonly outside: 'none' | 'conflict' | 'gone';
}

export type RowsState =
  | { readonly kind: 'loading' }
  /** The file cannot be read, or holds something else. */
  | { readonly kind: 'failed'; readonly error: ErrorData }
  | { readonly kind: 'open'; readonly document: RowsDocument };

export const useRows = create<{ readonly files: Readonly<Record<string, RowsState>> }>()(() => ({ files: {} }));

const mostSteps = 200;

function put(path: string, state: RowsState): void {
  useRows.setState(({ files }) => ({ files: { ...files, [path]: state } }));
}

function openOf(path: string): RowsDocument | null {
  const state = useRows.getState().files[path];
  return state?.kind === 'open' ? state.document : null;
}

function change(path: string, next: Partial<RowsDocument>): void {
  const document = openOf(path);
  if (document !== null) put(path, { kind: 'open', document: { ...document, ...next } });
}

const listener: DocumentListener = {
  onSaveState: (path, save) => change(path, { save }),
  onSaved: (path) => {
    change(path, { outside: 'none' });
    // A run that follows asks for the columns as they are now.
    describeRows(path);
  },
  onConflict: (path) => change(path, { outside: 'conflict' }),
};

function describeRows(path: string): void {
  const project = openedProject();
  if (project === null) return;
  const whole = absolutePath(project.root, path);
  for (const link of project.settings.data)
    if (absolutePath(project.root, link.path) === whole) void describeData(link.name);
}

/** Reads the file where it is not open yet. Its document is closed with its page. */
export async function openRows(path: string): Promise<void> {
  const project = openedProject();
  const known = useRows.getState().files[path];
  if (project === null || known?.kind === 'loading' || known?.kind === 'open') return;
  put(path, { kind: 'loading' });
  try {
    const { document } = await openDocument(project.root, path, listener);
    show(path, document.readText());
    document.replaceText = (text) => show(path, text);
    document.onOutside = (outside) => change(path, { outside });
  } catch (thrown) {
    put(path, { kind: 'failed', error: toErrorData(thrown, 'usage') });
  }
}

/** A text of the file as the grid's table. One that holds no rows is left as it is. */
function show(path: string, text: string): void {
  const document = documentOf(path);
  if (document === undefined) return;
  const before = openOf(path);
  try {
    const file = parseRowsFile(text, path);
    const past = before === null ? [] : [...before.past, before.file];
    put(path, {
      kind: 'open',
      document: { file, box: null, past, future: [], save: before?.save ?? { kind: 'saved' }, outside: 'none' },
    });
    document.readText = () => textOf(path) ?? text;
  } catch (thrown) {
    document.readText = () => text;
    put(path, { kind: 'failed', error: toErrorData(thrown, 'usage') });
  }
}

function textOf(path: string): string | null {
  const document = openOf(path);
  return document === null ? null : formatRowsFile(withBox(document));
}

/** The table with what is being typed. */
export function withBox({ file, box }: RowsDocument): RowsFile {
  return box === null ? file : setCell(file, box.row, box.column, typedCell(file, box.column, box.text));
}

function touched(path: string): void {
  const document = documentOf(path);
  if (document !== undefined) documentTouched(document);
}

/** The next table, as a step that can be undone. */
export function editRows(path: string, edit: (file: RowsFile) => RowsFile): void {
  const document = openOf(path);
  if (document === null) return;
  const next = edit(document.file);
  if (next === document.file) return;
  change(path, { file: next, past: [...document.past, document.file].slice(-mostSteps), future: [], box: null });
  touched(path);
}

export function typeInBox(path: string, box: OpenBox): void {
  const before = openOf(path)?.box;
  change(path, { box });
  if (before !== null && before?.text !== box.text) touched(path);
}

/** Esc takes the typed text back. */
export function closeBox(path: string, how: 'keep' | 'take back'): void {
  const document = openOf(path);
  const box = document?.box ?? null;
  if (document === null || box === null) return;
  const before: Cell | undefined = document.file.rows[box.row]?.[box.column];
  const next = withBox(document);
  change(path, { box: null });
  if (how === 'keep' && next.rows[box.row]?.[box.column] !== before) editRows(path, () => next);
  else touched(path);
}

export function undoRows(path: string): void {
  const document = openOf(path);
  const before = document?.past.at(-1);
  if (document === null || before === undefined) return;
  change(path, {
    file: before,
    past: document.past.slice(0, -1),
    future: [document.file, ...document.future],
    box: null,
  });
  touched(path);
}

export function redoRows(path: string): void {
  const document = openOf(path);
  const [next, ...future] = document?.future ?? [];
  if (document === null || next === undefined) return;
  change(path, { file: next, past: [...document.past, document.file], future, box: null });
  touched(path);
}

export function chooseRows(path: string, choice: 'mine' | 'other'): void {
  const document = documentOf(path);
  if (document === undefined) return;
  chooseText(document, choice);
  change(path, { outside: 'none' });
}

// A page that was closed has nothing more to keep.
usePages.subscribe(({ pages }) => {
  const open = new Set(pages.map(pageKey));
  const { files } = useRows.getState();
  const gone = Object.keys(files).filter((path) => !open.has(pageKey({ kind: 'rows', path })));
  if (gone.length === 0) return;
  for (const path of gone) {
    closeBox(path, 'keep');
    closeDocument(path);
  }
  useRows.setState({ files: Object.fromEntries(Object.entries(files).filter(([path]) => !gone.includes(path))) });
});
