/** The lines, of which only those in sight are drawn; one tab stop, moved through by arrow keys. */
import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef, type KeyboardEvent } from 'react';
import type { HistoryEntry } from '../../../contract/model/history';
import { openDialog } from '../../state/dialogs';
import { openEntry, setCurrentEntry, toggleMark, useHistory } from '../../state/history';
import { Sparkline } from '../../ui/sparkline';
import { EntryMenu } from './entry-menu';
import { HistoryRow } from './history-row';
import { linesOf, speedsOf, type HistoryLine } from './history-lines';

const headingPx = 28;
const rowPx = 42;

export function HistoryTree({ entries }: { readonly entries: readonly HistoryEntry[] }) {
  const grouping = useHistory((store) => store.grouping);
  const current = useHistory((store) => store.current);
  const marked = useHistory((store) => store.marked);
  const scroller = useRef<HTMLDivElement>(null);
  const lines = useMemo(() => linesOf(entries, grouping), [entries, grouping]);
  const order = useMemo(() => lines.flatMap((line) => (line.kind === 'entry' ? [line.entry.id] : [])), [lines]);
  const active = current !== null && order.includes(current) ? current : (order[0] ?? null);
  const virtualizer = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (lines[index]?.kind === 'heading' ? headingPx : rowPx),
    overscan: 8,
    getItemKey: (index) => keyOf(lines[index]),
  });

  const go = (id: string) => {
    setCurrentEntry(id);
    const index = lines.findIndex((line) => line.kind === 'entry' && line.entry.id === id);
    if (index >= 0) virtualizer.scrollToIndex(index, { align: 'auto' });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (active === null || !onKey({ event, active, order, marked, go })) return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <EntryMenu entry={entries.find(({ id }) => id === active) ?? null}>
      <div
        ref={scroller}
        className="history-list"
        data-first-focus
        role="listbox"
        aria-label="Runs"
        aria-multiselectable
        tabIndex={0}
        aria-activedescendant={active === null ? undefined : `kept-${active}`}
        onKeyDown={onKeyDown}
      >
        <div style={{ height: virtualizer.getTotalSize(), position: 'relative' }} role="presentation">
          {virtualizer.getVirtualItems().map(({ index, start, key }) => {
            const line = lines[index];
            if (line === undefined) return null;
            return (
              <div
                key={key}
                className="history-line"
                style={{ transform: `translateY(${start}px)` }}
                role="presentation"
              >
                {line.kind === 'heading' ? (
                  <Heading line={line} />
                ) : (
                  <HistoryRow
                    entry={line.entry}
                    isActive={line.entry.id === active}
                    isMarked={marked.includes(line.entry.id)}
                    named={grouping === 'day'}
                    position={order.indexOf(line.entry.id) + 1}
                    count={order.length}
                  />
                )}
              </div>
            );
          })}
        </div>
      </div>
    </EntryMenu>
  );
}

function keyOf(line: HistoryLine | undefined): string {
  if (line === undefined) return '';
  return line.kind === 'heading' ? `heading ${line.title}` : line.entry.id;
}

function Heading({ line }: { readonly line: Extract<HistoryLine, { kind: 'heading' }> }) {
  const speeds = speedsOf(line.entries);
  const isOneFunction = line.entries.every((entry) => entry.function === line.entries[0]?.function);
  return (
    <div className="history-heading" role="presentation">
      <span>{line.title}</span>
      {isOneFunction && speeds.length > 1 ? (
        <Sparkline
          values={speeds}
          label={`Speed of the last ${speeds.length} runs of ${line.entries[0]?.function ?? ''}`}
        />
      ) : null}
      <span className="history-count">{line.entries.length}</span>
    </div>
  );
}

interface KeyPress {
  readonly event: KeyboardEvent;
  readonly active: string;
  readonly order: readonly string[];
  readonly marked: readonly string[];
  readonly go: (id: string) => void;
}

/** True where the key was one of the list's. */
function onKey({ event, active, order, marked, go }: KeyPress): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: 1,
    ArrowUp: -1,
    PageDown: 10,
    PageUp: -10,
    Home: -order.length,
    End: order.length,
  };
  const step = steps[event.key];
  if (step !== undefined) {
    const id = order[Math.max(0, Math.min(order.length - 1, order.indexOf(active) + step))];
    if (id !== undefined) go(id);
    return true;
  }
  if (event.key === 'Enter') openEntry(active);
  else if (event.key === ' ') toggleMark(active);
  else if (event.key === 'Delete') openDialog({ kind: 'delete-runs', ids: marked.length > 0 ? marked : [active] });
  else return false;
  return true;
}
