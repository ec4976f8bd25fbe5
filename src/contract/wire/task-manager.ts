/**
 * Messages between the engine (parent) and a TaskManager process. Structured clone over utilityProcess or fork IPC; low rate,
 * never rows. A job is opened once, executed once or more often, and closed: a run executes once into a sink; a
 * comparison executes many timed passes on the same open workers.
 */
import * as v from 'valibot';
import { errorDataSchema } from '../errors';
import { dataTypeSchema, fieldSchema, type DataType } from '../model/data-type';
import {
  constantSchema,
  modeSchema,
  outputFormats,
  rowOperations,
  runtimes,
  sourceSchema,
  sqlTableSchema,
  windowSchema,
  type Constant,
} from '../model/job';
import { dataDescriptionSchema } from '../model/project';
import { cellSchema } from '../model/rows';
import { differenceSchema, referenceFiguresSchema } from '../model/compare';
import { debuggerPlaceSchema, entrySchema } from '../model/debug';
import { processFiguresSchema, slotFiguresSchema } from '../model/metrics';
import { exportFormats } from '../model/history';
import { observeSchema, reportSchema } from '../model/report';
import { logEventSchema, runPhases } from '../model/run';
import { dataStatisticsSchema } from '../model/statistics';
import { stagesSchema } from '../model/stages';
import { funcTypes, inspectionSchema, udfKinds, type FuncType } from '../model/udf';

/** What a parameter gets, resolved. A `column` is a position in the plan's `read`. */
export type PlanArgument =
  | { readonly kind: 'column'; readonly index: number }
  | { readonly kind: 'constant'; readonly constant: Constant }
  | {
      readonly kind: 'call';
      readonly function: string;
      readonly funcType: FuncType;
      readonly resultType: DataType;
      readonly args: readonly PlanArgument[];
    };
const planArgumentSchema: v.GenericSchema<PlanArgument> = v.lazy(() =>
  v.variant('kind', [
    v.object({ kind: v.literal('column'), index: v.number() }),
    v.object({ kind: v.literal('constant'), constant: constantSchema }),
    v.object({
      kind: v.literal('call'),
      function: v.string(),
      funcType: v.picklist(funcTypes),
      resultType: dataTypeSchema,
      args: v.array(planArgumentSchema),
    }),
  ]),
);

/** table.exec.async-scalar.*. `attempts` counts calls, the first one included. */
export const asyncOptionsSchema = v.object({
  concurrency: v.number(),
  timeoutMs: v.number(),
  attempts: v.number(),
  retryDelayMs: v.number(),
});
export type AsyncOptions = v.InferOutput<typeof asyncOptionsSchema>;

