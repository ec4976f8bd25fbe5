/** Definitions, uses and symbols. Files that are not open are shown from copies that go with the next look. */
import type { CodePlace, CodeSymbol } from '../../../contract/model/language';
import { monacoRange, pathOfModel, uriOf } from '../editor/monaco-models';
import { editor, languages, Uri, type IDisposable } from '../editor/monaco-setup';
import { api } from '../../state/connection';
import { revealPlace } from '../../state/editor';
import { isAbsolutePath } from '../../state/paths';
import { openedProject } from '../../state/project';
import { asking, askingAt } from './asking';

const libraryScheme = 'library';
const symbolKinds: Readonly<Record<CodeSymbol['kind'], languages.SymbolKind>> = {
  class: languages.SymbolKind.Class,
  method: languages.SymbolKind.Method,
  function: languages.SymbolKind.Function,
  variable: languages.SymbolKind.Variable,
  constant: languages.SymbolKind.Constant,
  property: languages.SymbolKind.Property,
  module: languages.SymbolKind.Module,
};

export function registerNavigation(): IDisposable[] {
  const copies = new Set<editor.ITextModel>();
  return [
    languages.registerDefinitionProvider('python', {
      provideDefinition: async (model, position) =>
        locations((await askingAt(model, position, (at) => api().definition(at)))?.places ?? [], copies),
    }),
    languages.registerReferenceProvider('python', {
      provideReferences: async (model, position) =>
        locations((await askingAt(model, position, (at) => api().references(at)))?.places ?? [], copies),
    }),
    languages.registerDocumentSymbolProvider('python', {
      provideDocumentSymbols: async (model) =>
        symbolTree((await asking(model, (at) => api().symbols(at)))?.symbols ?? []),
    }),
    editor.registerEditorOpener({
      openCodeEditor: (_source, uri, place) => {
        const model = editor.getModel(uri);
        const path = model === null ? null : pathOfModel(model);
        if (path === null) return false;
        const at =
          place === undefined
            ? null
            : 'startLineNumber' in place
              ? [place.startLineNumber, place.startColumn]
              : [place.lineNumber, place.column];
        revealPlace(path, at?.[0] ?? 1, at?.[1] ?? 1);
        return true;
      },
    }),
    { dispose: () => copies.forEach((copy) => copy.dispose()) },
  ];
}

async function locations(places: readonly CodePlace[], copies: Set<editor.ITextModel>): Promise<languages.Location[]> {
  const uris = await Promise.all(places.map(({ path }) => shownUri(path, copies)));
  return places.flatMap(({ range }, index) => {
    const uri = uris[index] ?? null;
    return uri === null ? [] : [{ uri, range: monacoRange(range) }];
  });
}

/** The file's model, made from a copy where it is not open; null where it cannot be read. */
async function shownUri(path: string, copies: Set<editor.ITextModel>): Promise<Uri | null> {
  const root = openedProject()?.root;
  const isLibrary = isAbsolutePath(path);
  const uri = isLibrary ? Uri.from({ scheme: libraryScheme, path: path.replaceAll('\\', '/') }) : uriOf(path);
  if (root === undefined) return null;
  if (editor.getModel(uri) !== null) return uri;
  const reading = isLibrary ? api().readLibrary({ path }) : api().readFile({ root, path });
  const text = await reading.then((answer) => answer.text).catch(() => null);
  if (text === null) return null;
  // Another look at the same file, or an opening of it, may have been faster.
  if (editor.getModel(uri) === null) {
    const copy = editor.createModel(text, 'python', uri);
    copies.add(copy);
    copy.onWillDispose(() => copies.delete(copy));
  }
  return uri;
}

function symbolTree(symbols: readonly CodeSymbol[]): languages.DocumentSymbol[] {
  const top: languages.DocumentSymbol[] = [];
  const open: languages.DocumentSymbol[][] = [top];
  for (const { name, kind, depth, range, nameRange } of symbols) {
    const children: languages.DocumentSymbol[] = [];
    const symbol = {
      name,
      detail: '',
      kind: symbolKinds[kind],
      tags: [],
      range: monacoRange(range),
      selectionRange: monacoRange(nameRange),
      children,
    };
    (open[depth] ?? top).push(symbol);
    open.splice(depth + 1, open.length, children);
  }
  return top;
}
