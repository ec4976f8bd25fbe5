/** The X-ray: what a row's time went to, one bar a mode, all on one scale. */
import type { ModeResult } from '../../../contract/model/compare';
import type { Mode } from '../../../contract/model/job';
import { ModeMark } from '../../ui/mode-mark';
import { costsOfRow, drawnSum, nanosecondsText, StageBar, StageKey } from '../../ui/stage-bar';

interface WaterfallProps {
  readonly results: readonly { readonly mode: Mode; readonly result: ModeResult }[];
}

export function Waterfall({ results }: WaterfallProps) {
  const bars = results.map(({ mode, result }) => {
    const seconds = costsOfRow(result.stages, result.rowsMeasured / 1e9);
    return { mode, costs: seconds };
  });
  const scale = Math.max(...bars.map(({ costs }) => drawnSum(costs)), 1e-9);
  return (
    <section className="compare-section" aria-label="What a row costs">
      <h3>What a row costs</h3>
      <StageKey />
      <ul className="stage-bars">
        {bars.map(({ mode, costs }) => (
          <li key={mode}>
            <ModeMark mode={mode} />
            <StageBar costs={costs} scale={scale} />
            <span className="stage-total tabular">{nanosecondsText(drawnSum(costs))} a row</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
