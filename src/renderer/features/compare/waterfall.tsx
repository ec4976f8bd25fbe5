/** The X-ray: what a row's time went to, one bar a mode, all on one scale. */
import type { ModeResult } from '../../../contract/model/compare';
import type { Mode } from '../../../contract/model/job';
import { stageNames, type StageName } from '../../../contract/model/stages';
import { figureText, timeFigure } from '../../ui/figures';
import { ModeMark } from '../../ui/mode-mark';
import { nanosecondsPerRow } from './reproduce';

interface WaterfallProps {
  readonly results: readonly { readonly mode: Mode; readonly result: ModeResult }[];
}

/** Waiting overlaps the work on other bundles, so it is told in words and not drawn. */
const drawn: readonly StageName[] = stageNames.filter((stage) => stage !== 'wait');

const stageWords: Readonly<Record<StageName, string>> = {
  encode: 'encode',
  transport: 'transport',
  wait: 'wait',
  decode: 'decode',
  user: 'your function',
  back: 'results back',
};

export function Waterfall({ results }: WaterfallProps) {
  const bars = results.map(({ mode, result }) => ({ mode, costs: costsOf(result, result.rowsMeasured) }));
  const scale = Math.max(...bars.map(({ costs }) => sum(costs)), 1e-9);
  return (
    <section className="compare-section" aria-label="What a row costs">
      <h3>What a row costs</h3>
      <ul className="stage-key" aria-hidden>
        {drawn.map((stage) => (
          <li key={stage}>
            <span className={`stage-swatch stage-${stage}`} />
            {stageWords[stage]}
          </li>
        ))}
      </ul>
      <ul className="stage-bars">
        {bars.map(({ mode, costs }) => (
          <li key={mode}>
            <ModeMark mode={mode} />
            <div className="stage-bar" role="img" aria-label={barLabel(costs)} title={barLabel(costs)}>
              {drawn.map((stage) => (
                <span key={stage} className={`stage-${stage}`} style={{ width: `${(costs[stage] / scale) * 100}%` }} />
              ))}
            </div>
            <span className="stage-total tabular">{rowCost(sum(costs))}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

type Costs = Readonly<Record<StageName, number>>;

function costsOf(result: ModeResult, rows: number): Costs {
  const cost = (stage: StageName) => nanosecondsPerRow(result.stages[stage], rows);
  return {
    encode: cost('encode'),
    transport: cost('transport'),
    wait: cost('wait'),
    decode: cost('decode'),
    user: cost('user'),
    back: cost('back'),
  };
}

function sum(costs: Costs): number {
  return drawn.reduce((total, stage) => total + costs[stage], 0);
}

function rowCost(nanoseconds: number): string {
  const text =
    nanoseconds < 1_000 ? `${nanoseconds.toPrecision(3)}\u00a0ns` : figureText(timeFigure(nanoseconds / 1e6));
  return `${text} a row`;
}

function barLabel(costs: Costs): string {
  return drawn.map((stage) => `${stageWords[stage]} ${rowCost(costs[stage])}`).join(', ');
}
