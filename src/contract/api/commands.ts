/**
 * What the window (or a browser, or the command line) may ask of the engine. One table: a command is its request and its
 * response; IPC, HTTP and CLI adapters derive everything from it and validate both directions.
 */
import * as v from 'valibot';
import { caseModes, caseSummarySchema } from '../model/case';
import { compareSpecSchema } from '../model/compare';
import {
  breakpointSettingsSchema,
  completionSchema,
  debugActions,
  debugOptionsSchema,
  stackFrameSchema,
  tablePageSchema,
  variableSchema,
} from '../model/debug';
import { differSpecSchema } from '../model/differ';
import { fileHistorySchema } from '../model/function-history';
import { exportFormats, historyDetailSchema, historyEntrySchema, historyWhats } from '../model/history';
import { profileFormats, slotProfileSchema } from '../model/profile';
import { jobSpecSchema, sinkSchema, sourceSchema } from '../model/job';
import { runMetricsViewSchema } from '../model/metrics';
import { dataDescriptionSchema, projectSchema, projectSettingsSchema } from '../model/project';
import { observeSchema } from '../model/report';
import { cellSchema, rowsPageSchema } from '../model/rows';
import { fieldSchema } from '../model/data-type';
import { dataStatisticsSchema } from '../model/statistics';
import { tuneSpecSchema } from '../model/tune';
import { logEventSchema } from '../model/run';
import { inspectionSchema } from '../model/udf';
import { languageCommands } from './language-commands';
import { environmentCommands } from './environment-commands';

const nothing = v.object({});

/** A process of a debug run, and a stopped frame of it. */
const session = { runId: v.string(), sessionId: v.number() };
const inFrame = { ...session, frameId: v.number() };

/** What `doctor` and the set-up view show of one requirement. */
export const checkItemSchema = v.object({
  name: v.string(),
  ok: v.boolean(),
  /** Optional things (a display, embedding) leave the main job possible. */
  required: v.boolean(),
  detail: v.string(),
  /** The exact command that mends it, where there is one. */
  fix: v.nullable(v.string()),
});
export type CheckItem = v.InferOutput<typeof checkItemSchema>;

export const appInfoSchema = v.object({
  version: v.string(),
  host: v.picklist(['desktop', 'browser']),
  /** Versions by component: electron, node, chrome, python. */
  versions: v.record(v.string(), v.string()),
  python: v.object({
    executable: v.string(),
    version: v.string(),
    embeddable: v.boolean(),
    problem: v.nullable(v.string()),
  }),
  platform: v.string(),
});
export type AppInfo = v.InferOutput<typeof appInfoSchema>;

