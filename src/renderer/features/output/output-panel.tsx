import { ArrowDown, ArrowDownToLine, ArrowUp, Regex, Trash2, WrapText } from 'lucide-react';
import {
  useDeferredValue,
  useEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
  type KeyboardEvent,
} from 'react';
import { IconButton } from '../../ui/button';
import { CopyButton } from '../../ui/copy-button';
import { counted, grouped } from '../../ui/figures';
import { EmptyState } from '../../ui/empty-state';
import { Select } from '../../ui/select';
import { isGap, logs, mostLogLines, type LogEntry, type LogSnapshot } from '../../state/logs';
import { useOutputSearch } from '../../state/output-search';
import { filteredEntries, levels, matchesOf, searchOf, type LevelFilter, type Search } from './log-filter';
import { OutputLines } from './output-lines';
import { copiedText } from './output-text';
import './output-panel.css';

const everything = 'all';

/** What functions print and log, and what the engine says of its processes; newest last. */
export function OutputPanel() {
  const snapshot = useSyncExternalStore(logs.subscribe, () => logs.snapshot);
  const { entries, origins } = snapshot;
  const [origin, setOrigin] = useState(everything);
  const [level, setLevel] = useState<LevelFilter>('all');
  const [wraps, setWraps] = useState(true);
  const [follows, setFollows] = useState(true);
  const shown = useMemo(
    () => filteredEntries(entries, { origin: origin === everything ? null : origin, level }),
    [entries, origin, level],
  );
  const search = useSearch(shown);
  return (
    <div className="output-panel">
      <div className="output-head" role="group" aria-label="Filter of the output">
        <Select
          label="Slot and process"
          size="small"
          value={origin}
          onChange={setOrigin}
          choices={[
            { value: everything, label: 'all slots' },
            ...origins.map((name) => ({ value: name, label: name })),
          ]}
        />
        <Select
          label="Level"
          size="small"
          value={level}
          onChange={(value) => setLevel(levels.find((each) => each.value === value)?.value ?? 'all')}
          choices={levels}
        />
        <SearchField search={search} />
        <span
          className="output-count tabular"
          role="status"
          title={`The newest ${grouped(mostLogLines)} lines are kept here.`}
        >
          {countText(shown, snapshot)}
        </span>
        <IconButton label="Wrap long lines" aria-pressed={wraps} onClick={() => setWraps(!wraps)}>
          <WrapText size={14} aria-hidden />
        </IconButton>
        <IconButton label="Follow the newest line" aria-pressed={follows} onClick={() => setFollows(!follows)}>
          <ArrowDownToLine size={14} aria-hidden />
        </IconButton>
        <CopyButton label="Copy the lines shown" text={copiedText(shown)} />
        <IconButton label="Clear the output" onClick={logs.clear}>
          <Trash2 size={14} aria-hidden />
        </IconButton>
      </div>
      {shown.length === 0 ? (
        <NoLines filtered={entries.length > 0} />
      ) : (
        <OutputLines
          entries={shown}
          search={search.search}
          current={search.current}
          wraps={wraps}
          follows={follows && search.current === null}
          onFollow={setFollows}
        />
      )}
    </div>
  );
}

interface SearchState {
  readonly text: string;
  readonly isRegex: boolean;
  readonly search: Search;
  readonly matches: readonly number[];
  /** Position among the entries of the match one stands at. */
  readonly current: number | null;
  readonly setText: (text: string) => void;
  readonly setRegex: (on: boolean) => void;
  readonly move: (by: 1 | -1) => void;
}

