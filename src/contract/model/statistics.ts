/** What the whole of some data holds, column by column. */
import * as v from 'valibot';
import { fieldSchema } from './data-type';

export const columnStatisticsSchema = v.object({
  field: fieldSchema,
  nulls: v.number(),
  /** null for nested columns. `exact` false: an estimate, off by a few percent. */
  distinct: v.nullable(v.object({ count: v.number(), exact: v.boolean() })),
  /** NaN and infinite values, which are left out of all that follows. */
  notFinite: v.number(),
  least: v.nullable(v.string()),
  greatest: v.nullable(v.string()),
  mean: v.nullable(v.number()),
  /** Estimates. */
  quartiles: v.nullable(v.tuple([v.number(), v.number(), v.number()])),
  /** The most frequent values, cut to 200 characters, and how often each is there. */
  frequent: v.array(v.object({ value: v.string(), count: v.number() })),
  /** Values in parts of one width from the least to the greatest; empty where there are no numbers or times. */
  histogram: v.array(v.number()),
});
export type ColumnStatistics = v.InferOutput<typeof columnStatisticsSchema>;

export const dataStatisticsSchema = v.object({
  rows: v.number(),
  columns: v.array(columnStatisticsSchema),
  seconds: v.number(),
});
export type DataStatistics = v.InferOutput<typeof dataStatisticsSchema>;

/** How far it is, from 0 to 1 where that is known. */
export const statisticsEventSchema = v.object({ statisticsId: v.string(), share: v.nullable(v.number()) });
export type StatisticsEvent = v.InferOutput<typeof statisticsEventSchema>;
