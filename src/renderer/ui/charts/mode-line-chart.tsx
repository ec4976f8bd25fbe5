/** Lines, one a mode, in the colours and dashes of the modes. */
import { modeNames, type Mode } from '../../../contract/model/job';
import { modeColour, modeDashes } from '../mode-mark';
import type { Across } from './axes';
import { LineChart, type ChartLine } from './line-chart';

export interface ModeSeries {
  readonly mode: Mode;
  readonly points: readonly { readonly x: number; readonly y: number }[];
}

interface ModeLineChartProps {
  /** Accessible name; also the caption. */
  readonly label: string;
  readonly series: readonly ModeSeries[];
  /** Of an earlier time, behind. */
  readonly ghosts?: readonly ModeSeries[];
  /** Seconds at the right edge: known before the first point, so that nothing rescales while the modes run. */
  readonly secondsMax?: number;
  /** Instead of seconds. */
  readonly across?: Across;
  readonly dots?: boolean;
  readonly format: (value: number) => string;
}

export function ModeLineChart({ label, series, ghosts = [], dots = false, ...rest }: ModeLineChartProps) {
  const behind = ghosts.map((each): ChartLine => ({
    ...lineOf(each),
    key: `earlier-${each.mode}`,
    name: `${modeNames[each.mode]}, earlier`,
    faint: true,
  }));
  const lines = series.map((each): ChartLine => ({ ...lineOf(each), dots }));
  return <LineChart label={label} lines={[...behind, ...lines]} {...rest} />;
}

function lineOf({ mode, points }: ModeSeries): ChartLine {
  return { key: mode, name: modeNames[mode], colour: modeColour(mode), dashes: modeDashes[mode], points };
}
