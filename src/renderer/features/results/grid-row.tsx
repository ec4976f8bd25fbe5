import { Maximize2 } from 'lucide-react';
import { memo } from 'react';
import { hasDetail } from './cell-detail';
import { cellShape } from './cell-format';
import { isNumeric, type Field } from '../../../contract/model/data-type';
import type { Cell } from '../../../contract/model/rows';
import { RowKindMark } from './row-kind';

interface GridRowProps {
  readonly index: number;
  readonly topPx: number;
  /** undefined while it is being read. */
  readonly row: readonly Cell[] | undefined;
  readonly columns: readonly Field[];
  /** -1: none of this row. */
  readonly activeColumn: number;
  /** The column of a changelog's row kinds; -1: there is none. */
  readonly rowKindColumn: number;
  readonly onActivate: (row: number, column: number) => void;
  readonly onOpen: (row: number, column: number) => void;
}

export const GridRow = memo(function GridRow(props: GridRowProps) {
  const { index, topPx, row, columns, activeColumn, rowKindColumn, onActivate, onOpen } = props;
  return (
    <div
      className="grid-row"
      role="row"
      aria-rowindex={index + 2}
      aria-selected={activeColumn >= 0}
      style={{ transform: `translateY(${topPx}px)` }}
    >
      <div className="grid-number" role="rowheader">
        {index + 1}
      </div>
      {columns.map((column, position) => (
        <div
          key={position}
          id={`cell-${index}-${position}`}
          className={cellClass(column, activeColumn === position)}
          role="gridcell"
          aria-colindex={position + 2}
          onMouseDown={() => onActivate(index, position)}
          onDoubleClick={() => onOpen(index, position)}
        >
          {row === undefined ? (
            <span className="grid-waiting">…</span>
          ) : (
            <GridCell cell={row[position]} column={column} isRowKind={position === rowKindColumn} />
          )}
          {activeColumn === position && hasDetail(row?.[position], column.type) ? (
            <button
              type="button"
              className="grid-open"
              tabIndex={-1}
              aria-label="Show whole value"
              title="Show whole value (Enter)"
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => onOpen(index, position)}
            >
              <Maximize2 size={11} aria-hidden />
            </button>
          ) : null}
        </div>
      ))}
    </div>
  );
});

function cellClass(column: Field, isActive: boolean): string {
  const numeric = isNumeric(column.type) ? ' grid-cell-numeric' : '';
  return `grid-cell${numeric}${isActive ? ' grid-cell-active' : ''}`;
}

interface GridCellProps {
  readonly cell: Cell | undefined;
  readonly column: Field;
  readonly isRowKind: boolean;
}

function GridCell({ cell, column, isRowKind }: GridCellProps) {
  if (cell === undefined) return null;
  if (isRowKind && typeof cell === 'string') return <RowKindMark kind={cell} />;
  const { kind, text } = cellShape(cell, column.type);
  return kind === 'value' ? text : <span className={`cell-${kind}`}>{text}</span>;
}