function useSearch(shown: readonly LogEntry[]): SearchState {
  const [text, setText] = useState('');
  const [isRegex, setRegex] = useState(false);
  /** Its id, because lines come and go around it. */
  const [at, setAt] = useState<number | null>(null);
  const asked = useDeferredValue(text);
  const search = useMemo(() => searchOf(asked, isRegex), [asked, isRegex]);
  const matches = useMemo(() => matchesOf(shown, search), [shown, search]);
  const current = useMemo(() => matches.find((index) => shown[index]?.id === at) ?? null, [matches, shown, at]);
  const move = (by: 1 | -1) => {
    const place = current === null ? -1 : matches.indexOf(current);
    // From nowhere the newest match is the first.
    const next = place < 0 ? matches.length - 1 : (place + by + matches.length) % matches.length;
    setAt(shown[matches[next] ?? -1]?.id ?? null);
  };
  return {
    text,
    isRegex,
    search,
    matches,
    current,
    setText: (value) => {
      setText(value);
      setAt(null);
    },
    setRegex,
    move,
  };
}

function SearchField({ search }: { readonly search: SearchState }) {
  const field = useRef<HTMLInputElement>(null);
  const asked = useOutputSearch((state) => state.asked);
  useEffect(() => {
    if (asked > 0) field.current?.select();
  }, [asked]);
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Enter') search.move(event.shiftKey ? -1 : 1);
    else if (event.key === 'Escape' && search.text !== '') search.setText('');
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const place = search.current === null ? null : search.matches.indexOf(search.current) + 1;
  const isWrong = search.search.kind === 'wrong';
  return (
    <div className="output-search" role="search" aria-label="Search of the output">
      <input
        ref={field}
        type="search"
        className="input input-small"
        placeholder="Search"
        aria-label="Search the output"
        aria-invalid={isWrong}
        title={search.search.kind === 'wrong' ? search.search.problem : undefined}
        value={search.text}
        onChange={(event) => search.setText(event.target.value)}
        onKeyDown={onKey}
      />
      <IconButton
        label="Search with a regular expression"
        aria-pressed={search.isRegex}
        onClick={() => search.setRegex(!search.isRegex)}
      >
        <Regex size={14} aria-hidden />
      </IconButton>
      <span className="output-matches tabular" role="status" aria-label="Matches">
        {search.text === '' ? '' : isWrong ? 'not a pattern' : matchText(place, search.matches.length)}
      </span>
      <IconButton
        label="Match before"
        shortcut="Shift+Enter"
        disabled={search.matches.length === 0}
        onClick={() => search.move(-1)}
      >
        <ArrowUp size={14} aria-hidden />
      </IconButton>
      <IconButton
        label="Next match"
        shortcut="Enter"
        disabled={search.matches.length === 0}
        onClick={() => search.move(1)}
      >
        <ArrowDown size={14} aria-hidden />
      </IconButton>
    </div>
  );
}

function matchText(place: number | null, matches: number): string {
  return place === null ? counted(matches, 'match', 'matches') : `${grouped(place)} of ${grouped(matches)}`;
}

function countText(shown: readonly LogEntry[], { entries, lines, absent }: LogSnapshot): string {
  const left = absent === 0 ? '' : `, ${grouped(absent)} more left out`;
  if (shown === entries) return `${counted(lines, 'line')}${left}`;
  const passed = shown.reduce((count, entry) => count + (isGap(entry) ? 0 : 1), 0);
  return `${grouped(passed)} of ${counted(lines, 'line')}${left}`;
}

function NoLines({ filtered }: { readonly filtered: boolean }) {
  return filtered ? (
    <EmptyState title="No line passes the filter">
      <p>Choose another slot or level above.</p>
    </EmptyState>
  ) : (
    <EmptyState title="No output yet">
      <p>
        What your functions print or log appears here while they run: the slot it came from, its level, the row that was
        at work, and for records of Python’s logging the line that wrote them.
      </p>
      <p>
        Try <code>print(arr_delay)</code>, or{' '}
        <code>logging.getLogger(__name__).warning(&quot;late: %s&quot;, arr_delay)</code>. Levels are set by{' '}
        <code>python.logging.default.level</code> in the settings.
      </p>
    </EmptyState>
  );
}