/** What a slot needs to run one function: everything is resolved, nothing is looked up again. */
export const planSchema = v.object({
  jobId: v.string(),
  mode: modeSchema,
  file: v.string(),
  /** Project root: put on sys.path before the file's folder; helper modules from here leave sys.modules between jobs. */
  projectRoot: v.string(),
  function: v.string(),
  kind: v.picklist(udfKinds),
  /** Set where a general function runs in process-arrow by the generated adapter. */
  adapter: v.boolean(),
  funcType: v.picklist(funcTypes),
  /** In call order. Row-based: all columns of the input, which the function gets as one row. */
  args: v.array(planArgumentSchema),
  source: sourceSchema,
  /** Columns read from the source, in this order, with the types they are read as. */
  read: v.array(fieldSchema),
  /** Indexes into `read`. Kept columns never leave the TaskManager, except to an OVER window. */
  keep: v.array(v.number()),
  /** Names and types of the function's columns (of a ROW that becomes columns: its fields). */
  results: v.array(fieldSchema),
  /** The whole output: row kind (changelog), kept or group columns, window bounds, results. */
  output: v.array(fieldSchema),
  /** Indexes into `read`. */
  groupBy: v.array(v.number()),
  join: v.picklist(['inner', 'left']),
  rowBased: v.nullable(v.picklist(rowOperations)),
  runtime: v.picklist(runtimes),
  changelog: v.boolean(),
  distinct: v.boolean(),
  /** Index into `read`. */
  rowKinds: v.nullable(v.number()),
  /** `time` is the name of a column of `read`; `timeIndex` its position. */
  window: v.nullable(v.object({ window: windowSchema, timeIndex: v.number() })),
  async: asyncOptionsSchema,
  bundleSize: v.number(),
  bundleTimeMs: v.number(),
  arrowBatchSize: v.number(),
  parallelism: v.number(),
  /** Process modes: how records travel; `auto` goes by their size. */
  transport: v.picklist(['auto', 'socket', 'shm', 'in-process']),
  metricEnabled: v.boolean(),
  jobParameters: v.record(v.string(), v.string()),
  /** Of the root logger, and of named ones. */
  logging: v.object({ level: v.string(), overrides: v.record(v.string(), v.string()) }),
  localTimeZone: v.string(),
  /** Put into the function's environment (`os.environ`) for as long as the job is open. */
  env: v.optional(v.record(v.string(), v.string())),
  /** Interpreter of the workers (process modes) or the embedded one (thread). */
  python: v.string(),
  /** Start a worker for this job now (thread: a TaskManager started for it), so that its start can be measured. Default false. */
  fresh: v.optional(v.boolean()),
  /** Of the benchmark alone: a pandas function inside the task manager, where Flink and every other run here fall back to process mode. */
  enginePath: v.optional(v.boolean()),
  /** Under the debugger: a fresh worker, and no deadline but a cancel's. `token`: what its client must show. */
  debug: v.optional(v.object({ token: v.string() })),
  observe: v.optional(observeSchema),
});
export type Plan = v.InferOutput<typeof planSchema>;

/**
 * rows: `count` of them from `first` on. key: those whose `columns` (indexes into the plan's `read`) hold `values`. likeRow: those
 * up to row `row` that are like it in `columns`.
 */
export const rowSelectionSchema = v.variant('kind', [
  v.object({ kind: v.literal('rows'), first: v.number(), count: v.number() }),
  v.object({ kind: v.literal('likeRow'), columns: v.array(v.number()), row: v.number() }),
  v.object({ kind: v.literal('key'), columns: v.array(v.number()), values: v.array(cellSchema) }),
]);
export type RowSelection = v.InferOutput<typeof rowSelectionSchema>;

export const executeSchema = v.object({
  /** At most this many input rows of one pass over the source. */
  maxRows: v.nullable(v.number()),
  /** Stop after this many output rows. */
  limit: v.nullable(v.number()),
  /** 0: one pass. Else the source is read again and again until this many seconds have gone by. */
  minSeconds: v.number(),
  /** store: Arrow IPC stream at `path`; of a file also, where `store` names one. */
  sink: v.variant('kind', [
    v.object({ kind: v.literal('store'), path: v.string() }),
    v.object({ kind: v.picklist(outputFormats), path: v.string(), store: v.optional(v.string()) }),
    v.object({ kind: v.literal('blackhole') }),
  ]),
  /** Keep the source's batches in memory between passes, up to this many bytes (0: read again each pass). */
  cacheBytes: v.number(),
  /** Report a `sample` this often; 0: never. */
  sampleMs: v.number(),
  /** Samples tell processor time and memory of the processes: reading those disturbs what is measured. */
  sampleProcesses: v.optional(v.boolean()),
  /** Only these rows of the source. */
  only: v.optional(rowSelectionSchema),
});
export type Execute = v.InferOutput<typeof executeSchema>;
export type TaskManagerSink = Execute['sink'];

/** Figures of one execute. Latencies in milliseconds, one a bundle, capped at 100,000 by even thinning. */
/** shm: at least some of the records went through shared memory. */
export const usedTransportSchema = v.picklist(['socket', 'shm', 'in-process']);
export type UsedTransport = v.InferOutput<typeof usedTransportSchema>;

export const executionSchema = v.object({
  rowsIn: v.number(),
  rowsOut: v.number(),
  bundles: v.number(),
  seconds: v.number(),
  /** Nanoseconds. */
  stages: stagesSchema,
  /** Part of `stages` that Python spent, in a process of its own or under the GIL. */
  pythonNs: v.number(),
  latenciesMs: v.array(v.number()),
  reachedLimit: v.boolean(),
  /** What its records went over; null where no slot has ended its input. */
  transport: v.nullable(usedTransportSchema),
  /** What a user should know of these rows ("Flink 2.3 wraps timestamps after 2038 in process mode"), each once. */
  notes: v.array(v.string()),
});
export type Execution = v.InferOutput<typeof executionSchema>;

