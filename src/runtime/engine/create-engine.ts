/** The one door to the engine: the desktop, the browser host and the command line call it, and nothing else of the runtime. */
import { rm } from 'node:fs/promises';
import type { WorkbenchApi } from '../../contract/api/commands';
import type { environmentCommands } from '../../contract/api/environment-commands';
import type { EventName, EventPayload } from '../../contract/api/events';
import type { JobSpec } from '../../contract/model/job';
import { DebugRuns } from '../debug/debug-runs';
import type { DebugSession } from '../debug/debug-session';
import { LanguageService } from '../language/language-service';
import type { StartOptions } from './task-manager-host';
import { CaseService } from './cases/case-service';
import { readRows } from './read-rows';
import { CompareService } from './compare/compare-service';
import { DifferService } from './differ/differ-service';
import { examine } from './doctor/examine';
import { EnvironmentService } from './environment/environment-service';
import { describeGenerated } from './describe-generated';
import { EventHub } from './event-hub';
import { ExportService, type RowsExport } from './exports/export-service';
import { historyApi, HistoryService } from './history/history-service';
import type { TaskManagerLauncher } from './launcher';
import { prometheusText } from './metrics/prometheus-text';
import { PooledPlanningWorkers } from './planning/planning-workers';
import { prepareJob, type PreparedJob } from './planning/prepare-job';
import { requirePython } from './planning/require-python';
import { createPrivateDirectory, removeStaleDirectories } from './private-directory';
import { exportProfile } from './profiles/export-profile';
import { importConfig } from './project/import-config';
import { loadProjectContext, overlayFields, pythonOf } from './project/project-context';
import type { Source } from '../../contract/model/job';
import { wholeSource } from './project/whole-source';
import { projectApi } from './project/project-api';
import { ProjectWatcher } from './project/project-watcher';
import { RunService } from './runs/run-service';
import { StatisticsService } from './statistics-service';
import { TaskManagerPool } from './task-manager-pool';
import { TuneService } from './tune/tune-service';

export interface EngineOptions {
  readonly launch: TaskManagerLauncher;
  /** Folder that holds udf_worker and pyflink. */
  readonly workerPath: string;
  /** Interpreter of the product's own environment; empty where there is none (then all but the doctor and files fails in words). */
  readonly python: string;
  /** pyright's entry, for the editor's language features; there are none where it is absent. */
  readonly pyright?: string;
  /** Made under the system's temporary folder where absent; removed by `close` either way. */
  readonly privateDir?: string;
  /** Workers kept ready by flavour; one each where absent. */
  readonly warm?: StartOptions['warm'];
  /** Whether workers are started with the engine; when asked: by `warmUp` or the first request that needs one. At once where absent. */
  readonly warmUp?: 'at once' | 'when asked';
  /** Root of the product, where the doctor looks for Electron and the sample; left out of its answer where absent. */
  readonly productRoot?: string;
  /** Keeps every run of a project in its history, as of this version of the product; nothing is kept where absent. */
  readonly history?: { readonly productVersion: string };
}

/** What only a host can answer: it knows windows, and where files may go. */
export type HostCommand =
  'appInfo' | 'initialProject' | 'chooseProject' | 'revealPath' | 'exportRows' | 'saveFile' | 'chooseOutput';

export interface Engine {
  readonly api: Omit<WorkbenchApi, HostCommand>;
  /** Starts what the first runs will need. May be called again. */
  warmUp(): void;
  /** Starts writing a run's rows to a file that the user has chosen; the rest is told by export events. Returns the export's id. Throws BAD_REQUEST. */
  exportRows(request: RowsExport): string;
  /** Returns what ends the listening. */
  on<N extends EventName>(name: N, listener: (payload: EventPayload<N>) => void): () => void;
  /** Ends runs, processes and files. Safe to call twice. */
  close(): Promise<void>;
}

