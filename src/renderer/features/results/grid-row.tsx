import { memo } from 'react';
import { cellShape, isNumeric } from './cell-format';
import type { Field } from '../../../contract/model/data-type';
import type { Cell } from '../../../contract/model/rows';

interface GridRowProps {
  readonly index: number;
  readonly topPx: number;
  /** undefined while it is being read. */
  readonly row: readonly Cell[] | undefined;
  readonly columns: readonly Field[];
  /** -1: none of this row. */
  readonly activeColumn: number;
  readonly onActivate: (row: number, column: number) => void;
}

export const GridRow = memo(function GridRow({ index, topPx, row, columns, activeColumn, onActivate }: GridRowProps) {
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
        >
          {row === undefined ? (
            <span className="grid-waiting">…</span>
          ) : (
            <GridCell cell={row[position]} column={column} />
          )}
        </div>
      ))}
    </div>
  );
});

function cellClass(column: Field, isActive: boolean): string {
  const numeric = isNumeric(column.type) ? ' grid-cell-numeric' : '';
  return `grid-cell${numeric}${isActive ? ' grid-cell-active' : ''}`;
}

function GridCell({ cell, column }: { readonly cell: Cell | undefined; readonly column: Field }) {
  if (cell === undefined) return null;
  const { kind, text } = cellShape(cell, column.type);
  return kind === 'value' ? text : <span className={`cell-${kind}`}>{text}</span>;
}
