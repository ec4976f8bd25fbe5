/** The History: the project's runs by day or by function, to be found, opened, compared, run again and deleted. */
import { GitCompareArrows, RotateCw, Trash2 } from 'lucide-react';
import { useEffect } from 'react';
import './history.css';
import { historyLimits, historyOutcomes } from '../../../contract/model/history';
import { modeNames, modes } from '../../../contract/model/job';
import { openDialog } from '../../state/dialogs';
import {
  clearHistoryFilter,
  compareMarked,
  readHistory,
  setHistoryFilter,
  setHistoryGrouping,
  useHistory,
  type Grouping,
} from '../../state/history';
import { runCurrentFunction } from '../../state/run';
import { Button, IconButton } from '../../ui/button';
import { EmptyState } from '../../ui/empty-state';
import { counted } from '../../ui/figures';
import { ProgressBar } from '../../ui/progress-bar';
import { Segmented } from '../../ui/segmented';
import { Select } from '../../ui/select';
import { ErrorView } from '../errors/error-view';
import { HistoryTree } from './history-tree';
import { filtered } from './history-lines';

const groupings = [
  { value: 'day', label: 'By day' },
  { value: 'function', label: 'By function' },
] as const satisfies readonly { value: Grouping; label: string }[];

/** Radix takes no empty value. */
const any = 'any';

export function HistoryPanel() {
  const marked = useHistory((store) => store.marked);
  const isEmpty = useHistory((store) => store.entries.length === 0);
  useEffect(() => void readHistory(), []);
  return (
    <>
      <div className="panel-head">
        <h2>History</h2>
        <div className="panel-actions">
          <IconButton label="Compare the two marked runs" disabled={marked.length !== 2} onClick={compareMarked}>
            <GitCompareArrows size={14} aria-hidden />
          </IconButton>
          <IconButton
            label={marked.length > 0 ? `Delete ${counted(marked.length, 'marked run')}` : 'Delete all runs'}
            disabled={isEmpty}
            onClick={() => openDialog({ kind: 'delete-runs', ids: marked.length > 0 ? marked : null })}
          >
            <Trash2 size={14} aria-hidden />
          </IconButton>
          <IconButton label="Read the history again" onClick={() => void readHistory()}>
            <RotateCw size={14} aria-hidden />
          </IconButton>
        </div>
      </div>
      <div className="history">
        <Content />
      </div>
    </>
  );
}

function Content() {
  const list = useHistory((store) => store.list);
  const entries = useHistory((store) => store.entries);
  const filter = useHistory((store) => store.filter);
  if (list.kind === 'failed') return <ErrorView error={list.error} file="" onRetry={() => void readHistory()} />;
  if (list.kind !== 'known') return <ProgressBar label="Reading the history" value={null} />;
  if (entries.length === 0) return <NoRuns />;
  const shown = filtered(entries, filter);
  return (
    <>
      <Filters />
      {shown.length === 0 ? (
        <EmptyState
          small
          title="No such run"
          actions={
            <Button small onClick={clearHistoryFilter}>
              Show all {entries.length}
            </Button>
          }
        >
          <p>None of the kept runs fits.</p>
        </EmptyState>
      ) : (
        <HistoryTree entries={shown} />
      )}
    </>
  );
}

function NoRuns() {
  return (
    <EmptyState
      small
      title="No run yet"
      actions={
        <Button look="primary" small onClick={runCurrentFunction}>
          Run the function at the cursor
        </Button>
      }
    >
      <p>
        Every run, comparison and tuning is kept here with its code, settings, data and figures: compare any two, or run
        one again exactly as it was.
      </p>
      <p>
        The newest {historyLimits.entries.toLocaleString('en-US')} of {historyLimits.days} days stay, in the
        project&apos;s own <code>.workbench</code>, which git ignores.
      </p>
    </EmptyState>
  );
}

function Filters() {
  const { text, mode, outcome } = useHistory((store) => store.filter);
  const grouping = useHistory((store) => store.grouping);
  return (
    <div className="history-filters" role="search" aria-label="Runs">
      <input
        className="input input-small"
        aria-label="Search runs"
        placeholder="Function, file, data or error"
        spellCheck={false}
        value={text}
        onChange={(event) => setHistoryFilter({ text: event.target.value })}
      />
      <div className="history-choices">
        <Select
          label="Mode"
          size="small"
          value={mode === '' ? any : mode}
          choices={[
            { value: any, label: 'Any mode' },
            ...modes.map((each) => ({ value: each, label: modeNames[each] })),
          ]}
          onChange={(value) => setHistoryFilter({ mode: value === any ? '' : value })}
        />
        <Select
          label="Outcome"
          size="small"
          value={outcome === '' ? any : outcome}
          choices={[{ value: any, label: 'Any end' }, ...historyOutcomes.map((each) => ({ value: each, label: each }))]}
          onChange={(value) => setHistoryFilter({ outcome: value === any ? '' : value })}
        />
      </div>
      <Segmented label="Order" value={grouping} segments={groupings} onChange={setHistoryGrouping} />
    </div>
  );
}
