/** Lines over seconds, one a mode, in the colours and dashes of the modes. */
import type { Mode } from '../../../contract/model/job';
import { modeColour, modeDashes, modeNames } from '../mode-mark';
import { LineChart } from './line-chart';

export interface ModeSeries {
  readonly mode: Mode;
  readonly points: readonly { readonly x: number; readonly y: number }[];
}

interface ModeLineChartProps {
  /** Accessible name; also the caption. */
  readonly label: string;
  readonly series: readonly ModeSeries[];
  /** Seconds at the right edge: known before the first point, so that nothing rescales while the modes run. */
  readonly secondsMax: number;
  readonly format: (value: number) => string;
}

export function ModeLineChart({ label, series, secondsMax, format }: ModeLineChartProps) {
  const lines = series.map(({ mode, points }) => ({
    key: mode,
    name: modeNames[mode],
    colour: modeColour(mode),
    dashes: modeDashes[mode],
    points,
  }));
  return <LineChart label={label} lines={lines} secondsMax={secondsMax} format={format} />;
}
