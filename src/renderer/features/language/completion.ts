/** Completion by pyright: names with their documentation, and the imports that they need. */
import type { CompletionItemKind, LanguageCompletion } from '../../../contract/model/language';
import { monacoRange } from '../editor/monaco-models';
import { languages, Range, type editor, type IDisposable, type IPosition } from '../editor/monaco-setup';
import { api } from '../../state/connection';
import { openedProject } from '../../state/project';
import { askingAt } from './asking';

const kinds: Readonly<Record<CompletionItemKind, languages.CompletionItemKind>> = {
  text: languages.CompletionItemKind.Text,
  method: languages.CompletionItemKind.Method,
  function: languages.CompletionItemKind.Function,
  class: languages.CompletionItemKind.Class,
  variable: languages.CompletionItemKind.Variable,
  module: languages.CompletionItemKind.Module,
  property: languages.CompletionItemKind.Property,
  keyword: languages.CompletionItemKind.Keyword,
  constant: languages.CompletionItemKind.Constant,
  value: languages.CompletionItemKind.Value,
};

interface HandledItem extends languages.CompletionItem {
  readonly handle: number | null;
}

export function registerCompletion(): IDisposable[] {
  return [
    languages.registerCompletionItemProvider('python', {
      triggerCharacters: ['.', '[', '"', "'"],
      provideCompletionItems: async (model, position) => {
        const answer = await askingAt(model, position, (at) => api().complete(at));
        if (answer === null) return null;
        const word = wordAt(model, position);
        return { incomplete: answer.incomplete, suggestions: answer.items.map((item) => suggestion(item, word)) };
      },
      resolveCompletionItem: async (item) => {
        const root = openedProject()?.root;
        const { handle } = item as HandledItem;
        if (root === undefined || handle === null) return item;
        const more = await api()
          .completionDetail({ root, handle })
          .catch(() => null);
        if (more === null) return item;
        const additionalTextEdits = more.edits.map(({ range, text }) => ({ range: monacoRange(range), text }));
        return { ...item, documentation: { value: more.documentation }, additionalTextEdits };
      },
    }),
  ];
}

export function wordAt(model: editor.ITextModel, position: IPosition): Range {
  const { startColumn } = model.getWordUntilPosition(position);
  return new Range(position.lineNumber, startColumn, position.lineNumber, position.column);
}

function suggestion(item: LanguageCompletion, word: Range): HandledItem {
  return {
    label: item.label,
    kind: kinds[item.kind],
    insertText: item.insert ?? item.label,
    range: item.range === undefined ? word : monacoRange(item.range),
    handle: item.handle,
    ...(item.sort === undefined ? {} : { sortText: item.sort }),
    ...(item.filter === undefined ? {} : { filterText: item.filter }),
    ...(item.detail === undefined ? {} : { detail: item.detail }),
  };
}
