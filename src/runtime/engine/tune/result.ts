/** What a search hands back. */
import {
  settingValuesOf,
  type TuneCandidate,
  type TuneChoice,
  type TuneLimits,
  type TuneResult,
} from '../../../contract/model/tune';
import type { RunnableLane } from '../compare/plan-lanes';
import { median } from '../compare/statistics';
import { missedLimits } from './judge';
import type { SearchSpace } from './space';
import { answerText, cancelledText, evidenceText, settingsNote, spaceNotes } from './words';

export function choiceOf(parts: {
  readonly winner: TuneCandidate;
  readonly present: TuneCandidate;
  readonly lane: RunnableLane;
  readonly seconds: number;
  readonly limits: TuneLimits;
}): TuneChoice {
  const { winner, present, lane, seconds, limits } = parts;
  return {
    settings: winner.settings,
    isPresent: winner === present,
    candidate: winner,
    present,
    ratio: ratioOf(winner.repeats, present.repeats),
    seconds,
    missed: missedLimits(winner, limits),
    ran: lane.ran,
    function: { file: lane.function.file, name: lane.function.udf.name },
    values: { ...settingValuesOf(winner.settings) },
  };
}

/** Repeat by repeat: both of a pair were measured one right after the other. */
export function ratioOf(repeats: readonly number[], present: readonly number[]): TuneChoice['ratio'] {
  const ratios = repeats.flatMap((rate, index) => {
    const base = present[index];
    return base === undefined || base <= 0 ? [] : [rate / base];
  });
  if (ratios.length === 0) return { median: 0, low: 0, high: 0, repeats: [] };
  return { median: median(ratios), low: Math.min(...ratios), high: Math.max(...ratios), repeats: ratios };
}

type Facts = Omit<TuneResult, 'text' | 'evidence'> & { readonly space: SearchSpace | null };

export function resultOf(facts: Facts): TuneResult {
  const { space, ...result } = facts;
  const { choice, candidates, notes, goal } = result;
  const more =
    choice === null || space === null
      ? []
      : [...settingsNote(choice.settings, choice.ran, choice.function.name), ...spaceNotes(space, choice.candidate)];
  return {
    ...result,
    candidates: [...candidates],
    notes: [...new Set([...notes, ...more])],
    text: choice === null ? cancelledText(candidates.length) : answerText(choice, goal, result.limits),
    evidence: choice === null ? '' : evidenceText(choice),
  };
}
