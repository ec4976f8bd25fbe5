/** What the engine announces. Events only announce; nothing waits for their being heard. */
import * as v from 'valibot';
import { errorDataSchema } from '../errors';
import { caseEventSchema } from '../model/case';
import { compareEventSchema } from '../model/compare';
import { debugEventSchema } from '../model/debug';
import { differEventSchema } from '../model/differ';
import { metricsEventSchema } from '../model/metrics';
import { projectEventSchema } from '../model/project';
import { exportEventSchema, historyEventSchema } from '../model/history';
import { environmentEventSchema } from '../model/environment';
import { reportEventSchema } from '../model/report';
import { languageEventSchema } from '../model/language';
import { logBatchSchema, runEventSchema } from '../model/run';
import { statisticsEventSchema } from '../model/statistics';
import { tuneEventSchema } from '../model/tune';

export const engineEventSchema = v.variant('kind', [
  /** A TaskManager died and was started anew; `lost` says whose runs ended with it. */
  v.object({ kind: v.literal('task-manager-restarted'), error: errorDataSchema, lostRuns: v.array(v.string()) }),
]);
export type EngineEvent = v.InferOutput<typeof engineEventSchema>;

export const events = {
  run: runEventSchema,
  compare: compareEventSchema,
  cases: caseEventSchema,
  differ: differEventSchema,
  tune: tuneEventSchema,
  debug: debugEventSchema,
  report: reportEventSchema,
  metrics: metricsEventSchema,
  project: projectEventSchema,
  language: languageEventSchema,
  history: historyEventSchema,
  export: exportEventSchema,
  statistics: statisticsEventSchema,
  log: logBatchSchema,
  engine: engineEventSchema,
  environment: environmentEventSchema,
} as const;

export type Events = typeof events;
export type EventName = keyof Events;
export type EventPayload<N extends EventName> = v.InferOutput<Events[N]>;

/** A command's answer as it crosses a boundary: errors keep their facts. */
export const answerSchema = v.variant('ok', [
  v.object({ ok: v.literal(true), value: v.unknown() }),
  v.object({ ok: v.literal(false), error: errorDataSchema }),
]);
export type Answer = v.InferOutput<typeof answerSchema>;
