/** The debug run of this window: its processes, where they stand, and what is looked at. */
import { create } from 'zustand';
import { toErrorData, type ErrorData } from '../../contract/errors';
import type {
  DebugAction,
  DebugEvent,
  DebugFocus,
  DebugSession,
  StackFrame,
  Stop,
  Variable,
} from '../../contract/model/debug';
import type { JobSpec } from '../../contract/model/job';
import type { Observe } from '../../contract/model/report';
import type { RunEvent, RunOutcome } from '../../contract/model/run';
import { breakpointSettings, useBreakpoints } from './breakpoints';
import { api } from './connection';
import { currentFunction, type FunctionTarget } from './function-at';
import { showBottomTab } from './layout';
import { openedProject } from './project';
import { isStringList, recall, remember } from './remembered';
import { cancelRun, isRunning, startRun, useRun } from './run';

/** What can be asked for again by Restart. */
export type DebugRequest =
  | { readonly kind: 'function'; readonly target: FunctionTarget }
  | { readonly kind: 'row'; readonly job: JobSpec; readonly focus: DebugFocus; readonly observe: Observe };

export interface ConsoleLine {
  readonly id: number;
  readonly kind: 'input' | 'result' | 'problem' | 'output';
  readonly text: string;
}

export interface BreakpointPlace {
  readonly verified: boolean;
  readonly line: number | null;
  readonly problem: string | null;
}

export type DebugPhase =
  | { readonly kind: 'idle' }
  | { readonly kind: 'starting' }
  | { readonly kind: 'going' }
  | { readonly kind: 'ended'; readonly outcome: RunOutcome | null }
  | { readonly kind: 'failed'; readonly error: ErrorData };

/** The frame whose variables are shown. */
export interface Place {
  readonly sessionId: number;
  readonly threadId: number;
  readonly frameId: number;
}

interface DebugStore {
  readonly phase: DebugPhase;
  readonly request: DebugRequest | null;
  readonly runId: string | null;
  readonly focusText: string | null;
  readonly sessions: readonly DebugSession[];
  readonly place: Place | null;
  /** Of the thread in `place`. */
  readonly frames: readonly StackFrame[];
  readonly scopes: readonly Variable[];
  readonly console: readonly ConsoleLine[];
  readonly watches: readonly string[];
  readonly places: Readonly<Record<string, BreakpointPlace>>;
}

const nothing = { runId: null, focusText: null, sessions: [], place: null, frames: [], scopes: [], places: {} };
const consoleLinesMost = 2_000;

export const useDebug = create<DebugStore>()(() => ({
  phase: { kind: 'idle' },
  request: null,
  console: [],
  watches: [],
  ...nothing,
}));

/** Events may overtake the answer that names their run. */
let early: (() => void)[] = [];
let lastLine = 0;
/** The thread that was told to make a step. */
let stepping: { readonly sessionId: number; readonly threadId: number } | null = null;

export function isDebugging(phase: DebugPhase): boolean {
  return phase.kind === 'starting' || phase.kind === 'going';
}

/** F5: goes on where something stands still, else begins. */
export function debugOrContinue(): void {
  const { phase, place } = useDebug.getState();
  if (place !== null) void step('continue');
  else if (!isDebugging(phase)) debugCurrentFunction();
}

export function debugCurrentFunction(): void {
  const target = currentFunction();
  showBottomTab('debug');
  if (target !== null) void startDebug({ kind: 'function', target });
}

/** The debugger stands in the call that made this row, alone. */
export function debugRow(job: JobSpec, focus: DebugFocus, observe: Observe = {}): void {
  showBottomTab('debug');
  void startDebug({ kind: 'row', job, focus, observe });
}

