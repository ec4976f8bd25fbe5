/** One model a file, for as long as the file is open. The model holds the text; documents.ts reads and saves it. */
import type { TextEdit, TextRange } from '../../../contract/model/language';
import { documentOf, type EditorDocument } from '../../state/documents';
import { documentChanged } from '../../state/editor';
import { editor, Range, Uri } from './monaco-setup';

const scheme = 'project';

interface MountedModel {
  readonly model: editor.ITextModel;
  readonly document: EditorDocument;
}

/** Who wants to know of texts that come, change and go. */
export interface ModelFollower {
  readonly mounted: (path: string, model: editor.ITextModel) => void;
  readonly changed: (path: string, changes: readonly editor.IModelContentChange[]) => void;
  readonly dropped: (path: string) => void;
}

const followers = new Set<ModelFollower>();
/** Of files that are open. */
const models = new Map<string, MountedModel>();
/** Of files that were closed, the last one last: opened again, they can still be undone. */
const resting = new Map<string, MountedModel>();
const mostResting = 30;
const viewStates = new Map<string, editor.ICodeEditorViewState | null>();
let replacing = false;

export function modelOf(path: string): editor.ITextModel | null {
  const document = documentOf(path);
  if (document === undefined) return null;
  const known = models.get(path) ?? resting.get(path);
  if (known !== undefined && models.has(path) && known.document === document) return known.model;
  resting.delete(path);
  // The same name in another project is another file.
  if (known !== undefined && known.document.root !== document.root) dispose(path, known);
  const model = known !== undefined && !known.model.isDisposed() ? known.model : newModel(path, document.readText());
  replaceText(model, document.readText());
  document.readText = () => model.getValue();
  document.replaceText = (text) => replaceText(model, text);
  document.applyEdits = (edits) => applyEdits(model, edits);
  models.set(path, { model, document });
  for (const follower of followers) follower.mounted(path, model);
  return model;
}

function newModel(path: string, text: string): editor.ITextModel {
  const uri = uriOf(path);
  // A copy that was only looked at.
  editor.getModel(uri)?.dispose();
  const model = editor.createModel(text, languageOf(path), uri);
  model.updateOptions({ bracketColorizationOptions: { enabled: false, independentColorPoolPerBracketType: false } });
  model.onDidChangeContent(({ changes }) => {
    if (!replacing) documentChanged(path);
    for (const follower of followers) follower.changed(path, changes);
  });
  return model;
}

function languageOf(path: string): string {
  if (path.endsWith('.sql')) return 'sql';
  return path.endsWith('.py') ? 'python' : 'plaintext';
}

/** An edit of what differs, and a step of its own for undo: cursor, marks and folds stay where their text is. */
function replaceText(model: editor.ITextModel, text: string): void {
  const before = model.getValue();
  if (before === text) return;
  let start = 0;
  const shorter = Math.min(before.length, text.length);
  while (start < shorter && before[start] === text[start]) start += 1;
  let end = 0;
  while (end < shorter - start && before[before.length - 1 - end] === text[text.length - 1 - end]) end += 1;
  const from = model.getPositionAt(start);
  const to = model.getPositionAt(before.length - end);
  const range = new Range(from.lineNumber, from.column, to.lineNumber, to.column);
  replacing = true;
  model.pushStackElement();
  model.pushEditOperations([], [{ range, text: text.slice(start, text.length - end) }], () => null);
  model.pushStackElement();
  replacing = false;
}

function applyEdits(model: editor.ITextModel, edits: readonly TextEdit[]): void {
  model.pushStackElement();
  model.pushEditOperations([], edits.map(editOperation), () => null);
  model.pushStackElement();
}

/** Hears at once of the models that are there. Returns how to stop. */
export function followModels(follower: ModelFollower): () => void {
  followers.add(follower);
  for (const [path, { model }] of models) follower.mounted(path, model);
  return () => {
    followers.delete(follower);
    for (const path of models.keys()) follower.dropped(path);
  };
}

export function uriOf(path: string): Uri {
  return Uri.from({ scheme, path: `/${path}` });
}

export function monacoRange(range: TextRange): Range {
  return new Range(range.line, range.column, range.endLine, range.endColumn);
}

function editOperation({ range, text }: TextEdit): editor.IIdentifiedSingleEditOperation {
  return { range: monacoRange(range), text };
}

export function pathOfModel(model: editor.ITextModel): string | null {
  return model.uri.scheme === scheme ? model.uri.path.slice(1) : null;
}

export function openModels(): readonly { readonly path: string; readonly model: editor.ITextModel }[] {
  return [...models].map(([path, { model }]) => ({ path, model }));
}

export function keepViewState(path: string, state: editor.ICodeEditorViewState | null): void {
  viewStates.set(path, state);
}

export function viewStateOf(path: string): editor.ICodeEditorViewState | null {
  return viewStates.get(path) ?? null;
}

/** Models of files that are closed rest; those of files that were closed long ago go. */
export function dropModelsExcept(paths: ReadonlySet<string>): void {
  for (const [path, mounted] of [...models]) {
    if (!paths.has(path)) rest(path, mounted);
  }
  for (const [path, mounted] of [...resting].slice(0, Math.max(0, resting.size - mostResting))) {
    resting.delete(path);
    dispose(path, mounted);
  }
}

function rest(path: string, mounted: MountedModel): void {
  const { model, document } = mounted;
  // A save that is still under way reads the text after the file was closed.
  const text = model.getValue();
  document.readText = () => text;
  document.replaceText = () => undefined;
  document.applyEdits = () => undefined;
  for (const follower of followers) follower.dropped(path);
  models.delete(path);
  resting.set(path, mounted);
}

function dispose(path: string, { model }: MountedModel): void {
  models.delete(path);
  viewStates.delete(path);
  model.dispose();
}
