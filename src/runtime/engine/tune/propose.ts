/** What to measure next, from what was measured. Pure; the budget is the caller's. */
import type { TuneCandidate, TunedSettings, TuneGoal, TuneLimits } from '../../../contract/model/tune';
import { paretoFront, ranked } from './judge';
import { coarseGrid, keyOf, neighbours, onAllSlots, type SearchSpace } from './space';

export interface SearchState {
  readonly space: SearchSpace;
  readonly measured: readonly TuneCandidate[];
  /** Keys of settings that failed: not tried again. */
  readonly failed: ReadonlySet<string>;
  readonly goal: TuneGoal;
  readonly limits: TuneLimits;
}

/** Whose neighbours are looked at: more of them spread the budget thin. */
const anchorsMost = 4;

/**
 * First the coarse grid of all modes, then each mode's best on all slots, then one step at a time around the best and around
 * the front's points nearest to the goal. null: nothing is left that could be better.
 */
export function nextSettings(state: SearchState): TunedSettings | null {
  const { space, goal, limits } = state;
  const known = new Set([...state.failed, ...state.measured.map(({ settings }) => keyOf(settings, space))]);
  const isNew = (settings: TunedSettings): boolean => !known.has(keyOf(settings, space));
  const first = coarseGrid(space).find(isNew);
  if (first !== undefined) return first;
  const measured = state.measured.filter(({ settings }) => space.modes.includes(settings.mode));
  const bestOfModes = space.modes.flatMap((mode) =>
    ranked(
      measured.filter(({ settings }) => settings.mode === mode),
      goal,
      limits,
    ).slice(0, 1),
  );
  // The modes nearest to the goal first: what is left of the budget is theirs.
  const wide = ranked(bestOfModes, goal, limits)
    .map(({ settings }) => onAllSlots(settings, space))
    .find(isNew);
  if (wide !== undefined) return wide;
  for (const anchor of anchors(measured, goal, limits)) {
    const next = neighbours(anchor, space).find(isNew);
    if (next !== undefined) return next;
  }
  return null;
}

/** The best two, then the best of the front. */
function anchors(measured: readonly TuneCandidate[], goal: TuneGoal, limits: TuneLimits): TuneCandidate[] {
  const best = ranked(measured, goal, limits).slice(0, 2);
  const front = ranked(paretoFront(measured), goal, limits);
  return [...new Set([...best, ...front])].slice(0, anchorsMost);
}