export async function startDebug(request: DebugRequest): Promise<void> {
  useDebug.setState({ ...nothing, phase: { kind: 'starting' }, request, console: [] });
  early = [];
  stepping = null;
  const { justMyCode } = useBreakpoints.getState();
  const options = { ...breakpointSettings(), justMyCode, focus: request.kind === 'row' ? request.focus : null };
  try {
    const runId =
      request.kind === 'function'
        ? await startRun(request.target, { debug: options })
        : (await api().startRun({ job: withoutLimit(request.job), debug: options, observe: request.observe })).runId;
    if (useDebug.getState().request !== request || useDebug.getState().phase.kind !== 'starting') return;
    if (runId === null) {
      failToStart();
      return;
    }
    useDebug.setState({ phase: { kind: 'going' }, runId });
    const waiting = early;
    early = [];
    waiting.forEach((take) => take());
  } catch (thrown) {
    if (useDebug.getState().request === request)
      useDebug.setState({ phase: { kind: 'failed', error: toErrorData(thrown, 'setup') } });
  }
}

function withoutLimit({ limit, ...job }: JobSpec): JobSpec {
  return limit === undefined ? job : { ...job };
}

/** The run says itself why it did not begin. */
function failToStart(): void {
  const { state } = useRun.getState();
  const outcome = state.kind === 'ended' ? state.outcome : null;
  useDebug.setState({ phase: { kind: 'ended', outcome } });
}

export function stopDebug(): void {
  const { runId, phase, request } = useDebug.getState();
  if (!isDebugging(phase)) return;
  if (request?.kind === 'function' && isRunning(useRun.getState().state)) return cancelRun();
  if (runId !== null) api().cancelRun({ runId }).catch(tell);
}

export function restartDebug(): void {
  const { request } = useDebug.getState();
  if (request !== null) void startDebug(request);
}

/** On the thread that is looked at; `pause` on all that run. */
export async function step(action: DebugAction): Promise<void> {
  const { runId, place, sessions } = useDebug.getState();
  if (runId === null) return;
  try {
    if (action !== 'pause') {
      if (place === null) return;
      const { sessionId, threadId } = place;
      stepping = action === 'continue' ? null : { sessionId, threadId };
      await api().debugStep({ runId, sessionId, threadId, action });
      return;
    }
    const going = sessions.filter(({ state }) => state === 'running');
    await Promise.all(going.map(({ id }) => api().debugStep({ runId, sessionId: id, threadId: 0, action })));
  } catch (thrown) {
    tell(thrown);
  }
}

/** Shows a thread and the innermost of its own frames, or the named one. */
export async function lookAt(sessionId: number, stop: Stop, frameId: number | null = null): Promise<void> {
  const { runId } = useDebug.getState();
  if (runId === null) return;
  const at = { runId, sessionId };
  const isCurrent = (): boolean => {
    const now = useDebug.getState();
    return now.runId === runId && stopOf(now.sessions, sessionId, stop.threadId) === stop;
  };
  try {
    const { frames } = await api().debugStack({ ...at, threadId: stop.threadId });
    const chosen = frameId ?? stop.frame?.id ?? frames[0]?.id ?? 0;
    const { scopes } = await api().debugScopes({ ...at, frameId: chosen });
    if (!isCurrent()) return;
    useDebug.setState({ place: { sessionId, threadId: stop.threadId, frameId: chosen }, frames, scopes });
  } catch (thrown) {
    if (isCurrent()) tell(thrown);
  }
}

export function stopOf(sessions: readonly DebugSession[], sessionId: number, threadId: number): Stop | undefined {
  return sessions.find(({ id }) => id === sessionId)?.stops.find((stop) => stop.threadId === threadId);
}

export async function evaluate(expression: string, context: 'watch' | 'hover' | 'repl'): Promise<Variable | null> {
  const { runId, place } = useDebug.getState();
  if (runId === null || place === null) return null;
  const { sessionId, frameId } = place;
  return api().debugEvaluate({ runId, sessionId, frameId, expression, context });
}

/** In the console: what was typed, then what it gives. Variables may have changed by it. */
export async function enterInConsole(expression: string): Promise<void> {
  addLine('input', expression);
  try {
    const answer = await evaluate(expression, 'repl');
    if (answer === null) addLine('problem', 'Nothing stands still: expressions are evaluated in a stopped frame.');
    else if (answer.value !== '') addLine('result', answer.value);
  } catch (thrown) {
    addLine('problem', toErrorData(thrown).error);
  }
  const { scopes } = useDebug.getState();
  useDebug.setState({ scopes: [...scopes] });
}

