/** Speed over the cost of the function, both logarithmic: one line a mode, a mark where the function lies now. */
import { CartesianGrid, Line, LineChart, ReferenceDot, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { modeNames, type Mode } from '../../../contract/model/job';
import { modeColour, modeDashes, shapeOf } from '../mode-mark';
import { decadesAcross, decadesUp } from './axes';
import { decadesAround, tooltipLook } from './chart-look';
import { ChartFigure } from './chart-figure';

export interface BreakEvenSeries {
  readonly mode: Mode;
  /** Nanoseconds of user code a row, and rows a second. */
  readonly points: readonly { readonly x: number; readonly y: number }[];
  readonly here: { readonly x: number; readonly y: number };
}

interface BreakEvenChartProps {
  readonly series: readonly BreakEvenSeries[];
  /** What the function alone would make, were there no way to it. */
  readonly bare: readonly { readonly x: number; readonly y: number }[];
  readonly domain: readonly [number, number];
  readonly formatX: (value: number) => string;
  readonly formatY: (value: number) => string;
}

const heightPx = 240;
const markPx = 12;

export function BreakEvenChart({ series, bare, domain, formatX, formatY }: BreakEvenChartProps) {
  const rates = decadesAround(series.flatMap(({ points }) => points.map(({ y }) => y)));
  return (
    <ChartFigure
      label="Rows per second over user code a row"
      caption="Rows per second over user code a row; marks: your function"
    >
      <ResponsiveContainer width="100%" height={heightPx}>
        <LineChart margin={{ top: 8, right: 16, bottom: 0, left: 0 }} accessibilityLayer={false}>
          <CartesianGrid stroke="var(--line)" />
          <XAxis dataKey="x" {...decadesAcross(domain, formatX)} />
          <YAxis dataKey="y" {...decadesUp(rates, formatY)} />
          <Tooltip
            isAnimationActive={false}
            contentStyle={tooltipLook}
            labelFormatter={(userNs) => `${formatX(Number(userNs))} of user code a row`}
            formatter={(value) => formatY(Number(value))}
          />
          <Line
            data={[...bare]}
            dataKey="y"
            name="the function alone"
            stroke="var(--text-faint)"
            strokeWidth={1}
            dot={false}
            activeDot={false}
            isAnimationActive={false}
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
            />
          ))}
          {series.map(({ mode, here }) => (
            <ReferenceDot
              key={mode}
              x={here.x}
              y={here.y}
              shape={({ cx = 0, cy = 0 }) => (
                <svg
                  x={cx - markPx / 2}
                  y={cy - markPx / 2}
                  width={markPx}
                  height={markPx}
                  viewBox="0 0 10 10"
                  fill={modeColour(mode)}
                  stroke="var(--canvas)"
                >
                  {shapeOf(mode)}
                </svg>
              )}
            />
          ))}
        </LineChart>
      </ResponsiveContainer>
    </ChartFigure>
  );
}
