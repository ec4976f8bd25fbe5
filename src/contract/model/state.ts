/** What the state microscope records of an aggregate: for some keys, each call and what it did to the accumulator. */
import * as v from 'valibot';
import { cellSchema } from './rows';

/** `keys`: those that are recorded, by the cells of the columns grouped by; null: the first that come. */
export const observeStateSchema = v.object({ keys: v.nullable(v.array(v.array(cellSchema))) });

/** Limits of one slot's worker; udf_worker/observing holds them. */
export const stateLimits = { keys: 50, firstCalls: 5_000, lastCalls: 5_000, bytes: 24 << 20 } as const;

/**
 * A Python value: a text, its repr; or a list that begins with what it is: `["list", …]`, `["tuple", …]`, `["set", …]`,
 * `["dict", [key, value], …]`, `["row", [name or null, value], …]`, `["object", class, [attribute, value], …]`, `["view", name]`. A last item
 * `["more", count]` stands for those that were left out.
 */
export type Shown = null | string | number | boolean | readonly Shown[];
export const shownSchema: v.GenericSchema<Shown> = cellSchema;

const viewKinds = ['list', 'map'] as const;
export type ViewKind = (typeof viewKinds)[number];

/** Which keys there are; a few times a second. */
export const stateReportSchema = v.object({
  kind: v.literal('state'),
  /** Keys that came by. */
  groups: v.number(),
  /** ListView and MapView fields of the accumulator. */
  views: v.array(v.object({ name: v.string(), kind: v.picklist(viewKinds) })),
  /** Names of the function's arguments. */
  arguments: v.array(v.string()),
  /** Those that are recorded. `value`: JSON of what was given last (a Shown). */
  keys: v.array(v.object({ key: v.array(cellSchema), calls: v.number(), value: v.string() })),
});
export type StateReport = v.InferOutput<typeof stateReportSchema>;

/** The calls of one key, when the run has ended. Texts of JSON: only those of the key that is looked at are read. */
export const stateStepsSchema = v.object({
  kind: v.literal('stateSteps'),
  /** Its place in the last `state` report. */
  key: v.number(),
  /** There were; between the first and the last ones some may be missing. */
  calls: v.number(),
  /** A list of steps, from the first call on. */
  first: v.string(),
  /** What the calls that are missing left; null where none are, or where that is too large. */
  before: v.nullable(v.string()),
  last: v.string(),
});
export type StateSteps = v.InferOutput<typeof stateStepsSchema>;

export const stateCalls = ['create_accumulator', 'accumulate', 'retract', 'get_value', 'emit_value', 'forget'] as const;

/** One call. What is absent did not change, or has no meaning for it. */
export const stepSchema = v.object({
  call: v.picklist(stateCalls),
  /** Counts from 1. */
  bundle: v.number(),
  /** 0-based input row. */
  row: v.optional(v.number()),
  args: v.optional(v.array(shownSchema)),
  /** The accumulator after the call. */
  state: v.optional(shownSchema),
  /** `[view, "put", key, value]`, `[view, "remove", key]`, `[view, "add", value]`, `[view, "clear"]`. */
  views: v.optional(v.array(v.array(shownSchema))),
  value: v.optional(shownSchema),
  /** Class and message of what it raised. */
  error: v.optional(v.string()),
});
export type Step = v.InferOutput<typeof stepSchema>;

/** The state that a sequence of calls left. Of a map view its pairs, of a list view its elements. */
export const leftStateSchema = v.object({
  state: shownSchema,
  value: shownSchema,
  views: v.array(v.array(shownSchema)),
});
export type LeftState = v.InferOutput<typeof leftStateSchema>;
