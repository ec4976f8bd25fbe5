/** A run as a user sees it: phases, progress, end. */
import * as v from 'valibot';
import { errorDataSchema } from '../errors';
import { fieldSchema } from './data-type';
import { modeSchema } from './job';
import { effectiveSettingsSchema } from './settings';
import { stagesSchema } from './stages';

/** Honest phases of a run, in order. */
export const runPhases = ['preparing', 'starting-worker', 'running', 'collecting'] as const;
export type RunPhase = (typeof runPhases)[number];

/** What the user asked to happen, what will, and why where they differ. */
export const modeDecisionSchema = v.object({
  asked: v.picklist(['process', 'thread']),
  effective: modeSchema,
  reason: v.nullable(v.string()),
});
export type ModeDecision = v.InferOutput<typeof modeDecisionSchema>;

export const runProgressSchema = v.object({
  rowsIn: v.number(),
  rowsOut: v.number(),
  bundles: v.number(),
  /** Seconds since records began to flow. */
  seconds: v.number(),
  /** Of the input, over the last interval. */
  rowsPerSecond: v.number(),
  /** Rows of the source where known before the end (datagen, parquet). */
  rowsExpected: v.nullable(v.number()),
  /** Bytes read of a file, and its size, where rows are not known. */
  bytesRead: v.nullable(v.number()),
  bytesExpected: v.nullable(v.number()),
  memoryBytes: v.nullable(v.number()),
});
export type RunProgress = v.InferOutput<typeof runProgressSchema>;

export const runSummarySchema = v.object({
  /** Rows of the result. */
  rows: v.number(),
  /** Rows of the input that were taken: what speed is told by, as an aggregate gives few rows for many. */
  rowsIn: v.number(),
  seconds: v.number(),
  effectiveMode: modeSchema,
  mode: modeDecisionSchema,
  phasesMs: v.record(v.picklist(runPhases), v.number()),
  /** Nanoseconds. */
  stages: stagesSchema,
  bundles: v.number(),
  /** Of bundles, from being sent to their results decoded; null where there was none. */
  latencies: v.nullable(v.object({ p50Ms: v.number(), p95Ms: v.number(), p99Ms: v.number() })),
  settings: effectiveSettingsSchema,
  /** Notes a user should read: a setting that was carried but has no effect, the transport used, a thread-mode warning. */
  notes: v.array(v.string()),
});
export type RunSummary = v.InferOutput<typeof runSummarySchema>;

/** What a run with a file as its sink left there: `PATH`, or `PATH.partial` where it did not end well. */
const writtenFileSchema = v.object({ path: v.string(), bytes: v.number() });
export type WrittenFile = v.InferOutput<typeof writtenFileSchema>;

const written = v.optional(writtenFileSchema);

export const runOutcomeSchema = v.variant('kind', [
  v.object({ kind: v.literal('done'), summary: runSummarySchema, written }),
  /** Rows computed before the failure stay readable. */
  v.object({ kind: v.literal('failed'), error: errorDataSchema, rows: v.number(), written }),
  v.object({ kind: v.literal('cancelled'), rows: v.number(), written }),
]);
export type RunOutcome = v.InferOutput<typeof runOutcomeSchema>;

export const runEventSchema = v.variant('kind', [
  v.object({ kind: v.literal('phase'), runId: v.string(), phase: v.picklist(runPhases) }),
  /** Names and types of the result, known before the first row. */
  v.object({
    kind: v.literal('opened'),
    runId: v.string(),
    columns: v.array(fieldSchema),
    mode: modeDecisionSchema,
    slots: v.number(),
  }),
  v.object({ kind: v.literal('progress'), runId: v.string(), progress: runProgressSchema }),
  v.object({ kind: v.literal('ended'), runId: v.string(), outcome: runOutcomeSchema }),
]);
export type RunEvent = v.InferOutput<typeof runEventSchema>;

export const logLevels = ['debug', 'info', 'warning', 'error', 'critical'] as const;
export type LogLevel = (typeof logLevels)[number];

/** A line a user's function printed or logged, or one of the engine about its processes. */
export const logEventSchema = v.object({
  runId: v.nullable(v.string()),
  source: v.picklist(['stdout', 'stderr', 'logging', 'engine']),
  /** Subtask index, where it is known who printed it. */
  slot: v.optional(v.number()),
  /** Numbers of the input's rows that were at work; first and last are the same where it is known which one. */
  rows: v.optional(v.object({ first: v.number(), last: v.number() })),
  /** Of Python's logging; `file` is an absolute path as Python knows it. */
  record: v.optional(
    v.object({ level: v.picklist(logLevels), logger: v.string(), file: v.string(), line: v.number() }),
  ),
  /** `worker 4711`, `task manager 4700`. */
  process: v.string(),
  text: v.string(),
  /** Milliseconds since the epoch. */
  at: v.number(),
});
export type LogEvent = v.InferOutput<typeof logEventSchema>;

/**
 * Lines that follow each other. `book`: the process that numbers them (null: the engine's own, without numbers), `first`: number of the
 * first one. Numbers that are left out belong to lines of a flood, which `readLog` gives as long as they are kept.
 */
export const logBatchSchema = v.object({
  book: v.nullable(v.number()),
  first: v.number(),
  lines: v.array(logEventSchema),
});
export type LogBatch = v.InferOutput<typeof logBatchSchema>;
