/** What each file defines, as the worker found it by executing the file: after each save, debounced. */
import { create } from 'zustand';
import { toErrorData, type ErrorData } from '../../contract/errors';
import type { UdfInfo } from '../../contract/model/udf';
import { api } from './connection';
import { documentOf } from './documents';
import { absolutePath } from './paths';
import { openedProject } from './project';
import { afterEditor, afterReading } from './start-up';
import { until } from './until';
import { textHash } from '../../contract/text-hash';

export interface FileInspection {
  readonly phase: 'running' | 'done';
  /** Of the last time the file could be executed: a syntax error while typing does not take the functions away. */
  readonly functions: readonly UdfInfo[];
  /** Why the file could not be executed to its end. */
  readonly error: ErrorData | null;
}

interface InspectionStore {
  /** By project path. */
  readonly files: Readonly<Record<string, FileInspection>>;
}

export const useInspections = create<InspectionStore>()(() => ({ files: {} }));

const debounceMs = 150;
const mostBackground = 50;
const timers = new Map<string, ReturnType<typeof setTimeout>>();
const asked = new Map<string, number>();
/** Fingerprint of the text that the newest question was about. */
const askedText = new Map<string, string>();

function put(path: string, inspection: FileInspection): void {
  useInspections.setState((store) => ({ files: { ...store.files, [path]: inspection } }));
}

export function forgetInspections(): void {
  for (const timer of timers.values()) clearTimeout(timer);
  timers.clear();
  useInspections.setState({ files: {} });
}

export function inspectSoon(path: string): void {
  clearTimeout(timers.get(path));
  timers.set(
    path,
    setTimeout(() => void inspectFile(path), debounceMs),
  );
}

/** Answers arrive in any order; only the newest question's counts. */
export async function inspectFile(path: string): Promise<void> {
  const project = openedProject();
  if (project === null || !path.endsWith('.py')) return;
  clearTimeout(timers.get(path));
  const question = (asked.get(path) ?? 0) + 1;
  asked.set(path, question);
  askedText.set(path, savedTextHash(path));
  const before = useInspections.getState().files[path] ?? { functions: [], error: null };
  put(path, { phase: 'running', functions: before.functions, error: before.error });
  await afterEditor();
  const next = await api()
    .inspect({ file: absolutePath(project.root, path) })
    .then(
      ({ functions, error }): FileInspection => ({
        phase: 'done',
        functions: error !== null && functions.length === 0 ? before.functions : functions,
        error,
      }),
      (thrown: unknown): FileInspection => ({
        phase: 'done',
        functions: before.functions,
        error: toErrorData(thrown, 'setup'),
      }),
    );
  if (asked.get(path) !== question || openedProject()?.root !== project.root) return;
  put(path, next);
}

/** Resolves once the newest question about the file is answered; asks it where nobody has. */
export async function inspected(path: string): Promise<void> {
  const inspection = (): FileInspection | undefined => useInspections.getState().files[path];
  if (inspection() === undefined) await inspectFile(path);
  // Forgotten: another project is shown.
  await until([useInspections], () => inspection() === undefined || inspection()?.phase === 'done');
}

/** The functions of the text that is on disk now: asks again where the file was edited since. */
export async function functionsNow(path: string): Promise<readonly UdfInfo[]> {
  const known = useInspections.getState().files[path];
  if (known?.phase !== 'done' || askedText.get(path) !== savedTextHash(path)) await inspectFile(path);
  return useInspections.getState().files[path]?.functions ?? [];
}

function savedTextHash(path: string): string {
  return textHash(documentOf(path)?.savedText ?? '');
}

/** One after the other, so that the file in front does not wait for a worker. */
export async function inspectAll(paths: readonly string[]): Promise<void> {
  await afterReading();
  for (const path of paths.slice(0, mostBackground)) {
    if (useInspections.getState().files[path] === undefined) await inspectFile(path);
  }
}
