/** A job: one function, bound to one source and one sink, under settings. */
import * as v from 'valibot';
import { dataTypeSchema, fieldSchema } from './data-type';
import { cellSchema } from './rows';
import { settingValuesSchema } from './settings';

export const modes = ['process-row', 'process-arrow', 'thread'] as const;
export type Mode = (typeof modes)[number];
export const modeSchema = v.picklist(modes);

/** As they are shown. */
export const modeNames: Readonly<Record<Mode, string>> = {
  'process-row': 'process, rows',
  'process-arrow': 'process, Arrow',
  thread: 'thread',
};

export const fileFormats = ['csv', 'jsonl', 'json', 'parquet', 'arrow'] as const;
export type FileFormat = (typeof fileFormats)[number];

/** Data that a query can name. `query`: it is one itself, and `path` its file; `rows`: it is these rows by hand. */
export const sqlTableSchema = v.object({
  name: v.string(),
  path: v.string(),
  format: v.picklist(fileFormats),
  nullMarks: v.array(v.string()),
  schema: v.array(fieldSchema),
  query: v.optional(v.string()),
  rows: v.optional(v.array(v.array(cellSchema))),
});
export type SqlTable = v.InferOutput<typeof sqlTableSchema>;

/** A file, a query, rows written by hand, or a generator. Paths are absolute once a command reaches the engine. */
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
  /** A query over the project's data and files. Of `path` (a .sql file) the engine fills in all the rest; null: `query` is given. */
  v.object({
    kind: v.literal('sql'),
    path: v.nullable(v.string()),
    query: v.string(),
    /** Where relative paths in it begin. */
    folder: v.string(),
    tables: v.array(sqlTableSchema),
    /** Types that override those of the query. */
    schema: v.array(fieldSchema),
  }),
  v.object({
    kind: v.literal('datagen'),
    rows: v.number(),
    stringLength: v.number(),
    schema: v.array(fieldSchema),
  }),
  /**
   * Rows that travel with the job: recorded cases, rows typed by hand. A few thousand at most. Of `path` (a .rows.json file) the engine
   * fills in all the rest; `rowKinds` is the column of an updating input, which holds for functions that take one.
   */
  v.object({
    kind: v.literal('inline'),
    path: v.optional(v.string()),
    schema: v.array(fieldSchema),
    rows: v.array(v.array(cellSchema)),
    rowKinds: v.optional(v.string()),
  }),
  /** Every boundary of every type of the schema, then values drawn at random from nasty ones; the same rows for the same seed. */
  v.object({ kind: v.literal('nasty'), rows: v.number(), seed: v.number(), schema: v.array(fieldSchema) }),
]);
export type Source = v.InferOutput<typeof sourceSchema>;

/** What a parameter of the function is given. */
export type Argument =
  | { readonly kind: 'column'; readonly name: string }
  /** An SQL constant: 3, 1.50, 'x', TRUE, NULL, DATE '2024-02-29', TIMESTAMP '…', CAST(1 AS DOUBLE). */
  | { readonly kind: 'constant'; readonly sql: string }
  /** The result of another function of the same file. */
  | { readonly kind: 'call'; readonly function: string; readonly args: readonly Argument[] };

export const argumentSchema: v.GenericSchema<Argument> = v.lazy(() =>
  v.variant('kind', [
    v.object({ kind: v.literal('column'), name: v.string() }),
    v.object({ kind: v.literal('constant'), sql: v.string() }),
    v.object({ kind: v.literal('call'), function: v.string(), args: v.array(argumentSchema) }),
  ]),
);

/** An SQL constant after parsing; `value` as cells are encoded (see rows.ts). */
export const constantSchema = v.object({ type: dataTypeSchema, value: cellSchema });
export type Constant = v.InferOutput<typeof constantSchema>;

/** Where a function lives. */
export const functionRefSchema = v.object({ file: v.string(), name: v.string() });
export type FunctionRef = v.InferOutput<typeof functionRefSchema>;

export const runtimes = ['batch', 'streaming'] as const;
export type Runtime = (typeof runtimes)[number];

