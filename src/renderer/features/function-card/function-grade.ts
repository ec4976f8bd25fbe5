/**
 * The grade of a function: one letter, A to E, made of figures that are kept. The rule, whole:
 *
 * - Each criterion has a letter of its own, by its figure. One without a figure is unknown, and counts for nothing.
 * - The grade is the worst of the letters that are known. As long as one is unknown it is provisional.
 * - An A needs rows that were checked, by tests or by a comparison of the modes; without either, B is the best there is.
 * - Nothing is graded that was never run, compared or tested as it stands: a clean text alone is worth no letter.
 * - Figures of other code than the present one are not figures of this function.
 *
 * A function that does little for a row spends most of the row's time on the way, and can do nothing about it. So the share of its
 * own time costs it two letters at most, while a mode that is badly chosen, and rows that are wrong, cost all of them.
 */
import { modeNames, type Mode } from '../../../contract/model/job';
import { figureText, shareFigure, threeDigits } from '../../ui/figures';

export const gradeLetters = ['A', 'B', 'C', 'D', 'E'] as const;
export type GradeLetter = (typeof gradeLetters)[number];

/** null: not known of the present code. */
export interface GradeFacts {
  /** How the newest run ended that was not cancelled. */
  readonly lastRun: 'done' | 'failed' | null;
  /** Recorded cases, in both of Flink's modes; `open`: not run on this code. */
  readonly tests: { readonly passed: number; readonly failed: number; readonly open: number } | null;
  readonly outputs: {
    readonly equal: boolean;
    /** How many modes gave rows. */
    readonly modes: number;
    readonly rows: number;
    /** Of a difference that Flink itself has: what it is. */
    readonly note: string | null;
  } | null;
  /** The mode that it would run in now against the best one. */
  readonly fit: {
    readonly mode: Mode;
    readonly best: Mode;
    /** Speed in `mode` over speed in `best`. */
    readonly ratio: number;
    /** The repeats of both overlap. */
    readonly level: boolean;
  } | null;
  /** Share of a row's time that is spent in the function itself. */
  readonly own: { readonly share: number; readonly mode: Mode } | null;
  /** What Flink's rules say of the function's text. */
  readonly rules: { readonly errors: readonly string[]; readonly warnings: readonly string[] } | null;
}

export interface Criterion {
  readonly name: string;
  /** null: unknown. */
  readonly letter: GradeLetter | null;
  /** What the letter comes from, or what is missing for it. */
  readonly words: string;
}

export interface Grade {
  /** null: not graded yet. */
  readonly letter: GradeLetter | null;
  readonly provisional: boolean;
  /** Its rows were not checked: for that alone it is no A. */
  readonly unchecked: boolean;
  readonly criteria: readonly Criterion[];
}

/** From `least` on, the letter; less than the last one is an E. */
const fitSteps = [
  [0.9, 'A'],
  [0.65, 'B'],
  [0.4, 'C'],
  [0.2, 'D'],
] as const satisfies readonly (readonly [number, GradeLetter])[];

const ownSteps = [
  [0.5, 'A'],
  [0.2, 'B'],
] as const satisfies readonly (readonly [number, GradeLetter])[];

export function gradeOf(facts: GradeFacts): Grade {
  const checks = [testsOf(facts), outputsOf(facts)];
  const measured = [runOf(facts), ...checks, fitOf(facts), ownOf(facts)];
  const criteria = [...measured, rulesOf(facts)];
  const letters = criteria.flatMap(({ letter }) => (letter === null ? [] : [letter]));
  const isGraded = measured.some(({ letter }) => letter !== null);
  const unchecked = isGraded && worst(letters) === 'A' && checks.every(({ letter }) => letter === null);
  return {
    letter: !isGraded ? null : unchecked ? 'B' : worst(letters),
    unchecked,
    provisional: letters.length < criteria.length,
    criteria,
  };
}

function worst(letters: readonly GradeLetter[]): GradeLetter {
  return gradeLetters[Math.max(...letters.map((letter) => gradeLetters.indexOf(letter)))] ?? 'E';
}

function stepOf(
  value: number,
  steps: readonly (readonly [number, GradeLetter])[],
  otherwise: GradeLetter,
): GradeLetter {
  return steps.find(([least]) => value >= least)?.[1] ?? otherwise;
}

function runOf({ lastRun }: GradeFacts): Criterion {
  const name = 'Last run';
  switch (lastRun) {
    case 'done':
      return { name, letter: 'A', words: 'It came to its end.' };
    case 'failed':
      return { name, letter: 'E', words: 'It failed.' };
    case null:
      return { name, letter: null, words: 'This code has not been run.' };
  }
}

function testsOf({ tests }: GradeFacts): Criterion {
  const name = 'Tests';
  if (tests === null) return { name, letter: null, words: 'It has none. Accept the rows of a run to make one.' };
  const { passed, failed, open } = tests;
  const all = passed + failed + open;
  if (failed > 0) return { name, letter: 'E', words: `${failed} of ${all} fail.` };
  if (open > 0) return { name, letter: null, words: `${open} of ${all} were not run on this code in this window.` };
  return { name, letter: 'A', words: all === 1 ? 'The one there is passes.' : `All ${all} pass.` };
}

function outputsOf({ outputs }: GradeFacts): Criterion {
  const name = 'Equal rows';
  if (outputs === null) return { name, letter: null, words: 'The modes of this code have not been compared.' };
  if (!outputs.equal) {
    return outputs.note === null
      ? { name, letter: 'D', words: 'The modes do not give the same rows.' }
      : { name, letter: 'C', words: `The modes differ, as they do on Flink: ${outputs.note}` };
  }
  if (outputs.modes < 2) return { name, letter: null, words: 'Only one mode runs it, so there is nothing to compare.' };
  return {
    name,
    letter: 'A',
    words: `${outputs.modes} modes gave the same ${outputs.rows.toLocaleString('en-US')} rows.`,
  };
}

function fitOf({ fit }: GradeFacts): Criterion {
  const name = 'Mode';
  if (fit === null) return { name, letter: null, words: 'No comparison of this code says which mode suits it.' };
  const { mode, best, ratio, level } = fit;
  if (mode === best) return { name, letter: 'A', words: `It runs in the mode that suits it, ${modeNames[mode]}.` };
  const letter = level ? 'A' : stepOf(ratio, fitSteps, 'E');
  const words = level
    ? `${modeNames[mode]} is level with ${modeNames[best]}.`
    : `${modeNames[best]} does ${threeDigits(1 / ratio)}× the rows of ${modeNames[mode]}, which it runs in.`;
  return { name, letter, words };
}

function ownOf({ own }: GradeFacts): Criterion {
  const name = 'Own time';
  if (own === null) return { name, letter: null, words: 'No clocks of this code are kept.' };
  const share = figureText(shareFigure(own.share));
  return {
    name,
    letter: stepOf(own.share, ownSteps, 'C'),
    words: `${share} of a row's time is your function, the rest is the way there and back (${modeNames[own.mode]}).`,
  };
}

function rulesOf({ rules }: GradeFacts): Criterion {
  const name = "Flink's rules";
  if (rules === null) return { name, letter: null, words: 'They are not being checked.' };
  const [error] = rules.errors;
  if (error !== undefined) return { name, letter: 'E', words: told(error, rules.errors.length) };
  const [warning] = rules.warnings;
  if (warning !== undefined) return { name, letter: 'C', words: told(warning, rules.warnings.length) };
  return { name, letter: 'A', words: 'None is broken.' };
}

function told(first: string, count: number): string {
  return count === 1 ? first : `${first} And ${count - 1} more.`;
}
