import './data-statistics.css';
import type { ColumnStatistics, DataStatistics } from '../../../contract/model/statistics';
import { cancelStatistics, type StatisticsState } from '../../state/statistics';
import { Button } from '../../ui/button';
import { counted, grouped } from '../../ui/figures';
import { Notice } from '../../ui/notice';
import { ProgressBar } from '../../ui/progress-bar';
import { shareText, valueText } from './statistics-text';

/** How far the figures of all rows are; then how many rows they are of. */
export function StatisticsHead({ name, state }: { readonly name: string; readonly state: StatisticsState }) {
  switch (state.kind) {
    case 'going':
      return (
        <div className="statistics-going">
          <ProgressBar label={`Statistics of ${name}`} value={state.share} />
          <Button small look="link" onClick={() => cancelStatistics(name)}>
            Cancel
          </Button>
        </div>
      );
    case 'failed':
      return <Notice kind="danger">{state.error.error}</Notice>;
    case 'known':
      return (
        <p className="data-facts">
          All {counted(state.statistics.rows, 'row')}, in {state.statistics.seconds.toFixed(1)} s. ≈ is an estimate.
        </p>
      );
  }
}

export function statisticsOfColumn(state: StatisticsState | null, name: string): ColumnStatistics | null {
  if (state?.kind !== 'known') return null;
  return state.statistics.columns.find(({ field }) => field.name === name) ?? null;
}

interface ColumnFiguresProps {
  readonly column: ColumnStatistics;
  readonly rows: DataStatistics['rows'];
}

/** NULLs, distinct values, the range or the most frequent values, and how they lie. */
export function ColumnFigures({ column, rows }: ColumnFiguresProps) {
  const { nulls, distinct, notFinite, least, greatest, mean, quartiles, frequent, histogram } = column;
  const isRange = histogram.length > 0 || quartiles !== null;
  return (
    <div className="column-figures">
      <p>
        {nulls === 0 ? 'no NULL' : `${grouped(nulls)} NULL (${shareText(nulls, rows)})`}
        {distinct === null ? null : ` · ${distinct.exact ? '' : '≈ '}${grouped(distinct.count)} distinct`}
        {notFinite === 0 ? null : ` · ${grouped(notFinite)} NaN or infinite`}
      </p>
      {histogram.length > 0 ? <Histogram counts={histogram} /> : null}
      {least === null || greatest === null ? null : (
        <p>
          {valueText(least)} to {valueText(greatest)}
          {mean === null ? null : ` · mean ${valueText(String(Number(mean.toPrecision(4))))}`}
          {quartiles === null
            ? null
            : ` · quartiles ≈ ${quartiles.map((each) => Number(each.toPrecision(4))).join(', ')}`}
        </p>
      )}
      {isRange && distinct?.exact !== true ? null : (
        <ul className="column-frequent" aria-label="Most frequent values">
          {frequent.slice(0, 5).map(({ value, count }) => (
            <li key={value}>
              <span className="code">{valueText(value)}</span>
              <span>{shareText(count, rows)}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

const barWidth = 4;
const height = 24;

function Histogram({ counts }: { readonly counts: readonly number[] }) {
  const most = Math.max(...counts, 1);
  return (
    <svg
      className="column-histogram"
      viewBox={`0 0 ${counts.length * barWidth} ${height}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={`Values from the least to the greatest in ${counts.length} parts; the fullest holds ${grouped(most)}`}
    >
      {counts.map((count, index) => {
        // One row of a million is seen too.
        const size = count === 0 ? 0 : Math.max(1, (count / most) * height);
        return <rect key={index} x={index * barWidth} y={height - size} width={barWidth - 0.6} height={size} />;
      })}
    </svg>
  );
}
