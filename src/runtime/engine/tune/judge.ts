/** Which measured settings serve a goal best. Pure. */
import type { MissedLimit, TuneCandidate, TuneGoal, TuneLimits } from '../../../contract/model/tune';

type Figures = Pick<TuneCandidate, 'rowsPerSecond' | 'p99Ms' | 'memoryPerSlotBytes'>;

/** Differences below these are no reason to prefer one: a few repeats scatter as much. */
const noise: Readonly<Record<TuneGoal, number>> = { fastest: 0.03, 'lowest-latency': 0.1, 'least-memory': 0.03 };

export function missedLimits(figures: Figures, limits: TuneLimits): MissedLimit[] {
  const missed: MissedLimit[] = [];
  const { rowsPerSecond, p99Ms, memoryPerSlotBytes } = limits;
  if (rowsPerSecond !== undefined && figures.rowsPerSecond < rowsPerSecond)
    missed.push({ limit: 'rowsPerSecond', wanted: rowsPerSecond, got: figures.rowsPerSecond });
  if (p99Ms !== undefined && figures.p99Ms > p99Ms) missed.push({ limit: 'p99Ms', wanted: p99Ms, got: figures.p99Ms });
  if (memoryPerSlotBytes !== undefined && figures.memoryPerSlotBytes > memoryPerSlotBytes)
    missed.push({ limit: 'memoryPerSlotBytes', wanted: memoryPerSlotBytes, got: figures.memoryPerSlotBytes });
  return missed;
}

/** How far from the limits, as the sum of the logarithms of what is too much: 0 where all are kept. */
export function distance(figures: Figures, limits: TuneLimits): number {
  let sum = 0;
  for (const { limit, wanted, got } of missedLimits(figures, limits)) {
    const times = limit === 'rowsPerSecond' ? wanted / Math.max(got, 1e-9) : got / Math.max(wanted, 1e-9);
    sum += Math.log(times);
  }
  return sum;
}

/** Lower is better; a factor of e is 1, whatever the goal. */
export function cost(figures: Figures, goal: TuneGoal): number {
  switch (goal) {
    case 'fastest':
      return -Math.log(Math.max(figures.rowsPerSecond, 1e-9));
    case 'lowest-latency':
      return Math.log(Math.max(figures.p99Ms, 1e-6));
    case 'least-memory':
      return Math.log(Math.max(figures.memoryPerSlotBytes, 1));
  }
}

/** Best first: those that keep the limits by the goal, the others by how little they miss. */
export function ranked<T extends Figures>(candidates: readonly T[], goal: TuneGoal, limits: TuneLimits): T[] {
  const judged = candidates.map((candidate) => ({
    candidate,
    distance: distance(candidate, limits),
    cost: cost(candidate, goal),
  }));
  judged.sort((a, b) => a.distance - b.distance || a.cost - b.cost);
  return judged.map(({ candidate }) => candidate);
}

/**
 * What is chosen of the final measurement: the best, unless the present settings are level with it (nobody should change
 * settings for noise); among level ones for latency or memory, the fastest; among level fast ones, the one with the lower p99.
 */
export function choose<T extends Figures>(
  candidates: readonly T[],
  present: T | null,
  goal: TuneGoal,
  limits: TuneLimits,
): T | null {
  const [best] = ranked(candidates, goal, limits);
  if (best === undefined) return null;
  const reach = distance(best, limits);
  const level = candidates.filter(
    (each) => distance(each, limits) <= reach && cost(each, goal) - cost(best, goal) <= noise[goal],
  );
  if (present !== null && level.includes(present)) return present;
  const secondary: TuneGoal = goal === 'fastest' ? 'lowest-latency' : 'fastest';
  return ranked(level, secondary, {})[0] ?? best;
}

/** How much room a finalist keeps to its limits, so that the final measurement does not push it over them. */
const margin = 0.8;

/** Settings worth measuring again: the best, and the best that keeps its limits with room to spare. */
export function finalists<T extends Figures>(
  candidates: readonly T[],
  goal: TuneGoal,
  limits: TuneLimits,
  count: number,
): T[] {
  const safe: TuneLimits = {
    ...(limits.rowsPerSecond === undefined ? {} : { rowsPerSecond: limits.rowsPerSecond / margin }),
    ...(limits.p99Ms === undefined ? {} : { p99Ms: limits.p99Ms * margin }),
    ...(limits.memoryPerSlotBytes === undefined ? {} : { memoryPerSlotBytes: limits.memoryPerSlotBytes * margin }),
  };
  const byLimits = ranked(candidates, goal, limits);
  const [best] = byLimits;
  const [careful] = ranked(candidates, goal, safe);
  const order = [best, careful, ...byLimits].filter((each) => each !== undefined);
  return [...new Set(order)].slice(0, count);
}

/** Those that no other beats in one figure without losing in another: speed, p99 and memory of a slot. */
export function paretoFront<T extends Figures>(candidates: readonly T[]): T[] {
  return candidates.filter((each) => !candidates.some((other) => other !== each && dominates(other, each)));
}

function dominates(one: Figures, other: Figures): boolean {
  const noWorse =
    one.rowsPerSecond >= other.rowsPerSecond &&
    one.p99Ms <= other.p99Ms &&
    one.memoryPerSlotBytes <= other.memoryPerSlotBytes;
  return (
    noWorse &&
    (one.rowsPerSecond > other.rowsPerSecond ||
      one.p99Ms < other.p99Ms ||
      one.memoryPerSlotBytes < other.memoryPerSlotBytes)
  );
}
