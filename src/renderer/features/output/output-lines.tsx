import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useLayoutEffect, useRef } from 'react';
import { revealPlace } from '../../state/editor';
import { isGap, originOf, type LogEntry, type LogLine } from '../../state/logs';
import { baseName, projectPath } from '../../state/paths';
import { usePanelProject } from '../../state/settings';
import { levelText, piecesOf, rowsText, type Search } from './log-filter';
import { clock, gapText } from './output-text';

const linePx = 20;

interface OutputLinesProps {
  readonly entries: readonly LogEntry[];
  readonly search: Search;
  readonly current: number | null;
  readonly wraps: boolean;
  readonly follows: boolean;
  /** The reader scrolled away from the end, or back to it. */
  readonly onFollow: (follows: boolean) => void;
}

/** Follows the end as long as the end is in view, as a terminal does. */
export function OutputLines({ entries, search, current, wraps, follows, onFollow }: OutputLinesProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const lastTop = useRef(0);
  const virtual = useVirtualizer({
    count: entries.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => linePx,
    getItemKey: (index) => entries[index]?.id ?? index,
    overscan: 12,
  });
  useLayoutEffect(() => {
    if (follows) virtual.scrollToIndex(entries.length - 1, { align: 'end' });
  }, [virtual, entries, follows]);
  useEffect(() => {
    if (current !== null) virtual.scrollToIndex(current, { align: 'center' });
  }, [virtual, current]);
  const onScroll = () => {
    const element = scroller.current;
    if (element === null) return;
    const isUp = element.scrollTop < lastTop.current;
    lastTop.current = element.scrollTop;
    const isAtEnd = element.scrollHeight - element.scrollTop - element.clientHeight < 2 * linePx;
    if (isAtEnd) onFollow(true);
    // Lines that grow when they are measured move the end away; only the reader goes up.
    else if (isUp) onFollow(false);
  };
  return (
    <div
      ref={scroller}
      className={wraps ? 'output-lines' : 'output-lines output-straight'}
      role="log"
      aria-label="Output"
      tabIndex={0}
      onScroll={onScroll}
    >
      <div className="output-space" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((item) => {
          const entry = entries[item.index];
          if (entry === undefined) return null;
          return (
            <div
              key={item.key}
              ref={virtual.measureElement}
              data-index={item.index}
              className={classOf(entry, item.index === current)}
              style={{ transform: `translateY(${item.start}px)` }}
            >
              {isGap(entry) ? (
                <span className="output-gap">{gapText(entry.gap)}</span>
              ) : (
                <Line line={entry} search={search} />
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}

function classOf(entry: LogEntry, isCurrent: boolean): string {
  const kind = isGap(entry) ? '' : `output-${levelText(entry)}`;
  return `output-line ${kind}${isCurrent ? ' output-current' : ''}`;
}

function Line({ line, search }: { readonly line: LogLine; readonly search: Search }) {
  const rows = rowsText(line);
  return (
    <>
      <span className="output-time">{clock(line.at)}</span>
      <span className="output-origin" title={originOf(line)}>
        {line.slot === undefined ? line.process : `slot ${line.slot + 1}`}
      </span>
      <span className="output-level">{levelText(line)}</span>
      <span className="output-rows tabular" title={rows}>
        {rows}
      </span>
      <span className="output-text">
        {piecesOf(line.text, search).map((piece, index) =>
          index % 2 === 1 ? <mark key={index}>{piece}</mark> : piece,
        )}
      </span>
      {line.record === undefined ? null : <Place record={line.record} search={search} />}
    </>
  );
}

function Place({ record, search }: { readonly record: NonNullable<LogLine['record']>; readonly search: Search }) {
  const root = usePanelProject()?.root ?? '';
  const path = projectPath(root, record.file);
  const logger = piecesOf(record.logger, search).map((piece, index) =>
    index % 2 === 1 ? <mark key={index}>{piece}</mark> : piece,
  );
  const place = `${baseName(path)}:${record.line}`;
  const isOurs = path !== record.file;
  return (
    <span className="output-place">
      <span className="output-logger">{logger}</span>
      {isOurs ? (
        <button
          type="button"
          className="output-link"
          title={`Go to ${path}, line ${record.line}`}
          onClick={() => revealPlace(path, record.line)}
        >
          {place}
        </button>
      ) : (
        <span title={record.file}>{place}</span>
      )}
    </span>
  );
}
