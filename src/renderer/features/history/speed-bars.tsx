/** Rows per second of two kept runs; of two comparisons mode by mode. In a chunk with Recharts. */
import type { HistoryDetail } from '../../../contract/model/history';
import { modeNames, modes } from '../../../contract/model/job';
import { PairedBars, type PairedBar } from '../../ui/charts/paired-bars';
import { figureText, rateFigure } from '../../ui/figures';

export function SpeedBars({ a, b }: { readonly a: HistoryDetail; readonly b: HistoryDetail }) {
  const bars = barsOf(a, b);
  if (bars.length === 0) return null;
  return (
    <PairedBars
      label="Rows per second"
      names={['older', 'younger']}
      bars={bars}
      format={(value) => (value === 0 ? '0' : figureText(rateFigure(value)))}
    />
  );
}

function barsOf(a: HistoryDetail, b: HistoryDetail): PairedBar[] {
  const [first, second] = [a.compare?.result ?? null, b.compare?.result ?? null];
  if (first !== null && second !== null) {
    return modes.flatMap((mode) => {
      const [one, other] = [first.modes[mode], second.modes[mode]];
      const before = one?.available === true ? one.rowsPerSecond : null;
      const after = other?.available === true ? other.rowsPerSecond : null;
      return before === null && after === null ? [] : [{ name: modeNames[mode], before, after }];
    });
  }
  const [before, after] = [a.entry.rowsPerSecond, b.entry.rowsPerSecond];
  return before === null && after === null ? [] : [{ name: a.entry.function, before, after }];
}
