/** Throughput and bundle latency of the modes over the repeats, live. In a chunk of its own: Recharts is not small. */
import { modes } from '../../../contract/model/job';
import type { CompareOptions, Sample } from '../../state/compare';
import type { Mode } from '../../../contract/model/job';
import { ModeLineChart } from '../../ui/charts/mode-line-chart';
import { figureText, rateFigure, timeFigure } from '../../ui/figures';

interface LiveChartsProps {
  readonly samples: Readonly<Record<Mode, readonly Sample[]>>;
  readonly options: CompareOptions;
}

export function LiveCharts({ samples, options }: LiveChartsProps) {
  const secondsMax = Math.max(
    options.repeat * options.seconds,
    ...modes.map((mode) => samples[mode].at(-1)?.seconds ?? 0),
  );
  // A latency of 0 says that no bundle has ended yet: that is no point.
  const series = (value: (sample: Sample) => number) =>
    modes
      .filter((mode) => samples[mode].length > 0)
      .map((mode) => ({
        mode,
        points: samples[mode].map((sample) => ({ x: sample.seconds, y: value(sample) })).filter(({ y }) => y > 0),
      }));
  return (
    <div className="compare-charts">
      <ModeLineChart
        label="Rows per second"
        series={series((sample) => sample.rowsPerSecond)}
        secondsMax={secondsMax}
        format={(value) => (value === 0 ? '0' : figureText(rateFigure(value)))}
      />
      <ModeLineChart
        label="Bundle latency, median"
        series={series((sample) => sample.p50Ms)}
        secondsMax={secondsMax}
        format={(value) => (value === 0 ? '0' : figureText(timeFigure(value)))}
      />
    </div>
  );
}
