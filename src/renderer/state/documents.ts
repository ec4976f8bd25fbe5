/**
 * The texts of the open files. They live outside the stores: the editor's model holds a text once it is mounted, and
 * the stores only know its fingerprint. Every change is saved as typed, and kept in the window's own storage while a save fails.
 */
import { api } from './connection';
import { absolutePath } from './paths';
import { forget, isString, recall, remember } from './remembered';
import { Saver, type SaveState } from './saver';

export interface EditorDocument {
  readonly root: string;
  readonly path: string;
  readonly saver: Saver;
  /** The text that is known to be on disk. */
  savedText: string;
  readText: () => string;
  /** Set by the editor: puts a text from disk into the model without losing the cursor. */
  replaceText: (text: string) => void;
}

export interface DocumentListener {
  readonly onSaveState: (path: string, state: SaveState) => void;
  readonly onSaved: (path: string, text: string) => void;
}

const documents = new Map<string, EditorDocument>();

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
  const { text } = await api().readFile({ root, path });
  const draft = recall(draftKey(root, path), isString);
  const restored = draft !== null && draft !== text;
  let current = restored ? draft : text;
  const document: EditorDocument = {
    root,
    path,
    savedText: text,
    readText: () => current,
    replaceText: (next) => {
      current = next;
    },
    saver: new Saver({
      delayMs: 300,
      retryMs: [1_000, 2_000, 5_000, 10_000],
      read: () => document.readText(),
      write: async (next) => {
        await api().writeFile({ root, path, text: next });
      },
      onState: (state) => {
        if (state.kind === 'failed') remember(draftKey(root, path), document.readText());
        listener.onSaveState(path, state);
      },
      onSaved: (next) => {
        document.savedText = next;
        forget(draftKey(root, path));
        listener.onSaved(path, next);
      },
    }),
  };
  documents.set(path, document);
  if (restored) document.saver.touch();
  return { document, restored };
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

/** Takes over what another program wrote, for files without unsaved text. Returns the paths that changed. */
export async function rereadDocuments(): Promise<string[]> {
  const changed: string[] = [];
  for (const document of [...documents.values()]) {
    if (document.saver.isDirty()) continue;
    const before = document.savedText;
    const text = await api()
      .readFile({ root: document.root, path: document.path })
      .then(
        (answer) => answer.text,
        // Gone or unreadable for now: the text in the editor is the better one.
        () => before,
      );
    if (text === before || document.saver.isDirty() || document.savedText !== before) continue;
    document.savedText = text;
    document.replaceText(text);
    changed.push(document.path);
  }
  return changed;
}
