/** Where a row's time goes, as one bar. Waiting overlaps the work on other bundles, so it is not drawn. */
import './stage-bar.css';
import { drawnStages, stageWords, type StageName, type Stages } from '../../contract/model/stages';
import { figureText, timeFigure } from './figures';

interface StageBarProps {
  /** Nanoseconds a row. */
  readonly costs: Stages;
  /** Nanoseconds of the whole width. */
  readonly scale: number;
}

export function StageBar({ costs, scale }: StageBarProps) {
  return (
    <div className="stage-bar" role="img" aria-label={barLabel(costs)} title={barLabel(costs)}>
      {drawnStages.map((stage) => (
        <span key={stage} className={`stage-${stage}`} style={{ width: `${(costs[stage] / scale) * 100}%` }} />
      ))}
    </div>
  );
}

export function StageKey() {
  return (
    <ul className="stage-key" aria-hidden>
      {drawnStages.map((stage) => (
        <li key={stage}>
          <span className={`stage-swatch stage-${stage}`} />
          {stageWords[stage]}
        </li>
      ))}
    </ul>
  );
}

/** Of the stages that are drawn. */
export function drawnSum(costs: Stages): number {
  return drawnStages.reduce((total, stage) => total + costs[stage], 0);
}

/** Each stage's nanoseconds over the rows. */
export function costsOfRow(nanoseconds: Stages, rows: number): Stages {
  const cost = (stage: StageName): number => (rows === 0 ? 0 : nanoseconds[stage] / rows);
  return {
    encode: cost('encode'),
    transport: cost('transport'),
    wait: cost('wait'),
    decode: cost('decode'),
    user: cost('user'),
    back: cost('back'),
  };
}

export function nanosecondsText(nanoseconds: number): string {
  return nanoseconds < 1_000 ? `${nanoseconds.toPrecision(3)}\u00a0ns` : figureText(timeFigure(nanoseconds / 1e6));
}

function barLabel(costs: Stages): string {
  return drawnStages.map((stage) => `${stageWords[stage]} ${nanosecondsText(costs[stage])} a row`).join(', ');
}
