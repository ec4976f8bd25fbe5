import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import type { Shown, ViewKind } from '../../../contract/model/state';
import { shownText } from '../../state/shown-lines';
import type { ViewContent } from '../../state/state-timeline';
import { counted } from '../../ui/figures';

interface ViewTableProps {
  readonly name: string;
  readonly kind: ViewKind;
  readonly content: ViewContent;
  readonly changed: ReadonlySet<string>;
  /** Entries that the call took away. */
  readonly removed: number;
}

const rowPx = 22;

/** What a ListView or MapView holds after the call, with what the call put there. Only what is in sight is drawn. */
export function ViewTable({ name, kind, content, changed, removed }: ViewTableProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const entries = [...content];
  const virtualizer = useVirtualizer({
    count: entries.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowPx,
    overscan: 12,
  });
  const first = changed.size === 0 ? -1 : entries.findIndex(([found]) => changed.has(found));
  useEffect(() => {
    if (first >= 0) virtualizer.scrollToIndex(first, { align: 'auto' });
  }, [first, virtualizer]);
  const label = kind === 'map' ? 'MapView' : 'ListView';
  return (
    <section className="state-part" aria-label={`${label} ${name}`}>
      <h3 className="state-view-title">
        {label} <b className="code">{name}</b>{' '}
        <span className="state-faint tabular">
          {kind === 'map' ? counted(entries.length, 'entry', 'entries') : counted(entries.length, 'element')}
          {removed === 0 ? '' : `, ${removed} removed by this call`}
        </span>
      </h3>
      {entries.length === 0 ? (
        <p className="state-faint">Empty</p>
      ) : (
        <div ref={scroller} className="state-view-scroll" tabIndex={0} role="region" aria-label={`Contents of ${name}`}>
          <div
            role="table"
            aria-rowcount={entries.length}
            aria-label={name}
            style={{ height: virtualizer.getTotalSize(), position: 'relative' }}
          >
            {virtualizer.getVirtualItems().map(({ index, start }) => {
              const [found, cells] = entries[index] ?? ['', []];
              return (
                <div
                  key={found}
                  role="row"
                  aria-rowindex={index + 1}
                  className={changed.has(found) ? 'state-entry state-changed' : 'state-entry'}
                  style={{ transform: `translateY(${start}px)`, height: rowPx }}
                >
                  <span role="cell" className="state-entry-key">
                    {kind === 'map' ? shownText(cells[0] ?? null) : index}
                  </span>
                  <span role="cell" className="state-entry-value">
                    {shownText(valueOf(kind, cells))}
                  </span>
                </div>
              );
            })}
          </div>
        </div>
      )}
    </section>
  );
}

function valueOf(kind: ViewKind, cells: readonly Shown[]): Shown {
  return (kind === 'map' ? cells[1] : cells[0]) ?? null;
}
