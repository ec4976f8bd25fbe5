/** What is kept of every run: enough to compare any two, and to run one again exactly as it was. */
import * as v from 'valibot';
import { errorDataSchema } from '../errors';
import { compareResultSchema, compareSpecSchema } from './compare';
import { fieldSchema } from './data-type';
import { functionRefSchema, jobSpecSchema, modeSchema } from './job';
import { runPhases } from './run';
import { effectiveSettingsSchema } from './settings';
import { stagesSchema } from './stages';
import { tuneResultSchema, tuneSpecSchema } from './tune';

export const historyWhats = ['run', 'compare', 'tune'] as const;
export type HistoryWhat = (typeof historyWhats)[number];
export const historyOutcomes = ['done', 'failed', 'cancelled'] as const;
export type HistoryOutcome = (typeof historyOutcomes)[number];

/** A line of the list. */
export const historyEntrySchema = v.object({
  id: v.string(),
  /** When it began: milliseconds since the epoch. */
  at: v.number(),
  what: v.picklist(historyWhats),
  /** Path in the project, with forward slashes. */
  file: v.string(),
  function: v.string(),
  asked: v.nullable(v.picklist(['process', 'thread'])),
  /** Of a comparison: the advised mode; of a tuning: the chosen one. null where there is none. */
  effective: v.nullable(modeSchema),
  outcome: v.picklist(historyOutcomes),
  /** First line of the error. */
  error: v.nullable(v.string()),
  /** Of the function's file and the project's modules that it imports. */
  codeHash: v.string(),
  /** Of the effective settings. */
  settingsHash: v.string(),
  /** What it ran on, in words. */
  data: v.string(),
  dataHash: v.string(),
  rows: v.nullable(v.number()),
  rowsIn: v.nullable(v.number()),
  seconds: v.nullable(v.number()),
  /** Of the input; of a comparison and a tuning that of the effective mode. */
  rowsPerSecond: v.nullable(v.number()),
  /** The entry whose code, settings and data were run again. */
  rerunOf: v.nullable(v.string()),
});
export type HistoryEntry = v.InferOutput<typeof historyEntrySchema>;

/** A text of the project as it was; the text itself is asked for by its hash. */
export const historyFileSchema = v.object({ path: v.string(), hash: v.string() });
export type HistoryFile = v.InferOutput<typeof historyFileSchema>;

/** A data file is known again by `hash`: of the whole content, or of its size and parts where `sampled`. */
export const historyDataSchema = v.object({
  label: v.string(),
  /** Relative to the project where inside it; null for rows that are made. */
  path: v.nullable(v.string()),
  sizeBytes: v.nullable(v.number()),
  modifiedMs: v.nullable(v.number()),
  hash: v.string(),
  sampled: v.boolean(),
  columns: v.array(fieldSchema),
});
export type HistoryData = v.InferOutput<typeof historyDataSchema>;

export const historyVersionsSchema = v.object({
  product: v.string(),
  /** Of the interpreter; null where its environment does not tell. */
  python: v.nullable(v.string()),
  executable: v.string(),
  /** `pandas 2.2.3`, sorted; empty where they are not known. */
  packages: v.array(v.string()),
});
export type HistoryVersions = v.InferOutput<typeof historyVersionsSchema>;

export const historyFiguresSchema = v.object({
  phasesMs: v.record(v.picklist(runPhases), v.number()),
  /** Nanoseconds. */
  stages: stagesSchema,
  bundles: v.number(),
  latencies: v.nullable(v.object({ p50Ms: v.number(), p95Ms: v.number(), p99Ms: v.number() })),
  /** The most that was seen, of the task manager and its workers. */
  memoryBytes: v.nullable(v.number()),
});
export type HistoryFigures = v.InferOutput<typeof historyFiguresSchema>;

export const historyDetailSchema = v.object({
  entry: historyEntrySchema,
  /** Paths inside the project are relative to it. */
  job: jobSpecSchema,
  twin: v.nullable(functionRefSchema),
  /** The function's own file first, then what it imports; `workbench.json` and `config.yaml` where there are. */
  files: v.array(historyFileSchema),
  data: historyDataSchema,
  settings: effectiveSettingsSchema,
  versions: historyVersionsSchema,
  figures: v.nullable(historyFiguresSchema),
  compare: v.nullable(
    v.object({
      spec: v.omit(compareSpecSchema, ['job', 'twin']),
      result: v.nullable(compareResultSchema),
    }),
  ),
  tune: v.nullable(v.object({ spec: v.omit(tuneSpecSchema, ['job', 'twin']), result: v.nullable(tuneResultSchema) })),
  error: v.nullable(errorDataSchema),
  notes: v.array(v.string()),
});
export type HistoryDetail = v.InferOutput<typeof historyDetailSchema>;

/** How much is kept, per project. */
export const historyLimits = { entries: 1_000, days: 180 } as const;

export const historyEventSchema = v.variant('kind', [
  v.object({ kind: v.literal('added'), root: v.string(), entry: historyEntrySchema }),
  /** The history could not be written, or had to begin anew; nothing else depends on it. */
  v.object({ kind: v.literal('note'), root: v.string(), text: v.string() }),
]);
export type HistoryEvent = v.InferOutput<typeof historyEventSchema>;

export const exportFormats = ['csv', 'jsonl', 'parquet', 'arrow'] as const;
export type ExportFormat = (typeof exportFormats)[number];

export const exportEventSchema = v.variant('kind', [
  v.object({ kind: v.literal('progress'), exportId: v.string(), rows: v.number(), total: v.number() }),
  v.object({
    kind: v.literal('ended'),
    exportId: v.string(),
    outcome: v.variant('kind', [
      v.object({ kind: v.literal('done'), rows: v.number(), bytes: v.number(), notes: v.array(v.string()) }),
      v.object({ kind: v.literal('failed'), error: errorDataSchema }),
      /** What was written is gone. */
      v.object({ kind: v.literal('cancelled') }),
    ]),
  }),
]);
export type ExportEvent = v.InferOutput<typeof exportEventSchema>;
