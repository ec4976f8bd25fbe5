import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import '../results/grid.css';
import { isNumeric } from '../../../contract/model/data-type';
import type { RowsDocument } from '../../state/rows-documents';
import { withBox } from '../../state/rows-documents';
import type { Block } from '../../state/rows-edits';
import { firstWidths, numberWidthPx } from '../results/column-widths';
import { TypeMark } from '../../ui/type-mark';
import { cellId } from './cell-id';
import { EditRow } from './edit-row';
import { copySelection, gridKey, pasteInto, type GridFocus } from './edit-keys';

const rowPx = 24;
const headPx = 28;
const leastEditPx = 96;

interface EditGridProps {
  readonly path: string;
  readonly document: RowsDocument;
  readonly block: Block;
  readonly onSelect: (block: Block) => void;
  readonly onColumn: (index: number) => void;
}

/** One row more than there are: what is typed there is a new row. */
export function EditGrid({ path, document, block, onSelect, onColumn }: EditGridProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const { box } = document;
  const file = withBox(document);
  const count = file.rows.length + 1;
  const widths = useMemo(
    () => firstWidths(file.fields, file.rows.slice(0, 200)).map((width) => Math.max(leastEditPx, width)),
    [file.fields, file.rows],
  );
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowPx,
    overscan: 12,
    scrollPaddingStart: headPx,
  });
  useEffect(() => {
    virtual.scrollToIndex(Math.min(block.top, count - 1));
    window.document
      .getElementById(cellId(block.top, block.left))
      ?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [virtual, block.top, block.left, count]);
  useEffect(() => scroller.current?.focus(), []);
  // When a box closes by the keyboard, the keys belong to the grid again.
  const hasBox = box !== null;
  const focusGrid = useCallback(() => scroller.current?.focus(), []);
  const focus: GridFocus = { path, document, block, onSelect, focusGrid };
  const template = `${numberWidthPx(count)}px ${widths.map((width) => `${width}px`).join(' ')} 1fr`;
  return (
    <div
      ref={scroller}
      className="grid rows-grid"
      role="grid"
      aria-label="Rows by hand"
      aria-multiselectable
      aria-rowcount={count + 1}
      aria-colcount={file.fields.length + 1}
      aria-activedescendant={cellId(block.top, block.left)}
      tabIndex={0}
      style={{ '--grid-columns': template } as React.CSSProperties}
      onKeyDown={(event) => (hasBox || event.target !== event.currentTarget ? undefined : gridKey(event, focus))}
      onCopy={(event) => (hasBox ? undefined : copySelection(event, focus))}
      onCut={(event) => (hasBox ? undefined : copySelection(event, focus))}
      onPaste={(event) => (hasBox ? undefined : pasteInto(event, focus))}
    >
      <div className="grid-head" role="row" aria-rowindex={1}>
        <div className="grid-corner" role="columnheader" aria-label="Row number" />
        {file.fields.map((field, index) => (
          <div
            key={index}
            role="columnheader"
            aria-colindex={index + 2}
            className={`grid-column${isNumeric(field.type) ? ' grid-column-numeric' : ''}`}
          >
            <button
              type="button"
              className="rows-column"
              title={`Name and type of ${field.name}`}
              onClick={() => onColumn(index)}
            >
              <TypeMark type={field.type} />
              <span>{field.name}</span>
            </button>
          </div>
        ))}
      </div>
      <div className="grid-canvas" style={{ height: virtual.getTotalSize() }} role="rowgroup">
        {virtual.getVirtualItems().map(({ index, start }) => (
          <EditRow
            key={index}
            index={index}
            topPx={start}
            file={file}
            box={box?.row === index ? box : null}
            focus={focus}
          />
        ))}
      </div>
    </div>
  );
}
