/** What keys do in the tree of files: as in VS Code. */
import type { KeyboardEvent } from 'react';
import { deletePath, copyPathText } from '../../state/file-actions';
import { chooseNode, setFolded, typeName } from '../../state/file-tree';
import { openNode } from './open-node';
import { parentOf, type TreeNode } from './tree-nodes';

export function onTreeKey(event: KeyboardEvent, nodes: readonly TreeNode[], chosen: string | null): void {
  if (event.target instanceof HTMLInputElement) return;
  const index = nodes.findIndex((node) => node.id === chosen);
  const node = nodes[index];
  const to = (next: number | null): void => {
    const target = nodes[Math.max(0, Math.min(nodes.length - 1, next ?? index))];
    if (target !== undefined) chooseNode(target.id);
  };
  const handled = (): boolean => {
    if (event.altKey && event.shiftKey && event.code === 'KeyC' && node !== undefined) {
      void copyPathText(node.path, event.ctrlKey || event.metaKey ? 'relative' : 'whole');
      return true;
    }
    if (event.altKey || event.ctrlKey || event.metaKey) return false;
    switch (event.key) {
      case 'ArrowDown':
        to(index + 1);
        return true;
      case 'ArrowUp':
        to(index - 1);
        return true;
      case 'Home':
        to(0);
        return true;
      case 'End':
        to(nodes.length - 1);
        return true;
      case 'ArrowRight':
        if (node === undefined || node.kind === 'function') return true;
        if (node.open === false) setFolded(node.path, false);
        else if (node.open === true) to(index + 1);
        return true;
      case 'ArrowLeft':
        if (node !== undefined && node.kind !== 'function' && node.open === true) setFolded(node.path, true);
        else to(parentOf(nodes, index));
        return true;
      case 'Enter':
      case ' ':
        if (node !== undefined) openNode(node);
        return true;
      case 'F2':
        if (node !== undefined && node.kind !== 'function') typeName({ kind: 'rename', path: node.path });
        return true;
      case 'Delete':
        if (node !== undefined && node.kind !== 'function') void deletePath(node.path);
        return true;
      default:
        return false;
    }
  };
  if (!handled()) return;
  event.preventDefault();
  event.stopPropagation();
}
