/** What was measured once the modes have run: how latencies of bundles lie, and what more slots bring. In a chunk with Recharts. */
import type { ModeResult, ScalingPoint } from '../../../contract/model/compare';
import type { Mode } from '../../../contract/model/job';
import { ModeLineChart } from '../../ui/charts/mode-line-chart';
import { figureText, rateFigure, timeFigure } from '../../ui/figures';

interface DistributionChartsProps {
  readonly measured: readonly { readonly mode: Mode; readonly result: ModeResult }[];
  readonly scaling: readonly ScalingPoint[];
}

export function DistributionCharts({ measured, scaling }: DistributionChartsProps) {
  return (
    <div className="compare-charts">
      <ModeLineChart
        label="Latency of bundles: so many were done within"
        series={measured.map(({ mode, result }) => ({ mode, points: quantilePoints(result.latencyQuantilesMs) }))}
        across={{ domain: [0, 100], ticks: [0, 25, 50, 75, 95, 100], format: (percent) => `${percent}\u00a0%` }}
        format={(value) => (value === 0 ? '0' : figureText(timeFigure(value)))}
      />
      {scaling.length === 0 ? null : <ScalingChart scaling={scaling} />}
    </div>
  );
}

function quantilePoints(quantiles: readonly number[]): { x: number; y: number }[] {
  const steps = Math.max(1, quantiles.length - 1);
  return quantiles.map((y, step) => ({ x: (step / steps) * 100, y }));
}

/** Level lines are modes whose slots share something: one GIL, or cores that are all in use. */
function ScalingChart({ scaling }: { readonly scaling: readonly ScalingPoint[] }) {
  const most = Math.max(...scaling.map(({ slots }) => slots));
  const modes = [...new Set(scaling.map(({ mode }) => mode))];
  return (
    <ModeLineChart
      label="Rows per second over slots"
      series={modes.map((mode) => ({
        mode,
        points: scaling
          .filter((point) => point.mode === mode)
          .map(({ slots, rowsPerSecond }) => ({ x: slots, y: rowsPerSecond })),
      }))}
      across={{
        domain: [1, Math.max(2, most)],
        ticks: Array.from({ length: most }, (_, index) => index + 1),
        format: (slots) => (slots === 1 ? '1\u00a0slot' : `${slots}\u00a0slots`),
      }}
      format={(value) => (value === 0 ? '0' : figureText(rateFigure(value)))}
      dots
    />
  );
}
