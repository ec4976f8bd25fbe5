/** Lines over seconds, one a mode, drawn live: fixed axes, no animation, colours and dashes of the modes. */
import { CartesianGrid, Line, LineChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import type { Mode } from '../../../contract/model/job';
import { axisText, niceTop, tooltipLook } from './chart-look';
import { modeColour, modeDashes, modeNames } from '../mode-mark';

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

const heightPx = 168;

export function ModeLineChart({ label, series, secondsMax, format }: ModeLineChartProps) {
  return (
    <figure className="chart" aria-label={label}>
      <figcaption>{label}</figcaption>
      <ResponsiveContainer width="100%" height={heightPx}>
        <LineChart margin={{ top: 8, right: 12, bottom: 0, left: 0 }} accessibilityLayer={false}>
          <CartesianGrid stroke="var(--line)" vertical={false} />
          <XAxis
            dataKey="x"
            type="number"
            domain={[0, secondsMax]}
            allowDataOverflow
            tick={axisText}
            stroke="var(--line-strong)"
            tickLine={false}
            tickFormatter={(seconds: number) => `${Number(seconds.toFixed(1))} s`}
          />
          <YAxis
            type="number"
            domain={[0, topOf(series)]}
            tick={axisText}
            width={72}
            stroke="var(--line-strong)"
            tickLine={false}
            axisLine={false}
            tickCount={5}
            tickFormatter={format}
          />
          <Tooltip
            isAnimationActive={false}
            contentStyle={tooltipLook}
            labelFormatter={(seconds) => `${Number(seconds).toFixed(1)} s`}
            formatter={(value) => format(Number(value))}
          />
          {series.map(({ mode, points }) => (
            <Line
              key={mode}
              data={[...points]}
              dataKey="y"
              name={modeNames[mode]}
              stroke={modeColour(mode)}
              strokeWidth={1.75}
              strokeDasharray={modeDashes[mode]}
              dot={false}
              activeDot={{ r: 3 }}
              isAnimationActive={false}
              type="linear"
            />
          ))}
        </LineChart>
      </ResponsiveContainer>
    </figure>
  );
}

function topOf(series: readonly ModeSeries[]): number {
  let most = 0;
  for (const { points } of series) for (const { y } of points) most = Math.max(most, y);
  return niceTop(most);
}