export function createEngine(options: EngineOptions): Engine {
  const privateDir = options.privateDir ?? createPrivateDirectory();
  const events = new EventHub();
  // Nothing waits for it: what is left of a killed engine takes room, not correctness.
  const sweeping = removeStaleDirectories().catch((error: unknown) => {
    const text = `Files of an earlier session could not be removed: ${error instanceof Error ? error.message : String(error)}`;
    const line = { runId: null, source: 'engine', process: 'engine', text, at: Date.now() } as const;
    events.emit('log', { book: null, first: 0, lines: [line] });
  });
  const pool: TaskManagerPool = new TaskManagerPool(
    { ...options, privateDir, warm: options.warm ?? { row: 1, arrow: 1 } },
    {
      onLog: (batch) => events.emit('log', batch),
      onRestart: (died, error) => {
        events.emit('engine', { kind: 'task-manager-restarted', error, lostRuns: runs.runsOn(died) });
      },
    },
  );
  const workers = new PooledPlanningWorkers(pool);
  const services = {
    pool,
    workers,
    storeDir: privateDir,
    prepare: async (job: JobSpec): Promise<PreparedJob> => {
      const prepared = await prepareJob(job, workers, options.python);
      history.prepared(job, prepared);
      return prepared;
    },
    abandonPreparation: () => workers.abandon(),
  };
  const debugs = new DebugRuns((event) => events.emit('debug', event));
  const runs: RunService = new RunService({
    ...services,
    debugs,
    emit: (event) => events.emit('run', event),
    onReport: (event) => events.emit('report', event),
    onMetrics: (event) => events.emit('metrics', event),
  });
  const exports = new ExportService({
    pool,
    storeOf: (runId) => runs.storeOf(runId),
    emit: (event) => events.emit('export', event),
  });
  const statistics = new StatisticsService({
    pool,
    columns: (source) => workers.columns(source),
    emit: (event) => events.emit('statistics', event),
  });
  const comparisons = new CompareService({ ...services, emit: (event) => events.emit('compare', event) });
  const cases = new CaseService({ ...services, emit: (event) => events.emit('cases', event) });
  const differs = new DifferService({ ...services, emit: (event) => events.emit('differ', event) });
  const watcher = new ProjectWatcher((event) => events.emit('project', event));
  const tuning = new TuneService({ ...services, emit: (event) => events.emit('tune', event) });
  const language = new LanguageService({
    node: process.execPath,
    pyright: options.pyright ?? '',
    python: options.python,
    workerPath: options.workerPath,
    privateDir,
    emit: (event) => events.emit('language', event),
  });
  const history: HistoryService = new HistoryService({
    productVersion: options.history?.productVersion ?? null,
    python: options.python,
    folder: privateDir,
    events,
    start: (started) => {
      switch (started.what) {
        case 'run':
          return runs.start(started.job, { kind: 'store' });
        case 'compare':
          return comparisons.start(started.spec);
        case 'tune':
          return tuning.start(started.spec);
      }
    },
  });
  const environments = new EnvironmentService(options, pool, (event) => events.emit('environment', event));
  // The first thing a user does needs it, and starting it costs them nothing now.
  const warmUp = (): void => {
    if (options.python !== '' && closing === null) pool.interactive();
  };
  let closing: Promise<void> | null = null;
  if (options.warmUp !== 'when asked') warmUp();
  const close = async (): Promise<void> => {
    await exports.close();
    await Promise.all([
      language.close(),
      ...[runs, comparisons, cases, differs, tuning, environments].map((service) => service.close()),
    ]);
    await Promise.all([pool.close(), sweeping, history.idle(), watcher.close()]);
    await rm(privateDir, { recursive: true, force: true });
  };
  return {
    api: createApi(options, pool, workers, {
      runs,
      debugs,
      comparisons,
      cases,
      differs,
      tuning,
      history,
      exports,
      watcher,
      language,
      environments,
      statistics,
    }),
    warmUp,
    exportRows: (request) => exports.start(request),
    on: (name, listener) => events.on(name, listener),
    close: () => (closing ??= close()),
  };
}

/** What holds its rows itself, or makes them, is known without a reader. */
function isRead(source: Source): source is Extract<Source, { kind: 'file' | 'sql' }> {
  return source.kind === 'file' || source.kind === 'sql';
}

const mostSourceRows = 1_000;

interface Services {
  readonly runs: RunService;
  readonly debugs: DebugRuns;
  readonly comparisons: CompareService;
  readonly cases: CaseService;
  readonly differs: DifferService;
  readonly tuning: TuneService;
  readonly watcher: ProjectWatcher;
  readonly language: LanguageService;
  readonly history: HistoryService;
  readonly exports: ExportService;
  readonly environments: EnvironmentService;
  readonly statistics: StatisticsService;
}

