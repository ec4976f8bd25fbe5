/** A differential run: the same (nasty) rows through several modes, every difference told and shrunk. */
import * as v from 'valibot';
import { errorDataSchema } from '../errors';
import { jobSpecSchema, modeSchema } from './job';
import { cellSchema } from './rows';

export const differSpecSchema = v.object({
  /** Its source gives the rows; a `nasty` one is what this is for. */
  job: jobSpecSchema,
  modes: v.array(modeSchema),
  /** Stop after so many differences. */
  most: v.number(),
});
export type DifferSpec = v.InferOutput<typeof differSpecSchema>;

/** What one mode made of a row: its result columns, or the error that ended it. */
const sideSchema = v.union([v.object({ cells: v.array(cellSchema) }), v.object({ error: errorDataSchema })]);

export const modeDifferenceSchema = v.object({
  /** The smallest input row found that still shows it. */
  input: v.array(cellSchema),
  /** 0-based row of the source it was found in. */
  row: v.number(),
  /** Rows that differ in the same way; told once. */
  count: v.optional(v.number()),
  /** By mode name. */
  sides: v.record(v.string(), sideSchema),
  /** The rule of Flink that explains it; null: Flink's modes agree here, so this one is ours. */
  flink: v.nullable(v.string()),
});
export type ModeDifference = v.InferOutput<typeof modeDifferenceSchema>;

export const differResultSchema = v.object({
  rows: v.number(),
  modes: v.array(modeSchema),
  differences: v.array(modeDifferenceSchema),
  /** More were there than `most`. */
  truncated: v.boolean(),
});
export type DifferResult = v.InferOutput<typeof differResultSchema>;

export const differEventSchema = v.variant('kind', [
  v.object({ kind: v.literal('progress'), differId: v.string(), mode: modeSchema, progress: v.number() }),
  v.object({ kind: v.literal('done'), differId: v.string(), result: differResultSchema }),
  v.object({ kind: v.literal('failed'), differId: v.string(), error: errorDataSchema }),
]);
export type DifferEvent = v.InferOutput<typeof differEventSchema>;
