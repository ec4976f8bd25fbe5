const widthPx = 120;
const heightPx = 18;

/** A small line without axes: the way of a value, beside its number. */
export function Sparkline({ values }: { readonly values: readonly number[] }) {
  if (values.length < 2) return null;
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const span = most - least;
  const path = values
    .map((value, index) => {
      const x = (index / (values.length - 1)) * widthPx;
      const y = span === 0 ? heightPx / 2 : heightPx - 1 - ((value - least) / span) * (heightPx - 2);
      return `${index === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`;
    })
    .join('');
  return (
    <svg className="sparkline" width={widthPx} height={heightPx} viewBox={`0 0 ${widthPx} ${heightPx}`} aria-hidden>
      <path d={path} fill="none" stroke="var(--accent)" strokeWidth="1.25" />
    </svg>
  );
}
