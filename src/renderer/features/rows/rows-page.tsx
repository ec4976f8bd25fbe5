import { useEffect, useState } from 'react';
import './rows-page.css';
import type { RowsFile } from '../../../contract/model/rows-file';
import type { PageOf } from '../../state/pages';
import { chooseRows, openRows, useRows, withBox, type RowsDocument } from '../../state/rows-documents';
import { problemOf, problemsOf, type Block } from '../../state/rows-edits';
import { Button } from '../../ui/button';
import { EmptyState } from '../../ui/empty-state';
import { counted } from '../../ui/figures';
import { shortcutText } from '../../ui/keys';
import { Notice } from '../../ui/notice';
import { ProgressBar } from '../../ui/progress-bar';
import { ColumnDialog } from './column-dialog';
import { EditGrid } from './edit-grid';
import { RowsTools } from './rows-tools';

/** Rows by hand: a small table to try a function on, edited as in a spreadsheet. */
export function RowsPage({ page: { path } }: { readonly page: PageOf<'rows'> }) {
  const state = useRows((store) => store.files[path]);
  useEffect(() => {
    void openRows(path);
  }, [path]);
  if (state === undefined || state.kind === 'loading') return <ProgressBar label={`Opening ${path}`} value={null} />;
  if (state.kind === 'failed') {
    return (
      <EmptyState title={`${path} cannot be shown`}>
        <p role="alert">{state.error.error}</p>
        {state.error.hint === undefined ? null : <p>{state.error.hint}</p>}
      </EmptyState>
    );
  }
  return <OpenRows path={path} document={state.document} />;
}

function OpenRows({ path, document }: { readonly path: string; readonly document: RowsDocument }) {
  const [block, setBlock] = useState<Block>({ top: 0, left: 0, bottom: 0, right: 0 });
  const [column, setColumn] = useState<number | null>(null);
  const file = withBox(document);
  return (
    <div className="rows-page">
      <RowsTools path={path} document={document} block={block} onColumn={setColumn} />
      <Outside path={path} outside={document.outside} />
      <EditGrid path={path} document={document} block={block} onSelect={setBlock} onColumn={setColumn} />
      <Footer file={file} block={block} onShow={setBlock} />
      {column === null ? null : (
        <ColumnDialog key={column} path={path} file={document.file} index={column} onClose={() => setColumn(null)} />
      )}
    </div>
  );
}

function Outside({ path, outside }: { readonly path: string; readonly outside: RowsDocument['outside'] }) {
  if (outside === 'none') return null;
  if (outside === 'gone')
    return <Notice kind="warning">{path} was deleted by another program. Edit, and it is written again.</Notice>;
  return (
    <div className="outside-bar">
      <Notice kind="warning">
        {path} was changed by another program meanwhile. Nothing is saved until you choose; undo brings the other rows
        back.
      </Notice>
      <Button small look="primary" onClick={() => chooseRows(path, 'mine')}>
        Go on with my rows
      </Button>
      <Button small onClick={() => chooseRows(path, 'other')}>
        Take the rows on disk
      </Button>
    </div>
  );
}

interface FooterProps {
  readonly file: RowsFile;
  readonly block: Block;
  readonly onShow: (block: Block) => void;
}

/** What the cell is of and what is wrong with it; else what the keys do. */
function Footer({ file, block, onShow }: FooterProps) {
  const { top, left } = block;
  const cell = file.rows[top]?.[left];
  const problem = cell === undefined ? null : problemOf(file, left, cell);
  const problems = problemsOf(file);
  const [first] = problems;
  return (
    <div className="rows-footer">
      <span role="status" className={problem === null ? 'rows-hint' : 'rows-problem'}>
        {problem === null
          ? `Type or F2 edits · Delete: NULL · Backspace: empty text · paste from a spreadsheet · ${shortcutText('Mod+Enter')} runs the function`
          : `Row ${top + 1}, ${file.fields[left]?.name ?? ''}: ${problem} The text stays as it is typed.`}
      </span>
      {first === undefined ? null : (
        <Button
          small
          look="link"
          onClick={() => onShow({ top: first.row, bottom: first.row, left: first.column, right: first.column })}
        >
          {counted(problems.length, 'cell does not fit', 'cells do not fit')}
        </Button>
      )}
    </div>
  );
}
