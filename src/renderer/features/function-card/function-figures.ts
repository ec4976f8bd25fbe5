/** What the kept runs and comparisons of a function say of it as it stands now. Pure: the window's own state is handed in. */
import type { Diagnostic } from '../../../contract/model/language';
import type { CodeState, FunctionHistory, KeptComparison, KeptRun } from '../../../contract/model/function-history';
import type { FunctionRef, Mode } from '../../../contract/model/job';
import { serializationShare } from '../../../contract/model/stages';
import type { UdfInfo } from '../../../contract/model/udf';
import type { GradeFacts } from './function-grade';

/** Why figures are not of the function as it stands; null: they are. */
export type Age = 'edited' | 'other twin' | null;

export interface ShownRun extends KeptRun {
  readonly isPresent: boolean;
}

export interface BestMode {
  readonly comparison: KeptComparison;
  readonly age: Age;
  /** null: none is advised, for the reason in the comparison's advice. */
  readonly mode: Mode | null;
  /** The mode that the function would run in now. */
  readonly present: Mode;
  /** Speed of `mode` over that of `present`; null where `present` was not measured. */
  readonly factor: number | null;
  /** The repeats of both overlap. */
  readonly level: boolean;
}

export interface FunctionFigures {
  /** Newest first. */
  readonly runs: readonly ShownRun[];
  /** Of the newest comparison of the present code; else of the newest one. null: there is none. */
  readonly best: BestMode | null;
}

export interface Standing {
  readonly history: FunctionHistory | undefined;
  /** The hash of a file's text as it is now; null where there is none. */
  readonly presentHash: (path: string) => string | null;
  /** The mode that it would run in now. */
  readonly mode: Mode;
  /** Paths in the project. */
  readonly twin: FunctionRef | null;
}

export function figuresOf({ history, presentHash, mode, twin }: Standing): FunctionFigures {
  const isPresent = ({ code }: { readonly code: readonly CodeState[] }): boolean =>
    code.every(({ path, hash }) => hash !== null && hash === presentHash(path));
  const ageOf = (comparison: KeptComparison): Age => {
    if (!isPresent(comparison)) return 'edited';
    const other = comparison.twin?.file !== twin?.file || comparison.twin?.name !== twin?.name;
    return other ? 'other twin' : null;
  };
  const comparisons = history?.comparisons ?? [];
  const shown = comparisons.find((each) => ageOf(each) === null) ?? comparisons[0];
  return {
    runs: (history?.runs ?? []).map((run) => ({ ...run, isPresent: isPresent(run) })),
    best: shown === undefined ? null : bestOf(shown, ageOf(shown), mode),
  };
}

function bestOf(comparison: KeptComparison, age: Age, present: Mode): BestMode {
  const { advice } = comparison;
  const [best, now] = [
    advice.mode === null ? undefined : comparison.modes[advice.mode],
    measuredIn(comparison, present),
  ];
  const known = best !== undefined && now !== undefined;
  return {
    comparison,
    age,
    mode: advice.mode,
    present,
    factor: known && now.rowsPerSecond > 0 ? best.rowsPerSecond / now.rowsPerSecond : null,
    level:
      known &&
      now.rowsPerSecondSpread[1] >= best.rowsPerSecondSpread[0] &&
      best.rowsPerSecondSpread[1] >= now.rowsPerSecondSpread[0],
  };
}

/** A mode that was asked for and fell back ran in another one. */
function measuredIn({ modes: measured }: KeptComparison, mode: Mode) {
  const own = measured[mode];
  if (own?.effectiveMode === mode) return own;
  return Object.values(measured).find(({ effectiveMode }) => effectiveMode === mode);
}

export interface CasesOfFunction {
  /** By case and mode: null where it was not run on the present code. */
  readonly results: readonly (boolean | null)[];
}

/** Only what is of the present code counts. */
export function gradeFacts(
  { runs, best }: FunctionFigures,
  cases: CasesOfFunction,
  rules: GradeFacts['rules'],
): GradeFacts {
  const ended = runs.find(({ isPresent, entry }) => isPresent && entry.outcome !== 'cancelled');
  const current = best?.age === null ? best : null;
  return {
    lastRun: ended === undefined ? null : ended.entry.outcome === 'done' ? 'done' : 'failed',
    tests: testsOf(cases),
    outputs: current === null ? null : outputsOf(current.comparison),
    fit: current === null ? null : fitOf(current),
    own: ownOf(runs, current),
    rules,
  };
}

function testsOf({ results }: CasesOfFunction): GradeFacts['tests'] {
  if (results.length === 0) return null;
  const count = (wanted: boolean | null): number => results.filter((result) => result === wanted).length;
  return { passed: count(true), failed: count(false), open: count(null) };
}

function outputsOf({ modes: measured, outputsEqual, firstDifference, rows }: KeptComparison): GradeFacts['outputs'] {
  const ran = new Set(Object.values(measured).map(({ effectiveMode }) => effectiveMode));
  return { equal: outputsEqual, modes: ran.size, rows, note: firstDifference?.note ?? null };
}

function fitOf({ mode, present, factor, level }: BestMode): GradeFacts['fit'] {
  if (mode === null) return null;
  if (mode === present) return { mode: present, best: mode, ratio: 1, level: true };
  return factor === null ? null : { mode: present, best: mode, ratio: 1 / factor, level };
}

/** A comparison measures longer than a run, and in the mode that counts; else the newest run tells. */
function ownOf(runs: readonly ShownRun[], current: BestMode | null): GradeFacts['own'] {
  const measured = current === null ? undefined : measuredIn(current.comparison, current.present);
  if (current !== null && measured !== undefined)
    return { share: 1 - serializationShare(measured.stages), mode: current.present };
  const run = runs.find(({ isPresent, entry, stages }) => isPresent && stages !== null && entry.effective !== null);
  if (run?.stages === undefined || run.stages === null || run.entry.effective === null) return null;
  const hasClocks = Object.values(run.stages).some((nanoseconds) => nanoseconds > 0);
  return hasClocks ? { share: 1 - serializationShare(run.stages), mode: run.entry.effective } : null;
}

/** What Flink's rules say between the function's first line and the next function's. */
export function rulesAbout(
  info: UdfInfo,
  functions: readonly UdfInfo[],
  diagnostics: readonly Diagnostic[],
): NonNullable<GradeFacts['rules']> {
  const next = Math.min(...functions.map(({ line }) => line).filter((line) => line > info.line), Infinity);
  const own = diagnostics.filter(({ range }) => range.line >= info.line && range.line < next);
  const messages = (severity: Diagnostic['severity']): string[] =>
    own.flatMap((each) => (each.severity === severity ? [`${each.code}: ${each.message}`] : []));
  return { errors: messages('error'), warnings: messages('warning') };
}

/** Oldest first, of the runs that have a speed: what a line is drawn of. */
export function speedsOfRuns(runs: readonly ShownRun[]): readonly ShownRun[] {
  return runs.filter(({ entry }) => entry.rowsPerSecond !== null).reverse();
}

/** The newest run that has a speed: of the present code where there is one. */
export function lastSpeedOf({ runs }: FunctionFigures): ShownRun | null {
  const fast = runs.filter(({ entry }) => entry.rowsPerSecond !== null);
  return fast.find(({ isPresent }) => isPresent) ?? fast[0] ?? null;
}
