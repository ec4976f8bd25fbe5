/** Metrics of a run: the function's own, as Flink would report them, and the engine's, for every slot and process. */
import * as v from 'valibot';
import { percentile } from './percentile';
import { modeSchema, type Mode } from './job';
import type { UdfKind } from './udf';

/** `key` and `value` are the two groups of `add_group(key, value)`: the value is a label, and no part of the logical scope. */
export const metricGroupSchema = v.object({ name: v.string(), kind: v.picklist(['group', 'key', 'value']) });
export type MetricGroup = v.InferOutput<typeof metricGroupSchema>;

/** Numbers are texts, as cells are: a counter of Flink has 64 bits. Integers are bare digits. null: there is none yet. */
const number = v.nullable(v.string());
const place = { groups: v.array(metricGroupSchema), name: v.string() };

export const userMetricSchema = v.variant('type', [
  v.object({ ...place, type: v.literal('counter'), count: v.string() }),
  /** `rate`: events a second over the span, moved every five seconds. */
  v.object({ ...place, type: v.literal('meter'), count: v.string(), rate: v.number(), spanSeconds: v.number() }),
  v.object({ ...place, type: v.literal('gauge'), value: number }),
  v.object({
    ...place,
    type: v.literal('distribution'),
    count: v.string(),
    sum: v.string(),
    min: number,
    max: number,
  }),
]);
export type UserMetric = v.InferOutput<typeof userMetricSchema>;

/** Of bundles that ended since the last sample, or of all; null where there were none. */
export const quantilesSchema = v.object({
  least: v.number(),
  p50: v.number(),
  p95: v.number(),
  p99: v.number(),
  most: v.number(),
});
export type Quantiles = v.InferOutput<typeof quantilesSchema>;

/** One slot since the first row of the run: everything but the quantiles only grows. */
export const slotFiguresSchema = v.object({
  slot: v.number(),
  rowsIn: v.number(),
  rowsOut: v.number(),
  /** Of arguments and results, in the form in which they travel between slot and worker. */
  bytesIn: v.number(),
  bytesOut: v.number(),
  bundles: v.number(),
  /** Rows are on their way; the slot waits for the source; the sink is behind. Together the time since the first row. */
  busyMs: v.number(),
  idleMs: v.number(),
  backPressuredMs: v.number(),
  userNs: v.number(),
  pythonNs: v.number(),
  /** Thread mode: between a call of the interpreter and its first line. What a function waits for inside of itself is user code. */
  gilWaitNs: v.number(),
  latencyMs: v.nullable(quantilesSchema),
  bundleRows: v.nullable(quantilesSchema),
});
export type SlotFigures = v.InferOutput<typeof slotFiguresSchema>;

export const processFiguresSchema = v.object({
  /** `task manager`, or `worker` of a slot. */
  kind: v.picklist(['taskManager', 'worker']),
  slot: v.nullable(v.number()),
  pid: v.number(),
  /** User and system, since the run's first sample. */
  cpuMs: v.number(),
  /** Proportional set size; as of one of the last samples, because looking it up takes milliseconds. */
  memoryBytes: v.nullable(v.number()),
});
export type ProcessFigures = v.InferOutput<typeof processFiguresSchema>;

/** `seconds` since the first row. */
export const engineSampleSchema = v.object({
  seconds: v.number(),
  /** The run is over: quantiles are of all bundles. */
  last: v.boolean(),
  slots: v.array(slotFiguresSchema),
  processes: v.array(processFiguresSchema),
});
export type EngineSample = v.InferOutput<typeof engineSampleSchema>;

/**
 * What a cluster of Flink 2.3 shows of a function's metrics. `gauges`: calls of an async function run on a thread whose counts go
 * nowhere. `none`: thread mode. The workbench shows them all the same.
 */
export const reportedSchema = v.picklist(['all', 'gauges', 'none']);
export type ReportedByFlink = v.InferOutput<typeof reportedSchema>;

