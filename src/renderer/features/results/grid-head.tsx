import { useRef } from 'react';
import { leastWidthPx } from './column-widths';
import { isNumeric, type Field } from '../../../contract/model/data-type';
import { TypeMark } from '../../ui/type-mark';

interface GridHeadProps {
  readonly columns: readonly Field[];
  readonly widths: readonly number[];
  readonly inputColumns: number;
  /** null: back to the measured width. */
  readonly onResize: (column: number, widthPx: number | null) => void;
}

export function GridHead({ columns, widths, inputColumns, onResize }: GridHeadProps) {
  return (
    <div className="grid-head" role="row" aria-rowindex={1}>
      <div className="grid-corner" role="columnheader" aria-label="Row number" />
      {columns.map((column, index) => {
        const classes = [
          'grid-column',
          isNumeric(column.type) ? 'grid-column-numeric' : '',
          index >= inputColumns ? 'grid-column-result' : '',
        ];
        return (
          <div
            key={`${index}-${column.name}`}
            className={classes.filter(Boolean).join(' ')}
            role="columnheader"
            aria-colindex={index + 2}
            title={index >= inputColumns ? `${column.name}: what the function returned` : `${column.name}: input`}
          >
            <TypeMark type={column.type} />
            <span>{column.name}</span>
            <ResizeHandle
              name={column.name}
              widthPx={widths[index] ?? leastWidthPx}
              onResize={(widthPx) => onResize(index, widthPx)}
            />
          </div>
        );
      })}
    </div>
  );
}

interface ResizeHandleProps {
  readonly name: string;
  readonly widthPx: number;
  readonly onResize: (widthPx: number | null) => void;
}

function ResizeHandle({ name, widthPx, onResize }: ResizeHandleProps) {
  const drag = useRef<{ readonly fromPx: number; readonly widthPx: number } | null>(null);
  const resize = (next: number) => onResize(Math.max(leastWidthPx, Math.round(next)));
  return (
    <div
      className="grid-resize"
      role="separator"
      aria-orientation="vertical"
      aria-label={`Width of ${name}`}
      aria-valuenow={widthPx}
      aria-valuemin={leastWidthPx}
      tabIndex={0}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        drag.current = { fromPx: event.clientX, widthPx };
      }}
      onPointerMove={(event) => {
        if (drag.current !== null) resize(drag.current.widthPx + event.clientX - drag.current.fromPx);
      }}
      onPointerUp={() => {
        drag.current = null;
      }}
      onDoubleClick={() => onResize(null)}
      onKeyDown={(event) => {
        if (event.key === 'ArrowLeft') resize(widthPx - 8);
        else if (event.key === 'ArrowRight') resize(widthPx + 8);
        else return;
        event.preventDefault();
        event.stopPropagation();
      }}
    />
  );
}
