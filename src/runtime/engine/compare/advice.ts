/** One sentence on which mode to use, and the stable word of its reason. */
import type { Advice, Difference, ModeOutcome, ModeResult } from '../../../contract/model/compare';
import { modes, type Mode } from '../../../contract/model/job';

export interface AdviceInput {
  readonly outcomes: Readonly<Partial<Record<Mode, ModeOutcome>>>;
  readonly outputsEqual: boolean;
  readonly firstDifference: Difference | null;
}

interface Candidate {
  readonly mode: Mode;
  readonly result: ModeResult;
}

/** Medians nearer than this are equal, however small the spread of a few repeats came out. */
const noiseShare = 0.05;
/** Nor do overlapping spreads make medians equal that lie further apart than this. */
const overlapShare = 0.2;
/** From here on the function itself decides the speed, not the way to it. */
const dominates = 0.7;

const modeWords: Readonly<Record<Mode, string>> = {
  'process-row': 'process with rows',
  'process-arrow': 'process with Arrow',
  thread: 'thread mode',
};

export function adviseOn(input: AdviceInput): Advice {
  // In the order of `modes`: the simplest isolation first.
  const candidates = modes.flatMap((mode): Candidate[] => {
    const outcome = input.outcomes[mode];
    return outcome?.available === true ? [{ mode, result: outcome }] : [];
  });
  const [only] = candidates;
  if (only === undefined) return { mode: null, reason: 'none', text: 'No mode could run this function.' };
  if (!input.outputsEqual) return { mode: null, reason: 'outputs-differ', text: differenceText(input.firstDifference) };
  if (candidates.length === 1) {
    return {
      mode: only.mode,
      reason: 'only-one',
      text: `Use ${modeWords[only.mode]}: no other mode was measured for this function.`,
    };
  }
  const fastest = candidates.reduce((best, each) =>
    each.result.rowsPerSecond > best.result.rowsPerSecond ? each : best,
  );
  const level = candidates.filter((each) => isLevel(each.result, fastest.result));
  return level.length === 1 ? fastestAdvice(fastest, candidates) : levelAdvice(level, candidates.length);
}

/** Within noise: the medians are nearly the same, or not far apart with overlapping spreads. */
function isLevel(one: ModeResult, fastest: ModeResult): boolean {
  if (one.rowsPerSecond >= fastest.rowsPerSecond * (1 - noiseShare)) return true;
  const near = one.rowsPerSecond >= fastest.rowsPerSecond * (1 - overlapShare);
  return near && one.rowsPerSecondSpread[1] >= fastest.rowsPerSecondSpread[0];
}

function fastestAdvice(fastest: Candidate, candidates: readonly Candidate[]): Advice {
  const others = candidates.filter((each) => each.mode !== fastest.mode);
  const baseline =
    others.find((each) => each.mode === 'process-row') ??
    others.reduce((best, each) => (each.result.rowsPerSecond > best.result.rowsPerSecond ? each : best));
  const ratio = fastest.result.rowsPerSecond / baseline.result.rowsPerSecond;
  const share = userShare(baseline.result);
  const where =
    share >= 0.5
      ? `there your function itself takes ${percent(share)} of the time, so a faster function gains more than a mode`
      : `there your function spends ${percent(share)} of the time in Python, the rest is serialization`;
  const caution = fastest.mode === 'thread' ? ' A crash of native code takes every slot of the task manager.' : '';
  return {
    mode: fastest.mode,
    reason: 'fastest',
    text: `Use ${modeWords[fastest.mode]}: ${times(ratio)} the rows of ${baseline.mode}; ${where}.${caution}`,
  };
}

function levelAdvice(level: readonly Candidate[], measured: number): Advice {
  const [simplest] = level;
  if (simplest === undefined) return { mode: null, reason: 'none', text: 'No mode could run this function.' };
  const share = userShare(simplest.result);
  if (share >= dominates) {
    return {
      mode: simplest.mode,
      reason: 'user-code-dominates',
      text: `Use ${modeWords[simplest.mode]}: ${percent(share)} of the time is your function itself, so the mode hardly matters; make the function faster first.`,
    };
  }
  const processes = level.filter((each) => each.mode !== 'thread');
  const lightest = processes.reduce(
    (best, each) => (each.result.memoryPerSlotBytes < best.result.memoryPerSlotBytes ? each : best),
    simplest,
  );
  const rivals = level.filter((each) => each !== lightest).map((each) => each.mode);
  const as = `as fast as ${rivals.join(' and ')} within the spread of the repeats`;
  if (level.every((each) => each.result.memoryPerSlotBytes >= lightest.result.memoryPerSlotBytes)) {
    return {
      mode: lightest.mode,
      reason: 'lowest-memory',
      text: `Use ${modeWords[lightest.mode]}: ${as}, with the least memory a slot (${megabytes(lightest.result.memoryPerSlotBytes)}).`,
    };
  }
  const rest = measured > level.length ? 'faster than the rest' : 'the modes are level';
  return {
    mode: lightest.mode,
    reason: 'simpler-isolation',
    text: `Use ${modeWords[lightest.mode]}: ${as} (${rest}), and a crash costs one slot, not the task manager.`,
  };
}

function differenceText(difference: Difference | null): string {
  if (difference === null)
    return 'The outputs of the modes differ: settle which is right before comparing their speed.';
  const values = Object.entries(difference.values).map(([mode, value]) => `${mode} gives ${JSON.stringify(value)}`);
  return `The outputs differ, first at row ${difference.row} in ${difference.column}: ${values.join(', ')}. Settle which is right before comparing speed.`;
}

/** Of the time somebody works: waiting is left out. */
function userShare({ stages }: ModeResult): number {
  const worked = stages.encode + stages.transport + stages.decode + stages.user + stages.back;
  return worked === 0 ? 0 : stages.user / worked;
}

function times(ratio: number): string {
  return `${ratio >= 10 ? Math.round(ratio).toString() : ratio.toFixed(1)}x`;
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1e6)} MB`;
}
