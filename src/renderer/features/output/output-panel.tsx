import { useVirtualizer } from '@tanstack/react-virtual';
import { Trash2 } from 'lucide-react';
import { useDeferredValue, useLayoutEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import './output-panel.css';
import { filteredLines, processesOf, sources, type SourceFilter } from './log-filter';
import { logs, type LogLine } from '../../state/logs';
import { IconButton } from '../../ui/button';
import { EmptyState } from '../../ui/empty-state';
import { counted, grouped } from '../../ui/figures';
import { Select } from '../../ui/select';

const everything = 'all';
const linePx = 20;

/** What functions print and log, and what the engine says of its processes; newest last. */
export function OutputPanel() {
  const lines = useSyncExternalStore(logs.subscribe, () => logs.snapshot);
  const [process, setProcess] = useState(everything);
  const [source, setSource] = useState<SourceFilter>('all');
  const [search, setSearch] = useState('');
  const words = useDeferredValue(search);
  const processes = useMemo(() => processesOf(lines), [lines]);
  const shown = useMemo(
    () => filteredLines(lines, { process: process === everything ? null : process, source, words }),
    [lines, process, source, words],
  );
  return (
    <div className="output-panel">
      <div className="output-head" role="group" aria-label="Filter of the output">
        <Select
          label="Process"
          size="small"
          value={process}
          onChange={setProcess}
          choices={[
            { value: everything, label: 'all processes' },
            ...processes.map((name) => ({ value: name, label: name })),
          ]}
        />
        <Select
          label="Stream"
          size="small"
          value={source}
          onChange={(value) => setSource(sources.find((each) => each.value === value)?.value ?? 'all')}
          choices={sources}
        />
        <input
          type="search"
          className="input input-small"
          placeholder="Search"
          aria-label="Search the output"
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
        <span className="output-count tabular" role="status">
          {countText(shown.length, lines.length)}
        </span>
        <IconButton label="Clear the output" onClick={logs.clear}>
          <Trash2 size={14} aria-hidden />
        </IconButton>
      </div>
      {shown.length === 0 ? <NoLines filtered={lines.length > 0} /> : <Lines lines={shown} />}
    </div>
  );
}

function countText(shown: number, all: number): string {
  const dropped = logs.dropped === 0 ? '' : `, ${grouped(logs.dropped)} older ones dropped`;
  return shown === all ? `${counted(all, 'line')}${dropped}` : `${grouped(shown)} of ${counted(all, 'line')}${dropped}`;
}

function NoLines({ filtered }: { readonly filtered: boolean }) {
  return filtered ? (
    <EmptyState title="No line matches">
      <p>Change the filter or the search above.</p>
    </EmptyState>
  ) : (
    <EmptyState title="No output yet">
      <p>What your functions print or log appears here, with the worker it came from.</p>
    </EmptyState>
  );
}

/** Follows the end as long as the end is in view, as a terminal does. */
function Lines({ lines }: { readonly lines: readonly LogLine[] }) {
  const scroller = useRef<HTMLDivElement>(null);
  const follows = useRef(true);
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => linePx,
    getItemKey: (index) => lines[index]?.id ?? index,
    overscan: 12,
  });
  useLayoutEffect(() => {
    if (follows.current) virtual.scrollToIndex(lines.length - 1, { align: 'end' });
  }, [virtual, lines]);
  const onScroll = () => {
    const element = scroller.current;
    if (element === null) return;
    follows.current = element.scrollHeight - element.scrollTop - element.clientHeight < 2 * linePx;
  };
  return (
    <div ref={scroller} className="output-lines" role="log" aria-label="Output" tabIndex={0} onScroll={onScroll}>
      <div className="output-space" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((item) => {
          const line = lines[item.index];
          if (line === undefined) return null;
          return (
            <div
              key={item.key}
              ref={virtual.measureElement}
              data-index={item.index}
              className={`output-line output-${line.source}`}
              style={{ transform: `translateY(${item.start}px)` }}
            >
              <span className="output-time">{clock(line.at)}</span>
              <span className="output-source" title={`${line.process}, ${line.source}`}>
                {line.process}
              </span>
              <span className="output-text">{line.text}</span>
            </div>
          );
        })}
      </div>
    </div>
  );
}

const time = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' });

function clock(at: number): string {
  return `${time.format(at)}.${String(at % 1_000)
    .padStart(3, '0')
    .slice(0, 3)}`;
}
