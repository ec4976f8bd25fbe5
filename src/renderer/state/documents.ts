/**
 * The texts of the open files. They live outside the stores: the editor's model holds a text once it is mounted, and
 * the stores only know its fingerprint. Every change is saved as typed; until it is in the file it lies in the engine's drafts, and
 * while a save fails also in the window's own storage.
 */
import { WorkbenchError, workbenchError } from '../../contract/errors';
import type { TextEdit } from '../../contract/model/language';
import { textHash } from '../../contract/text-hash';
import { api } from './connection';
import { Journal } from './journal';
import { absolutePath } from './paths';
import { forget, isString, recall, remember } from './remembered';
import { Saver, type SaveState } from './saver';

export interface EditorDocument {
  readonly root: string;
  readonly path: string;
  readonly saver: Saver;
  readonly journal: Journal;
  /** The text that is known to be on disk. */
  savedText: string;
  /** Set where another program wrote the file while text was unsaved: what it wrote. Nothing is saved until the user has chosen. */
  otherText: string | null;
  readText: () => string;
  /** Set by the editor: puts a text into the model as an edit that can be undone, without losing the cursor. */
  replaceText: (text: string) => void;
  /** Set by who shows the text elsewhere than in the editor: what another program did to the file. */
  onOutside?: (change: 'conflict' | 'gone') => void;
  /** Set by the editor: edits that can be undone, without losing the cursor. */
  applyEdits: (edits: readonly TextEdit[]) => void;
}

export interface DocumentListener {
  readonly onSaveState: (path: string, state: SaveState) => void;
  readonly onSaved: (path: string, text: string) => void;
  readonly onConflict: (path: string) => void;
}

/** What another program did to a file that is open. */
export type OutsideChange = 'none' | 'taken' | 'conflict' | 'gone';

const documents = new Map<string, EditorDocument>();
const saveAfterMs = 100;
const saveLatestMs = 1_000;

export function documentOf(path: string): EditorDocument | undefined {
  return documents.get(path);
}

function draftKey(root: string, path: string): string {
  return `draft:${absolutePath(root, path)}`;
}

/** Reads the file. `restored` is true where an unsaved text of an earlier session was put over what is on disk. */
export async function openDocument(
  root: string,
  path: string,
  listener: DocumentListener,
): Promise<{ readonly document: EditorDocument; readonly restored: boolean }> {
  const { text, draft: kept } = await api().readFile({ root, path });
  const draft = kept ?? recall(draftKey(root, path), isString);
  const restored = draft !== null && draft !== text;
  const document = newDocument(root, path, { saved: text, current: restored ? draft : text }, listener);
  documents.set(path, document);
  if (restored) documentTouched(document);
  return { document, restored };
}

function newDocument(
  root: string,
  path: string,
  text: { readonly saved: string; readonly current: string },
  listener: DocumentListener,
): EditorDocument {
  let { current } = text;
  const document: EditorDocument = {
    root,
    path,
    savedText: text.saved,
    otherText: null,
    readText: () => current,
    replaceText: (next) => {
      current = next;
    },
    journal: new Journal(
      () => document.readText(),
      (next) => api().keepDraft({ root, path, text: next }),
    ),
    applyEdits: () => undefined,
    saver: new Saver({
      delayMs: saveAfterMs,
      longestMs: saveLatestMs,
      retryMs: [1_000, 2_000, 5_000, 10_000],
      read: () => document.readText(),
      write: (next) => write(document, next, listener),
      onState: (state) => {
        if (state.kind === 'failed') remember(draftKey(root, path), document.readText());
        listener.onSaveState(path, state);
      },
      onSaved: (next) => {
        document.savedText = next;
        forget(draftKey(root, path));
        if (document.readText() === next) document.journal.drop();
        listener.onSaved(path, next);
      },
    }),
  };
  return document;
}

async function write(document: EditorDocument, text: string, listener: DocumentListener): Promise<void> {
  const { root, path } = document;
  if (document.otherText !== null) throw unchosen(path);
  try {
    await api().writeFile({ root, path, text, over: textHash(document.savedText) });
  } catch (thrown) {
    if (thrown instanceof WorkbenchError && thrown.data.code === 'FILE_CHANGED') {
      const { text: other } = await api().readFile({ root, path });
      // Both programs wrote the same.
      if (other === text) return;
      document.otherText = other;
      listener.onConflict(path);
    }
    throw thrown;
  }
}

function unchosen(path: string): WorkbenchError {
  return workbenchError('FILE_CHANGED', 'usage', `${path} is not saved until you choose between its two texts.`, {
    path,
  });
}

/** The text was edited: it is kept at once and saved soon. */
export function documentTouched(document: EditorDocument): void {
  document.journal.touch();
  document.saver.touch();
}

export function closeDocument(path: string): void {
  const document = documents.get(path);
  if (document === undefined) return;
  documents.delete(path);
  void document.saver.flush();
}

/** Writes every text that is not on disk yet. False where one could not be written. */
export async function flushDocuments(): Promise<boolean> {
  const results = await Promise.all([...documents.values()].map((document) => document.saver.flush()));
  return results.every((saved) => saved);
}

/** For the moment the window goes: writes are under way, and drafts are kept in case they do not arrive. */
export function keepDrafts(): boolean {
  const dirty = [...documents.values()].filter((document) => document.saver.isDirty());
  for (const document of dirty) {
    remember(draftKey(document.root, document.path), document.readText());
    void document.saver.flush();
  }
  return dirty.length > 0;
}

/** Looks at what is on disk: taken over where nothing is unsaved here, else both texts are kept and the user chooses. */
export async function rereadDocument(document: EditorDocument): Promise<OutsideChange> {
  const { root, path } = document;
  const before = document.savedText;
  let text: string;
  try {
    ({ text } = await api().readFile({ root, path }));
  } catch (thrown) {
    // Gone or unreadable for now: the text in the editor is the better one.
    return thrown instanceof WorkbenchError && thrown.data.code === 'FILE_NOT_FOUND' ? 'gone' : 'none';
  }
  // Written by ourselves meanwhile.
  if (text === before || document.savedText !== before || documents.get(path) !== document) return 'none';
  if (document.saver.isDirty()) {
    if (text === document.readText()) return 'none';
    document.otherText = text;
    return 'conflict';
  }
  document.savedText = text;
  document.replaceText(text);
  return 'taken';
}

export function openDocuments(): readonly EditorDocument[] {
  return [...documents.values()];
}

/** The text to go on with; the other one is an undo away. */
export function chooseText(document: EditorDocument, choice: 'mine' | 'other'): void {
  const other = document.otherText;
  if (other === null) return;
  const mine = document.readText();
  document.otherText = null;
  document.savedText = other;
  document.replaceText(other);
  if (choice === 'mine') {
    document.replaceText(mine);
    documentTouched(document);
    void document.saver.flush();
    return;
  }
  document.saver.settle();
  document.journal.drop();
  forget(draftKey(document.root, document.path));
}
