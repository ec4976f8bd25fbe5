import {
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useReducer,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import './grid.css';
import { CellDetail } from './cell-detail';
import { firstWidths, numberWidthPx } from './column-widths';
import { GridHead } from './grid-head';
import { GridMenu } from './grid-menu';
import { GridRow } from './grid-row';
import { copyFromGrid, nextCell, type ActiveCell } from './grid-keys';
import { ScrollScale } from './scroll-scale';
import type { RowsCache } from '../../state/rows-cache';

const rowPx = 24;
const headPx = 28;
const overscanRows = 8;

interface GridProps {
  readonly cache: RowsCache;
  readonly label: string;
  /** How many of the columns, from the left, are input. */
  readonly inputColumns: number;
  /** The column of a changelog's row kinds, where it is one. */
  readonly rowKindColumn?: number;
  readonly onDebugRow?: (row: number) => void;
  readonly onShowState?: (row: number) => void;
}

/** A result of any length: rows are read as they come into view, and a growing one grows below what is looked at. */
export function Grid({ cache, label, inputColumns, rowKindColumn = -1, onDebugRow, onShowState }: GridProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const [scale] = useState(() => new ScrollScale(rowPx));
  const [active, setActive] = useState<ActiveCell | null>(null);
  const [opened, setOpened] = useState<ActiveCell | null>(null);
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  const version = useSyncExternalStore(cache.subscribe, () => cache.version);
  const { columns, total } = cache;
  const { widths, setWidth } = useWidths(cache);

  useScrolling(scroller, scale, total, redraw);
  const visible = scale.visible(overscanRows);
  useEffect(() => cache.want(visible.from, visible.to), [cache, visible.from, visible.to, version]);

  const moveTo = useCallback(
    (cell: ActiveCell) => {
      setActive(cell);
      scale.reveal(cell.row);
      moveBar(scroller.current, scale);
      redraw();
    },
    [scale],
  );
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (copyFromGrid(event, cache, active)) {
      event.preventDefault();
      return;
    }
    if (event.key === 'Enter' && active !== null) {
      event.preventDefault();
      setOpened(active);
      return;
    }
    const pageRows = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowPx) - 2);
    const next = nextCell(event, active, { rows: total, columns: columns.length, pageRows });
    if (next === null) return;
    event.preventDefault();
    moveTo(next);
  };
  const activate = useCallback((row: number, column: number) => setActive({ row, column }), []);
  const open = useCallback((row: number, column: number) => setOpened({ row, column }), []);
  const close = useCallback(() => {
    setOpened(null);
    scroller.current?.focus();
  }, []);

  const numberPx = numberWidthPx(total);
  const rows = Array.from({ length: visible.to - visible.from }, (_, index) => visible.from + index);
  return (
    <GridMenu cache={cache} active={active} onOpen={setOpened} onDebugRow={onDebugRow} onShowState={onShowState}>
      <div
        ref={scroller}
        className="grid"
        data-first-focus
        role="grid"
        aria-label={label}
        aria-rowcount={total + 1}
        aria-colcount={columns.length + 1}
        tabIndex={0}
        {...(active === null ? {} : { 'aria-activedescendant': `cell-${active.row}-${active.column}` })}
        style={
          {
            '--grid-columns': `${numberPx}px ${widths.map((width) => `${width}px`).join(' ')} 1fr`,
          } as React.CSSProperties
        }
        onKeyDown={onKeyDown}
        onFocus={() => (active === null && total > 0 ? setActive({ row: visible.from, column: 0 }) : undefined)}
      >
        <GridHead columns={columns} widths={widths} inputColumns={inputColumns} onResize={setWidth} />
        <div className="grid-canvas" style={{ height: scale.barHeightPx }} role="rowgroup">
          {rows.map((index) => (
            <GridRow
              key={index}
              index={index}
              topPx={scale.rowTopPx(index)}
              row={cache.row(index)}
              columns={columns}
              activeColumn={active?.row === index ? active.column : -1}
              rowKindColumn={rowKindColumn}
              onActivate={activate}
              onOpen={open}
            />
          ))}
        </div>
        <OpenedCell cache={cache} opened={opened} onClose={close} />
      </div>
    </GridMenu>
  );
}