const requestId = v.number();

export const toTaskManagerSchema = v.variant('kind', [
  /** First message. `privateDir` is 0700 and made by the engine; `workerPath` is the folder that holds udf_worker and pyflink. */
  v.object({
    kind: v.literal('start'),
    privateDir: v.string(),
    /** Folder of the engine's files around `privateDir`: removed by the TaskManager where the engine is gone without a shutdown. */
    sessionDir: v.optional(v.string()),
    workerPath: v.string(),
    /** Interpreter for readers and pre-started workers: the product's own environment. */
    python: v.string(),
    /** Workers to keep warm, by flavour; `row` imports nothing heavy, `arrow` has pandas and pyarrow imported. */
    warm: v.object({ row: v.number(), arrow: v.number() }),
    /** Shared library of an interpreter to embed before the first thread job; null: only when needed. */
    embed: v.nullable(v.object({ python: v.string() })),
  }),
  v.object({
    kind: v.literal('inspect'),
    id: requestId,
    file: v.string(),
    projectRoot: v.string(),
    python: v.string(),
  }),
  /** `sample` false: only names and types, where rows would have to be computed for more. */
  v.object({
    kind: v.literal('describe'),
    id: requestId,
    source: sourceSchema,
    sample: v.optional(v.boolean()),
  }),
  /** The first rows of a source: a few thousand at most, since they travel as JSON. */
  v.object({
    kind: v.literal('rows'),
    id: requestId,
    source: sourceSchema,
    columns: v.array(fieldSchema),
    maxRows: v.number(),
  }),
  /** Python source of the adapter that a plan with `adapter` runs, as a user would write and export it. */
  v.object({ kind: v.literal('adapter'), id: requestId, plan: planSchema }),
  v.object({ kind: v.literal('open'), id: requestId, plan: planSchema }),
  v.object({ kind: v.literal('execute'), id: requestId, jobId: v.string(), execute: executeSchema }),
  v.object({ kind: v.literal('close'), id: requestId, jobId: v.string() }),
  /** Frees the job's slots within 2 s whatever its function does; open, execute and close of it reject with CANCELLED. */
  v.object({ kind: v.literal('cancel'), id: requestId, jobId: v.string() }),
  /** PSS of this process and of the workers of open jobs (of one job, where named); idle warm workers are not counted. */
  v.object({ kind: v.literal('memory'), id: requestId, jobId: v.optional(v.string()) }),
  /** Compares stored results value by value in input order; keys of `stores` are mode names. */
  /** `ordered` false: rows are compared as multisets. Absent: in order. */
  v.object({
    kind: v.literal('diff'),
    id: requestId,
    stores: v.record(v.string(), v.string()),
    ordered: v.optional(v.boolean()),
  }),
  /** Writes a stored result in another format; `cancel` with `exportId` ends it. */
  v.object({
    kind: v.literal('export'),
    id: requestId,
    exportId: v.string(),
    store: v.string(),
    path: v.string(),
    format: v.picklist(exportFormats),
  }),
  /** Figures of all rows of the query. */
  v.object({
    kind: v.literal('statistics'),
    id: requestId,
    jobId: v.string(),
    query: v.string(),
    folder: v.string(),
    tables: v.array(sqlTableSchema),
  }),
  /** Two-slot spin ratio of a mode, and module imports in the embedded interpreter. */
  v.object({ kind: v.literal('gilScaling'), id: requestId, mode: modeSchema, python: v.string() }),
  v.object({ kind: v.literal('tryImports'), id: requestId, python: v.string(), modules: v.array(v.string()) }),
  /** Lines of the log from a number on. */
  v.object({ kind: v.literal('readLog'), id: requestId, first: v.number(), count: v.number() }),
  v.object({ kind: v.literal('shutdown') }),
]);
export type ToTaskManager = v.InferOutput<typeof toTaskManagerSchema>;

