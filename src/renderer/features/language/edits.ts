/** What changes code: rename, format, and the fixes of ruff and of Flink's rules. */
import type { FileEdit, QuickFix, TextRange } from '../../../contract/model/language';
import { modelOf, monacoRange, pathOfModel } from '../editor/monaco-models';
import { languages, Range, type editor, type IDisposable } from '../editor/monaco-setup';
import { api } from '../../state/connection';
import { openFile } from '../../state/editor';
import { diagnosticsOf } from '../../state/language';
import { asking, askingAt } from './asking';

export function registerEdits(): IDisposable[] {
  return [
    languages.registerRenameProvider('python', {
      resolveRenameLocation: async (model, position) => {
        const answer = await askingAt(model, position, (at) => api().renameRange(at));
        if (answer === null || answer.range === null) throw new Error('There is nothing here that can be renamed.');
        const range = monacoRange(answer.range);
        return { range, text: model.getValueInRange(range) };
      },
      provideRenameEdits: async (model, position, name) => {
        const answer = await askingAt(model, position, (at) => api().rename({ ...at, name }));
        return workspaceEdit(answer?.edits ?? []);
      },
    }),
    languages.registerDocumentFormattingEditProvider('python', {
      provideDocumentFormattingEdits: async (model) => {
        const answer = await asking(model, (at) => api().formatText(at));
        return answer?.edits.map(({ range, text }) => ({ range: monacoRange(range), text })) ?? null;
      },
    }),
    languages.registerCodeActionProvider(
      'python',
      {
        provideCodeActions: async (model, range, context) => {
          const fixes = await fixesAt(model, textRange(range));
          const actions = await Promise.all(
            fixes.map(async ({ title, preferred, edits }) => ({
              title,
              kind: 'quickfix',
              isPreferred: preferred,
              diagnostics: context.markers,
              edit: await workspaceEdit(edits),
            })),
          );
          return { actions, dispose: () => undefined };
        },
      },
      { providedCodeActionKinds: ['quickfix'] },
    ),
  ];
}

async function fixesAt(model: editor.ITextModel, range: TextRange): Promise<readonly QuickFix[]> {
  const path = pathOfModel(model);
  if (path === null) return [];
  const here = monacoRange(range);
  const known = diagnosticsOf(path)
    .filter((each) => Range.areIntersectingOrTouching(monacoRange(each.range), here))
    .flatMap((each) => each.fixes);
  const ofRuff = await asking(model, (at) => api().fixes({ ...at, range }));
  return [...known, ...(ofRuff?.fixes ?? [])];
}

/** The editor changes models: files that are not open are opened, so that their change can be seen and undone. */
async function workspaceEdit(files: readonly FileEdit[]): Promise<languages.WorkspaceEdit> {
  const edits: languages.IWorkspaceTextEdit[] = [];
  for (const { path, edits: ofFile } of files) {
    if (modelOf(path) === null) await openFile(path, 'background');
    const model = modelOf(path);
    if (model === null) throw new Error(`${path} could not be opened, so nothing was changed.`);
    for (const { range, text } of ofFile) {
      edits.push({ resource: model.uri, versionId: undefined, textEdit: { range: monacoRange(range), text } });
    }
  }
  return { edits };
}

function textRange(range: Range): TextRange {
  return {
    line: range.startLineNumber,
    column: range.startColumn,
    endLine: range.endLineNumber,
    endColumn: range.endColumn,
  };
}