interface OpenedCellProps {
  readonly cache: RowsCache;
  readonly opened: ActiveCell | null;
  readonly onClose: () => void;
}

/** The detail of one cell, beside it, wherever the rows are scrolled to. */
function OpenedCell({ cache, opened, onClose }: OpenedCellProps) {
  const anchor = useMemo(() => ({ current: { getBoundingClientRect: () => boxOf(opened) } }), [opened]);
  const cell = opened === null ? undefined : cache.row(opened.row)?.[opened.column];
  const column = opened === null ? undefined : cache.columns[opened.column];
  if (opened === null || cell === undefined || column === undefined) return null;
  return <CellDetail column={column} row={opened.row} cell={cell} anchor={anchor} onClose={onClose} />;
}

function boxOf(cell: ActiveCell | null): DOMRect {
  const element = cell === null ? null : document.getElementById(`cell-${cell.row}-${cell.column}`);
  return element?.getBoundingClientRect() ?? new DOMRect();
}

/** Widths by column position: measured from the first rows once they are there, then the user's. */
function useWidths(cache: RowsCache) {
  const [chosen, setChosen] = useState<Readonly<Record<number, number | null>>>({});
  const { columns } = cache;
  // Measured once more when the first page arrives and then no more: columns must not move under the eye.
  const isMeasurable = cache.row(0) !== undefined;
  const first = useMemo(() => {
    const rows = Array.from({ length: isMeasurable ? 50 : 0 }, (_, index) => cache.row(index));
    return firstWidths(
      columns,
      rows.filter((row) => row !== undefined),
    );
  }, [cache, columns, isMeasurable]);
  const setWidth = useCallback((column: number, widthPx: number | null) => {
    setChosen((before) => ({ ...before, [column]: widthPx }));
  }, []);
  const widths = useMemo(() => first.map((width, column) => chosen[column] ?? width), [first, chosen]);
  return { widths, setWidth };
}

/** Ties the scroll bar, the wheel and the element's size to the scale. */
function useScrolling(
  scroller: React.RefObject<HTMLDivElement | null>,
  scale: ScrollScale,
  rows: number,
  redraw: () => void,
): void {
  // Before drawing, so that rows that are there are drawn where they belong at once.
  scale.resize(rows, Math.max(0, (scroller.current?.clientHeight ?? 0) - headPx));

  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return undefined;
    const onScroll = () => {
      scale.barMoved(element.scrollTop);
      redraw();
    };
    const onWheel = (event: WheelEvent) => {
      if (!scale.isScaled || event.ctrlKey || event.deltaY === 0) return;
      event.preventDefault();
      scale.moveBy(event.deltaMode === WheelEvent.DOM_DELTA_LINE ? event.deltaY * rowPx : event.deltaY);
      moveBar(element, scale);
      redraw();
    };
    const observer = new ResizeObserver(redraw);
    observer.observe(element);
    element.addEventListener('scroll', onScroll, { passive: true });
    element.addEventListener('wheel', onWheel, { passive: false });
    redraw();
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', onScroll);
      element.removeEventListener('wheel', onWheel);
    };
  }, [scroller, scale, redraw]);

  // A scaled bar stands elsewhere when the table has grown.
  useLayoutEffect(() => {
    moveBar(scroller.current, scale);
  }, [scroller, scale, rows]);
}

function moveBar(element: HTMLElement | null, scale: ScrollScale): void {
  if (element !== null && Math.abs(element.scrollTop - scale.barOffsetPx) >= 1) element.scrollTop = scale.barOffsetPx;
}
