import { useEffect, useRef } from 'react';
import { isNumeric } from '../../../contract/model/data-type';
import type { RowsFile } from '../../../contract/model/rows-file';
import type { Cell } from '../../../contract/model/rows';
import { closeBox, typeInBox, type OpenBox } from '../../state/rows-documents';
import { problemOf } from '../../state/rows-edits';
import { CellText } from '../results/cell-text';
import { RowKindMark } from '../results/row-kind';
import { boxKey, openBoxAt, type GridFocus } from './edit-keys';
import { cellId } from './cell-id';

interface EditRowProps {
  readonly index: number;
  readonly topPx: number;
  readonly file: RowsFile;
  readonly box: OpenBox | null;
  readonly focus: GridFocus;
}

export function EditRow({ index, topPx, file, box, focus }: EditRowProps) {
  const { block, onSelect } = focus;
  const isNew = index >= file.rows.length;
  const isIn = index >= block.top && index <= block.bottom;
  return (
    <div
      className="grid-row"
      role="row"
      aria-rowindex={index + 2}
      aria-selected={isIn}
      style={{ transform: `translateY(${topPx}px)` }}
    >
      <div className="grid-number" role="rowheader" title={isNew ? 'Type here for a new row' : undefined}>
        {isNew ? '+' : index + 1}
      </div>
      {file.fields.map((field, column) => {
        const cell = file.rows[index]?.[column];
        const problem = cell === undefined ? null : problemOf(file, column, cell);
        const isActive = index === block.top && column === block.left;
        const isSelected = isIn && column >= block.left && column <= block.right;
        return (
          <div
            key={column}
            id={cellId(index, column)}
            className={[
              'grid-cell',
              isNumeric(field.type) ? 'grid-cell-numeric' : '',
              isSelected && !isActive ? 'rows-selected' : '',
              isActive ? 'grid-cell-active' : '',
              problem === null ? '' : 'rows-unfit',
            ].join(' ')}
            role="gridcell"
            aria-colindex={column + 2}
            aria-selected={isSelected}
            aria-invalid={problem !== null}
            title={problem ?? undefined}
            onMouseDown={(event) => {
              if (box?.column === column) return;
              onSelect(
                event.shiftKey
                  ? { ...block, bottom: Math.max(index, block.top), right: Math.max(column, block.left) }
                  : { top: index, bottom: index, left: column, right: column },
              );
            }}
            onDoubleClick={() => openBoxAt(focus, index, column)}
          >
            {box?.column === column ? (
              <CellBox box={box} name={field.name} focus={focus} />
            ) : (
              <CellView file={file} column={column} cell={cell} fits={problem === null} />
            )}
          </div>
        );
      })}
    </div>
  );
}

interface CellViewProps {
  readonly file: RowsFile;
  readonly column: number;
  readonly cell: Cell | undefined;
  readonly fits: boolean;
}

function CellView({ file, column, cell, fits }: CellViewProps) {
  const field = file.fields[column];
  if (cell === undefined || field === undefined) return null;
  if (field.name === file.rowKinds && fits) return <RowKindMark kind={String(cell)} />;
  // What does not fit is a text, whatever its column is of.
  return <CellText cell={cell} type={fits || cell === null ? field.type : { kind: 'STRING', nullable: true }} />;
}

interface CellBoxProps {
  readonly box: OpenBox;
  readonly name: string;
  readonly focus: GridFocus;
}

function CellBox({ box, name, focus }: CellBoxProps) {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus(), []);
  return (
    <input
      ref={input}
      className="rows-box"
      aria-label={`${name}, row ${box.row + 1}`}
      value={box.text}
      spellCheck={false}
      autoComplete="off"
      onChange={(event) => typeInBox(focus.path, { ...box, text: event.target.value })}
      onKeyDown={(event) => boxKey(event, focus, box)}
      onBlur={() => closeBox(focus.path, 'keep')}
    />
  );
}
