/** Lines over seconds, drawn live, or over something else: fixed axes, no animation. */
import { CartesianGrid, Line, LineChart as Chart, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { chartMargin, fromStart, linearAcross, linearUp, secondsAxis, secondsText, type Across } from './axes';
import { ChartFigure } from './chart-figure';
import { niceTop, tooltipLook } from './chart-look';

export interface ChartLine {
  readonly key: string;
  readonly name: string;
  readonly colour: string;
  /** Dashes, for those who do not see the colours; '' is solid. */
  readonly dashes: string;
  /** Of an earlier time, behind the others. */
  readonly faint?: boolean;
  /** A mark at each point: there are few, and they were measured one by one. */
  readonly dots?: boolean;
  readonly points: readonly { readonly x: number; readonly y: number }[];
}

interface LineChartProps {
  /** Accessible name; also the caption. */
  readonly label: string;
  readonly lines: readonly ChartLine[];
  /** Seconds at the right edge: known before the first point, so that nothing rescales while points arrive. */
  readonly secondsMax?: number;
  /** Instead of seconds. */
  readonly across?: Across;
  readonly format: (value: number) => string;
  /** The names of the lines beside the caption. */
  readonly showsKey?: boolean;
}

const heightPx = 168;

export function LineChart({ label, lines, secondsMax = 0, across, format, showsKey = false }: LineChartProps) {
  const formatX = across?.format ?? secondsText;
  return (
    <ChartFigure label={label} more={showsKey ? <LineKey lines={lines} /> : null}>
      <ResponsiveContainer width="100%" height={heightPx}>
        <Chart margin={chartMargin} accessibilityLayer={false}>
          <CartesianGrid stroke="var(--line)" vertical={false} />
          <XAxis dataKey="x" {...(across === undefined ? secondsAxis(secondsMax) : linearAcross(across))} />
          <YAxis {...linearUp(topOf(lines), format)} />
          <Tooltip
            isAnimationActive={false}
            contentStyle={tooltipLook}
            labelFormatter={(x) => formatX(Number(x))}
            formatter={(value) => format(Number(value))}
          />
          {lines.map(({ key, name, colour, dashes, faint = false, dots = false, points }) => (
            <Line
              key={key}
              data={across === undefined ? fromStart(points) : [...points]}
              dataKey="y"
              name={name}
              stroke={colour}
              strokeWidth={1.75}
              strokeOpacity={faint ? 0.35 : 1}
              strokeDasharray={dashes}
              dot={dots ? { r: 2.5, fill: colour, strokeWidth: 0 } : false}
              activeDot={faint ? false : { r: 3 }}
              isAnimationActive={false}
              type="linear"
            />
          ))}
        </Chart>
      </ResponsiveContainer>
    </ChartFigure>
  );
}

function LineKey({ lines }: { readonly lines: readonly ChartLine[] }) {
  return (
    <span className="chart-key">
      {lines.map(({ key, name, colour, dashes }) => (
        <span key={key}>
          <svg width="18" height="8" aria-hidden>
            <line x1="0" y1="4" x2="18" y2="4" stroke={colour} strokeWidth="1.75" strokeDasharray={dashes} />
          </svg>
          {name}
        </span>
      ))}
    </span>
  );
}

function topOf(lines: readonly ChartLine[]): number {
  let most = 0;
  for (const { points } of lines) for (const { y } of points) most = Math.max(most, y);
  return niceTop(most);
}
