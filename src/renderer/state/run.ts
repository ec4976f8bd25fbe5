/** The run of this window: one at a time, from the key press to its end, with its rows. */
import { create } from 'zustand';
import { toErrorData, type ErrorData } from '../../contract/errors';
import type { Field } from '../../contract/model/data-type';
import type { DebugOptions } from '../../contract/model/debug';
import type { ProfileWay } from '../../contract/model/profile';
import type { JobSpec, Mode, Sink } from '../../contract/model/job';
import type { ModeDecision, RunEvent, RunOutcome, RunPhase, RunProgress } from '../../contract/model/run';
import type { Stages } from '../../contract/model/stages';
import { api } from './connection';
import { awaitedFunction, currentFunction, type FunctionTarget } from './function-at';
import { sinkOf } from './function-sink';
import { useInspections } from './inspections';
import { buildJob } from './job';
import { showBottomTab, useLayout } from './layout';
import { bindingOf, openedProject } from './project';
import { RowsCache } from './rows-cache';
import { runTarget, savedTarget, type RunTarget } from './run-target';

export interface PhaseStart {
  readonly phase: RunPhase;
  /** performance.now() */
  readonly at: number;
}

export interface Opened {
  readonly columns: readonly Field[];
  readonly mode: ModeDecision;
  readonly slots: number;
}

interface RunBase {
  readonly target: RunTarget;
  readonly job: JobSpec | null;
  /** performance.now() of the key press. */
  readonly startedAt: number;
  /** Its speed is not the function's own. */
  readonly isProfiled: boolean;
  readonly phases: readonly PhaseStart[];
  readonly opened: Opened | null;
  readonly progress: RunProgress | null;
}

export type RunState =
  | { readonly kind: 'idle' }
  /** The engine has not answered yet; `wantsCancel` where the user was faster. */
  | ({ readonly kind: 'starting'; readonly wantsCancel: boolean } & RunBase)
  | ({ readonly kind: 'active'; readonly runId: string; readonly cancel: 'none' | 'asked' } & RunBase)
  | ({
      readonly kind: 'ended';
      readonly runId: string | null;
      readonly outcome: RunOutcome;
      readonly endedAt: number;
    } & RunBase);

interface RunStore {
  readonly state: RunState;
  /** Rows of the run that is shown; null before the first one. */
  readonly rows: RowsCache | null;
  /** A page of rows could not be read. */
  readonly rowsProblem: ErrorData | null;
  /** rows/s of the last finished run of each function, by `file:function`. */
  readonly lastSpeed: Readonly<Record<string, LastSpeed>>;
}

export interface LastSpeed {
  /** Of the input. */
  readonly rowsPerSecond: number;
  readonly seconds: number;
  readonly rows: number;
  readonly mode: ModeDecision;
  readonly codeHash: string;
  /** What a row cost in each mode that this very code ran in. */
  readonly costs: Readonly<Partial<Record<Mode, RunCost>>>;
}

export interface RunCost {
  /** Nanoseconds, of all rows together. */
  readonly stages: Stages;
  readonly rows: number;
}

export const useRun = create<RunStore>()(() => ({
  state: { kind: 'idle' },
  rows: null,
  rowsProblem: null,
  lastSpeed: {},
}));

/** Events may overtake the answer that names their run. */
let early: RunEvent[] = [];

export function isRunning(state: RunState): boolean {
  return state.kind === 'starting' || state.kind === 'active';
}

export function runCurrentFunction(): void {
  const target = currentFunction();
  if (target === null) void runAwaitedFunction();
  else void startRun(target);
}

async function runAwaitedFunction(): Promise<void> {
  showBottomTab('rows');
  const target = await awaitedFunction();
  // Without a function there is nothing to run, but there may be an error that says why.
  if (target !== null) void startRun(target);
  else if (hasInspectionError()) showBottomTab('problems');
}

function hasInspectionError(): boolean {
  return Object.values(useInspections.getState().files).some((file) => file.error !== null);
}

