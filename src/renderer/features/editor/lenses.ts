/** Run, Compare, Debug, Profile and Test above each function, and how it does where something is known of it. */
import { testFunction } from '../../state/commands';
import { startCompare } from '../../state/compare';
import { startDebug } from '../../state/debug';
import type { UdfInfo } from '../../../contract/model/udf';
import { revealPlace, useEditor } from '../../state/editor';
import type { FunctionTarget } from '../../state/function-at';
import { wantFunctionHistory } from '../../state/function-history';
import { followStandings, standingNow } from '../function-card/function-standing';
import { statusWords } from '../function-card/function-status';
import { useInspections } from '../../state/inspections';
import { showBottomTab, showInspector } from '../../state/layout';
import { profileFunction } from '../../state/profile';
import { startRun } from '../../state/run';
import { useTests } from '../../state/tests';
import { pathOfModel } from './monaco-models';
import { editor, languages } from './monaco-setup';

const runCommand = 'workbench.run';
const compareCommand = 'workbench.compare';
const debugCommand = 'workbench.debug';
const profileCommand = 'workbench.profile';
const testCommand = 'workbench.test';
const cardCommand = 'workbench.card';

/** Returns how to take them away. */
export function registerLenses(): () => void {
  const changed = new Set<() => void>();
  const provider: languages.CodeLensProvider = {
    onDidChange: (listener: (provider: languages.CodeLensProvider) => unknown) => {
      const tell = () => void listener(provider);
      changed.add(tell);
      return { dispose: () => changed.delete(tell) };
    },
    provideCodeLenses: (model) => ({ lenses: lensesOf(model), dispose: () => undefined }),
  };
  const registrations = [
    languages.registerCodeLensProvider('python', provider),
    editor.registerCommand(runCommand, (_accessor, path: unknown, name: unknown) => act(path, name, runFunction)),
    editor.registerCommand(compareCommand, (_accessor, path: unknown, name: unknown) => act(path, name, startCompare)),
    editor.registerCommand(profileCommand, (_accessor, path: unknown, name: unknown) =>
      act(path, name, profileFunction),
    ),
    editor.registerCommand(testCommand, (_accessor, path: unknown, name: unknown) => act(path, name, testFunction)),
    editor.registerCommand(cardCommand, (_accessor, path: unknown, name: unknown) => act(path, name, showCard)),
    editor.registerCommand(debugCommand, (_accessor, path: unknown, name: unknown) => act(path, name, debugFunction)),
  ];
  const tellAll = () => changed.forEach((tell) => tell());
  const stops = [
    useInspections.subscribe(tellAll),
    useTests.subscribe((now, before) => (now.cases === before.cases ? undefined : tellAll())),
    followStatuses(tellAll),
  ];
  return () => {
    stops.forEach((stop) => stop());
    registrations.forEach((registration) => registration.dispose());
  };
}

function lensesOf(model: editor.ITextModel): languages.CodeLens[] {
  const path = pathOfModel(model);
  if (path === null) return [];
  wantFunctionHistory(path);
  const functions = useInspections.getState().files[path]?.functions ?? [];
  return functions.flatMap((info) => {
    const status = statusOf(path, info);
    const line = Math.min(info.line, model.getLineCount());
    const range = { startLineNumber: line, startColumn: 1, endLineNumber: line, endColumn: 1 };
    return [
      {
        range,
        command: { id: runCommand, title: 'Run', tooltip: `Run ${info.name}`, arguments: [path, info.name] },
      },
      {
        range,
        command: {
          id: compareCommand,
          title: 'Compare',
          tooltip: `Compare the modes of ${info.name}`,
          arguments: [path, info.name],
        },
      },
      {
        range,
        command: { id: debugCommand, title: 'Debug', tooltip: `Debug ${info.name}`, arguments: [path, info.name] },
      },
      {
        range,
        command: {
          id: profileCommand,
          title: 'Profile',
          tooltip: `See where the time of ${info.name} goes`,
          arguments: [path, info.name],
        },
      },
      {
        range,
        command: {
          id: testCommand,
          title: testTitle(path, info.name),
          tooltip: `Run the recorded cases of ${info.name} in both modes`,
          arguments: [path, info.name],
        },
      },
      ...(status === null
        ? []
        : [
            {
              range,
              command: {
                id: cardCommand,
                title: status,
                tooltip: `Show how ${info.name} does`,
                arguments: [path, info.name],
              },
            },
          ]),
    ];
  });
}

function statusOf(path: string, info: UdfInfo): string | null {
  const standing = standingNow(path, info);
  return standing === null ? null : statusWords(standing.figures, standing.grade);
}

/** Lenses are drawn anew only where their words are others: what they are made of changes with every key. */
function followStatuses(tell: () => void): () => void {
  let before = '';
  return followStandings(() => {
    const { active } = useEditor.getState();
    const functions = active === null ? [] : (useInspections.getState().files[active]?.functions ?? []);
    const now = functions.map((info) => statusOf(active ?? '', info) ?? '').join('\n');
    if (now === before) return;
    before = now;
    tell();
  });
}

function showCard({ file, info }: FunctionTarget): void {
  revealPlace(file, info.line);
  showInspector();
}

function runFunction(target: FunctionTarget): void {
  void startRun(target);
}

function debugFunction(target: FunctionTarget): void {
  showBottomTab('debug');
  void startDebug({ kind: 'function', target });
}

function testTitle(path: string, name: string): string {
  const count = useTests.getState().cases.filter((each) => each.file === path && each.function === name).length;
  return count === 0 ? 'Test' : `Test (${count})`;
}

function act(path: unknown, name: unknown, start: (target: FunctionTarget) => unknown): void {
  if (typeof path !== 'string') return;
  const info = useInspections.getState().files[path]?.functions.find((each) => each.name === name);
  if (info !== undefined) start({ file: path, info });
}
