/** What observers inside a worker report while a run goes on: a few times a second at most, and once at the end. */
import * as v from 'valibot';
import { lawsProgressSchema, lawsReportSchema, observeLawsSchema } from './laws';
import { userMetricSchema } from './metrics';
import { observeStateSchema, stateReportSchema, stateStepsSchema } from './state';
import { profileReportSchema, profileWays } from './profile';

/** Which observers a run's workers load. What is absent is not so much as imported there. */
export const observeSchema = v.object({
  metrics: v.optional(v.literal(true)),
  /** Of general aggregates and table aggregates; one slot. */
  state: v.optional(observeStateSchema),
  /** Instead of running such a function: its laws are checked on the rows. One slot, no rows out. */
  laws: v.optional(observeLawsSchema),
  profile: v.optional(v.picklist(profileWays)),
});
export type Observe = v.InferOutput<typeof observeSchema>;

export const reportSchema = v.variant('kind', [
  /** The function's own metrics: as of the last bundle that has ended. */
  v.object({ kind: v.literal('metrics'), metrics: v.array(userMetricSchema) }),
  stateReportSchema,
  stateStepsSchema,
  lawsProgressSchema,
  lawsReportSchema,
  profileReportSchema,
]);
export type Report = v.InferOutput<typeof reportSchema>;

export const reportEventSchema = v.object({ runId: v.string(), slot: v.number(), report: reportSchema });
export type ReportEvent = v.InferOutput<typeof reportEventSchema>;