export const commands = {
  /** Starts the interpreter for a moment, so it takes a while. */
  appInfo: { request: nothing, response: appInfoSchema },
  /** The project to open at start; null where the host was given none. */
  initialProject: { request: nothing, response: v.object({ root: v.nullable(v.string()) }) },
  doctor: { request: nothing, response: v.object({ items: v.array(checkItemSchema) }) },

  openProject: { request: v.object({ root: v.string() }), response: projectSchema },
  /** Makes the folder, workbench.json and .gitignore where they are missing; what is there stays. */
  createProject: { request: v.object({ root: v.string() }), response: nothing },
  /** Shows a folder chooser on the desktop; null when dismissed, or in a browser. */
  chooseProject: { request: nothing, response: v.object({ root: v.nullable(v.string()) }) },
  /** Shows a file or folder in the system's file manager; refused in a browser. */
  revealPath: { request: v.object({ path: v.string() }), response: nothing },
  saveProjectSettings: {
    request: v.object({ root: v.string(), settings: projectSettingsSchema }),
    response: nothing,
  },
  /** `path` is relative to the project's root and may not leave it. */
  readFile: {
    request: v.object({ root: v.string(), path: v.string() }),
    /** `draft`: a text that was typed and did not reach the file, because the window or the engine ended. */
    response: v.object({ text: v.string(), draft: v.nullable(v.string()) }),
  },
  /**
   * Atomic: written beside, then renamed. Creates the file, and folders on the way to it, where they do not exist. `over`: fingerprint of
   * the text that it is written over; refused with FILE_CHANGED where another one is there by now, with FILE_EXISTS where `over`
   * is null and there is one at all.
   */
  writeFile: {
    request: v.object({
      root: v.string(),
      path: v.string(),
      text: v.string(),
      over: v.optional(v.nullable(v.string())),
    }),
    response: nothing,
  },
  /** Keeps what is typed until it is in the file: survives the end of every process. null: it is there now. */
  keepDraft: {
    request: v.object({ root: v.string(), path: v.string(), text: v.nullable(v.string()) }),
    response: nothing,
  },
  createFolder: { request: v.object({ root: v.string(), path: v.string() }), response: nothing },
  /** Files and folders. Refused with FILE_EXISTS where something has the new name. */
  movePath: { request: v.object({ root: v.string(), from: v.string(), to: v.string() }), response: nothing },
  copyPath: { request: v.object({ root: v.string(), from: v.string(), to: v.string() }), response: nothing },
  /** Into the project's bin, which is emptied of what is older than 30 days. */
  deletePath: {
    request: v.object({ root: v.string(), path: v.string() }),
    response: v.object({ binId: v.string() }),
  },
  /** Takes back a deletion. Refused with FILE_EXISTS where something has its name by now. */
  restorePath: { request: v.object({ root: v.string(), binId: v.string() }), response: v.object({ path: v.string() }) },

  /** Executes the file in a worker and lists its functions. Errors of the user's file are in the answer, not thrown. */
  inspect: { request: v.object({ file: v.string() }), response: inspectionSchema },
  /** The first rows of any source, at most 1,000: to be edited by hand. */
  sourceRows: {
    request: v.object({ source: sourceSchema, rows: v.number() }),
    response: v.object({ columns: v.array(fieldSchema), rows: v.array(v.array(cellSchema)) }),
  },
  /** Looks at all rows: `statistics` events of this id tell how far it is. Rejects with CANCELLED where it was cancelled. */
  dataStatistics: {
    request: v.object({ source: sourceSchema, statisticsId: v.string() }),
    response: dataStatisticsSchema,
  },
  cancelStatistics: { request: v.object({ statisticsId: v.string() }), response: nothing },
  describeSource: { request: v.object({ source: sourceSchema }), response: dataDescriptionSchema },

  /** Starts and returns at once; all else comes as run events. Ends the run before it, if one is going on. */
  startRun: {
    /**
     * Where the rows go; `store` where absent. `debug`: under the debugger; `cancelRun` stops it. `observe`: what its workers report
     * (`report` events), beside what its settings ask for.
     */
    request: v.object({
      job: jobSpecSchema,
      sink: v.optional(sinkSchema),
      debug: v.optional(debugOptionsSchema),
      observe: v.optional(observeSchema),
    }),
    response: v.object({ runId: v.string() }),
  },
  /** Resolves when the slot is free again, within 2 s. */
  cancelRun: { request: v.object({ runId: v.string() }), response: nothing },
  /** A page of a stored result, also of failed, cancelled and still running runs. `count` at most 1,000. */
  readRows: {
    request: v.object({ runId: v.string(), start: v.number(), count: v.number() }),
    response: rowsPageSchema,
  },
  /** Of a run that is going on or kept. null: it has no plan (yet). */
  runMetrics: {
    request: v.object({ runId: v.string() }),
    response: v.object({ metrics: v.nullable(runMetricsViewSchema) }),
  },
  /** The same in the text form of Prometheus; empty where there are none. */
  exportMetrics: { request: v.object({ runId: v.string() }), response: v.object({ text: v.string() }) },
  /**
   * Lines of a book from number `first` on; those that are kept no more are left out at the front, which `first` of the answer tells. At
   * most 5,000 at once. `lines` is empty where the process is gone.
   */
  readLog: {
    request: v.object({ book: v.number(), first: v.number(), count: v.number() }),
    response: v.object({ first: v.number(), lines: v.array(logEventSchema) }),
  },
  /** What its slots told last, also of a run that is going on. Rejects (BAD_REQUEST) where it was not profiled. */
  readProfile: {
    request: v.object({ runId: v.string() }),
    response: v.object({ slots: v.array(slotProfileSchema) }),
  },
  /** As a file for other programs; of all slots where `slot` is null. pstats is of exact profiles only (BAD_REQUEST). */
  exportProfile: {
    request: v.object({ runId: v.string(), slot: v.nullable(v.number()), format: v.picklist(profileFormats) }),
    response: v.object({ name: v.string(), base64: v.string() }),
  },
  startCompare: { request: v.object({ spec: compareSpecSchema }), response: v.object({ compareId: v.string() }) },
  cancelCompare: { request: v.object({ compareId: v.string() }), response: nothing },

  /** Recorded cases in a folder (not below it), sorted by name; of one UDF file where `file` is given. */
  listCases: {
    request: v.object({ directory: v.string(), file: v.optional(v.string()) }),
    response: v.object({ cases: v.array(caseSummarySchema) }),
  },
  /** Runs cases in all of Flink's modes; all else comes as case events. */
  startCases: {
    request: v.object({
      directory: v.string(),
      names: v.optional(v.array(v.string())),
      /** Both where absent. */
      modes: v.optional(v.array(v.picklist(caseModes))),
    }),
    response: v.object({ casesId: v.string() }),
  },
  cancelCases: { request: v.object({ casesId: v.string() }), response: nothing },
  /**
   * Runs the job on the first `rows` rows of its source in both modes and writes what it gave as a case beside the UDF
   * file: `FILE.NAME.json`. Refuses (BAD_REQUEST) to replace a case unless `replace`.
   */
  acceptCase: {
    request: v.object({ job: jobSpecSchema, name: v.string(), rows: v.number(), replace: v.boolean() }),
    response: v.object({ path: v.string() }),
  },

  /** Nasty rows for a schema, to be looked at. */
  nastyRows: {
    request: v.object({ schema: v.array(fieldSchema), rows: v.number(), seed: v.number() }),
    response: v.object({ rows: v.array(v.array(cellSchema)) }),
  },
  /** Replaces all breakpoints of a debug run that is going on. */
  setBreakpoints: { request: v.object({ runId: v.string(), settings: breakpointSettingsSchema }), response: nothing },
  /** Resolves when the debugger has taken it; what follows is told by debug events. `continue` lets the one thread go on; `threadId` 0: the one that runs the function. */
  debugStep: {
    request: v.object({ ...session, threadId: v.number(), action: v.picklist(debugActions) }),
    response: nothing,
  },
  debugStack: {
    request: v.object({ ...session, threadId: v.number() }),
    response: v.object({ frames: v.array(stackFrameSchema) }),
  },
  /** Locals and globals of a frame, as references to expand. */
  debugScopes: { request: v.object(inFrame), response: v.object({ scopes: v.array(variableSchema) }) },
  debugVariables: {
    request: v.object({ ...session, reference: v.number(), start: v.number(), count: v.number() }),
    response: v.object({ variables: v.array(variableSchema) }),
  },
  debugEvaluate: {
    request: v.object({ ...inFrame, expression: v.string(), context: v.picklist(['watch', 'hover', 'repl']) }),
    response: variableSchema,
  },
  /** `column`: 1-based place of the caret in `text`. */
  debugComplete: {
    request: v.object({ ...inFrame, text: v.string(), column: v.number() }),
    response: v.object({ completions: v.array(completionSchema) }),
  },
  /** A page of a DataFrame or Series. */
  debugTable: {
    request: v.object({ ...inFrame, expression: v.string(), start: v.number(), count: v.number() }),
    response: tablePageSchema,
  },
  startDiffer: { request: v.object({ spec: differSpecSchema }), response: v.object({ differId: v.string() }) },
  /** Searches for the settings that serve a goal best; all else comes as tune events. Ends the search before it, if one is going on. */
  startTune: { request: v.object({ spec: tuneSpecSchema }), response: v.object({ tuneId: v.string() }) },
  /** Resolves when its processes are gone, within 2 s. What was measured comes with the end event. */
  cancelTune: { request: v.object({ tuneId: v.string() }), response: nothing },
  cancelDiffer: { request: v.object({ differId: v.string() }), response: nothing },

  ...languageCommands,
  ...environmentCommands,
  /** Reads a config.yaml or flink-conf.yaml from anywhere; nothing is written. */
  importConfig: {
    request: v.object({ path: v.string() }),
    response: v.object({ text: v.string(), legacy: v.boolean() }),
  },
  /**
   * Writes the stored rows of a run into a file of the user's choice; all else comes as export events. The desktop asks where to; null where
   * that was dismissed. In a browser the file is at `downloadPath(exportId)` once it is whole.
   */
  exportRows: {
    request: v.object({ runId: v.string(), format: v.picklist(exportFormats), name: v.string() }),
    response: v.object({ exportId: v.nullable(v.string()) }),
  },
  /** Resolves when it has ended and what was written is gone. */
  cancelExport: { request: v.object({ exportId: v.string() }), response: nothing },
  /** Asks where to and writes there: charts, reports, profiles. `path` null where that was dismissed. A browser saves such files itself. */
  saveFile: {
    request: v.object({ name: v.string(), base64: v.string() }),
    response: v.object({ path: v.nullable(v.string()) }),
  },
  /**
   * Asks which file the runs of a function are to write, beginning at `path`; null where that was dismissed, and in a browser, which has
   * no such dialog.
   */
  chooseOutput: {
    request: v.object({ path: v.string() }),
    response: v.object({ path: v.nullable(v.string()) }),
  },

  /** What is kept of the project's runs, newest first. */
  historyList: {
    request: v.object({ root: v.string() }),
    response: v.object({ entries: v.array(historyEntrySchema) }),
  },
  /** Of the functions of one file their last runs and comparisons, by one query. `file`: its path in the project. */
  historyOfFile: { request: v.object({ root: v.string(), file: v.string() }), response: fileHistorySchema },
  historyDetail: { request: v.object({ root: v.string(), id: v.string() }), response: historyDetailSchema },
  /** A text of the project as it was, by its hash. */
  historyText: {
    request: v.object({ root: v.string(), hash: v.string() }),
    response: v.object({ text: v.string() }),
  },
  /** `ids` null: all of them. */
  historyDelete: {
    request: v.object({ root: v.string(), ids: v.nullable(v.array(v.string())) }),
    response: nothing,
  },
  /** A kept comparison as one HTML file that needs nothing else. */
  historyReport: {
    request: v.object({ root: v.string(), id: v.string() }),
    response: v.object({ html: v.string() }),
  },
  /** The same of a comparison of this session, once it has ended; also where nothing is kept of it. */
  comparisonReport: { request: v.object({ compareId: v.string() }), response: v.object({ html: v.string() }) },
  /**
   * Runs the stored code with the stored settings on the data as it is now. `taskId` is that of a run, comparison or search, whose
   * events follow; `changes` says in sentences what is not as it was.
   */
  historyRerun: {
    request: v.object({ root: v.string(), id: v.string() }),
    response: v.object({
      what: v.picklist(historyWhats),
      taskId: v.string(),
      job: jobSpecSchema,
      changes: v.array(v.string()),
    }),
  },
} as const;

export type Commands = typeof commands;
export type CommandName = keyof Commands;
export type CommandRequest<N extends CommandName> = v.InferOutput<Commands[N]['request']>;
export type CommandResponse<N extends CommandName> = v.InferOutput<Commands[N]['response']>;

/** The door as its callers hold it. Rejections are WorkbenchError. */
export type WorkbenchApi = {
  readonly [N in CommandName]: (request: CommandRequest<N>) => Promise<CommandResponse<N>>;
};
