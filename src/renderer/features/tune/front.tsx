/** The front as it grows. In a chunk with Recharts. */
import type { TuneCandidate } from '../../../contract/model/tune';
import type { TuneState } from '../../state/tune';
import { FrontChart } from '../../ui/charts/front-chart';
import { figureText, rateFigure, timeFigure } from '../../ui/figures';
import { settingsWords } from './settings-words';

type ActiveState = Exclude<TuneState, { readonly kind: 'idle' }>;

export function Front({ state }: { readonly state: ActiveState }) {
  const { candidates, front, best, goals } = state;
  return (
    <FrontChart
      points={lastOfEach(candidates).map(({ id, settings, p99Ms, rowsPerSecond, keepsLimits }) => ({
        id,
        mode: settings.mode,
        x: p99Ms,
        y: rowsPerSecond,
        text: settingsWords(settings),
        onFront: front.includes(id),
        best: id === best,
        kept: keepsLimits,
      }))}
      limits={{ x: goals.limits.p99Ms, y: goals.limits.rowsPerSecond }}
      formatX={(value) => figureText(timeFigure(value))}
      formatY={(value) => (value === 0 ? '0' : figureText(rateFigure(value)))}
    />
  );
}

/** Of settings that were measured again in the end, the last measurement. */
function lastOfEach(candidates: readonly TuneCandidate[]): TuneCandidate[] {
  return [...new Map(candidates.map((each) => [JSON.stringify(each.settings), each])).values()];
}
