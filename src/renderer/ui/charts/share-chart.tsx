/** Shares of a whole over seconds, stacked: fixed axes, no animation. */
import { Area, AreaChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { chartMargin, fromStart, linearUp, secondsAxis, secondsText } from './axes';
import { tooltipLook } from './chart-look';

export interface ShareArea {
  readonly key: string;
  readonly name: string;
  readonly colour: string;
}

interface ShareChartProps {
  readonly label: string;
  /** From the bottom up. */
  readonly areas: readonly ShareArea[];
  /** `x` seconds; the others shares between 0 and 1, by an area's key. */
  readonly points: readonly Readonly<Record<string, number>>[];
  readonly secondsMax: number;
}

const heightPx = 168;

export function ShareChart({ label, areas, points, secondsMax }: ShareChartProps) {
  return (
    <figure className="chart" aria-label={label}>
      <figcaption>
        {label}
        <span className="chart-key">
          {areas.map(({ key, name, colour }) => (
            <span key={key}>
              <svg width="10" height="10" aria-hidden>
                <rect width="10" height="10" fill={colour} fillOpacity={0.55} />
              </svg>
              {name}
            </span>
          ))}
        </span>
      </figcaption>
      <ResponsiveContainer width="100%" height={heightPx}>
        <AreaChart data={fromStart(points)} margin={chartMargin} accessibilityLayer={false}>
          <CartesianGrid stroke="var(--line)" vertical={false} />
          <XAxis dataKey="x" {...secondsAxis(secondsMax)} />
          <YAxis {...linearUp(1, percentText)} allowDataOverflow />
          <Tooltip
            isAnimationActive={false}
            contentStyle={tooltipLook}
            labelFormatter={(seconds) => secondsText(Number(seconds))}
            formatter={(value) => percentText(Number(value))}
          />
          {areas.map(({ key, name, colour }) => (
            <Area
              key={key}
              dataKey={key}
              name={name}
              stackId="whole"
              stroke={colour}
              strokeWidth={1}
              fill={colour}
              fillOpacity={0.55}
              isAnimationActive={false}
              type="linear"
            />
          ))}
        </AreaChart>
      </ResponsiveContainer>
    </figure>
  );
}

function percentText(share: number): string {
  return `${Math.round(share * 100)} %`;
}
