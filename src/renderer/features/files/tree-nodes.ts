/** The project's tree as the rows that are shown: folders before files, by name; below a Python file its functions. */
import type { ProjectEntry } from '../../../contract/model/project';
import type { UdfInfo } from '../../../contract/model/udf';
import { baseName, folderOf } from '../../state/paths';

interface NodeBase {
  /** Path, or `path:function`. */
  readonly id: string;
  readonly path: string;
  readonly name: string;
  /** 1-based. */
  readonly level: number;
}

export type TreeNode =
  | (NodeBase & { readonly kind: 'folder'; readonly open: boolean })
  /** `open` null: it has nothing below it. */
  | (NodeBase & { readonly kind: 'file'; readonly open: boolean | null })
  | (NodeBase & { readonly kind: 'function'; readonly info: UdfInfo });

export type FunctionsOf = (path: string) => readonly UdfInfo[];

export function treeNodes(
  entries: readonly ProjectEntry[],
  folded: ReadonlySet<string>,
  functionsOf: FunctionsOf,
): TreeNode[] {
  const below = new Map<string, ProjectEntry[]>();
  for (const entry of entries) {
    const folder = folderOf(entry.path);
    const known = below.get(folder);
    if (known === undefined) below.set(folder, [entry]);
    else known.push(entry);
  }
  const nodes: TreeNode[] = [];
  const add = (folder: string, level: number): void => {
    for (const entry of [...(below.get(folder) ?? [])].sort(byKindAndName)) {
      const base = { id: entry.path, path: entry.path, name: baseName(entry.path), level };
      const open = !folded.has(entry.path);
      if (entry.kind === 'folder') {
        nodes.push({ ...base, kind: 'folder', open });
        if (open) add(entry.path, level + 1);
        continue;
      }
      const functions = functionsOf(entry.path);
      nodes.push({ ...base, kind: 'file', open: functions.length === 0 ? null : open });
      if (open) nodes.push(...functions.map((info) => functionNode(entry.path, info, level + 1)));
    }
  };
  add('', 1);
  return nodes;
}

function functionNode(path: string, info: UdfInfo, level: number): TreeNode {
  return { id: `${path}:${info.name}`, path, name: info.name, level, kind: 'function', info };
}

function byKindAndName(a: ProjectEntry, b: ProjectEntry): number {
  if (a.kind !== b.kind) return a.kind === 'folder' ? -1 : 1;
  return a.path < b.path ? -1 : 1;
}

/** The row that holds this one; null at the top. */
export function parentOf(nodes: readonly TreeNode[], index: number): number | null {
  const level = nodes[index]?.level ?? 1;
  for (let at = index - 1; at >= 0; at -= 1) if ((nodes[at]?.level ?? 1) < level) return at;
  return null;
}
