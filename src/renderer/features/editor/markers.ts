/** Squiggles with the message, and a mark in the margin at each failing line. */
import type { Problem } from '../../state/problems';
import { openModels } from './monaco-models';
import { editor, MarkerSeverity, Range } from './monaco-setup';

const owner = 'workbench';
const severities = {
  error: MarkerSeverity.Error,
  warning: MarkerSeverity.Warning,
  information: MarkerSeverity.Info,
} as const;

export function drawMarkers(problems: readonly Problem[]): void {
  for (const { path, model } of openModels()) {
    const here = problems.filter((problem) => problem.file === path && problem.line !== null && !problem.stale);
    editor.setModelMarkers(
      model,
      owner,
      here.map((problem) => markerOf(model, problem)),
    );
  }
}

function markerOf(model: editor.ITextModel, problem: Problem): editor.IMarkerData {
  const line = Math.min(Math.max(1, problem.line ?? 1), model.getLineCount());
  const first = model.getLineFirstNonWhitespaceColumn(line);
  const last = model.getLineMaxColumn(line);
  const start = Math.min(problem.column ?? (first === 0 ? 1 : first), last);
  const end = problem.endColumn ?? (problem.column === null ? last : wordEnd(model, line, start));
  return {
    severity: severities[problem.severity],
    message: problem.error?.hint === undefined ? problem.message : `${problem.message}\n${problem.error.hint}`,
    source: problem.origin,
    ...(problem.code === null || problem.code === '' ? {} : { code: problem.code }),
    startLineNumber: line,
    startColumn: start,
    endLineNumber: Math.max(line, problem.endLine ?? line),
    endColumn: (problem.endLine ?? line) > line ? end : Math.max(start + 1, end),
  };
}

function wordEnd(model: editor.ITextModel, line: number, column: number): number {
  return model.getWordAtPosition({ lineNumber: line, column })?.endColumn ?? column + 1;
}

/** Of what has failed: decorations of the file in front; they move with the text until the next answer. */
export function lineMarks(path: string, problems: readonly Problem[]): editor.IModelDeltaDecoration[] {
  return problems.flatMap((problem) => {
    if (problem.file !== path || problem.line === null || problem.stale || problem.error === null) return [];
    return [
      {
        range: new Range(problem.line, 1, problem.line, 1),
        options: {
          isWholeLine: true,
          className: 'error-line',
          glyphMarginClassName: 'error-glyph',
          glyphMarginHoverMessage: { value: problem.message },
        },
      },
    ];
  });
}
