import { Popover } from 'radix-ui';
import { useRef, useState, type ReactNode, type RefObject } from 'react';
import './cell-detail.css';
import { formatDataType, type DataType, type Field } from '../../../contract/model/data-type';
import type { Cell } from '../../../contract/model/rows';
import { CopyButton } from '../../ui/copy-button';
import { counted, grouped } from '../../ui/figures';
import { Button } from '../../ui/button';
import { cellText, jsonText } from './cell-format';
import { CellText } from './cell-text';
import { isNested, leafText, pairOf } from './nested-text';

interface Measurable {
  getBoundingClientRect(): DOMRect;
}

interface CellDetailProps {
  readonly column: Field;
  /** 0-based. */
  readonly row: number;
  readonly cell: Cell;
  /** Where the cell is, which the detail points at. */
  readonly anchor: RefObject<Measurable>;
  readonly onClose: () => void;
}

/** One value whole: what the grid cuts, unfolded by its type. */
export function CellDetail({ column, row, cell, anchor, onClose }: CellDetailProps) {
  const body = useRef<HTMLDivElement>(null);
  return (
    <Popover.Root open onOpenChange={(open) => (open ? undefined : onClose())}>
      <Popover.Anchor virtualRef={anchor} />
      <Popover.Portal>
        <Popover.Content
          className="popup cell-detail"
          align="start"
          sideOffset={2}
          collisionPadding={8}
          aria-label={`${column.name}, row ${row + 1}`}
          onKeyDown={(event) => {
            if (event.key === 'Escape') event.stopPropagation();
          }}
          onOpenAutoFocus={(event) => {
            // The value, so that the arrow keys scroll it; the button before it would show its hint.
            event.preventDefault();
            body.current?.focus();
          }}
          onCloseAutoFocus={(event) => event.preventDefault()}
        >
          <div className="cell-detail-head">
            <b>{column.name}</b>
            <span className="cell-detail-type code">{formatDataType(column.type)}</span>
            <span className="cell-detail-row">row {grouped(row + 1)}</span>
            <CopyButton label="Copy as JSON" text={typeof cell === 'string' ? cellText(cell) : jsonText(cell)} />
          </div>
          <div ref={body} className="cell-detail-body" tabIndex={0}>
            <Value cell={cell} type={column.type} />
          </div>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

/** Whether a detail says more than the cell in the grid. */
export function hasDetail(cell: Cell | undefined, type: DataType): boolean {
  if (cell === undefined || cell === null) return false;
  return isNested(type) || (typeof cell === 'string' && cell.length > 24);
}

function Value({ cell, type }: { readonly cell: Cell; readonly type: DataType }) {
  if (cell === null || cell === '') return <CellText cell={cell} type={type} />;
  if (typeof cell !== 'object') return <Leaf cell={cell} type={type} />;
  switch (type.kind) {
    case 'ROW':
      return (
        <Entries
          entries={cell.map((value, index) => ({
            name: <span className="cell-detail-name">{type.fields[index]?.name ?? `f${index}`}</span>,
            value,
            type: type.fields[index]?.type ?? type,
          }))}
        />
      );
    case 'MAP':
      return (
        <Entries
          count={counted(cell.length, 'entry', 'entries')}
          entries={cell.map((pair) => {
            const [key, value] = pairOf(pair);
            return { name: <Value cell={key} type={type.key} />, value, type: type.value };
          })}
        />
      );
    default: {
      const element = type.kind === 'ARRAY' ? type.element : type;
      return (
        <Entries
          count={counted(cell.length, 'element')}
          entries={cell.map((value, index) => ({
            name: <span className="cell-detail-index">{index}</span>,
            value,
            type: element,
          }))}
        />
      );
    }
  }
}

function Leaf({ cell, type }: { readonly cell: string | number | boolean; readonly type: DataType }) {
  if (typeof cell === 'string' && (type.kind === 'STRING' || type.kind === 'VARCHAR' || type.kind === 'CHAR')) {
    return <span className="cell-detail-text">{cell}</span>;
  }
  if (typeof cell === 'string' && isBytes(type)) {
    return (
      <span className="cell-detail-text">
        {hexOf(cell)} <span className="cell-note">{counted(byteCount(cell), 'byte')}</span>
      </span>
    );
  }
  return <span>{leafText(cell, type)}</span>;
}

interface Entry {
  readonly name: ReactNode;
  readonly value: Cell;
  readonly type: DataType;
}

/** As many as fit a screen at first; a huge array must not stop the window. */
const firstEntries = 100;

function Entries({ entries, count }: { readonly entries: readonly Entry[]; readonly count?: string }) {
  const [shown, setShown] = useState(firstEntries);
  if (entries.length === 0) return <span className="cell-note">{count ?? 'no fields'}</span>;
  return (
    <table className="cell-detail-table">
      {count === undefined ? null : <caption>{count}</caption>}
      <tbody>
        {entries.slice(0, shown).map((entry, index) => (
          <tr key={index}>
            <th scope="row">{entry.name}</th>
            <td>
              <Value cell={entry.value} type={entry.type} />
            </td>
          </tr>
        ))}
        {entries.length <= shown ? null : (
          <tr>
            <td colSpan={2}>
              <Button small look="quiet" onClick={() => setShown(shown + 10 * firstEntries)}>
                {grouped(entries.length - shown)} more
              </Button>
            </td>
          </tr>
        )}
      </tbody>
    </table>
  );
}

function isBytes(type: DataType): boolean {
  return type.kind === 'BYTES' || type.kind === 'BINARY' || type.kind === 'VARBINARY';
}

/** Longer ones are copied, not read. */
const mostHexBytes = 256;

function hexOf(base64: string): string {
  const bytes = atob(base64.slice(0, Math.ceil(mostHexBytes / 3) * 4));
  const pairs = Array.from(bytes, (byte) => byte.charCodeAt(0).toString(16).padStart(2, '0'));
  return byteCount(base64) > pairs.length ? `${pairs.join(' ')} …` : pairs.join(' ');
}

function byteCount(base64: string): number {
  const padding = base64.endsWith('==') ? 2 : base64.endsWith('=') ? 1 : 0;
  return (base64.length / 4) * 3 - padding;
}
