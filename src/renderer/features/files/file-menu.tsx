import { ContextMenu } from 'radix-ui';
import type { ReactElement } from 'react';
import { workbench } from '../../state/connection';
import { openDialog } from '../../state/dialogs';
import { copyPathText, deletePath, duplicatePath, revealPath } from '../../state/file-actions';
import { chooseNode, typeName } from '../../state/file-tree';
import { folderOf } from '../../state/paths';
import { shortcutText } from '../../ui/keys';
import { dataFile, openNode, showData } from './open-node';
import type { TreeNode } from './tree-nodes';

/** What can be done with the chosen row; with none, with the project's folder. */
export function FileMenu({ node, children }: { readonly node: TreeNode | null; readonly children: ReactElement }) {
  const folder = node === null ? '' : node.kind === 'folder' ? node.path : folderOf(node.path);
  const path = node === null || node.kind === 'function' ? null : node.path;
  return (
    <ContextMenu.Root>
      <ContextMenu.Trigger
        asChild
        onContextMenu={(event) => {
          // Beside all rows the folder itself is meant.
          if (
            event.target instanceof HTMLElement &&
            event.target.closest('[role=treeitem]') === null &&
            isMouse(event)
          ) {
            chooseNode(null);
          }
        }}
      >
        {children}
      </ContextMenu.Trigger>
      <ContextMenu.Portal>
        <ContextMenu.Content className="popup">
          {node === null ? null : <Item label="Open" keys="Enter" run={() => openNode(node)} />}
          {path !== null && dataFile.test(path) ? <Item label="Use as data…" run={() => showData(path)} /> : null}
          <Item label="New Python file…" run={() => openDialog({ kind: 'new-file', folder })} />
          <Item label="New file" run={() => typeName({ kind: 'new-file', folder })} />
          <Item label="New folder" run={() => typeName({ kind: 'new-folder', folder })} />
          {path === null ? null : <PathItems path={path} />}
        </ContextMenu.Content>
      </ContextMenu.Portal>
    </ContextMenu.Root>
  );
}

function PathItems({ path }: { readonly path: string }) {
  return (
    <>
      <ContextMenu.Separator className="popup-separator" />
      <Item label="Rename" keys="F2" run={() => typeName({ kind: 'rename', path })} />
      <Item label="Duplicate" run={() => void duplicatePath(path)} />
      <Item label="Delete" keys="Delete" run={() => void deletePath(path)} />
      <ContextMenu.Separator className="popup-separator" />
      <Item label="Copy path" keys={shortcutText('Shift+Alt+C')} run={() => void copyPathText(path, 'whole')} />
      <Item
        label="Copy relative path"
        keys={shortcutText('Mod+Shift+Alt+C')}
        run={() => void copyPathText(path, 'relative')}
      />
      {workbench().host === 'desktop' ? (
        <Item label="Show in the file manager" run={() => void revealPath(path)} />
      ) : null}
    </>
  );
}

interface ItemProps {
  readonly label: string;
  readonly keys?: string;
  readonly run: () => void;
}

function Item({ label, keys, run }: ItemProps) {
  return (
    // The menu gives the focus back first: a name that is typed in the tree must keep it.
    <ContextMenu.Item className="popup-item" onSelect={() => setTimeout(run)}>
      <span className="popup-text">{label}</span>
      {keys === undefined ? null : <kbd className="key">{keys}</kbd>}
    </ContextMenu.Item>
  );
}

/** The context-menu key means the chosen row, wherever the pointer is. */
function isMouse(event: { readonly button: number }): boolean {
  return event.button === 2;
}
