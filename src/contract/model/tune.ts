/** The search for the settings that serve a goal best: what is asked, what is measured, and the answer with its evidence. */
import * as v from 'valibot';
import { errorDataSchema } from '../errors';
import { differenceSchema } from './compare';
import { functionRefSchema, jobSpecSchema, modeSchema, type Mode } from './job';
import type { SettingValues } from './settings';

/** What is to be best, among all that keep the limits. */
export const tuneGoals = ['fastest', 'lowest-latency', 'least-memory'] as const;
export type TuneGoal = (typeof tuneGoals)[number];

export const tuneLimitsSchema = v.object({
  /** At least. */
  rowsPerSecond: v.optional(v.number()),
  /** At most: latency of a bundle, sent to its results decoded. */
  p99Ms: v.optional(v.number()),
  /** At most. */
  memoryPerSlotBytes: v.optional(v.number()),
});
export type TuneLimits = v.InferOutput<typeof tuneLimitsSchema>;

export const tuneSpecSchema = v.object({
  job: jobSpecSchema,
  modes: v.array(modeSchema),
  /** The pandas counterpart of a general function (or the reverse). Absent: the project's, else an adapter is generated. */
  twin: v.optional(functionRefSchema),
  /** At most this many input rows of one pass. */
  rows: v.optional(v.number()),
  goal: v.picklist(tuneGoals),
  limits: tuneLimitsSchema,
  /** Seconds of measuring, the final measurement included. Starting the modes and comparing their rows comes before. */
  budgetSeconds: v.number(),
  /** At most this many slots; absent: as many as the machine has cores. */
  mostSlots: v.optional(v.number()),
});
export type TuneSpec = v.InferOutput<typeof tuneSpecSchema>;

export const tunedSettingsSchema = v.object({
  mode: modeSchema,
  bundleSize: v.number(),
  bundleTimeMs: v.number(),
  /** Used by process-arrow only. */
  arrowBatchSize: v.number(),
  parallelism: v.number(),
});
export type TunedSettings = v.InferOutput<typeof tunedSettingsSchema>;

export const tuneCandidateSchema = v.object({
  /** 1 and up, in the order of measuring. */
  id: v.number(),
  settings: tunedSettingsSchema,
  rowsPerSecond: v.number(),
  p50Ms: v.number(),
  p99Ms: v.number(),
  memoryPerSlotBytes: v.number(),
  bundles: v.number(),
  /** rows/s of each repeat: one in the search, several in the final measurement. */
  repeats: v.array(v.number()),
  /** `search`: once, shortly, on a task manager in use. `final`: in turns with the present settings, on one of its own. */
  phase: v.picklist(['search', 'final']),
  /** Whether it keeps all limits. */
  keepsLimits: v.boolean(),
});
export type TuneCandidate = v.InferOutput<typeof tuneCandidateSchema>;

export const tuneExclusionSchema = v.object({
  mode: modeSchema,
  reason: v.string(),
  difference: v.optional(differenceSchema),
  error: v.optional(errorDataSchema),
});
export type TuneExclusion = v.InferOutput<typeof tuneExclusionSchema>;

/** A limit that the choice does not keep. */
export const missedLimitSchema = v.object({
  limit: v.picklist(['rowsPerSecond', 'p99Ms', 'memoryPerSlotBytes']),
  wanted: v.number(),
  got: v.number(),
});
export type MissedLimit = v.InferOutput<typeof missedLimitSchema>;

export const tuneChoiceSchema = v.object({
  settings: tunedSettingsSchema,
  /** The settings are those in force already. */
  isPresent: v.boolean(),
  /** Of the final measurement. */
  candidate: tuneCandidateSchema,
  present: tuneCandidateSchema,
  /** rows/s over those of the present settings, repeat by repeat: median, lowest, highest. */
  ratio: v.object({ median: v.number(), low: v.number(), high: v.number(), repeats: v.array(v.number()) }),
  /** Seconds of one repeat. */
  seconds: v.number(),
  /** Empty where the goal is reached. */
  missed: v.array(missedLimitSchema),
  /** Which function runs so: the asked one, its twin, or the generated adapter of it. */
  ran: v.picklist(['function', 'twin', 'adapter']),
  function: functionRefSchema,
  /** Settings to put into force, by key. */
  values: v.record(v.string(), v.string()),
});
export type TuneChoice = v.InferOutput<typeof tuneChoiceSchema>;

