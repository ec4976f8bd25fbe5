/** Completion in .sql files: the project's data by name, and its columns with type and sample values. */
import { formatDataType } from '../../../contract/model/data-type';
import { languages, Range, type IDisposable } from '../editor/monaco-setup';
import { columnsOf, openedProject, useProject } from '../../state/project';
import { quotedWhereNeeded } from '../../state/queries';
import { columnItem, dataRead } from './columns';
import { sqlNames, type SqlName, type SqlTableNames } from './sql-names';

export function registerSqlNames(): IDisposable[] {
  return [
    languages.registerCompletionItemProvider('sql', {
      triggerCharacters: ['.', ' ', '"'],
      provideCompletionItems: async (model, position, _context, token) => {
        await dataRead(model, token);
        const before = model.getValueInRange(new Range(1, 1, position.lineNumber, position.column));
        const { startColumn } = model.getWordUntilPosition(position);
        const isQuoted = before.charAt(before.length - 1 - (position.column - startColumn)) === '"';
        const begin = isQuoted ? startColumn - 1 : startColumn;
        const range = new Range(position.lineNumber, begin, position.lineNumber, position.column);
        const names = sqlNames(before, model.getValue(), tableNames());
        return { suggestions: names.map((each, index) => suggestion(each, index, range)) };
      },
    }),
  ];
}

function tableNames(): readonly SqlTableNames[] {
  const project = openedProject();
  if (project === null) return [];
  const { data } = useProject.getState();
  return project.settings.data.map(({ name, schema }) => ({ name, columns: columnsOf(project, data, name) ?? schema }));
}

function suggestion(each: SqlName, index: number, range: Range): languages.CompletionItem {
  const place = { range, sortText: String(index).padStart(5, '0') };
  switch (each.kind) {
    case 'keyword':
      return { ...place, label: each.word, kind: languages.CompletionItemKind.Keyword, insertText: each.word };
    case 'table':
      return {
        ...place,
        label: { label: each.table.name, description: 'data' },
        kind: languages.CompletionItemKind.Struct,
        insertText: quotedWhereNeeded(each.table.name),
        filterText: quotedWhereNeeded(each.table.name),
        documentation: { value: each.table.columns.map(columnLine).join('\n') },
      };
    case 'column': {
      const { name } = each.field;
      const state = useProject.getState().data[each.table.name];
      const known = state?.kind === 'known' ? state.description.columns.find(({ field }) => field.name === name) : null;
      return {
        ...columnItem(each.table.name, each.field, known ?? null),
        ...place,
        insertText: quotedWhereNeeded(name),
        filterText: quotedWhereNeeded(name),
      };
    }
  }
}

function columnLine({ name, type }: SqlTableNames['columns'][number]): string {
  return `- \`${name}\` ${formatDataType(type)}`;
}
