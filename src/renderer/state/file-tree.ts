/** The tree of the project's files: what is folded, what is chosen, and which name is being typed. */
import { create } from 'zustand';
import type { ProjectEntry } from '../../contract/model/project';
import { folderOf, joinedPath } from './paths';
import { openedProject } from './project';
import { isStringList, recall, remember } from './remembered';

/** `folder`: '' is the project itself. */
export type NameBeingTyped =
  | { readonly kind: 'rename'; readonly path: string }
  | { readonly kind: 'new-folder'; readonly folder: string }
  | { readonly kind: 'new-file'; readonly folder: string };

interface FileTreeStore {
  /** Paths of folders, and of files whose functions are not listed. */
  readonly folded: ReadonlySet<string>;
  /** Path, or `path:function`; null: nothing. */
  readonly chosen: string | null;
  readonly typing: NameBeingTyped | null;
}

export const useFileTree = create<FileTreeStore>()(() => ({ folded: new Set(), chosen: null, typing: null }));

const foldedKey = (root: string): string => `folded:${root}`;

/** A project was opened: folded as last time. */
export function recallFolded(root: string): void {
  useFileTree.setState({ folded: new Set(recall(foldedKey(root), isStringList) ?? []), chosen: null, typing: null });
}

export function setFolded(path: string, isFolded: boolean): void {
  const folded = new Set(useFileTree.getState().folded);
  if (isFolded) folded.add(path);
  else folded.delete(path);
  useFileTree.setState({ folded });
  const project = openedProject();
  if (project !== null) remember(foldedKey(project.root), [...folded]);
}

export function chooseNode(id: string | null): void {
  if (useFileTree.getState().chosen !== id) useFileTree.setState({ chosen: id });
}

export function typeName(typing: NameBeingTyped | null): void {
  if (typing !== null && typing.kind !== 'rename' && typing.folder !== '') setFolded(typing.folder, false);
  useFileTree.setState({ typing });
}

/** The folder that something new goes into: the chosen one, or that of the chosen file. */
export function folderOfChosen(entries: readonly ProjectEntry[]): string {
  const { chosen } = useFileTree.getState();
  const entry = entries.find((each) => each.path === chosen || chosen?.startsWith(`${each.path}:`) === true);
  if (entry === undefined) return '';
  return entry.kind === 'folder' ? entry.path : folderOf(entry.path);
}

/** What is wrong with a name that is typed in the tree; null where it will do. */
export function nameProblem(typing: NameBeingTyped, name: string, entries: readonly ProjectEntry[]): string | null {
  const trimmed = name.trim();
  if (trimmed === '') return 'Give a name.';
  if (/[\\\0]/.test(trimmed) || trimmed.split('/').some((part) => part === '' || part === '.' || part === '..')) {
    return 'Use a name without \\, and folders with one slash between.';
  }
  const path = typedPath(typing, trimmed);
  if (typing.kind === 'rename' && path === typing.path) return null;
  return entries.some((entry) => entry.path === path) ? `There is a ${path} already.` : null;
}

export function typedPath(typing: NameBeingTyped, name: string): string {
  return joinedPath(typing.kind === 'rename' ? folderOf(typing.path) : typing.folder, name.trim());
}
