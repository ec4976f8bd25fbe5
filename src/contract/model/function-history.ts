/** What is kept of the functions of one file, as far as a card has room for it: their last runs and comparisons. */
import * as v from 'valibot';
import { adviceSchema, differenceSchema } from './compare';
import { historyEntrySchema } from './history';
import { functionRefSchema, modeSchema } from './job';
import { stagesSchema } from './stages';

/** A Python file and the `textHash` of its text; null where there is no such text. */
export const codeStateSchema = v.object({ path: v.string(), hash: v.nullable(v.string()) });
export type CodeState = v.InferOutput<typeof codeStateSchema>;

/** The code it ran: the function's file, its twin's, and the project's modules that they import. */
const ofCode = { entry: historyEntrySchema, code: v.array(codeStateSchema) };

export const keptRunSchema = v.object({
  ...ofCode,
  /** Nanoseconds, of all rows together; null of a run that did not come to its end. */
  stages: v.nullable(stagesSchema),
});
export type KeptRun = v.InferOutput<typeof keptRunSchema>;

/** A mode of a comparison, as far as the choice of a mode needs it. */
export const keptModeSchema = v.object({
  rowsPerSecond: v.number(),
  rowsPerSecondSpread: v.tuple([v.number(), v.number()]),
  effectiveMode: modeSchema,
  stages: stagesSchema,
});
export type KeptMode = v.InferOutput<typeof keptModeSchema>;

export const keptComparisonSchema = v.object({
  ...ofCode,
  /** That it was told to take; null: none, and an adapter was generated where one was needed. */
  twin: v.nullable(functionRefSchema),
  /** Those that could run. */
  modes: v.record(v.string(), keptModeSchema),
  advice: adviceSchema,
  outputsEqual: v.boolean(),
  firstDifference: v.nullable(differenceSchema),
  /** Rows whose outputs were compared. */
  rows: v.number(),
});
export type KeptComparison = v.InferOutput<typeof keptComparisonSchema>;

/** Both newest first; comparisons that came to their end only. */
export const functionHistorySchema = v.object({
  function: v.string(),
  runs: v.array(keptRunSchema),
  comparisons: v.array(keptComparisonSchema),
});
export type FunctionHistory = v.InferOutput<typeof functionHistorySchema>;

/** How many of a function are told. */
export const functionHistoryLimits = { runs: 12, comparisons: 8 } as const;

export const fileHistorySchema = v.object({
  /** Functions without any are not in it. */
  functions: v.array(functionHistorySchema),
  /** Every file that an entry names, as it is on the disk now. */
  present: v.array(codeStateSchema),
});
export type FileHistory = v.InferOutput<typeof fileHistorySchema>;
