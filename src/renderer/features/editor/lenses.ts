/** Run and Compare above each function. */
import { startCompare } from '../../state/compare';
import { useInspections } from '../../state/inspections';
import { startRun } from '../../state/run';
import { pathOfModel } from './monaco-models';
import { editor, languages } from './monaco-setup';

const runCommand = 'workbench.run';
const compareCommand = 'workbench.compare';

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
    editor.registerCommand(runCommand, (_accessor, path: unknown, name: unknown) => act(path, name, startRun)),
    editor.registerCommand(compareCommand, (_accessor, path: unknown, name: unknown) => act(path, name, startCompare)),
  ];
  const stop = useInspections.subscribe(() => changed.forEach((tell) => tell()));
  return () => {
    stop();
    registrations.forEach((registration) => registration.dispose());
  };
}

function lensesOf(model: editor.ITextModel): languages.CodeLens[] {
  const path = pathOfModel(model);
  if (path === null) return [];
  const functions = useInspections.getState().files[path]?.functions ?? [];
  return functions.flatMap((info) => {
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
    ];
  });
}

function act(path: unknown, name: unknown, start: typeof startRun): void {
  if (typeof path !== 'string') return;
  const info = useInspections.getState().files[path]?.functions.find((each) => each.name === name);
  if (info !== undefined) void start({ file: path, info });
}
