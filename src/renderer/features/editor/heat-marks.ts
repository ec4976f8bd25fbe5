/** The time (or the memory) of each line, from the profile that is shown: a ground as warm as the line, its share at its end. */
import {
  mergeProfiles,
  type LineMemory,
  type LineTime,
  type ProfileMemory,
} from '../../../contract/model/profile-tree';
import { useEditor } from '../../state/editor';
import { absolutePath } from '../../state/paths';
import { keptProfile, useProfile } from '../../state/profile';
import { openedProject } from '../../state/project';
import { shareFigure, sizeFigure, figureText } from '../../ui/figures';
import { pathOfModel } from './monaco-models';
import { editor, Range } from './monaco-setup';

/** Less is not shown. */
const leastShare = 0.005;
/** Shares from which on a line is so warm. */
const warmths = [0.005, 0.05, 0.15, 0.4] as const;

interface LineHeat {
  readonly file: string;
  readonly line: number;
  readonly share: number;
  readonly text: string;
  readonly tip: string;
}

/** `element`: around the editor; marks of a file that was edited since go grey by a class of it. Returns how to stop. */
export function showHeat(surface: editor.IStandaloneCodeEditor, element: HTMLElement): () => void {
  const marks = surface.createDecorationsCollection();
  const tellAge = (): void => {
    element.classList.toggle('heat-stale', isStale(surface));
  };
  const draw = (): void => {
    const model = surface.getModel();
    const path = model === null ? null : pathOfModel(model);
    tellAge();
    if (model === null || path === null) return marks.clear();
    const heat = heatOf(path).filter(({ line }) => line <= model.getLineCount());
    marks.set(heat.map((each) => markOf(each, model.getLineMaxColumn(each.line))));
  };
  const stops = [
    useProfile.subscribe((now, before) => {
      const same = now.kept === before.kept && now.shown === before.shown && now.slot === before.slot;
      if (!same || now.heat !== before.heat) draw();
    }),
    useEditor.subscribe((now, before) => (now.files === before.files ? undefined : tellAge())),
  ];
  const model = surface.onDidChangeModel(draw);
  draw();
  return () => {
    model.dispose();
    stops.forEach((stop) => stop());
    marks.clear();
  };
}

function isStale(surface: editor.IStandaloneCodeEditor): boolean {
  const model = surface.getModel();
  const path = model === null ? null : pathOfModel(model);
  const store = useProfile.getState();
  const file = useEditor.getState().files.find((each) => each.path === path);
  const hash = path === null ? undefined : keptProfile(store, store.shown)?.hashes[path];
  return file !== undefined && hash !== undefined && (file.savedHash !== hash || file.save.kind !== 'saved');
}

function heatOf(path: string): LineHeat[] {
  const store = useProfile.getState();
  const kept = keptProfile(store, store.shown);
  const root = openedProject()?.root;
  if (!store.heat || kept === null || root === undefined) return [];
  const slots = kept.slots.filter(({ slot }) => store.slot === null || store.slot === slot);
  if (slots.length === 0) return [];
  const { lines, memory, root: tree, functions } = mergeProfiles(slots);
  const isStart = ({ file: of, line }: LineTime): boolean =>
    functions.some((each) => each.file === of && each.line === line);
  const file = absolutePath(root, path);
  const all =
    memory === null
      ? lines.map((each) => timeHeat(each, tree.totalNs, isStart(each)))
      : memory.lines.map(memoryHeat(memory));
  return all.filter((each) => each.file === file && each.share >= leastShare);
}

/** `isStart`: a `def`, which stands for what of the function is before its first loop or call. */
function timeHeat({ file, line, selfNs, totalNs }: LineTime, allNs: number, isStart: boolean): LineHeat {
  const total = totalNs / allNs;
  const inCalls = (totalNs - selfNs) / allNs;
  const text = figureText(shareFigure(total));
  const more = inCalls < leastShare ? '' : `, ${figureText(shareFigure(inCalls))} of it in what the line calls`;
  const where = isStart ? ', before the first loop or call of the function: its lines cannot be told apart there' : '';
  return { file, line, share: total, text, tip: `${text} of the time${more}${where}` };
}

function memoryHeat({ atBytes }: ProfileMemory): (held: LineMemory) => LineHeat {
  return ({ file, line, bytes, blocks }) => {
    const text = figureText(sizeFigure(bytes));
    return { file, line, share: bytes / Math.max(1, atBytes), text, tip: `${text} in ${blocks} blocks near the peak` };
  };
}

function markOf({ line, share, text, tip }: LineHeat, column: number): editor.IModelDeltaDecoration {
  const warmth = warmths.filter((least) => share >= least).length;
  return {
    range: new Range(line, column, line, column),
    options: {
      isWholeLine: true,
      className: `heat-line heat-${warmth}`,
      linesDecorationsClassName: `heat-gutter heat-gutter-${warmth}`,
      after: {
        content: `    ${text}`,
        inlineClassName: 'heat-share',
        cursorStops: editor.InjectedTextCursorStops.None,
      },
      hoverMessage: { value: tip },
      showIfCollapsed: true,
      stickiness: editor.TrackedRangeStickiness.NeverGrowsWhenTypingAtEdges,
    },
  };
}