/** At most one of them: under the debugger, or with a profile. */
export interface RunOptions {
  readonly debug?: DebugOptions;
  readonly profile?: ProfileWay;
}

/** Saves, then runs what was saved. Rows and errors answer in the Rows tab. null: it did not begin. */
export async function startRun(target: FunctionTarget, options: RunOptions = {}): Promise<string | null> {
  const { rowLimit } = useLayout.getState();
  const base = newBase(target, options.profile !== undefined);
  early = [];
  useRun.getState().rows?.close();
  useRun.setState({ state: { kind: 'starting', wantsCancel: false, ...base }, rows: null, rowsProblem: null });
  // Who watches the metrics goes on watching them.
  if (options.debug === undefined && options.profile === undefined)
    showBottomTab(useLayout.getState().bottomTab === 'metrics' ? 'metrics' : 'rows');
  try {
    const edited = await savedTarget(target, 'run');
    const job = await buildJob(edited, rowLimit === 'all' ? null : Number(rowLimit));
    if (!isOurs(base)) return null;
    retarget(edited.info.name);
    const { debug, profile } = options;
    const how = profile === undefined ? { debug } : { observe: { profile } };
    const { runId } = await api().startRun({ job, ...fileOf(edited, options), ...how });
    if (!isOurs(base)) return null;
    adopt(runId, job);
    return runId;
  } catch (thrown) {
    if (isOurs(base)) end(null, { kind: 'failed', error: toErrorData(thrown, 'setup'), rows: 0 });
    return null;
  }
}

/** What is debugged or profiled may be one row of many: it leaves the function's file alone. */
function fileOf({ file, info }: FunctionTarget, { debug, profile }: RunOptions): { sink?: Sink } {
  const project = openedProject();
  if (project === null || debug !== undefined || profile !== undefined) return {};
  const sink = sinkOf(project, bindingOf(project, file, info.name));
  return sink === null ? {} : { sink };
}

/** Shows a run that is not of the text in the editor: `start` starts it, and tells its id and job. */
export async function showRunOf(
  target: RunTarget,
  start: () => Promise<{ readonly id: string; readonly job: JobSpec }>,
): Promise<void> {
  const base: RunBase = {
    target,
    job: null,
    startedAt: performance.now(),
    isProfiled: false,
    phases: [],
    opened: null,
    progress: null,
  };
  early = [];
  useRun.getState().rows?.close();
  useRun.setState({ state: { kind: 'starting', wantsCancel: false, ...base }, rows: null, rowsProblem: null });
  showBottomTab('rows');
  try {
    const { id, job } = await start();
    if (isOurs(base)) adopt(id, job);
  } catch (thrown) {
    if (isOurs(base)) end(null, { kind: 'failed', error: toErrorData(thrown, 'setup'), rows: 0 });
  }
}

function newBase(target: FunctionTarget, isProfiled: boolean): RunBase {
  return {
    target: runTarget(target),
    job: null,
    startedAt: performance.now(),
    isProfiled,
    phases: [],
    opened: null,
    progress: null,
  };
}

function retarget(name: string): void {
  const { state } = useRun.getState();
  if (state.kind === 'starting') useRun.setState({ state: { ...state, target: { ...state.target, name } } });
}

/** A later run may have begun while this one waited. */
function isOurs(base: RunBase): boolean {
  const { state } = useRun.getState();
  return state.kind === 'starting' && state.startedAt === base.startedAt;
}

function adopt(runId: string, job: JobSpec): void {
  const { state } = useRun.getState();
  if (state.kind !== 'starting') return;
  const { wantsCancel, ...base } = state;
  const rows = new RowsCache(
    (start, count) => api().readRows({ runId, start, count }),
    (thrown) => useRun.setState({ rowsProblem: thrown === null ? null : toErrorData(thrown) }),
  );
  useRun.setState({ state: { ...base, kind: 'active', runId, job, cancel: 'none' }, rows });
  for (const event of early) onRunEvent(event);
  early = [];
  if (wantsCancel) cancelRun();
}

