import { CircleSlash, CircleX } from 'lucide-react';
import { useState } from 'react';
import { modeNames } from '../../../contract/model/job';
import type { HistoryEntry } from '../../../contract/model/history';
import { speedsOfRuns, type ShownRun } from './function-figures';
import { openEntry } from '../../state/history';
import { Button } from '../../ui/button';
import { figureText, grouped, rateFigure } from '../../ui/figures';
import { ModeShape } from '../../ui/mode-mark';
import { SpeedLine } from './speed-line';

interface LastRunsProps {
  /** Newest first. */
  readonly runs: readonly ShownRun[];
  readonly name: string;
}

const fewest = 3;

/** The speed from run to run, and the newest runs; each opens its page. Those of other code are hollow, and say so. */
export function LastRuns({ runs, name }: LastRunsProps) {
  const [all, setAll] = useState(false);
  if (runs.length === 0) return null;
  const shown = all ? runs : runs.slice(0, fewest);
  const speeds = speedsOfRuns(runs);
  return (
    <div className="last-runs">
      {speeds.length < 2 ? null : <SpeedLine runs={speeds} name={name} onOpen={open} />}
      <ul aria-label={`Last runs of ${name}`}>
        {shown.map((run) => (
          <li key={run.entry.id}>
            <RunButton run={run} />
          </li>
        ))}
      </ul>
      {runs.length <= fewest ? null : (
        <Button small look="quiet" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? `Show ${fewest}` : `Show ${runs.length - fewest} more`}
        </Button>
      )}
    </div>
  );
}

function open({ entry }: ShownRun): void {
  openEntry(entry.id, entry);
}

function RunButton({ run }: { readonly run: ShownRun }) {
  const { entry, isPresent } = run;
  return (
    <button
      type="button"
      className={isPresent ? 'last-run' : 'last-run last-run-old'}
      title={detailOf(entry)}
      onClick={() => open(run)}
    >
      <span className="last-run-at tabular">{momentOf(entry.at)}</span>
      <span className="last-run-mark">
        <Mark entry={entry} isPresent={isPresent} />
      </span>
      <span className="last-run-speed tabular">{wordsOf(entry)}</span>
      {isPresent ? null : <span className="standing-age">edited since</span>}
    </button>
  );
}

function Mark({ entry, isPresent }: { readonly entry: HistoryEntry; readonly isPresent: boolean }) {
  if (entry.outcome === 'failed')
    return <CircleX size={12} className="history-failed" role="img" aria-label="failed" />;
  if (entry.outcome === 'cancelled') return <CircleSlash size={12} role="img" aria-label="cancelled" />;
  if (entry.effective === null) return null;
  return (
    <span role="img" aria-label={modeNames[entry.effective]}>
      <ModeShape mode={entry.effective} size={9} hollow={!isPresent} />
    </span>
  );
}

function wordsOf({ outcome, error, rowsPerSecond }: HistoryEntry): string {
  if (outcome === 'failed') return error ?? 'failed';
  if (rowsPerSecond === null) return outcome;
  return figureText(rateFigure(rowsPerSecond));
}

function detailOf({ rowsIn, seconds, data, error }: HistoryEntry): string {
  if (error !== null) return `${error} (${data})`;
  return rowsIn === null || seconds === null ? data : `${grouped(rowsIn)} rows of ${data} in ${seconds.toFixed(3)} s`;
}

/** The time of a run of today, else its day. */
export function momentOf(at: number, now = Date.now()): string {
  const date = new Date(at);
  return date.toDateString() === new Date(now).toDateString()
    ? date.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })
    : date.toLocaleDateString('en-GB', { day: 'numeric', month: 'short' });
}