/** The Table API's row-based operations: the function gets the whole row, its ROW result becomes columns. */
export const rowOperations = ['map', 'flat_map', 'aggregate', 'flat_aggregate'] as const;
export type RowOperation = (typeof rowOperations)[number];

/** How many rows before the current one an OVER frame takes in; null: all of the partition before it. */
const overFrameSchema = v.variant('unit', [
  v.object({ unit: v.literal('rows'), preceding: v.nullable(v.number()) }),
  v.object({ unit: v.literal('range'), precedingMs: v.nullable(v.number()) }),
]);

/**
 * Windows of pandas aggregates. `time` names a TIMESTAMP(3) or TIMESTAMP_LTZ(3) column. Group windows (tumble, hop,
 * session) put `window_start` and `window_end` between the group's columns and the function's; `over` gives one output row for each
 * input row, partitioned by the job's `groupBy` and ordered by `time`.
 */
export const windowSchema = v.variant('kind', [
  v.object({ kind: v.literal('tumble'), time: v.string(), sizeMs: v.number() }),
  v.object({ kind: v.literal('hop'), time: v.string(), slideMs: v.number(), sizeMs: v.number() }),
  v.object({ kind: v.literal('session'), time: v.string(), gapMs: v.number() }),
  v.object({ kind: v.literal('over'), time: v.string(), frame: overFrameSchema }),
]);
export type Window = v.InferOutput<typeof windowSchema>;

/** How a function is put into a query, beside what it is called with. */
export const callShape = {
  /** Names of the function's columns; `result` where absent, or those of its ROW type. */
  columns: v.optional(v.array(v.string())),
  /** Columns an aggregate is grouped by; absent or empty: one group. */
  groupBy: v.optional(v.array(v.string())),
  /** Table functions: `left` keeps an input row without results, with NULLs. `inner` where absent. */
  join: v.optional(v.picklist(['inner', 'left'])),
  rowBased: v.optional(v.picklist(rowOperations)),
  /** Absent: streaming for aggregate and table_aggregate, batch otherwise. */
  runtime: v.optional(v.picklist(runtimes)),
  /** Aggregates: every change instead of the final rows, with the row kind as a first column. */
  changelog: v.optional(v.boolean()),
  /** Aggregates: f(DISTINCT x). */
  distinct: v.optional(v.boolean()),
  /** Aggregates over an updating input: the column that holds `+I`, `-U`, `+U` or `-D`; -U and -D call retract. */
  rowKinds: v.optional(v.string()),
  window: v.optional(windowSchema),
};

export const jobSpecSchema = v.object({
  function: functionRefSchema,
  source: sourceSchema,
  /** Absent: parameters are matched with columns by name, else by position. */
  args: v.optional(v.array(argumentSchema)),
  /** Input columns put before the function's. */
  keep: v.array(v.string()),
  ...callShape,
  /** A built-in profile, or one of the project's own. */
  profile: v.string(),
  /** The panel's or `--set` values; config.yaml of the project is read by the engine. */
  settings: settingValuesSchema,
  /** Stop after this many output rows. */
  limit: v.optional(v.number()),
  /** Interpreter for the UDF; where absent the project's, else the product's own environment. */
  python: v.optional(v.string()),
});
export type JobSpec = v.InferOutput<typeof jobSpecSchema>;

/** What a run can write. */
export const outputFormats = ['jsonl', 'csv', 'parquet', 'arrow'] as const;
export type OutputFormat = (typeof outputFormats)[number];

export const sinkSchema = v.variant('kind', [
  /** Kept by the engine and read page by page. */
  v.object({ kind: v.literal('store') }),
  /** Files are written beside and renamed at the end; of a run that failed its rows stay, as `PATH.partial`. */
  v.object({
    kind: v.picklist(outputFormats),
    path: v.string(),
    /** The rows are stored as well, to be read page by page. */
    keep: v.optional(v.boolean()),
  }),
  v.object({ kind: v.literal('blackhole') }),
]);
export type Sink = v.InferOutput<typeof sinkSchema>;
