import { Columns3, CopyPlus, Plus, Redo2, Trash2, Undo2 } from 'lucide-react';
import { rebound } from '../../state/bindings';
import { useCurrentFile, useCurrentFunction } from '../../state/function-at';
import { absolutePath, baseName } from '../../state/paths';
import { boundData, columnsOf, updateBinding, useProject } from '../../state/project';
import { editRows, redoRows, undoRows, type RowsDocument } from '../../state/rows-documents';
import { duplicateRows, insertRow, removeRows, toggleRowKinds, type Block } from '../../state/rows-edits';
import { usePanelProject } from '../../state/settings';
import { Button, IconButton } from '../../ui/button';
import { counted } from '../../ui/figures';
import { shortcutText } from '../../ui/keys';

interface RowsToolsProps {
  readonly path: string;
  readonly document: RowsDocument;
  readonly block: Block;
  readonly onColumn: (index: number) => void;
}

export function RowsTools({ path, document, block, onColumn }: RowsToolsProps) {
  const { file, past, future } = document;
  const hasRow = block.top < file.rows.length;
  const rows = { ...block, bottom: Math.min(block.bottom, file.rows.length - 1) };
  return (
    <header className="rows-head">
      <h2 title={path}>{baseName(path)}</h2>
      <span className="rows-facts">
        {counted(file.rows.length, 'row')} · {counted(file.fields.length, 'column')}
      </span>
      <div className="rows-tools" role="toolbar" aria-label="Rows and columns">
        <IconButton
          label="Add a row below"
          shortcut="Insert"
          onClick={() => editRows(path, (now) => insertRow(now, Math.min(now.rows.length, block.bottom + 1)))}
        >
          <Plus size={15} aria-hidden />
        </IconButton>
        <IconButton
          label="Duplicate the rows"
          shortcut={shortcutText('Mod+D')}
          disabled={!hasRow}
          onClick={() => editRows(path, (now) => duplicateRows(now, rows))}
        >
          <CopyPlus size={14} aria-hidden />
        </IconButton>
        <IconButton
          label="Remove the rows"
          shortcut={shortcutText('Mod+Delete')}
          disabled={!hasRow}
          onClick={() => editRows(path, (now) => removeRows(now, rows))}
        >
          <Trash2 size={14} aria-hidden />
        </IconButton>
        <IconButton
          label="Undo"
          shortcut={shortcutText('Mod+Z')}
          disabled={past.length === 0}
          onClick={() => undoRows(path)}
        >
          <Undo2 size={14} aria-hidden />
        </IconButton>
        <IconButton
          label="Redo"
          shortcut={shortcutText('Mod+Shift+Z')}
          disabled={future.length === 0}
          onClick={() => redoRows(path)}
        >
          <Redo2 size={14} aria-hidden />
        </IconButton>
        <Button small onClick={() => onColumn(file.fields.length)}>
          <Columns3 size={13} aria-hidden /> Add a column
        </Button>
        <Button
          small
          aria-pressed={file.rowKinds !== null}
          title="For aggregates: a column that says of each row whether it is added (+I, +U) or taken back (-U, -D)"
          onClick={() => editRows(path, toggleRowKinds)}
        >
          Row kinds
        </Button>
      </div>
      <span className="rows-space" />
      <UseRows path={path} />
    </header>
  );
}

/** Whether the function at the cursor runs on these rows. */
function UseRows({ path }: { readonly path: string }) {
  const project = usePanelProject();
  const file = useCurrentFile();
  const info = useCurrentFunction();
  const data = useProject((store) => store.data);
  if (project === null || file === null || info === null) return null;
  const whole = absolutePath(project.root, path);
  const link = project.settings.data.find((each) => absolutePath(project.root, each.path) === whole);
  if (link === undefined) return null;
  if (boundData(project.settings, file, info.name) === link.name)
    return (
      <span className="rows-use">
        <span className="code">{info.name}</span> runs on these rows
      </span>
    );
  const use = () => {
    const columns = columnsOf(project, data, link.name);
    updateBinding(file, info.name, (before) => rebound(before, link.name, columns));
  };
  return (
    <Button small look="primary" onClick={use}>
      Let {info.name} run on these rows
    </Button>
  );
}
