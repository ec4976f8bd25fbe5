import { FilePlus, FolderPlus, RotateCw } from 'lucide-react';
import { useEffect, type ReactNode } from 'react';
import './files-panel.css';
import type { Project } from '../../../contract/model/project';
import type { UdfInfo } from '../../../contract/model/udf';
import { commandById } from '../../state/commands';
import { openDialog } from '../../state/dialogs';
import { useEditor } from '../../state/editor';
import { chooseNode, folderOfChosen, typeName, useFileTree } from '../../state/file-tree';
import { useCurrentFunction } from '../../state/function-at';
import { useInspections } from '../../state/inspections';
import { usePanelProject } from '../../state/settings';
import { Button, IconButton } from '../../ui/button';
import { EmptyState } from '../../ui/empty-state';
import { FileMenu } from './file-menu';
import { NameInput } from './name-input';
import { onTreeKey } from './tree-keys';
import { treeNodes, type TreeNode } from './tree-nodes';
import { dropOn, nodeId, TreeRow } from './tree-row';

/** The project's files and folders, with the functions that each Python file defines. */
export function FilesPanel() {
  const project = usePanelProject();
  if (project === null) return null;
  return (
    <>
      <div className="panel-head">
        <h2>Files</h2>
        <div className="panel-actions">
          <IconButton label="New Python file" onClick={() => openDialog({ kind: 'new-file' })}>
            <FilePlus size={14} aria-hidden />
          </IconButton>
          <IconButton
            label="New folder"
            onClick={() => typeName({ kind: 'new-folder', folder: folderOfChosen(project.entries) })}
          >
            <FolderPlus size={14} aria-hidden />
          </IconButton>
          <IconButton label="Read the folder again" onClick={commandById('refresh').run}>
            <RotateCw size={14} aria-hidden />
          </IconButton>
        </div>
      </div>
      <div className="panel-body file-body" {...dropOn('')}>
        {project.files.length === 0 ? <NoFiles /> : null}
        <FileTree project={project} />
      </div>
    </>
  );
}

function NoFiles() {
  return (
    <EmptyState
      small
      title="No Python file yet"
      actions={
        <Button look="primary" small onClick={() => openDialog({ kind: 'new-file' })}>
          New Python file
        </Button>
      }
    >
      <p>A UDF file is ordinary PyFlink code: a function with @udf.</p>
    </EmptyState>
  );
}

const none: readonly UdfInfo[] = [];

function FileTree({ project }: { readonly project: Project }) {
  const { folded, chosen, typing } = useFileTree();
  const inspections = useInspections((store) => store.files);
  const active = useEditor((store) => store.active);
  const current = useCurrentFunction();
  const nodes = treeNodes(project.entries, folded, (path) => inspections[path]?.functions ?? none);
  const node = nodes.find((each) => each.id === chosen) ?? null;
  useEffect(() => {
    if (chosen !== null) document.getElementById(nodeId(chosen))?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  return (
    <FileMenu node={node}>
      <div
        role="tree"
        className="file-tree"
        data-first-focus
        aria-label="Project files"
        tabIndex={0}
        {...(node === null ? {} : { 'aria-activedescendant': nodeId(node.id) })}
        onFocus={() => {
          const first = nodes.find((each) => each.id === active) ?? nodes[0];
          if (node === null && first !== undefined) chooseNode(first.id);
        }}
        onKeyDown={(event) => onTreeKey(event, nodes, chosen)}
      >
        {typing !== null && typing.kind !== 'rename' && typing.folder === '' ? <NewName /> : null}
        {nodes.map((each) => (
          <Row key={each.id} node={each}>
            <TreeRow node={each} isChosen={each.id === chosen} isCurrent={isCurrent(each, active, current)} />
          </Row>
        ))}
      </div>
    </FileMenu>
  );
}

/** A row, and below the folder that gets something new the field for its name. */
function Row({ node, children }: { readonly node: TreeNode; readonly children: ReactNode }) {
  const isAbove = useFileTree(
    ({ typing }) => typing !== null && typing.kind !== 'rename' && typing.folder === node.id && node.id !== '',
  );
  return (
    <>
      {children}
      {isAbove ? <NewName level={node.level} /> : null}
    </>
  );
}

function NewName({ level = 0 }: { readonly level?: number }) {
  const typing = useFileTree((store) => store.typing);
  if (typing === null) return null;
  return (
    <div className="file-row" style={{ paddingLeft: 20 + level * 12 }}>
      <NameInput typing={typing} first="" />
    </div>
  );
}

function isCurrent(node: TreeNode, active: string | null, current: UdfInfo | null): boolean {
  if (node.path !== active) return false;
  return node.kind === 'function' ? node.name === current?.name : node.kind === 'file';
}