export function reportedByFlink(kind: UdfKind, mode: Mode): ReportedByFlink {
  if (mode === 'thread') return 'none';
  return kind === 'async_scalar' ? 'gauges' : 'all';
}

export const metricsEventSchema = v.object({
  runId: v.string(),
  mode: modeSchema,
  reportedByFlink: reportedSchema,
  sample: engineSampleSchema,
});
export type MetricsEvent = v.InferOutput<typeof metricsEventSchema>;

/** All that is known of a run's metrics, during it and after it, whichever way it ended. */
export const runMetricsViewSchema = v.object({
  function: v.string(),
  mode: modeSchema,
  /** `python.metric.enabled`; else the function has no metrics. */
  enabled: v.boolean(),
  reportedByFlink: reportedSchema,
  /** The function's own, by slot; of slots that have told any. */
  slots: v.array(v.object({ slot: v.number(), metrics: v.array(userMetricSchema) })),
  sample: v.nullable(engineSampleSchema),
});
export type RunMetricsView = v.InferOutput<typeof runMetricsViewSchema>;

/** `a.b.name`, with the value groups: what Flink calls the metric's identifier within its operator. */
export function metricIdentifier({ groups, name }: Pick<UserMetric, 'groups' | 'name'>): string {
  // Flink keeps its delimiter out of the parts.
  return [...groups.map((group) => group.name), name].map((part) => part.replaceAll('.', '_')).join('.');
}

/** Tells metrics apart, also where groups differ in their kind alone. */
export function metricKey({ groups, name, type }: UserMetric): string {
  return JSON.stringify([groups.map((group) => [group.name, group.kind]), name, type]);
}

/** Each slot's metrics made one: counters, meters and distributions add up; a gauge is its slots' alone, so it has no value here. */
export function mergedMetrics(slots: readonly (readonly UserMetric[])[]): UserMetric[] {
  const merged = new Map<string, UserMetric>();
  for (const metrics of slots) {
    for (const metric of metrics) {
      const key = metricKey(metric);
      const before = merged.get(key);
      merged.set(key, before === undefined ? metric : mergedPair(before, metric));
    }
  }
  return [...merged.values()];
}

function mergedPair(a: UserMetric, b: UserMetric): UserMetric {
  if (a.type === 'counter' && b.type === 'counter') return { ...a, count: sumText(a.count, b.count) };
  if (a.type === 'meter' && b.type === 'meter') {
    return { ...a, count: sumText(a.count, b.count), rate: a.rate + b.rate };
  }
  if (a.type === 'distribution' && b.type === 'distribution') {
    return {
      ...a,
      count: sumText(a.count, b.count),
      sum: sumText(a.sum, b.sum),
      min: lesser(a.min, b.min),
      max: greater(a.max, b.max),
    };
  }
  if (a.type === 'gauge') return { ...a, value: null };
  return a;
}

const digits = /^-?\d+$/;

function sumText(a: string, b: string): string {
  if (digits.test(a) && digits.test(b)) return String(BigInt(a) + BigInt(b));
  return String(Number(a) + Number(b));
}

function lesser(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b;
  if (digits.test(a) && digits.test(b)) return BigInt(a) <= BigInt(b) ? a : b;
  return Number(a) <= Number(b) ? a : b;
}

function greater(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b;
  return lesser(a, b) === a ? b : a;
}

/** null where nothing was counted, or what was is no number. */
export function meanOf({ sum, count }: { readonly sum: string; readonly count: string }): number | null {
  const mean = Number(sum) / Number(count);
  return Number.isFinite(mean) ? mean : null;
}

export function quantilesOf(values: readonly number[]): Quantiles | null {
  if (values.length === 0) return null;
  const sorted = Float64Array.from(values).sort();
  const at = (percent: number): number => percentile(sorted, percent);
  return { least: at(0), p50: at(50), p95: at(95), p99: at(99), most: at(100) };
}
