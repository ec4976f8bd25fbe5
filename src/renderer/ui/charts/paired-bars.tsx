/** Two bars a name, the same scale: what was and what is. */
import { Bar, BarChart, CartesianGrid, Legend, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { axisText, niceTop, tooltipLook } from './chart-look';
import { ChartFigure } from './chart-figure';

export interface PairedBar {
  readonly name: string;
  /** null: not measured. */
  readonly before: number | null;
  readonly after: number | null;
}

interface PairedBarsProps {
  /** Accessible name; also the caption. */
  readonly label: string;
  readonly names: readonly [string, string];
  readonly bars: readonly PairedBar[];
  readonly format: (value: number) => string;
}

const heightPx = 180;

/** The bar's own colour is in the square beside it. */
const legendText = (name: string) => <span style={{ color: 'var(--text-soft)' }}>{name}</span>;

export function PairedBars({ label, names, bars, format }: PairedBarsProps) {
  const most = Math.max(0, ...bars.flatMap(({ before, after }) => [before ?? 0, after ?? 0]));
  return (
    <ChartFigure label={label}>
      <ResponsiveContainer width="100%" height={heightPx}>
        <BarChart data={[...bars]} margin={{ top: 8, right: 12, bottom: 0, left: 0 }} accessibilityLayer={false}>
          <CartesianGrid stroke="var(--line)" vertical={false} />
          <XAxis dataKey="name" tick={axisText} stroke="var(--line-strong)" tickLine={false} />
          <YAxis
            type="number"
            domain={[0, niceTop(most)]}
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
            cursor={false}
            contentStyle={tooltipLook}
            formatter={(value) => format(Number(value))}
          />
          <Legend wrapperStyle={{ fontSize: 12 }} formatter={legendText} />
          <Bar dataKey="before" name={names[0]} fill="var(--text-faint)" maxBarSize={56} isAnimationActive={false} />
          <Bar dataKey="after" name={names[1]} fill="var(--accent)" maxBarSize={56} isAnimationActive={false} />
        </BarChart>
      </ResponsiveContainer>
    </ChartFigure>
  );
}
