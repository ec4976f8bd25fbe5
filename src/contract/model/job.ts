/** A job: one function, bound to one source and one sink, under settings. */
import * as v from 'valibot';
import { dataTypeSchema, fieldSchema } from './data-type';
import { profileNames, settingValuesSchema } from './settings';

export const modes = ['process-row', 'process-arrow', 'thread'] as const;
export type Mode = (typeof modes)[number];
export const modeSchema = v.picklist(modes);

export const fileFormats = ['csv', 'jsonl', 'parquet'] as const;
export type FileFormat = (typeof fileFormats)[number];

/** A file or the generator. Paths are absolute once a command reaches the engine. */
export const sourceSchema = v.variant('kind', [
  v.object({
    kind: v.literal('file'),
    path: v.string(),
    format: v.picklist(fileFormats),
    /** Texts read as NULL (CSV only). The empty text always is. */
    nullMarks: v.array(v.string()),
    /** Types that override or replace inference; columns not named here are inferred. */
    schema: v.array(fieldSchema),
  }),
  v.object({
    kind: v.literal('datagen'),
    rows: v.number(),
    stringLength: v.number(),
    schema: v.array(fieldSchema),
  }),
]);
export type Source = v.InferOutput<typeof sourceSchema>;

/** What a parameter of the function is given. */
export const argumentSchema = v.variant('kind', [
  v.object({ kind: v.literal('column'), name: v.string() }),
  /** An SQL constant: 3, 1.50, 'x', TRUE, NULL, DATE '2024-02-29', TIMESTAMP '…', CAST(1 AS DOUBLE). */
  v.object({ kind: v.literal('constant'), sql: v.string() }),
]);
export type Argument = v.InferOutput<typeof argumentSchema>;

/** An SQL constant after parsing; `value` as cells are encoded (see rows.ts). */
export const constantSchema = v.object({
  type: dataTypeSchema,
  value: v.union([v.string(), v.number(), v.boolean(), v.null()]),
});
export type Constant = v.InferOutput<typeof constantSchema>;

/** Where a function lives. */
export const functionRefSchema = v.object({ file: v.string(), name: v.string() });
export type FunctionRef = v.InferOutput<typeof functionRefSchema>;

export const jobSpecSchema = v.object({
  function: functionRefSchema,
  source: sourceSchema,
  /** Absent: parameters are matched with columns by name, else by position. */
  args: v.optional(v.array(argumentSchema)),
  /** Input columns put before the function's. */
  keep: v.array(v.string()),
  /** Name of the function's column; `result` where absent. */
  columns: v.optional(v.array(v.string())),
  profile: v.picklist(profileNames),
  /** The panel's or `--set` values; config.yaml of the project is read by the engine. */
  settings: settingValuesSchema,
  /** Stop after this many output rows. */
  limit: v.optional(v.number()),
  /** Interpreter for the UDF; the product's own environment where absent. */
  python: v.optional(v.string()),
});
export type JobSpec = v.InferOutput<typeof jobSpecSchema>;

export const sinkSchema = v.variant('kind', [
  /** Kept by the engine and read page by page. */
  v.object({ kind: v.literal('store') }),
  v.object({ kind: v.literal('jsonl'), path: v.string() }),
  v.object({ kind: v.literal('blackhole') }),
]);
export type Sink = v.InferOutput<typeof sinkSchema>;
