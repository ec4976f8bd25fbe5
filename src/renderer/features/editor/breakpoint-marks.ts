/** Breakpoints in the margin: drawn, set by a click, moved with the text. */
import { moveBreakpoints, toggleBreakpoint, useBreakpoints, type KeptBreakpoint } from '../../state/breakpoints';
import { editBreakpoint } from '../../state/commands';
import { useDebug, type BreakpointPlace } from '../../state/debug';
import { pathOfModel } from './monaco-models';
import { editor, Range } from './monaco-setup';

/** Returns how to stop. */
export function showBreakpoints(surface: editor.IStandaloneCodeEditor): () => void {
  const marks = surface.createDecorationsCollection();
  let shown: readonly KeptBreakpoint[] = [];
  const pathNow = (): string | null => {
    const model = surface.getModel();
    return model === null ? null : pathOfModel(model);
  };
  const draw = (): void => {
    const path = pathNow();
    const lines = surface.getModel()?.getLineCount() ?? 0;
    const { places } = useDebug.getState();
    shown = useBreakpoints.getState().list.filter((each) => each.path === path && each.line <= lines);
    marks.set(shown.map((each) => markOf(each, places[each.id])));
  };
  const follow = (): void => {
    const path = pathNow();
    if (path === null || shown.length === 0) return;
    const lines = new Map<string, number>();
    shown.forEach(({ id }, index) => {
      const range = marks.getRange(index);
      if (range !== null) lines.set(id, range.startLineNumber);
    });
    moveBreakpoints(path, lines);
  };
  const click = (event: editor.IEditorMouseEvent): void => {
    const line = event.target.position?.lineNumber;
    const path = pathNow();
    const margin = event.target.type === editor.MouseTargetType.GUTTER_GLYPH_MARGIN;
    if (!margin || line === undefined || path === null) return;
    if (event.event.rightButton) editBreakpoint(path, line);
    else toggleBreakpoint(path, line);
  };
  const listeners = [
    surface.onDidChangeModel(draw),
    surface.onDidChangeModelContent(follow),
    surface.onMouseDown(click),
    { dispose: useBreakpoints.subscribe(draw) },
    { dispose: useDebug.subscribe((now, before) => (now.places === before.places ? undefined : draw())) },
  ];
  draw();
  return () => {
    listeners.forEach((listener) => listener.dispose());
    marks.clear();
  };
}

function markOf(kept: KeptBreakpoint, place: BreakpointPlace | undefined): editor.IModelDeltaDecoration {
  const kind = kept.logMessage !== '' ? 'log' : kept.condition + kept.hitCondition !== '' ? 'condition' : 'plain';
  const off = !kept.enabled || place?.verified === false;
  return {
    range: new Range(kept.line, 1, kept.line, 1),
    options: {
      stickiness: editor.TrackedRangeStickiness.NeverGrowsWhenTypingAtEdges,
      glyphMarginClassName: `breakpoint-glyph breakpoint-${kind}${off ? ' breakpoint-off' : ''}`,
      glyphMarginHoverMessage: { value: words(kept, place) },
    },
  };
}

function words(
  { enabled, condition, hitCondition, logMessage }: KeptBreakpoint,
  place: BreakpointPlace | undefined,
): string {
  const parts = [
    logMessage === '' ? 'Breakpoint' : `Prints: ${logMessage}`,
    ...(enabled ? [] : ['disabled']),
    ...(condition === '' ? [] : [`where ${condition}`]),
    ...(hitCondition === '' ? [] : [`at hits ${hitCondition}`]),
    ...(place?.verified === false ? [place.problem ?? 'No code stops here.'] : []),
  ];
  return parts.join(', ');
}