export const tuneResultSchema = v.object({
  goal: v.picklist(tuneGoals),
  limits: tuneLimitsSchema,
  /** The settings in force when it began. */
  present: tunedSettingsSchema,
  /** All measured ones; of those measured again in the end, the last measurement. */
  candidates: v.array(tuneCandidateSchema),
  /** Ids: nothing measured is better than these in one figure without being worse in another. */
  front: v.array(v.number()),
  excluded: v.array(tuneExclusionSchema),
  /** null where it was cancelled before the final measurement. */
  choice: v.nullable(tuneChoiceSchema),
  /** The answer in one sentence. */
  text: v.string(),
  /** Where the gain comes from, in one sentence; empty without a choice. */
  evidence: v.string(),
  notes: v.array(v.string()),
  /** Python source of the generated adapter where it is chosen. */
  adapter: v.nullable(v.string()),
  /** Rows over which the outputs of the modes were compared. */
  rowsCompared: v.number(),
  seconds: v.number(),
});
export type TuneResult = v.InferOutput<typeof tuneResultSchema>;

export const tuneSteps = ['preparing', 'outputs', 'search', 'finals'] as const;

export const tuneEventSchema = v.variant('kind', [
  v.object({
    kind: v.literal('step'),
    tuneId: v.string(),
    step: v.picklist(tuneSteps),
    mode: v.nullable(modeSchema),
    /** What is measured now. */
    settings: v.nullable(tunedSettingsSchema),
    /** 1 and up in the final measurement, else null. */
    repeat: v.nullable(v.number()),
    /** 0..1: the part of the budget that is spent. */
    progress: v.number(),
  }),
  /** A mode that is not searched: it does not apply, failed, or gives other rows. */
  v.object({ kind: v.literal('excluded'), tuneId: v.string(), exclusion: tuneExclusionSchema }),
  v.object({ kind: v.literal('measured'), tuneId: v.string(), candidate: tuneCandidateSchema }),
  /** After each measurement. `best`: what would be chosen now. */
  v.object({
    kind: v.literal('front'),
    tuneId: v.string(),
    ids: v.array(v.number()),
    best: v.nullable(v.number()),
  }),
  v.object({
    kind: v.literal('ended'),
    tuneId: v.string(),
    outcome: v.variant('kind', [
      v.object({ kind: v.literal('done'), result: tuneResultSchema }),
      v.object({ kind: v.literal('failed'), error: errorDataSchema }),
      /** With what was measured until then; null where nothing was. */
      v.object({ kind: v.literal('cancelled'), result: v.nullable(tuneResultSchema) }),
    ]),
  }),
]);
export type TuneEvent = v.InferOutput<typeof tuneEventSchema>;

/** The keys that tuned settings stand for. */
export function settingValuesOf(settings: TunedSettings): SettingValues {
  return {
    'python.execution-mode': settings.mode === 'thread' ? 'thread' : 'process',
    'python.fn-execution.bundle.size': String(settings.bundleSize),
    'python.fn-execution.bundle.time': String(settings.bundleTimeMs),
    ...(settings.mode === 'process-arrow'
      ? { 'python.fn-execution.arrow.batch.size': String(settings.arrowBatchSize) }
      : {}),
    'parallelism.default': String(settings.parallelism),
  };
}

const modeWords: Readonly<Record<Mode, string>> = {
  'process-row': 'process with rows',
  'process-arrow': 'process with Arrow',
  thread: 'thread mode',
};

/** `process with Arrow, bundles of 30,000, batches of 10,000, 2 slots`. */
export function describeTuned({ mode, bundleSize, arrowBatchSize, parallelism }: TunedSettings): string {
  const count = (value: number): string => value.toLocaleString('en-US');
  return [
    modeWords[mode],
    `bundles of ${count(bundleSize)}`,
    ...(mode === 'process-arrow' ? [`batches of ${count(arrowBatchSize)}`] : []),
    parallelism === 1 ? '1 slot' : `${parallelism} slots`,
  ].join(', ');
}
