import { useEffect, useRef } from 'react';
import { setCursorLine, useEditor, type RevealRequest } from '../../state/editor';
import { setEditorActions } from '../../state/editor-actions';
import { effectiveTheme, useLayout } from '../../state/layout';
import { editorIsShown } from '../../state/start-up';
import { useProblems, type Problem } from '../../state/problems';
import { showBreakpoints } from './breakpoint-marks';
import { serveLanguage } from '../language/serve-language';
import { showHeat } from './heat-marks';
import { registerLenses } from './lenses';
import { drawMarkers, lineMarks } from './markers';
import { dropModelsExcept, keepViewState, modelOf, viewStateOf } from './monaco-models';
import { defineThemes, editor, editorOptions } from './monaco-setup';
import { showHoverValues, showStoppedLine } from './stopped-marks';

/** The one editor of the window; it changes models as tabs are changed. */
export function MonacoSurface({ path }: { readonly path: string | null }) {
  const container = useRef<HTMLDivElement>(null);
  const surface = useRef<editor.IStandaloneCodeEditor | null>(null);
  const theme = useLayout(effectiveTheme);
  const problems = useProblems();
  const reveal = useEditor((store) => store.reveal);
  const files = useEditor((store) => store.files);

  useEffect(() => {
    const element = container.current;
    if (element === null) return undefined;
    const created = editor.create(element, { ...editorOptions, model: null });
    surface.current = created;
    setEditorActions((action) => {
      created.focus();
      if (action !== null) created.trigger('workbench', action, null);
    });
    const stops = [
      registerLenses(),
      serveLanguage(),
      showBreakpoints(created),
      showStoppedLine(created),
      showHoverValues(),
      showHeat(created, element),
    ];
    const cursor = created.onDidChangeCursorPosition((event) => setCursorLine(event.position.lineNumber));
    return () => {
      cursor.dispose();
      stops.forEach((stop) => stop());
      setEditorActions(null);
      surface.current = null;
      created.dispose();
    };
  }, []);

  useEffect(() => defineThemes(theme), [theme]);

  useEffect(() => {
    const created = surface.current;
    const model = path === null ? null : modelOf(path);
    if (created === null) return undefined;
    if (path === null || model === null) return created.setModel(null);
    created.setModel(model);
    created.restoreViewState(viewStateOf(path));
    editorIsShown();
    setCursorLine(created.getPosition()?.lineNumber ?? 1);
    return () => keepViewState(path, created.saveViewState());
  }, [path]);

  useEffect(() => {
    dropModelsExcept(new Set(files.map((file) => file.path)));
  }, [files]);

  useEffect(() => {
    if (surface.current !== null && reveal !== null && reveal.path === path) goTo(surface.current, reveal);
  }, [reveal, path]);

  useProblemMarks(surface, path, problems);

  return <div ref={container} className="editor-surface" data-testid="editor" />;
}

function useProblemMarks(
  surface: { readonly current: editor.IStandaloneCodeEditor | null },
  path: string | null,
  problems: readonly Problem[],
): void {
  useEffect(() => {
    drawMarkers(problems);
    if (path === null) return undefined;
    const marks = surface.current?.createDecorationsCollection(lineMarks(path, problems));
    return () => marks?.clear();
  }, [surface, path, problems]);
}

let lastReveal = 0;

/** Each request is followed once, however often the component is drawn. */
function goTo(surface: editor.IStandaloneCodeEditor, reveal: RevealRequest): void {
  if (reveal.nonce === lastReveal) return;
  lastReveal = reveal.nonce;
  const lineNumber = Math.min(reveal.line, surface.getModel()?.getLineCount() ?? reveal.line);
  surface.setPosition({ lineNumber, column: reveal.column });
  surface.revealLineInCenterIfOutsideViewport(lineNumber);
  if (reveal.focus) surface.focus();
}
