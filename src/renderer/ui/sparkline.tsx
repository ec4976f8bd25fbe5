/** A line as high as the text, from the first value to the last, with a dot where it ends. */
interface SparklineProps {
  readonly values: readonly number[];
  /** Accessible name. */
  readonly label: string;
}

const width = 64;
const height = 14;
const mostPoints = 40;

export function Sparkline({ values, label }: SparklineProps) {
  const shown = values.slice(-mostPoints);
  const most = Math.max(...shown, 1e-9);
  const at = (value: number, index: number): readonly [number, number] => [
    2 + (index / Math.max(1, shown.length - 1)) * (width - 4),
    height - 2 - (value / most) * (height - 4),
  ];
  const points = shown.map((value, index) =>
    at(value, index)
      .map((each) => each.toFixed(1))
      .join(','),
  );
  const [x, y] = at(shown.at(-1) ?? 0, shown.length - 1);
  return (
    <svg className="sparkline" width={width} height={height} role="img" aria-label={label}>
      <polyline points={points.join(' ')} fill="none" stroke="var(--accent)" strokeWidth={1.25} />
      <circle cx={x} cy={y} r={1.75} fill="var(--accent)" />
    </svg>
  );
}
