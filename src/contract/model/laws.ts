/** What Flink takes for granted of an aggregate, checked on the rows of a job. */
import * as v from 'valibot';
import { errorDataSchema } from '../errors';
import { fieldSchema } from './data-type';
import { cellSchema } from './rows';
import { shownSchema } from './state';

/** `order` is no law: that the order of rows matters is only told. */
export const laws = ['empty', 'merge', 'retract', 'independent', 'coder', 'order'] as const;
export type Law = (typeof laws)[number];

export const observeLawsSchema = v.object({
  /** Taken of the input: so many keys, and so many rows of each. */
  keys: v.number(),
  rows: v.number(),
  seed: v.number(),
  /** This one case instead, of all rows of the job; for the debugger. */
  replay: v.optional(v.object({ law: v.picklist(laws), numbers: v.array(v.number()) })),
});
export type ObserveLaws = v.InferOutput<typeof observeLawsSchema>;
export const lawsDefaults: ObserveLaws = { keys: 20, rows: 1_000, seed: 42 };

/** The smallest case found on which a law does not hold. */
export const lawExampleSchema = v.object({
  /** Arguments of each row. */
  rows: v.array(v.array(shownSchema)),
  /**
   * A number a row. merge: the accumulator it goes to. retract: 0 stays, else the place in which it is taken back. independent:
   * 1 goes to another key's accumulator. coder: 0 before the bundle's end, 1 after it. order: its place in the other order.
   */
  numbers: v.array(v.number()),
  /** The rows as input rows with the columns of the answer; null where another function makes the arguments. */
  cells: v.nullable(v.array(v.array(cellSchema))),
  /** Rows of the case that was found first. */
  found: v.number(),
  expected: v.optional(shownSchema),
  actual: v.optional(shownSchema),
  /** What was raised instead. */
  error: v.optional(errorDataSchema),
});
export type LawExample = v.InferOutput<typeof lawExampleSchema>;

export const lawResultSchema = v.object({
  law: v.picklist(laws),
  /** absent: the function does not have the method. untried: the rows themselves make the function raise, as `error` says. */
  outcome: v.picklist(['held', 'broken', 'absent', 'untried']),
  cases: v.number(),
  /** Answers differed in the rounding of floats, by 1e-12 of the largest number at most. */
  rounded: v.optional(v.boolean()),
  example: v.optional(lawExampleSchema),
  error: v.optional(errorDataSchema),
});
export type LawResult = v.InferOutput<typeof lawResultSchema>;

export const lawsProgressSchema = v.object({
  kind: v.literal('lawsProgress'),
  law: v.picklist(laws),
  progress: v.number(),
});

export const lawsReportSchema = v.object({
  kind: v.literal('laws'),
  seed: v.number(),
  /** That cases were made of. */
  keys: v.number(),
  rows: v.number(),
  /** Of the examples' cells. */
  columns: v.array(fieldSchema),
  arguments: v.array(v.string()),
  results: v.array(lawResultSchema),
});
export type LawsReport = v.InferOutput<typeof lawsReportSchema>;

/** Whether a result is a fault of the function. */
export function isFault({ law, outcome }: LawResult): boolean {
  return outcome === 'broken' && law !== 'order';
}

interface LawWords {
  readonly title: string;
  /** What Flink relies on, and when. */
  readonly why: string;
  /** What is the matter where it does not hold. */
  readonly broken: string;
  /** What a row's number says, where it says something to the reader. */
  readonly number: (number: number) => string | null;
  readonly expected: string;
  readonly actual: string;
}

/** Texts of the window and of the command line. */
export const lawWords: Readonly<Record<Law, LawWords>> = {
  empty: {
    title: 'An empty accumulator has a value',
    why: 'Flink asks for the value of a key before its first row.',
    broken: 'get_value (or emit_value) fails on what create_accumulator gives.',
    number: () => null,
    expected: 'any value, None included',
    actual: 'get_value of an empty accumulator',
  },
  merge: {
    title: 'Merging equals one by one',
    why: 'Session windows and two-phase aggregation merge accumulators that each saw a part of the rows.',
    broken: 'Accumulators merged give another value than one accumulator that gets all of the rows.',
    number: (part) => `accumulator ${part + 1}`,
    expected: 'one by one',
    actual: 'merged',
  },
  retract: {
    title: 'Retracting undoes accumulating',
    why: 'An updating input takes rows back, in any order.',
    broken: 'Rows that came and were taken back leave another value than if they had never come.',
    number: (place) => (place === 0 ? 'stays' : `taken back, number ${place}`),
    expected: 'only the rows that stay',
    actual: 'after taking rows back',
  },
  independent: {
    title: 'Keys do not touch each other',
    why: 'One object serves all keys: whatever it remembers has to be in the accumulator.',
    broken:
      'Rows of another key change the value of this one. Is something kept in the object, or shared by accumulators?',
    number: (key) => (key === 0 ? 'this key' : 'another key'),
    expected: 'alone',
    actual: 'beside another key',
  },
  coder: {
    title: 'The accumulator survives a bundle’s end',
    why: 'At the end of a bundle Flink pickles accumulators and codes the elements of views by their types.',
    broken: 'The accumulator does not come back from Flink’s state as it went there.',
    number: (bundle) => (bundle === 0 ? 'first bundle' : 'second bundle'),
    expected: 'in one bundle',
    actual: 'in two bundles',
  },
  order: {
    title: 'The order of rows does not matter',
    why: 'With several slots upstream, rows of a key come in any order.',
    broken: 'The value hangs on the order in which rows come. Good to know, and no fault.',
    number: (place) => `comes as number ${place + 1}`,
    expected: 'in this order',
    actual: 'in the other order',
  },
};
