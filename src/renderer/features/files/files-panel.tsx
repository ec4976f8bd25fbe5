import { CircleAlert, FileCode, FilePlus, RotateCw } from 'lucide-react';
import './files-panel.css';
import { commandById } from '../../state/commands';
import type { UdfInfo } from '../../../contract/model/udf';
import { openDialog } from '../../state/dialogs';
import { openFile, revealPlace, useEditor } from '../../state/editor';
import { useCurrentFunction } from '../../state/function-at';
import { useInspections } from '../../state/inspections';
import { usePanelProject } from '../../state/settings';
import { Button, IconButton } from '../../ui/button';
import { EmptyState } from '../../ui/empty-state';
import { KindMark } from '../function-card/kind-mark';

/** The project's Python files with the functions that each defines. */
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
          <IconButton label="Read the folder again" onClick={commandById('refresh').run}>
            <RotateCw size={14} aria-hidden />
          </IconButton>
        </div>
      </div>
      <div className="panel-body">{project.files.length === 0 ? <NoFiles /> : <FileTree files={project.files} />}</div>
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

function FileTree({ files }: { readonly files: readonly string[] }) {
  const active = useEditor((store) => store.active);
  return (
    <ul className="file-tree" aria-label="Project files">
      {files.map((path) => (
        <li key={path}>
          <FileRow path={path} isActive={path === active} />
          <FunctionRows path={path} isActive={path === active} />
        </li>
      ))}
    </ul>
  );
}

function FileRow({ path, isActive }: { readonly path: string; readonly isActive: boolean }) {
  const isWrong = useInspections((store) => (store.files[path]?.error ?? null) !== null);
  const slash = path.lastIndexOf('/') + 1;
  return (
    <button type="button" className="file-row" aria-current={isActive} title={path} onClick={() => void openFile(path)}>
      {isWrong ? (
        <CircleAlert size={14} className="file-wrong" role="img" aria-label="has an error" />
      ) : (
        <FileCode size={14} aria-hidden />
      )}
      <span>
        <span className="file-folder">{path.slice(0, slash)}</span>
        {path.slice(slash)}
      </span>
    </button>
  );
}

function FunctionRows({ path, isActive }: { readonly path: string; readonly isActive: boolean }) {
  const functions = useInspections((store) => store.files[path]?.functions);
  const current = useCurrentFunction();
  if (functions === undefined || functions.length === 0) return null;
  return (
    <ul aria-label={`Functions of ${path}`}>
      {functions.map((info) => (
        <li key={info.name}>
          <button
            type="button"
            className="file-row function-row"
            aria-current={isActive && current?.name === info.name}
            onClick={() => revealPlace(path, info.line)}
          >
            <span>{info.name}</span>
            {noteOf(info) === null ? null : <span className="file-note">{noteOf(info)}</span>}
            <KindMark info={info} />
          </button>
        </li>
      ))}
    </ul>
  );
}

/** What the mark beside it does not say. */
function noteOf(info: UdfInfo): string | null {
  if (info.funcType === 'pandas') return 'pandas';
  return info.kind === 'async_scalar' ? 'async' : null;
}
