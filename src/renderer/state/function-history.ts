/**
 * What the history keeps of the functions of a file, for their cards and lenses: asked for once a file is looked at, by one query, and
 * again when something was added. Opening the database costs the engine some milliseconds, so it waits until nothing else is asked of it.
 */
import { create } from 'zustand';
import { toErrorData, type ErrorData } from '../../contract/errors';
import type { FileHistory } from '../../contract/model/function-history';
import type { HistoryEntry } from '../../contract/model/history';
import { isComparing, useCompare } from './compare';
import { api } from './connection';
import type { OpenFile } from './editor';
import { inspected } from './inspections';
import { openedProject } from './project';
import { isRunning, useRun } from './run';
import { afterEditor } from './start-up';
import { isTuning, useTune } from './tune';
import { until } from './until';

export type FileHistoryState =
  /** `before`: what was known until now. */
  | { readonly kind: 'reading'; readonly before: FileHistory | null }
  | { readonly kind: 'known'; readonly history: FileHistory }
  | { readonly kind: 'failed'; readonly error: ErrorData; readonly before: FileHistory | null };

interface FunctionHistoryStore {
  /** By project path. */
  readonly files: Readonly<Record<string, FileHistoryState>>;
}

export const useFunctionHistory = create<FunctionHistoryStore>()(() => ({ files: {} }));

/** The newest question about a file; its answer counts. */
const asked = new Map<string, number>();

export function knownHistory(state: FileHistoryState | undefined): FileHistory | null {
  if (state === undefined) return null;
  return state.kind === 'known' ? state.history : state.before;
}

/** Asks where nobody has yet. */
export function wantFunctionHistory(file: string): void {
  if (file.endsWith('.py') && useFunctionHistory.getState().files[file] === undefined) void readFunctionHistory(file);
}

export async function readFunctionHistory(file: string): Promise<void> {
  const project = openedProject();
  if (project === null) return;
  const { root } = project;
  const question = (asked.get(file) ?? 0) + 1;
  asked.set(file, question);
  const isNewest = (): boolean => asked.get(file) === question && openedProject()?.root === root;
  const before = knownHistory(useFunctionHistory.getState().files[file]);
  put(file, { kind: 'reading', before });
  await quiet(file);
  if (!isNewest()) return;
  const next = await api()
    .historyOfFile({ root, file })
    .then(
      (history): FileHistoryState => ({ kind: 'known', history }),
      (thrown: unknown): FileHistoryState => ({ kind: 'failed', error: toErrorData(thrown, 'setup'), before }),
    );
  if (isNewest()) put(file, next);
}

function put(file: string, state: FileHistoryState): void {
  useFunctionHistory.setState(({ files }) => ({ files: { ...files, [file]: state } }));
}

/** Resolves when the editor shows, the file's functions are known, nothing runs or is measured, and the window has nothing to do. */
async function quiet(file: string): Promise<void> {
  await afterEditor();
  await inspected(file);
  await new Promise((resolve) => requestIdleCallback(resolve, { timeout: 1_000 }));
  await until([useRun, useCompare, useTune], () => !isBusy());
}

function isBusy(): boolean {
  return (
    isRunning(useRun.getState().state) || isComparing(useCompare.getState().state) || isTuning(useTune.getState().state)
  );
}

/** Those that were never looked at are asked about when they are. */
export function functionHistoryAdded({ file, what }: HistoryEntry): void {
  if (what !== 'tune' && useFunctionHistory.getState().files[file] !== undefined) void readFunctionHistory(file);
}

/** Entries were deleted, or a text that none of the open files shows was changed on the disk: `path`, where it was one. */
export function rereadFunctionHistory(path: string | null = null): void {
  for (const [file, state] of Object.entries(useFunctionHistory.getState().files)) {
    const named = knownHistory(state)?.present.some((each) => each.path === path) ?? false;
    if (path === null || named) void readFunctionHistory(file);
  }
}

export function forgetFunctionHistory(): void {
  asked.clear();
  useFunctionHistory.setState({ files: {} });
}

/** The text as it is saved where the file is open, else as it was when the history was asked. */
export function presentHashIn(history: FileHistory | null, open: readonly OpenFile[]): (path: string) => string | null {
  return (path) => {
    const file = open.find((each) => each.path === path && each.load.kind === 'ready');
    return file?.savedHash ?? history?.present.find((each) => each.path === path)?.hash ?? null;
  };
}
