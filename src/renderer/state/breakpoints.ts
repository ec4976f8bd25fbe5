/** Breakpoints of the project, kept by file: through edits, runs and restarts. */
import { create } from 'zustand';
import type { Breakpoint, BreakpointSettings } from '../../contract/model/debug';
import { absolutePath } from './paths';
import { openedProject } from './project';
import { recall, remember } from './remembered';

export interface KeptBreakpoint {
  readonly id: string;
  /** Project path. */
  readonly path: string;
  readonly line: number;
  readonly enabled: boolean;
  /** Empty where there is none. */
  readonly condition: string;
  readonly hitCondition: string;
  readonly logMessage: string;
}

interface BreakpointStore {
  readonly list: readonly KeptBreakpoint[];
  readonly raised: boolean;
  readonly uncaught: boolean;
  readonly justMyCode: boolean;
}

const first: BreakpointStore = { list: [], raised: false, uncaught: true, justMyCode: true };

export const useBreakpoints = create<BreakpointStore>()(() => first);

const storageKey = (root: string): string => `breakpoints:${root}`;

function isStore(value: unknown): value is BreakpointStore {
  if (typeof value !== 'object' || value === null) return false;
  const kept = value as Readonly<Record<string, unknown>>;
  const flags = ['raised', 'uncaught', 'justMyCode'].every((name) => typeof kept[name] === 'boolean');
  return flags && Array.isArray(kept['list']) && kept['list'].every(isBreakpoint);
}

function isBreakpoint(value: unknown): value is KeptBreakpoint {
  if (typeof value !== 'object' || value === null) return false;
  const kept = value as Readonly<Record<string, unknown>>;
  const texts = ['id', 'path', 'condition', 'hitCondition', 'logMessage'].every(
    (name) => typeof kept[name] === 'string',
  );
  return texts && typeof kept['line'] === 'number' && typeof kept['enabled'] === 'boolean';
}

/** A project was opened: its breakpoints of last time. */
export function recallBreakpoints(root: string): void {
  useBreakpoints.setState(recall(storageKey(root), isStore) ?? first);
}

function change(next: Partial<BreakpointStore>): void {
  useBreakpoints.setState(next);
  const project = openedProject();
  const { list, raised, uncaught, justMyCode } = useBreakpoints.getState();
  if (project !== null) remember(storageKey(project.root), { list, raised, uncaught, justMyCode });
}

export function breakpointAt(path: string, line: number): KeptBreakpoint | undefined {
  return useBreakpoints.getState().list.find((each) => each.path === path && each.line === line);
}

export function addBreakpoint(path: string, line: number): KeptBreakpoint {
  const empty = { condition: '', hitCondition: '', logMessage: '' };
  const added: KeptBreakpoint = { id: crypto.randomUUID(), path, line, enabled: true, ...empty };
  change({ list: [...useBreakpoints.getState().list, added] });
  return added;
}

export function toggleBreakpoint(path: string, line: number): void {
  const known = breakpointAt(path, line);
  if (known === undefined) addBreakpoint(path, line);
  else removeBreakpoint(known.id);
}

export function removeBreakpoint(id: string): void {
  change({ list: useBreakpoints.getState().list.filter((each) => each.id !== id) });
}

export function removeAllBreakpoints(): void {
  change({ list: [] });
}

export function changeBreakpoint(id: string, to: Partial<Omit<KeptBreakpoint, 'id' | 'path'>>): void {
  change({ list: useBreakpoints.getState().list.map((each) => (each.id === id ? { ...each, ...to } : each)) });
}

export function changeStops(to: Partial<Omit<BreakpointStore, 'list'>>): void {
  change(to);
}

/** The text of a file was edited: where its breakpoints are now. One whose line is gone, or taken, goes too. */
export function moveBreakpoints(path: string, lines: ReadonlyMap<string, number>): void {
  const { list } = useBreakpoints.getState();
  const at = (each: KeptBreakpoint): number => (each.path === path ? (lines.get(each.id) ?? each.line) : each.line);
  if (list.every((each) => at(each) === each.line)) return;
  const taken = new Set<string>();
  const moved = list.flatMap((each) => {
    const line = at(each);
    const place = `${each.path}:${line}`;
    if (taken.has(place)) return [];
    taken.add(place);
    return [{ ...each, line }];
  });
  change({ list: moved });
}

/** Files have other names now. */
export function renameBreakpoints(moved: (path: string) => string): void {
  const { list } = useBreakpoints.getState();
  if (list.some((each) => moved(each.path) !== each.path)) {
    change({ list: list.map((each) => ({ ...each, path: moved(each.path) })) });
  }
}

/** As the engine takes them: what is disabled is left out. */
export function breakpointSettings(): BreakpointSettings {
  const root = openedProject()?.root ?? '';
  const { list, raised, uncaught } = useBreakpoints.getState();
  const breakpoints = list.filter(({ enabled }) => enabled).map((each) => engineBreakpoint(root, each));
  return { breakpoints, raised, uncaught };
}

function engineBreakpoint(root: string, kept: KeptBreakpoint): Breakpoint {
  const { id, path, line, condition, hitCondition, logMessage } = kept;
  return {
    id,
    file: absolutePath(root, path),
    line,
    ...(condition === '' ? {} : { condition }),
    ...(hitCondition === '' ? {} : { hitCondition }),
    ...(logMessage === '' ? {} : { logMessage }),
  };
}
