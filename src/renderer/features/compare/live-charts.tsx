/** Throughput and bundle latency of the modes over the repeats, live. In a chunk of its own: Recharts is not small. */
import { modes } from '../../../contract/model/job';
import type { CompareOptions, Sample } from '../../state/compare';
import type { Mode } from '../../../contract/model/job';
import { ModeLineChart, type ModeSeries } from '../../ui/charts/mode-line-chart';
import { figureText, rateFigure, timeFigure } from '../../ui/figures';

type Samples = Readonly<Record<Mode, readonly Sample[]>>;

interface LiveChartsProps {
  readonly samples: Samples;
  /** Of an earlier comparison, behind. */
  readonly ghosts: Samples | null;
  readonly options: CompareOptions;
}

export function LiveCharts({ samples, ghosts, options }: LiveChartsProps) {
  const secondsMax = Math.max(
    options.repeat * options.seconds,
    ...modes.map((mode) => samples[mode].at(-1)?.seconds ?? 0),
  );
  return (
    <div className="compare-charts">
      <ModeLineChart
        label="Rows per second"
        series={seriesOf(samples, speed)}
        ghosts={seriesOf(ghosts, speed)}
        secondsMax={secondsMax}
        format={(value) => (value === 0 ? '0' : figureText(rateFigure(value)))}
      />
      <ModeLineChart
        label="Bundle latency, median"
        series={seriesOf(samples, latency)}
        ghosts={seriesOf(ghosts, latency)}
        secondsMax={secondsMax}
        format={(value) => (value === 0 ? '0' : figureText(timeFigure(value)))}
      />
    </div>
  );
}

const speed = (sample: Sample): number => sample.rowsPerSecond;
const latency = (sample: Sample): number => sample.p50Ms;

/** A latency of 0 says that no bundle has ended yet: that is no point. */
function seriesOf(samples: Samples | null, value: (sample: Sample) => number): ModeSeries[] {
  if (samples === null) return [];
  return modes
    .filter((mode) => samples[mode].length > 0)
    .map((mode) => ({
      mode,
      points: samples[mode].map((sample) => ({ x: sample.seconds, y: value(sample) })).filter(({ y }) => y > 0),
    }));
}
