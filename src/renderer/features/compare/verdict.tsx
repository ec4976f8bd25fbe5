/** The answer first: which mode and why, or that the modes do not agree. */
import type { CompareResult, Difference } from '../../../contract/model/compare';
import { modeNames, modes } from '../../../contract/model/job';
import { grouped } from '../../ui/figures';
import { ModeShape } from '../../ui/mode-mark';
import { Notice } from '../../ui/notice';

interface VerdictProps {
  readonly result: CompareResult;
  /** The code was edited after it was measured. */
  readonly stale: boolean;
}

export function Verdict({ result, stale }: VerdictProps) {
  const compared = modes.filter((mode) => result.modes[mode]?.available === true).length;
  return (
    <div className={stale ? 'verdict verdict-stale' : 'verdict'}>
      {result.outputsEqual ? null : <OutputsDiffer difference={result.firstDifference} />}
      <p className="verdict-text">
        {result.advice.mode === null ? null : <ModeShape mode={result.advice.mode} size={14} />}
        <span>{result.advice.text}</span>
      </p>
      <p className="verdict-note">
        {result.outputsEqual
          ? `Outputs of ${compared} ${compared === 1 ? 'mode' : 'modes'} are equal over ${grouped(result.rows)} rows.`
          : null}
        {stale ? ' Edited since: compare again for figures of the code you see.' : null}
      </p>
      {result.notes.map((note) => (
        <p className="verdict-note" key={note}>
          {note}
        </p>
      ))}
    </div>
  );
}

function OutputsDiffer({ difference }: { readonly difference: Difference | null }) {
  if (difference === null) return <Notice kind="warning">The modes do not give the same rows.</Notice>;
  return (
    <Notice kind="warning">
      The modes do not give the same rows. First difference: row {grouped(difference.row + 1)}, column{' '}
      <code>{difference.column}</code>:{' '}
      {modes
        .filter((mode) => difference.values[mode] !== undefined)
        .map((mode) => `${modeNames[mode]} gives ${JSON.stringify(difference.values[mode])}`)
        .join(', ')}
      .{difference.note === undefined ? '' : ` ${difference.note}`}
    </Notice>
  );
}