export function addWatch(expression: string): void {
  const { watches } = useDebug.getState();
  if (expression !== '' && !watches.includes(expression)) setWatches([...watches, expression]);
}

export function removeWatch(expression: string): void {
  setWatches(useDebug.getState().watches.filter((each) => each !== expression));
}

function setWatches(watches: readonly string[]): void {
  useDebug.setState({ watches });
  const project = openedProject();
  if (project !== null) remember(watchesKey(project.root), watches);
}

/** A project was opened: what was watched in it last time. */
export function recallWatches(root: string): void {
  useDebug.setState({ watches: recall(watchesKey(root), isStringList) ?? [] });
}

const watchesKey = (root: string): string => `watches:${root}`;

export function clearConsole(): void {
  useDebug.setState({ console: [] });
}

function addLine(kind: ConsoleLine['kind'], text: string): void {
  lastLine += 1;
  const line = { id: lastLine, kind, text };
  useDebug.setState({ console: [...useDebug.getState().console, line].slice(-consoleLinesMost) });
}

function tell(thrown: unknown): void {
  addLine('problem', toErrorData(thrown).error);
}

export function onDebugEvent(event: DebugEvent): void {
  const { phase, runId } = useDebug.getState();
  if (phase.kind === 'starting') {
    early.push(() => onDebugEvent(event));
    return;
  }
  if (event.runId !== runId) return;
  switch (event.kind) {
    case 'session':
      return takeSession(event.session);
    case 'breakpoints': {
      const told = event.breakpoints.map(({ id, ...place }) => [id, place] as const);
      useDebug.setState({ places: { ...useDebug.getState().places, ...Object.fromEntries(told) } });
      return;
    }
    case 'output':
      return addLine('output', event.text.replace(/\n$/, ''));
    case 'focus':
      useDebug.setState({ focusText: event.text });
      return;
    case 'failed':
      return addLine('problem', `The debugger could not be attached: ${event.error.error}`);
    case 'ended':
      useDebug.setState({ sessions: [], place: null, frames: [], scopes: [], places: {} });
  }
}

/** Runs of the debugger end as runs do. */
export function onRunOfDebugger(event: RunEvent): void {
  const { phase, runId } = useDebug.getState();
  if (phase.kind === 'starting') {
    early.push(() => onRunOfDebugger(event));
    return;
  }
  if (event.kind !== 'ended' || event.runId !== runId) return;
  useDebug.setState({ phase: { kind: 'ended', outcome: event.outcome }, runId: null });
}

function takeSession(session: DebugSession): void {
  const { sessions, place } = useDebug.getState();
  const known = sessions.some(({ id }) => id === session.id);
  const next = known ? sessions.map((each) => (each.id === session.id ? session : each)) : [...sessions, session];
  useDebug.setState({ sessions: next });
  const before = place === null ? undefined : stopOf(sessions, place.sessionId, place.threadId);
  const now = place === null ? undefined : stopOf(next, place.sessionId, place.threadId);
  if (place !== null && now !== undefined) {
    if (now !== before) void lookAt(place.sessionId, now);
    return;
  }
  if (place !== null) useDebug.setState({ place: null, frames: [], scopes: [] });
  const stops = next.flatMap(({ id, stops: all }) => all.map((stop) => ({ id, stop })));
  const wanted = stops.find(({ id, stop }) => id === stepping?.sessionId && stop.threadId === stepping.threadId);
  // A thread that makes a step stops again in a moment: no other one comes in between.
  const shown = wanted ?? (stepping === null ? stops[0] : undefined);
  if (shown === undefined) return;
  stepping = null;
  void lookAt(shown.id, shown.stop);
}

/** Edited while it runs: the debugger gets them at once. Returns how to stop. */
export function followBreakpoints(): () => void {
  return useBreakpoints.subscribe(() => {
    const { runId, phase } = useDebug.getState();
    if (phase.kind !== 'going' || runId === null) return;
    api().setBreakpoints({ runId, settings: breakpointSettings() }).catch(tell);
  });
}

export function forgetDebug(): void {
  stopDebug();
  useDebug.setState({ ...nothing, phase: { kind: 'idle' }, request: null, console: [], watches: [] });
}
