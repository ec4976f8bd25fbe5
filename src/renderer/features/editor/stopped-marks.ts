/** The line a thread stands at, and the values of what the mouse rests on. */
import { evaluate, useDebug } from '../../state/debug';
import { openFile, useEditor } from '../../state/editor';
import { projectPath } from '../../state/paths';
import { openedProject } from '../../state/project';
import { pathOfModel } from './monaco-models';
import { languages, Range, type editor } from './monaco-setup';

interface StoppedLine {
  readonly path: string;
  readonly line: number;
  /** The innermost frame, not one of its callers. */
  readonly isTop: boolean;
}

function stoppedLine(): StoppedLine | null {
  const { place, frames } = useDebug.getState();
  const root = openedProject()?.root;
  const index = frames.findIndex(({ id }) => id === place?.frameId);
  const frame = frames[index];
  if (frame === undefined || frame.file === null || root === undefined) return null;
  return { path: projectPath(root, frame.file), line: frame.line, isTop: index === 0 };
}

/** Returns how to stop. */
export function showStoppedLine(surface: editor.IStandaloneCodeEditor): () => void {
  const marks = surface.createDecorationsCollection();
  const draw = (): void => {
    const stopped = stoppedLine();
    const model = surface.getModel();
    const here = stopped !== null && model !== null && pathOfModel(model) === stopped.path;
    if (!here || stopped.line > model.getLineCount()) return marks.clear();
    const kind = stopped.isTop ? 'stopped' : 'caller';
    marks.set([
      {
        range: new Range(stopped.line, 1, stopped.line, 1),
        options: { isWholeLine: true, className: `${kind}-line`, glyphMarginClassName: `${kind}-glyph`, zIndex: 10 },
      },
    ]);
    surface.revealLineInCenterIfOutsideViewport(stopped.line);
  };
  const move = (): void => {
    draw();
    const stopped = stoppedLine();
    if (stopped === null || stopped.path === useEditor.getState().active) return;
    const isOwn = openedProject()?.files.includes(stopped.path) ?? false;
    // Who types in another file goes on typing there.
    if (isOwn && !surface.hasTextFocus()) void openFile(stopped.path);
  };
  const listeners = [
    surface.onDidChangeModel(draw),
    {
      dispose: useDebug.subscribe((now, before) =>
        now.place === before.place && now.frames === before.frames ? undefined : move(),
      ),
    },
  ];
  move();
  return () => {
    listeners.forEach((listener) => listener.dispose());
    marks.clear();
  };
}

/** Names and attributes; nothing that would be called. */
const expressionAt = /[\p{L}_][\p{L}\p{N}_]*(?:\.[\p{L}_][\p{L}\p{N}_]*)*/gu;

/** Returns how to stop. */
export function showHoverValues(): () => void {
  const provider = languages.registerHoverProvider('python', {
    provideHover: async (model, position) => {
      if (useDebug.getState().place === null) return null;
      const text = model.getLineContent(position.lineNumber);
      for (const match of text.matchAll(expressionAt)) {
        const start = match.index + 1;
        if (position.column < start || position.column > start + match[0].length) continue;
        const upTo = wordEnd(match[0], position.column - start);
        const value = await evaluate(match[0].slice(0, upTo), 'hover').catch(() => null);
        if (value === null) return null;
        const range = new Range(position.lineNumber, start, position.lineNumber, start + upTo);
        return { range, contents: [{ value: `\`\`\`python\n${value.value}\n\`\`\`` }, { value: value.type ?? '' }] };
      }
      return null;
    },
  });
  return () => provider.dispose();
}

/** Of `a.b.c`, up to the name under the mouse. */
function wordEnd(expression: string, offset: number): number {
  const dot = expression.indexOf('.', offset);
  return dot < 0 ? expression.length : dot;
}