export function cancelRun(): void {
  const { state } = useRun.getState();
  if (state.kind === 'starting') useRun.setState({ state: { ...state, wantsCancel: true } });
  if (state.kind !== 'active' || state.cancel === 'asked') return;
  const { runId } = state;
  useRun.setState({ state: { ...state, cancel: 'asked' } });
  api()
    .cancelRun({ runId })
    .catch((thrown: unknown) => {
      const now = useRun.getState().state;
      if (now.kind === 'active' && now.runId === runId) {
        end(runId, { kind: 'failed', error: toErrorData(thrown), rows: now.progress?.rowsOut ?? 0 });
      }
    });
}

export function onRunEvent(event: RunEvent): void {
  const { state, rows } = useRun.getState();
  if (state.kind === 'starting') {
    early.push(event);
    return;
  }
  if (state.kind !== 'active' || state.runId !== event.runId) return;
  switch (event.kind) {
    case 'phase': {
      const phases = [...state.phases, { phase: event.phase, at: performance.now() }];
      useRun.setState({ state: { ...state, phases } });
      if (event.phase === 'running') void rows?.awaitFirstRows();
      return;
    }
    case 'opened': {
      const { columns, mode, slots } = event;
      if (rows !== null && rows.columns.length === 0) rows.columns = columns;
      useRun.setState({ state: { ...state, opened: { columns, mode, slots } } });
      return;
    }
    case 'progress':
      useRun.setState({ state: { ...state, progress: event.progress } });
      void rows?.refresh();
      return;
    case 'ended':
      end(state.runId, event.outcome);
      return;
  }
}

function end(runId: string | null, outcome: RunOutcome): void {
  const { state, rows, lastSpeed } = useRun.getState();
  if (state.kind !== 'starting' && state.kind !== 'active') return;
  const { target, job, startedAt, isProfiled, phases, opened, progress } = state;
  useRun.setState({
    state: {
      kind: 'ended',
      runId,
      outcome,
      endedAt: performance.now(),
      target,
      job,
      startedAt,
      isProfiled,
      phases,
      opened,
      progress,
    },
    lastSpeed:
      outcome.kind === 'done' && !isProfiled && !isProfiledBySetting(outcome)
        ? { ...lastSpeed, [speedKey(target)]: speedOf(outcome, target, lastSpeed[speedKey(target)]) }
        : lastSpeed,
  });
  rows?.complete();
  // What went wrong is told beside the rows.
  if (outcome.kind === 'failed' && useLayout.getState().bottomTab === 'metrics') showBottomTab('rows');
}

function isProfiledBySetting({ summary }: Extract<RunOutcome, { kind: 'done' }>): boolean {
  return summary.settings['python.profile.enabled']?.value.toLowerCase() === 'true';
}

function speedKey(target: RunTarget): string {
  return `${target.file}:${target.name}`;
}

function speedOf(
  outcome: Extract<RunOutcome, { kind: 'done' }>,
  target: RunTarget,
  before: LastSpeed | undefined,
): LastSpeed {
  const { rowsIn: rows, seconds, mode, stages } = outcome.summary;
  const known = before?.codeHash === target.codeHash ? before.costs : {};
  return {
    rows,
    seconds,
    mode,
    codeHash: target.codeHash,
    rowsPerSecond: seconds > 0 ? rows / seconds : 0,
    costs: rows > 0 ? { ...known, [mode.effective]: { stages, rows } } : known,
  };
}

/** The connection was down and events may be lost: the engine is asked what it still knows of this run. */
export async function recoverRun(): Promise<void> {
  const { state, rows } = useRun.getState();
  if (state.kind !== 'active') return;
  try {
    await api().readRows({ runId: state.runId, start: 0, count: 1 });
    void rows?.refresh();
  } catch (thrown) {
    end(state.runId, { kind: 'failed', error: toErrorData(thrown), rows: rows?.total ?? 0 });
  }
}

/** Another project is shown: its window begins empty. */
export function forgetRun(): void {
  cancelRun();
  useRun.getState().rows?.close();
  useRun.setState({ state: { kind: 'idle' }, rows: null, rowsProblem: null, lastSpeed: {} });
}
