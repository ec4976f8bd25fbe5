/** The race of one function in several modes. Shapes of `compare --json` are fixed; additions go beside them. */
import * as v from 'valibot';
import { errorDataSchema } from '../errors';
import { cellSchema } from './rows';
import { functionRefSchema, jobSpecSchema, modeSchema } from './job';
import { breakEvenSchema } from './break-even';
import { stagesSchema } from './stages';

export const compareSpecSchema = v.object({
  job: jobSpecSchema,
  modes: v.array(modeSchema),
  /** The pandas counterpart of a general function (or the reverse). Absent: an adapter is generated. */
  twin: v.optional(functionRefSchema),
  /** At most this many input rows. */
  rows: v.optional(v.number()),
  repeat: v.number(),
  /** Each repeat loops over the input for at least this long. */
  seconds: v.number(),
  /** Measure each mode on 1 to this many slots as well, a repeat each. Absent: not. */
  slotsTo: v.optional(v.number()),
});
export type CompareSpec = v.InferOutput<typeof compareSpecSchema>;

export const modeResultSchema = v.object({
  available: v.literal(true),
  rowsPerSecond: v.number(),
  rowsPerSecondSpread: v.tuple([v.number(), v.number()]),
  p50Ms: v.number(),
  p95Ms: v.number(),
  p99Ms: v.number(),
  /** Latencies of bundles at 0 %, 2.5 %, … 100 % of them; empty where no bundle ended. */
  latencyQuantilesMs: v.array(v.number()),
  bundles: v.number(),
  startMs: v.number(),
  memoryPerSlotBytes: v.number(),
  serializationShare: v.number(),
  /** Seconds, summed over the measured repeats. */
  stages: stagesSchema,
  transport: v.picklist(['socket', 'shm', 'in-process']),
  effectiveMode: modeSchema,
  /** Why effective differs from asked, or null. */
  effectiveReason: v.nullable(v.string()),
  /** rows/s of each repeat, in order. */
  repeats: v.array(v.number()),
  /** Input rows of all measured repeats together: `stages` over this is the cost of a row. */
  rowsMeasured: v.number(),
  /** Part of `stages`' seconds that Python spent, in a process of its own or under the GIL. */
  pythonSeconds: v.number(),
  slots: v.number(),
  /** Which function ran: the asked one, its twin, or the generated adapter. */
  ran: v.picklist(['function', 'twin', 'adapter']),
});
export type ModeResult = v.InferOutput<typeof modeResultSchema>;

export const modeUnavailableSchema = v.object({
  available: v.literal(false),
  reason: v.string(),
  error: v.optional(errorDataSchema),
});
export type ModeUnavailable = v.InferOutput<typeof modeUnavailableSchema>;

export const modeOutcomeSchema = v.variant('available', [modeResultSchema, modeUnavailableSchema]);
export type ModeOutcome = v.InferOutput<typeof modeOutcomeSchema>;

export const differenceSchema = v.object({
  /** 0-based row in input order. */
  row: v.number(),
  column: v.string(),
  /** Value by mode name. */
  values: v.record(v.string(), cellSchema),
  note: v.optional(v.string()),
});
export type Difference = v.InferOutput<typeof differenceSchema>;

export const adviceSchema = v.object({
  mode: v.nullable(modeSchema),
  /** Stable word: fastest, lowest-memory, simpler-isolation, outputs-differ, only-one, user-code-dominates, none. */
  reason: v.string(),
  text: v.string(),
});
export type Advice = v.InferOutput<typeof adviceSchema>;

/** The cells of the reference table that are measured for this function. */
export const referenceFiguresSchema = v.object({
  /** Two slots spinning in Python against one, per mode: 2 is perfect scaling, 1 is a shared GIL. null: not measured. */
  gilScaling: v.record(v.string(), v.nullable(v.number())),
  /** The file's imported modules that were tried in the embedded interpreter, with the error where one failed. */
  cExtensions: v.array(v.object({ module: v.string(), isExtension: v.boolean(), error: v.nullable(v.string()) })),
  /** What a worker's crash takes with it, from the architecture: slot or task-manager. */
  blastRadius: v.record(v.string(), v.picklist(['slot', 'task-manager'])),
});
export type ReferenceFigures = v.InferOutput<typeof referenceFiguresSchema>;

/** Rows a second of a mode on so many slots, over the whole of them. */
export const scalingPointSchema = v.object({ mode: modeSchema, slots: v.number(), rowsPerSecond: v.number() });
export type ScalingPoint = v.InferOutput<typeof scalingPointSchema>;

export const compareResultSchema = v.object({
  modes: v.record(v.string(), modeOutcomeSchema),
  outputsEqual: v.boolean(),
  firstDifference: v.nullable(differenceSchema),
  advice: adviceSchema,
  reference: referenceFiguresSchema,
  rows: v.number(),
  /** What the modes would make of cheaper and dearer functions, from this comparison's clocks. */
  breakEven: breakEvenSchema,
  /** Where `slotsTo` asked for it, modes in the order asked, slots ascending. */
  scaling: v.array(scalingPointSchema),
  /** Python source of the generated adapter where one ran. */
  adapter: v.nullable(v.string()),
  notes: v.array(v.string()),
});
export type CompareResult = v.InferOutput<typeof compareResultSchema>;

export const compareEventSchema = v.variant('kind', [
  v.object({
    kind: v.literal('step'),
    compareId: v.string(),
    /** preparing, outputs (one pass each, compared), warm-up, repeat, scaling (`repeat`: slots), reference. */
    step: v.picklist(['preparing', 'outputs', 'warm-up', 'repeat', 'scaling', 'reference']),
    mode: v.nullable(modeSchema),
    repeat: v.nullable(v.number()),
    /** 0..1 over the whole comparison. */
    progress: v.number(),
  }),
  /** A live sample, a few times a second, for the mode that runs now. */
  v.object({
    kind: v.literal('sample'),
    compareId: v.string(),
    mode: modeSchema,
    repeat: v.number(),
    /** Seconds since this repeat began. */
    seconds: v.number(),
    rowsPerSecond: v.number(),
    /** Bundle latencies of this interval. */
    p50Ms: v.number(),
    p99Ms: v.number(),
  }),
  /** A mode that cannot run, or failed, known before the end. */
  v.object({ kind: v.literal('mode'), compareId: v.string(), mode: modeSchema, outcome: modeOutcomeSchema }),
  v.object({
    kind: v.literal('ended'),
    compareId: v.string(),
    outcome: v.variant('kind', [
      v.object({ kind: v.literal('done'), result: compareResultSchema }),
      v.object({ kind: v.literal('failed'), error: errorDataSchema }),
      v.object({ kind: v.literal('cancelled') }),
    ]),
  }),
]);
export type CompareEvent = v.InferOutput<typeof compareEventSchema>;
