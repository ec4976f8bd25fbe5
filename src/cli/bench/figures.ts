/** Medians and spreads over repeats, and ratios taken within a repeat, so that a busy moment falls on both sides. */
import { median } from '../../runtime/engine/compare/statistics';

export interface Spread {
  readonly low: number;
  readonly median: number;
  readonly high: number;
}

/** null of none. */
export function spreadOf(values: readonly number[]): Spread | null {
  if (values.length === 0) return null;
  return { low: Math.min(...values), median: median(values), high: Math.max(...values) };
}

/** Rows a second by repeat of one lane over another's. null where they have no repeat in common. */
export function ratioOf(lane: readonly number[], over: readonly number[]): Spread | null {
  const ratios: number[] = [];
  lane.forEach((rate, repeat) => {
    const other = over[repeat];
    if (other !== undefined && other > 0) ratios.push(rate / other);
  });
  return spreadOf(ratios);
}
