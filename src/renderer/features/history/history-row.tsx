import { CircleCheck, CircleSlash, CircleX } from 'lucide-react';
import type { HistoryEntry } from '../../../contract/model/history';
import { openEntry, setCurrentEntry, toggleMark } from '../../state/history';
import { counted, figureText, rateFigure } from '../../ui/figures';
import { ModeShape } from '../../ui/mode-mark';
import { modeNames } from '../../../contract/model/job';
import { clockText, whatNames } from './history-lines';

interface HistoryRowProps {
  readonly entry: HistoryEntry;
  readonly isActive: boolean;
  readonly isMarked: boolean;
  /** Whether the function is said: not under its own heading. */
  readonly named: boolean;
  readonly position: number;
  readonly count: number;
}

export function HistoryRow({ entry, isActive, isMarked, named, position, count }: HistoryRowProps) {
  return (
    <div
      id={`kept-${entry.id}`}
      className="history-row"
      role="option"
      aria-selected={isMarked}
      aria-posinset={position}
      aria-setsize={count}
      data-active={isActive}
      title={entry.error ?? undefined}
      onMouseDown={() => setCurrentEntry(entry.id)}
      onClick={(event) => (event.ctrlKey || event.metaKey ? toggleMark(entry.id) : openEntry(entry.id))}
    >
      <OutcomeSign outcome={entry.outcome} />
      <span className="history-name">{named ? entry.function : entry.file}</span>
      {entry.effective === null ? null : (
        <span className="history-mode" role="img" aria-label={modeNames[entry.effective]}>
          <ModeShape mode={entry.effective} size={9} />
        </span>
      )}
      <span className="history-speed tabular">
        {entry.rowsPerSecond === null ? '' : figureText(rateFigure(entry.rowsPerSecond))}
      </span>
      <span className="history-more">
        <span className="tabular">{clockText(entry.at)}</span>
        {entry.what === 'run' ? '' : ` · ${whatNames[entry.what]}`}
        {entry.rerunOf === null ? '' : ' · again'} · {entry.error ?? entry.data}
        {entry.rows === null || entry.error !== null ? '' : ` · ${counted(entry.rows, 'row')}`}
      </span>
    </div>
  );
}

export function OutcomeSign({ outcome }: { readonly outcome: HistoryEntry['outcome'] }) {
  switch (outcome) {
    case 'done':
      return <CircleCheck size={14} className="history-done" role="img" aria-label="done" />;
    case 'failed':
      return <CircleX size={14} className="history-failed" role="img" aria-label="failed" />;
    case 'cancelled':
      return <CircleSlash size={14} className="history-cancelled" role="img" aria-label="cancelled" />;
  }
}
