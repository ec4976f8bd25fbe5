/** Figures of statistics in words. */

/** `12 %`; what is there is never 0 %, and what is not all never 100 %. */
export function shareText(count: number, of: number): string {
  if (of === 0) return '0 %';
  const percent = (count / of) * 100;
  if (count > 0 && percent < 0.1) return '< 0.1 %';
  if (count < of && percent > 99.9) return '> 99.9 %';
  return `${Number(percent.toFixed(1))} %`;
}

const mostCharacters = 40;

/** An empty text is seen as one. */
export function valueText(value: string): string {
  if (value === '') return 'empty';
  return value.length > mostCharacters ? `${value.slice(0, mostCharacters)}…` : value;
}
