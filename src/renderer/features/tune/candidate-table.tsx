/** All that was measured, the best first; what is on the front is in full colour. */
import type { TuneCandidate, TuneLimits } from '../../../contract/model/tune';
import { figureText, grouped, rateFigure, timeFigure } from '../../ui/figures';
import { ModeMark } from '../../ui/mode-mark';

interface CandidateTableProps {
  readonly candidates: readonly TuneCandidate[];
  readonly front: readonly number[];
  readonly best: number | null;
  readonly limits: TuneLimits;
}

export function CandidateTable({ candidates, front, best, limits }: CandidateTableProps) {
  const sorted = [...candidates].sort(
    (a, b) => Number(b.phase === 'final') - Number(a.phase === 'final') || b.rowsPerSecond - a.rowsPerSecond,
  );
  return (
    <div className="candidates" tabIndex={0} role="region" aria-label="Measured settings">
      <table>
        <thead>
          <tr>
            <th scope="col">Mode</th>
            <th scope="col">Bundle</th>
            <th scope="col">Batch</th>
            <th scope="col">Slots</th>
            <th scope="col">Rows/s</th>
            <th scope="col">p99</th>
            <th scope="col">MB/slot</th>
            <th scope="col">Repeats</th>
          </tr>
        </thead>
        <tbody>
          {sorted.map((candidate) => (
            <CandidateRow
              key={candidate.id}
              candidate={candidate}
              onFront={front.includes(candidate.id)}
              best={candidate.id === best}
              limits={limits}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface CandidateRowProps {
  readonly candidate: TuneCandidate;
  readonly onFront: boolean;
  readonly best: boolean;
  readonly limits: TuneLimits;
}

function CandidateRow({ candidate, onFront, best, limits }: CandidateRowProps) {
  const { settings, rowsPerSecond, p99Ms, memoryPerSlotBytes, repeats, phase } = candidate;
  const classes = [best ? 'candidate-best' : '', onFront ? '' : 'candidate-behind'].filter(Boolean).join(' ');
  return (
    <tr className={classes}>
      <td>
        <ModeMark mode={settings.mode} />
      </td>
      <td className="tabular">{grouped(settings.bundleSize)}</td>
      <td className="tabular">{settings.mode === 'process-arrow' ? grouped(settings.arrowBatchSize) : '–'}</td>
      <td className="tabular">{settings.parallelism}</td>
      <FigureCell
        text={figureText(rateFigure(rowsPerSecond))}
        exact={`${grouped(rowsPerSecond)} rows/s`}
        missed={rowsPerSecond < (limits.rowsPerSecond ?? 0)}
      />
      <FigureCell
        text={figureText(timeFigure(p99Ms))}
        exact={`${p99Ms.toFixed(3)} ms`}
        missed={p99Ms > (limits.p99Ms ?? Number.POSITIVE_INFINITY)}
      />
      <FigureCell
        text={(memoryPerSlotBytes / 1e6).toFixed(1)}
        exact={`${grouped(memoryPerSlotBytes)} bytes`}
        missed={memoryPerSlotBytes > (limits.memoryPerSlotBytes ?? Number.POSITIVE_INFINITY)}
      />
      <td
        className="tabular"
        title={phase === 'final' ? 'Measured in turns with your settings' : 'Measured once, in the search'}
      >
        {repeats.length}
      </td>
    </tr>
  );
}

interface FigureCellProps {
  readonly text: string;
  readonly exact: string;
  /** Breaks its limit. */
  readonly missed: boolean;
}

function FigureCell({ text, exact, missed }: FigureCellProps) {
  return (
    <td
      className={missed ? 'tabular candidate-missed' : 'tabular'}
      title={missed ? `${exact}, misses the limit` : exact}
    >
      {missed ? <span aria-label="misses the limit">✕ </span> : null}
      {text}
    </td>
  );
}
