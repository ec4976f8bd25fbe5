/** What all charts share: text of axes, the look of tooltips, ticks of logarithmic axes. */
export const axisText = { fill: 'var(--text-faint)', fontSize: 11 };

export const tooltipLook = {
  padding: '4px 8px',
  border: '1px solid var(--line-strong)',
  borderRadius: 4,
  background: 'var(--raised)',
  color: 'var(--text)',
  fontSize: 12,
};

/** Whole decades around the values, at least one: the axis moves rarely while points arrive. */
export function decadesAround(values: readonly number[]): [number, number] {
  const positive = values.filter((value) => value > 0);
  if (positive.length === 0) return [1, 10];
  const low = Math.floor(Math.log10(Math.min(...positive)) + 1e-9);
  const high = Math.ceil(Math.log10(Math.max(...positive)) - 1e-9);
  return [10 ** low, 10 ** Math.max(high, low + 1)];
}

/** Powers of ten between two of them; every other one where there are many. */
export function decadeTicks([low, high]: readonly [number, number]): number[] {
  const [first, last] = [Math.round(Math.log10(low)), Math.round(Math.log10(high))];
  const step = last - first > 8 ? 2 : 1;
  const ticks: number[] = [];
  for (let power = first; power <= last; power += step) ticks.push(10 ** power);
  return ticks;
}

/** The top of an axis moves in steps of 1, 2, 2.5, 5: it rarely jumps while points arrive. */
export function niceTop(most: number): number {
  if (most <= 0) return 1;
  const magnitude = 10 ** Math.floor(Math.log10(most));
  const step = [1, 2, 2.5, 5, 10].find((candidate) => candidate * magnitude >= most) ?? 10;
  return step * magnitude;
}
