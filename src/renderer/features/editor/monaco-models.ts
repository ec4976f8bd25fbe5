/** One model a file, for as long as the file is open. The model holds the text; documents.ts reads and saves it. */
import { documentOf, type EditorDocument } from '../../state/documents';
import { documentChanged } from '../../state/editor';
import { editor, Uri } from './monaco-setup';

const scheme = 'project';

interface MountedModel {
  readonly model: editor.ITextModel;
  readonly document: EditorDocument;
}

const models = new Map<string, MountedModel>();
const viewStates = new Map<string, editor.ICodeEditorViewState | null>();

export function modelOf(path: string): editor.ITextModel | null {
  const document = documentOf(path);
  if (document === undefined) return null;
  const known = models.get(path);
  if (known?.document === document) return known.model;
  // Closed and opened again before the old model was dropped.
  if (known !== undefined) drop(path, known);
  const language = path.endsWith('.py') ? 'python' : 'plaintext';
  const model = editor.createModel(document.readText(), language, Uri.from({ scheme, path: `/${path}` }));
  model.updateOptions({ bracketColorizationOptions: { enabled: false, independentColorPoolPerBracketType: false } });
  models.set(path, { model, document });
  document.readText = () => model.getValue();
  let replacing = false;
  document.replaceText = (text) => {
    // An edit, not setValue: it keeps the cursor and can be undone.
    replacing = true;
    model.pushEditOperations([], [{ range: model.getFullModelRange(), text }], () => null);
    replacing = false;
  };
  model.onDidChangeContent(() => {
    if (!replacing) documentChanged(path);
  });
  return model;
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

/** Drops the models of files that are closed. */
export function dropModelsExcept(paths: ReadonlySet<string>): void {
  for (const [path, mounted] of [...models]) {
    if (!paths.has(path)) drop(path, mounted);
  }
}

function drop(path: string, { model, document }: MountedModel): void {
  // A save that is still under way reads the text after the model is gone.
  const text = model.getValue();
  document.readText = () => text;
  document.replaceText = () => undefined;
  models.delete(path);
  viewStates.delete(path);
  model.dispose();
}
