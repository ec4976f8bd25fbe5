import { ChevronDown, ChevronRight, CircleAlert, Database, File, FileCode, Folder, FolderOpen } from 'lucide-react';
import type { DragEvent } from 'react';
import type { UdfInfo } from '../../../contract/model/udf';
import { moveInto } from '../../state/file-actions';
import { chooseNode, setFolded, useFileTree } from '../../state/file-tree';
import { folderOf } from '../../state/paths';
import { useInspections } from '../../state/inspections';
import { KindMark } from '../function-card/kind-mark';
import { dataFile, openNode } from './open-node';
import { NameInput } from './name-input';
import type { TreeNode } from './tree-nodes';

const dragType = 'application/x-workbench-path';

interface TreeRowProps {
  readonly node: TreeNode;
  /** It is what the editor shows. */
  readonly isCurrent: boolean;
  readonly isChosen: boolean;
}

export function TreeRow({ node, isCurrent, isChosen }: TreeRowProps) {
  const typing = useFileTree((store) => store.typing);
  if (typing?.kind === 'rename' && typing.path === node.id) {
    return (
      <div className="file-row" style={indent(node.level)}>
        <Twist node={node} />
        <NodeIcon node={node} />
        <NameInput typing={typing} first={node.name} />
      </div>
    );
  }
  const open = node.kind === 'function' ? null : node.open;
  return (
    <div
      role="treeitem"
      id={nodeId(node.id)}
      className={node.kind === 'function' ? 'file-row function-row' : 'file-row'}
      style={indent(node.level)}
      aria-level={node.level}
      aria-selected={isChosen}
      aria-current={isCurrent}
      aria-label={node.name}
      {...(open === null ? {} : { 'aria-expanded': open })}
      title={node.kind === 'function' ? node.name : node.path}
      draggable={node.kind !== 'function'}
      onDragStart={(event) => event.dataTransfer.setData(dragType, node.path)}
      {...dropOn(node.kind === 'folder' ? node.path : folderOf(node.path))}
      onMouseDown={() => chooseNode(node.id)}
      onClick={() => openNode(node)}
    >
      <Twist node={node} />
      <NodeIcon node={node} />
      <span className="file-name">{node.name}</span>
      {node.kind === 'function' ? <FunctionNote info={node.info} /> : null}
    </div>
  );
}

/** A file or folder of the tree that is dropped is moved there. */
export function dropOn(folder: string) {
  return {
    onDragOver: (event: DragEvent) => {
      if (!event.dataTransfer.types.includes(dragType)) return;
      event.preventDefault();
      event.stopPropagation();
      event.dataTransfer.dropEffect = 'move';
    },
    onDrop: (event: DragEvent) => {
      const path = event.dataTransfer.getData(dragType);
      if (path === '') return;
      event.preventDefault();
      event.stopPropagation();
      if (folderOf(path) !== folder && path !== folder) void moveInto(path, folder);
    },
  };
}

export function nodeId(id: string): string {
  return `file-${id}`;
}

function indent(level: number): { readonly paddingLeft: number } {
  return { paddingLeft: 4 + (level - 1) * 12 };
}

function Twist({ node }: { readonly node: TreeNode }) {
  const open = node.kind === 'function' ? null : node.open;
  if (open === null) return <span className="file-twist" />;
  const Icon = open ? ChevronDown : ChevronRight;
  return (
    <span
      className="file-twist"
      onClick={(event) => {
        event.stopPropagation();
        setFolded(node.path, open);
      }}
    >
      <Icon size={14} aria-hidden />
    </span>
  );
}

function NodeIcon({ node }: { readonly node: TreeNode }) {
  const isWrong = useInspections((store) => (store.files[node.path]?.error ?? null) !== null);
  if (node.kind === 'function') return null;
  if (node.kind === 'folder') {
    return node.open ? <FolderOpen size={14} aria-hidden /> : <Folder size={14} aria-hidden />;
  }
  if (isWrong) return <CircleAlert size={14} className="file-wrong" role="img" aria-label="has an error" />;
  if (node.path.endsWith('.py')) return <FileCode size={14} aria-hidden />;
  return dataFile.test(node.path) && !node.path.endsWith('.json') ? (
    <Database size={14} aria-hidden />
  ) : (
    <File size={14} aria-hidden />
  );
}

/** What the mark beside it does not say. */
function FunctionNote({ info }: { readonly info: UdfInfo }) {
  const note = info.funcType === 'pandas' ? 'pandas' : info.kind === 'async_scalar' ? 'async' : null;
  return (
    <>
      {note === null ? null : <span className="file-note">{note}</span>}
      <KindMark info={info} />
    </>
  );
}
