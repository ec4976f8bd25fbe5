/** What observers inside a worker report while a run goes on: a few times a second at most, and once at the end. */
import * as v from 'valibot';
import { userMetricSchema } from './metrics';

/** Which observers a run's workers load. What is absent is not so much as imported there. */
export const observeSchema = v.object({
  metrics: v.optional(v.literal(true)),
});
export type Observe = v.InferOutput<typeof observeSchema>;

export const reportSchema = v.variant('kind', [
  /** The function's own metrics: as of the last bundle that has ended. */
  v.object({ kind: v.literal('metrics'), metrics: v.array(userMetricSchema) }),
]);
export type Report = v.InferOutput<typeof reportSchema>;

export const reportEventSchema = v.object({ runId: v.string(), slot: v.number(), report: reportSchema });
export type ReportEvent = v.InferOutput<typeof reportEventSchema>;
