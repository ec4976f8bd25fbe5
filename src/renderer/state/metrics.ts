/** The metrics of the last run, live, and of the last run of each mode, to be laid over one another. */
import { create } from 'zustand';
import { toErrorData } from '../../contract/errors';
import type { Mode } from '../../contract/model/job';
import {
  mergedMetrics,
  metricKey,
  type MetricsEvent,
  type ReportedByFlink,
  type RunMetricsView,
  type UserMetric,
} from '../../contract/model/metrics';
import type { ReportEvent } from '../../contract/model/report';
import type { RunEvent } from '../../contract/model/run';
import { api } from './connection';
import { documentOf } from './documents';
import { documentChanged } from './editor';
import { showBottomTab } from './layout';
import { notify } from './notices';
import { openedProject, refreshProject } from './project';
import { runCurrentFunction, useRun } from './run';
import { emptyLog, withSample, type SampleLog } from './sample-log';
import { changeSetting } from './settings';
import { thinned } from './thinned';

export interface RunMetricsState {
  readonly runId: string;
  /** null until the first sample. */
  readonly mode: Mode | null;
  readonly function: string;
  readonly reportedByFlink: ReportedByFlink;
  readonly log: SampleLog;
  /** By slot; of those that have told any. */
  readonly users: ReadonlyMap<number, readonly UserMetric[]>;
  /** The leading number of each merged metric over time, for its small line. */
  readonly traces: ReadonlyMap<string, readonly number[]>;
  readonly isOver: boolean;
}

/** `all`: the slots together. A number: that slot. `modes`: the last run of each mode. */
export type MetricsShown = 'all' | 'modes' | number;

interface MetricsStore {
  readonly run: RunMetricsState | null;
  readonly lastOfMode: Readonly<Partial<Record<Mode, RunMetricsState>>>;
  readonly shown: MetricsShown;
}

const mostTracePoints = 60;

export const useMetrics = create<MetricsStore>()(() => ({ run: null, lastOfMode: {}, shown: 'all' }));

export function showMetrics(shown: MetricsShown): void {
  useMetrics.setState({ shown });
}

export function onMetricsEvent({ runId, mode, reportedByFlink, sample }: MetricsEvent): void {
  const run = runOf(runId);
  put({ ...run, mode, reportedByFlink, log: withSample(run.log, sample) });
}

export function onReportEvent({ runId, slot, report }: ReportEvent): void {
  if (report.kind !== 'metrics') return;
  const run = runOf(runId);
  const users = new Map(run.users).set(slot, report.metrics);
  put({ ...run, users, traces: traced(run.traces, users) });
}

export function onRunOfMetrics(event: RunEvent): void {
  if (event.kind === 'phase' && event.phase === 'preparing') put(newRun(event.runId));
  if (event.kind === 'ended') put({ ...runOf(event.runId), isOver: true });
}

/** Events may be lost where the connection was down: the engine knows the last values. */
export async function recoverMetrics(): Promise<void> {
  const { run } = useMetrics.getState();
  if (run === null || run.isOver) return;
  const view = await api()
    .runMetrics({ runId: run.runId })
    .then(
      ({ metrics }) => metrics,
      // The engine is a new one, which knows nothing of this run.
      () => null,
    );
  if (view !== null && useMetrics.getState().run?.runId === run.runId) put(withView(run, view));
}

export function forgetMetrics(): void {
  useMetrics.setState({ run: null, lastOfMode: {}, shown: 'all' });
}

/** All slots' values of a run as one list, in the order in which they were made. */
export function mergedOf(run: RunMetricsState): UserMetric[] {
  return mergedMetrics([...run.users].sort(([a], [b]) => a - b).map(([, metrics]) => metrics));
}

/** What a metric's small line shows. null where it is no number. */
export function leadingNumber(metric: UserMetric): number | null {
  const text = metric.type === 'gauge' ? metric.value : metric.count;
  const value = Number(text ?? Number.NaN);
  return Number.isFinite(value) ? value : null;
}

export function turnMetricsOn(): void {
  changeSetting('python.metric.enabled', 'true');
}

export function turnMetricsOnAndRun(): void {
  turnMetricsOn();
  runCurrentFunction();
  showBottomTab('metrics');
}

/** The page that Prometheus would read; null where there is none, which is told. */
export async function metricsText(): Promise<string | null> {
  const { run } = useMetrics.getState();
  if (run === null) {
    notify('info', 'There are no metrics yet: run a function first.');
    return null;
  }
  try {
    const { text } = await api().exportMetrics({ runId: run.runId });
    return text;
  } catch (thrown) {
    notify('danger', `The metrics could not be read: ${toErrorData(thrown).error}`);
    return null;
  }
}

export async function copyMetrics(): Promise<void> {
  const text = await metricsText();
  if (text === null) return;
  await navigator.clipboard.writeText(text).then(
    () => notify('info', 'The metrics are on the clipboard, in the text form of Prometheus.'),
    () => notify('danger', 'The system refused the clipboard.'),
  );
}

/** Into the project's folder, where the user's other files are. */
export async function saveMetrics(): Promise<void> {
  const project = openedProject();
  const { run } = useMetrics.getState();
  const text = await metricsText();
  if (text === null || run === null || project === null) return;
  const path = `${run.function}.prom`;
  try {
    await api().writeFile({ root: project.root, path, text });
    notify('info', `Saved in the project’s folder as ${path}.`);
    await refreshProject();
  } catch (thrown) {
    notify('danger', `${path} could not be written: ${toErrorData(thrown).error}`);
  }
}

/** Puts code below what the file holds. False where the file is not open. */
export function appendToFile(path: string, code: string): boolean {
  const document = documentOf(path);
  if (document === undefined) return false;
  document.replaceText(`${document.readText().trimEnd()}\n\n\n${code}`);
  documentChanged(path);
  return true;
}

function runOf(runId: string): RunMetricsState {
  const { run } = useMetrics.getState();
  return run?.runId === runId ? run : newRun(runId);
}

function newRun(runId: string): RunMetricsState {
  const { state } = useRun.getState();
  const name = state.kind === 'idle' ? '' : state.target.name;
  return {
    runId,
    mode: null,
    function: name,
    reportedByFlink: 'all',
    log: emptyLog,
    users: new Map(),
    traces: new Map(),
    isOver: false,
  };
}

function put(run: RunMetricsState): void {
  const { lastOfMode, shown, run: before } = useMetrics.getState();
  const isNew = before?.runId !== run.runId;
  useMetrics.setState({
    run,
    lastOfMode: run.mode === null ? lastOfMode : { ...lastOfMode, [run.mode]: run },
    shown: isNew && typeof shown === 'number' ? 'all' : shown,
  });
}

function withView(run: RunMetricsState, view: RunMetricsView): RunMetricsState {
  const users = new Map(view.slots.map(({ slot, metrics }) => [slot, metrics]));
  const log = view.sample === null ? run.log : withSample(run.log, view.sample);
  return { ...run, mode: view.mode, reportedByFlink: view.reportedByFlink, users, log };
}

function traced(
  before: RunMetricsState['traces'],
  users: RunMetricsState['users'],
): ReadonlyMap<string, readonly number[]> {
  const traces = new Map(before);
  for (const metric of mergedMetrics([...users.values()])) {
    const value = leadingNumber(metric);
    if (value === null) continue;
    const key = metricKey(metric);
    traces.set(key, thinned([...(traces.get(key) ?? []), value], mostTracePoints));
  }
  return traces;
}
