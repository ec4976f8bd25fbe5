import { openDialog } from '../../state/dialogs';
import { openFile, revealPlace } from '../../state/editor';
import { setFolded } from '../../state/file-tree';
import { showSideView } from '../../state/layout';
import { absolutePath } from '../../state/paths';
import { openedProject } from '../../state/project';
import type { TreeNode } from './tree-nodes';

/** What an editor has nothing to show of. */
const onlyData = /\.(parquet|pq|arrow|feather|ipc)$/i;

/** What a click does: folders open and close, files go to the editor, data that is no text to the Data panel. */
export function openNode(node: TreeNode): void {
  switch (node.kind) {
    case 'folder':
      setFolded(node.path, node.open);
      return;
    case 'function':
      revealPlace(node.path, node.info.line);
      return;
    case 'file':
      if (onlyData.test(node.path)) showData(node.path);
      else void openFile(node.path);
  }
}

export const dataFile = /\.(csv|jsonl|ndjson|json|parquet|pq|arrow|feather|ipc)$/i;

/** In the Data panel; a file that is no data of the project yet is offered as one. */
export function showData(path: string): void {
  const project = openedProject();
  if (project === null) return;
  const isLinked = project.settings.data.some(
    (link) => absolutePath(project.root, link.path) === absolutePath(project.root, path),
  );
  showSideView('data');
  if (!isLinked) openDialog({ kind: 'data', path });
}
