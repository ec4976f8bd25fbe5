/** All that was measured, the best first; what is on the front is in full colour. */
import type { TuneCandidate } from '../../../contract/model/tune';
import { figureText, grouped, rateFigure, sizeFigure, timeFigure } from '../../ui/figures';
import { ModeMark } from '../../ui/mode-mark';

interface CandidateTableProps {
  readonly candidates: readonly TuneCandidate[];
  readonly front: readonly number[];
  readonly best: number | null;
}

export function CandidateTable({ candidates, front, best }: CandidateTableProps) {
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
            <th scope="col">Rows per second</th>
            <th scope="col">p99</th>
            <th scope="col">Memory a slot</th>
            <th scope="col">Measured</th>
          </tr>
        </thead>
        <tbody>
          {sorted.map((candidate) => (
            <CandidateRow
              key={candidate.id}
              candidate={candidate}
              onFront={front.includes(candidate.id)}
              best={candidate.id === best}
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
}

function CandidateRow({ candidate, onFront, best }: CandidateRowProps) {
  const { settings, rowsPerSecond, p99Ms, memoryPerSlotBytes, keepsLimits, repeats, phase } = candidate;
  const classes = [best ? 'candidate-best' : '', onFront ? '' : 'candidate-behind'].filter(Boolean).join(' ');
  return (
    <tr className={classes}>
      <td>
        <ModeMark mode={settings.mode} />
      </td>
      <td className="tabular">{grouped(settings.bundleSize)}</td>
      <td className="tabular">{settings.mode === 'process-arrow' ? grouped(settings.arrowBatchSize) : '–'}</td>
      <td className="tabular">{settings.parallelism}</td>
      <td className="tabular" title={`${grouped(rowsPerSecond)} rows/s`}>
        {figureText(rateFigure(rowsPerSecond))}
      </td>
      <td className="tabular">{figureText(timeFigure(p99Ms))}</td>
      <td className="tabular">{figureText(sizeFigure(memoryPerSlotBytes))}</td>
      <td>
        {phase === 'final' ? `${repeats.length} times, in turns` : 'once'}
        {keepsLimits ? '' : ', misses a limit'}
      </td>
    </tr>
  );
}
