/**
 * What a worker tells of its profile. Lists are of plain numbers, since there may be thousands of them and the worker sends them
 * again and again: a function is named by its position in `functions`.
 */
import * as v from 'valibot';

/**
 * sampling: the stack is looked at some hundred times a second. exact: cProfile, as `python.profile.enabled` of Flink, with the
 * samples beside it. memory: what lines hold at the peak, with the samples beside it.
 */
export const profileWays = ['sampling', 'exact', 'memory'] as const;
export type ProfileWay = (typeof profileWays)[number];

/** own: the user's project. engine: the worker and the pyflink API. builtin: in C, for whoever called it to answer for. */
export const functionOrigins = ['own', 'library', 'engine', 'builtin'] as const;
export type FunctionOrigin = (typeof functionOrigins)[number];

/** Calls, those that were no recursion, own and total nanoseconds. */
const counted = [v.number(), v.number(), v.number(), v.number()] as const;

export const slowRowSchema = v.object({
  /** The first row of the call, counted in the input. */
  row: v.number(),
  /** How many rows were in the call: 1, or those of an Arrow batch. */
  rows: v.number(),
  ns: v.number(),
  /** Names and values as text; none for a batch. */
  arguments: v.array(v.tuple([v.string(), v.string()])),
});
export type SlowRow = v.InferOutput<typeof slowRowSchema>;

export const memoryReportSchema = v.object({
  peakBytes: v.number(),
  /** In memory when the lines were told: near the peak. */
  atBytes: v.number(),
  /** File, line, bytes, blocks. */
  lines: v.array(v.tuple([v.string(), v.number(), v.number(), v.number()])),
  own: v.number(),
  library: v.number(),
  engine: v.number(),
});
export type MemoryReport = v.InferOutput<typeof memoryReportSchema>;

export const profileReportSchema = v.object({
  kind: v.literal('profile'),
  way: v.picklist(profileWays),
  /** Name, file, first line, origin. */
  functions: v.array(v.tuple([v.string(), v.string(), v.number(), v.picklist(functionOrigins)])),
  /** Parent (a position in this list, -1 for none), function, own nanoseconds. Parents come before their children. */
  nodes: v.array(v.tuple([v.number(), v.number(), v.number()])),
  /** Function, line, own and total nanoseconds; of the user's code. */
  lines: v.array(v.tuple([v.number(), v.number(), v.number(), v.number()])),
  /** Function, then figures. With the last report of an exact profile only. */
  calls: v.optional(v.array(v.tuple([v.number(), ...counted]))),
  /** Caller, function, then figures of the calls from there. */
  edges: v.optional(v.array(v.tuple([v.number(), v.number(), ...counted]))),
  memory: v.optional(memoryReportSchema),
  slow: v.array(slowRowSchema),
  samples: v.number(),
  /** Time that the samples stand for. */
  sampledNs: v.number(),
  /** Processor time that sampling took. */
  samplerNs: v.number(),
  rows: v.number(),
  /** Time inside of the worker's operator: what the profile is of. */
  wallNs: v.number(),
  /** The stage clocks over the same time, in nanoseconds. */
  clocks: v.object({ decode: v.number(), user: v.number(), back: v.number() }),
  notes: v.array(v.string()),
});
export type ProfileReport = v.InferOutput<typeof profileReportSchema>;

export const slotProfileSchema = v.object({ slot: v.number(), report: profileReportSchema });
export type SlotProfile = v.InferOutput<typeof slotProfileSchema>;

export const profileFormats = ['pstats', 'speedscope', 'svg', 'txt'] as const;
export type ProfileFormat = (typeof profileFormats)[number];