function createApi(
  options: EngineOptions,
  pool: TaskManagerPool,
  workers: PooledPlanningWorkers,
  {
    runs,
    debugs,
    comparisons,
    cases,
    differs,
    tuning,
    history,
    exports,
    watcher,
    language,
    environments,
    statistics,
  }: Services,
): Engine['api'] {
  return {
    doctor: async () => {
      const startTaskManager = (): Promise<void> => pool.interactive().ready();
      return { items: await examine(options, startTaskManager) };
    },
    ...projectApi(watcher, language, {
      opened: (root) => {
        history.openedProject(root);
        language.prepare();
      },
      saved: (root, before, after) => environments.announceChoice(root, before, after),
    }),
    ...language.api,
    inspect: async ({ file }) => {
      const context = await loadProjectContext(file, null);
      return workers.inspect(file, context.root, await requirePython(pythonOf(context) ?? options.python));
    },
    describeSource: async ({ source }) => {
      const whole = await wholeSource(source);
      return isRead(whole) ? workers.describe(whole) : describeGenerated(whole);
    },
    dataStatistics: ({ source, statisticsId }) => statistics.of(source, statisticsId),
    cancelStatistics: async ({ statisticsId }) => {
      await statistics.cancel(statisticsId);
      return {};
    },
    sourceRows: async ({ source, rows }) => {
      const whole = await wholeSource(source);
      const columns = isRead(whole) ? overlayFields(await workers.columns(whole), whole.schema) : whole.schema;
      const most = Math.min(Math.max(0, rows), mostSourceRows);
      return { columns: [...columns], rows: await readRows(pool, whole, columns, most) };
    },
    startRun: async ({ job, sink = { kind: 'store' }, debug, observe }) => {
      const start = (): string => runs.start(job, sink, { debug: debug ?? null, observe: observe ?? {} });
      // What was stopped at breakpoints, looked at call by call, or profiled, tells nothing of speed.
      const isPlain = debug === undefined && observe === undefined;
      return { runId: isPlain ? history.record({ what: 'run', job }, start) : start() };
    },
    readProfile: async ({ runId }) => ({ slots: [...runs.profile(runId).slots] }),
    exportProfile: async ({ runId, slot, format }) => exportProfile(runs.profile(runId), slot, format),
    cancelRun: async ({ runId }) => {
      await runs.cancel(runId);
      return {};
    },
    readRows: ({ runId, start, count }) => runs.readRows(runId, start, count),
    runMetrics: async ({ runId }) => ({ metrics: runs.metricsOf(runId) }),
    exportMetrics: async ({ runId }) => {
      const metrics = runs.metricsOf(runId);
      return { text: metrics === null ? '' : prometheusText(runId, metrics) };
    },
    cancelExport: async ({ exportId }) => {
      await exports.cancel(exportId);
      return {};
    },
    ...historyApi(history),
    ...debugApi(debugs),
    startCompare: async ({ spec }) => ({
      compareId: history.record({ what: 'compare', spec }, () => comparisons.start(spec)),
    }),
    cancelCompare: async ({ compareId }) => {
      await comparisons.cancel(compareId);
      return {};
    },
    listCases: async ({ directory, file }) => ({ cases: await cases.list(directory, file) }),
    startCases: async (request) => ({ casesId: await cases.start(request) }),
    cancelCases: async ({ casesId }) => {
      await cases.cancel(casesId);
      return {};
    },
    acceptCase: async ({ job, name, rows, replace }) => ({ path: await cases.accept(job, name, rows, replace) }),
    nastyRows: async ({ schema, rows, seed }) => {
      const source = { kind: 'nasty', schema, rows, seed } as const;
      return { rows: await readRows(pool, source, schema, rows) };
    },
    readLog: async ({ book, first, count }) => {
      const host = pool.withPid(book);
      if (host === null) return { first, lines: [] };
      return host.request('readLog', { kind: 'readLog', first, count });
    },
    startDiffer: async ({ spec }) => ({ differId: differs.start(spec) }),
    cancelDiffer: async ({ differId }) => {
      await differs.cancel(differId);
      return {};
    },
    startTune: async ({ spec }) => ({ tuneId: history.record({ what: 'tune', spec }, () => tuning.start(spec)) }),
    ...environmentApi(environments),
    importConfig: ({ path }) => importConfig(path),
    cancelTune: async ({ tuneId }) => {
      await tuning.cancel(tuneId);
      return {};
    },
  };
}

type EnvironmentApi = Pick<WorkbenchApi, keyof typeof environmentCommands>;

function environmentApi(environments: EnvironmentService): EnvironmentApi {
  return {
    listEnvironments: async ({ root }) => ({ environments: await environments.list(root) }),
    describeEnvironment: ({ root, python }) => environments.describe(root, python),
    scanImports: async ({ root }) => ({ imports: await environments.imports(root) }),
    tryExtensions: async ({ root, modules }) => ({ modules: await environments.tryExtensions(root, modules) }),
    installPackages: ({ root, what, venv }) => environments.install(root, what, venv),
    cancelInstall: async ({ installId }) => {
      await environments.cancelInstall(installId);
      return {};
    },
  };
}

type DebugApi = Pick<
  WorkbenchApi,
  | 'setBreakpoints'
  | 'debugStep'
  | 'debugStack'
  | 'debugScopes'
  | 'debugVariables'
  | 'debugEvaluate'
  | 'debugComplete'
  | 'debugTable'
>;

function debugApi(debugs: DebugRuns): DebugApi {
  const session = (at: { runId: string; sessionId: number }): DebugSession => debugs.session(at.runId, at.sessionId);
  return {
    setBreakpoints: async ({ runId, settings }) => {
      await debugs.setBreakpoints(runId, settings);
      return {};
    },
    debugStep: async (at) => {
      await session(at).step(at.threadId, at.action);
      return {};
    },
    debugStack: async (at) => ({ frames: await session(at).stack(at.threadId) }),
    debugScopes: async (at) => ({ scopes: await session(at).scopes(at.frameId) }),
    debugVariables: async (at) => ({ variables: await session(at).variables(at.reference, at.start, at.count) }),
    debugEvaluate: async (at) => session(at).evaluate(at.frameId, at.expression, at.context),
    debugComplete: async (at) => ({ completions: await session(at).complete(at.frameId, at.text, at.column) }),
    debugTable: async (at) => session(at).table(at.frameId, at.expression, at.start, at.count),
  };
}