export const openedSchema = v.object({
  /** Milliseconds from spawning a fresh worker (thread: a fresh interpreter) to open() done. null where a warm one was used. */
  startMs: v.nullable(v.number()),
  transport: usedTransportSchema,
  notes: v.array(v.string()),
  /** Debug runs: where a call of the function begins. */
  entry: v.optional(v.nullable(entrySchema)),
});
export type Opened = v.InferOutput<typeof openedSchema>;

export const memorySchema = v.object({
  taskManagerBytes: v.number(),
  workersBytes: v.number(),
  workers: v.number(),
  /** Part of `taskManagerBytes`: batches of sources kept for repeated passes (`cacheBytes`). */
  cachedBytes: v.optional(v.number()),
});
export type MemoryFigures = v.InferOutput<typeof memorySchema>;

export const answerValues = {
  inspect: inspectionSchema,
  describe: dataDescriptionSchema,
  rows: v.object({ rows: v.array(v.array(cellSchema)) }),
  statistics: dataStatisticsSchema,
  adapter: v.object({ source: v.string() }),
  open: openedSchema,
  execute: executionSchema,
  close: v.object({}),
  cancel: v.object({}),
  memory: memorySchema,
  diff: v.object({ equal: v.boolean(), firstDifference: v.nullable(differenceSchema), rows: v.number() }),
  export: v.object({ rows: v.number(), bytes: v.number(), notes: v.array(v.string()) }),
  readLog: v.object({ first: v.number(), lines: v.array(logEventSchema) }),
  gilScaling: v.object({ ratio: v.nullable(v.number()) }),
  tryImports: v.object({ modules: referenceFiguresSchema.entries.cExtensions }),
} as const;
export type AnswerName = keyof typeof answerValues;
export type AnswerValue<N extends AnswerName> = v.InferOutput<(typeof answerValues)[N]>;

export const fromTaskManagerSchema = v.variant('kind', [
  v.object({ kind: v.literal('ready'), pid: v.number() }),
  v.object({ kind: v.literal('answer'), id: requestId, value: v.unknown() }),
  v.object({ kind: v.literal('refused'), id: requestId, error: errorDataSchema }),
  v.object({ kind: v.literal('phase'), jobId: v.string(), phase: v.picklist(runPhases) }),
  v.object({
    kind: v.literal('sample'),
    jobId: v.string(),
    rowsIn: v.number(),
    rowsOut: v.number(),
    bundles: v.number(),
    seconds: v.number(),
    /** Latencies of bundles that ended since the last sample. */
    latenciesMs: v.array(v.number()),
    /** The execution is over: quantiles are of all its bundles. */
    last: v.boolean(),
    slots: v.array(slotFiguresSchema),
    processes: v.array(processFiguresSchema),
    rowsExpected: v.nullable(v.number()),
    bytesRead: v.nullable(v.number()),
    bytesExpected: v.nullable(v.number()),
  }),
  /** A debugged worker (thread mode: this process) waits for its client; once a process. */
  v.object({ kind: v.literal('debugger'), jobId: v.string(), slot: v.number(), place: debuggerPlaceSchema }),
  /** What an observer in a slot's worker found. */
  v.object({ kind: v.literal('report'), jobId: v.string(), slot: v.number(), report: reportSchema }),
  /** How far statistics are, from 0 to 1 where that is known; told a few times a second. */
  v.object({ kind: v.literal('computed'), jobId: v.string(), share: v.nullable(v.number()) }),
  /** How far an export is. */
  v.object({ kind: v.literal('exported'), jobId: v.string(), rows: v.number(), total: v.number() }),
  /** Numbered in this process; the newest ones, where more came than can be shown at once. null: this process's own, which have no number. */
  v.object({ kind: v.literal('log'), first: v.nullable(v.number()), lines: v.array(logEventSchema) }),
  /** Last message before a wanted exit. An exit without it is a crash, whatever the code says (Electron 22 says 0 after SIGKILL). */
  v.object({ kind: v.literal('goodbye') }),
]);
export type FromTaskManager = v.InferOutput<typeof fromTaskManagerSchema>;
