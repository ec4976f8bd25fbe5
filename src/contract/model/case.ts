/**
 * Recorded cases: a function, its input, and the answer that counts. What real Flink gave, or what a user accepted. One JSON file a
 * case; NAME.py beside NAME.json holds the function unless `file` names another.
 */
import * as v from 'valibot';
import { functionRefSchema, modeSchema, rowOperations, runtimes, windowSchema } from './job';
import { cellSchema } from './rows';
import { udfKinds } from './udf';

/** Cells of a case file: as cellSchema, but integers of any size are bare digits (parsed as text here). */
const columnSchema = v.tuple([v.string(), v.string()]);

export const expectedRowsSchema = v.object({
  /** Names and SQL types. */
  schema: v.array(columnSchema),
  rows: v.array(v.array(cellSchema)),
  /** input: in order; sorted: as multisets. */
  order: v.picklist(['input', 'sorted']),
  /** Row kind and row, exact per key. */
  changelog: v.optional(v.array(v.tuple([v.string(), v.array(cellSchema)]))),
  /** Lines that the function wrote to `side.txt` in the folder that the environment variable ORACLE_TMP names. */
  side_file: v.optional(v.array(v.string())),
});

export const expectedErrorSchema = v.object({
  error: v.string(),
  error_type: v.string(),
  stage: v.string(),
  line: v.optional(v.number()),
  in: v.optional(v.string()),
});

export const expectationSchema = v.union([expectedErrorSchema, expectedRowsSchema]);
export type Expectation = v.InferOutput<typeof expectationSchema>;

/** An argument in a case file: a column's name, {sql} or {call, args}. */
export type CaseArgument =
  string | { readonly sql: string } | { readonly call: string; readonly args: readonly CaseArgument[] };
export const caseArgumentSchema: v.GenericSchema<CaseArgument> = v.lazy(() =>
  v.union([
    v.string(),
    v.object({ call: v.string(), args: v.array(caseArgumentSchema) }),
    v.object({ sql: v.string() }),
  ]),
);

export const caseSchema = v.looseObject({
  /** Path of the UDF file, relative to the case file. */
  file: v.optional(v.string()),
  function: v.string(),
  kind: v.picklist(udfKinds),
  args: v.array(caseArgumentSchema),
  keep: v.optional(v.array(v.string())),
  columns: v.optional(v.array(v.string())),
  group_by: v.optional(v.array(v.string())),
  join: v.optional(v.picklist(['inner', 'left'])),
  row_based: v.optional(v.picklist(rowOperations)),
  runtime: v.optional(v.picklist(runtimes)),
  distinct: v.optional(v.boolean()),
  row_kinds: v.optional(v.string()),
  window: v.optional(windowSchema),
  config: v.optional(v.record(v.string(), v.string())),
  input: v.object({ schema: v.array(columnSchema), rows: v.array(v.array(cellSchema)) }),
  expected: v.optional(expectationSchema),
  expected_thread: v.optional(expectationSchema),
  nondeterministic: v.optional(v.boolean()),
  known_flink_bug: v.optional(v.string()),
  note: v.optional(v.string()),
});
export type RecordedCase = v.InferOutput<typeof caseSchema>;

/** Cases run in Flink's two execution modes. */
export const caseModes = ['process', 'thread'] as const;
export type CaseMode = (typeof caseModes)[number];

export const caseSummarySchema = v.object({
  name: v.string(),
  /** Absolute path of the JSON file. */
  path: v.string(),
  function: functionRefSchema,
  kind: v.picklist(udfKinds),
});
export type CaseSummary = v.InferOutput<typeof caseSummarySchema>;

/** One side of a case's first difference: a row of the answer, or words where it is no row (an error, a missing row). */
const caseSideSchema = v.union([v.object({ cells: v.array(cellSchema) }), v.object({ text: v.string() })]);
export type CaseSide = v.InferOutput<typeof caseSideSchema>;

export const caseDifferenceSchema = v.object({
  /** Names and SQL types of the expected answer; empty where it is an error. */
  columns: v.array(columnSchema),
  /** 0-based row of the answer; null where the difference is not in a row. */
  row: v.nullable(v.number()),
  expected: caseSideSchema,
  actual: caseSideSchema,
});
export type CaseDifference = v.InferOutput<typeof caseDifferenceSchema>;

export const caseResultSchema = v.object({
  case: v.string(),
  mode: v.picklist(caseModes),
  /** null: not counted (nondeterministic). */
  ok: v.nullable(v.boolean()),
  /** What differs, in one sentence; '' where nothing does. */
  why: v.string(),
  effectiveMode: v.nullable(modeSchema),
  seconds: v.number(),
  /** Where `ok` is false: the first difference, to be looked at side by side. */
  difference: v.optional(caseDifferenceSchema),
});
export type CaseResult = v.InferOutput<typeof caseResultSchema>;

export const caseTotalsSchema = v.object({ passed: v.number(), failed: v.number(), skipped: v.number() });
export type CaseTotals = v.InferOutput<typeof caseTotalsSchema>;

export const caseEventSchema = v.variant('kind', [
  v.object({ kind: v.literal('result'), casesId: v.string(), result: caseResultSchema, progress: v.number() }),
  v.object({ kind: v.literal('ended'), casesId: v.string(), totals: caseTotalsSchema, cancelled: v.boolean() }),
]);
export type CaseEvent = v.InferOutput<typeof caseEventSchema>;
