/** The comparison of this window: one at a time. Samples are thinned here, so that charts draw what arrives. */
import { create } from 'zustand';
import { toErrorData, type ErrorData } from '../../contract/errors';
import type { CompareEvent, CompareResult, ModeOutcome } from '../../contract/model/compare';
import { modes, type Mode } from '../../contract/model/job';
import { api } from './connection';
import { awaitedFunction, currentFunction, type FunctionTarget } from './function-at';
import { buildJob, twinOf } from './job';
import { showBottomTab } from './layout';
import { runTarget, savedTarget, type RunTarget } from './run-target';
import { thinned } from './thinned';

export interface Sample {
  /** Seconds since the mode's repeat began, the repeats laid end to end. */
  readonly seconds: number;
  readonly repeat: number;
  readonly rowsPerSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

export interface CompareStep {
  readonly step: 'preparing' | 'outputs' | 'warm-up' | 'repeat' | 'scaling' | 'reference';
  readonly mode: Mode | null;
  readonly repeat: number | null;
  /** 0..1 over the whole comparison. */
  readonly progress: number;
}

interface CompareBase {
  readonly target: RunTarget;
  readonly modes: readonly Mode[];
  readonly startedAt: number;
  readonly step: CompareStep;
  /** By mode; at most `mostSamples` each, evenly thinned. */
  readonly samples: Readonly<Record<Mode, readonly Sample[]>>;
  /** Modes whose outcome is known before the end. */
  readonly outcomes: Readonly<Partial<Record<Mode, ModeOutcome>>>;
}

export type CompareEnd =
  | { readonly kind: 'done'; readonly result: CompareResult }
  | { readonly kind: 'failed'; readonly error: ErrorData }
  | { readonly kind: 'cancelled' };

export type CompareState =
  | { readonly kind: 'idle' }
  | ({ readonly kind: 'starting'; readonly wantsCancel: boolean } & CompareBase)
  | ({ readonly kind: 'active'; readonly compareId: string; readonly cancel: 'none' | 'asked' } & CompareBase)
  | ({ readonly kind: 'ended'; readonly compareId: string | null; readonly outcome: CompareEnd } & CompareBase);

export interface CompareOptions {
  readonly modes: readonly Mode[];
  readonly repeat: number;
  /** Each repeat loops over the input for at least this long. */
  readonly seconds: number;
  /** Measure each mode on 1 to so many slots as well. */
  readonly slotsTo: number | null;
}

/** One that has ended well, to be laid behind a later one. */
export interface EarlierComparison {
  readonly startedAt: number;
  /** Milliseconds since the epoch. */
  readonly endedAt: number;
  readonly target: RunTarget;
  readonly samples: Readonly<Record<Mode, readonly Sample[]>>;
  readonly outcomes: Readonly<Partial<Record<Mode, ModeOutcome>>>;
}

interface CompareStore {
  readonly state: CompareState;
  readonly options: CompareOptions;
  /** Newest first, the one that is shown included. */
  readonly earlier: readonly EarlierComparison[];
  /** `startedAt` of the one laid behind. */
  readonly overlay: number | null;
}

const mostEarlier = 8;

export const mostSamples = 120;

const noSamples: Readonly<Record<Mode, readonly Sample[]>> = { 'process-row': [], 'process-arrow': [], thread: [] };

export const useCompare = create<CompareStore>()(() => ({
  state: { kind: 'idle' },
  options: { modes, repeat: 5, seconds: 2, slotsTo: null },
  earlier: [],
  overlay: null,
}));

let early: CompareEvent[] = [];
/** Where each mode's next repeat begins on its time axis. */
let offsets = new Map<Mode, { repeat: number; start: number; last: number }>();

export function setCompareOptions(change: Partial<CompareOptions>): void {
  useCompare.setState((store) => ({ options: { ...store.options, ...change } }));
}

export function setOverlay(overlay: number | null): void {
  useCompare.setState({ overlay });
}

export function isComparing(state: CompareState): boolean {
  return state.kind === 'starting' || state.kind === 'active';
}

export function compareCurrentFunction(): void {
  const target = currentFunction();
  if (target === null) void compareAwaitedFunction();
  else void startCompare(target);
}

async function compareAwaitedFunction(): Promise<void> {
  const target = await awaitedFunction();
  if (target === null) showBottomTab('problems');
  else await startCompare(target);
}

/** Saves, then races the saved code in every mode over the whole input. */
export async function startCompare(target: FunctionTarget): Promise<void> {
  const { options, state: before } = useCompare.getState();
  if (before.kind === 'active') await cancelQuietly(before.compareId);
  const base = begin(runTarget(target));
  try {
    const edited = await savedTarget(target, 'compared');
    const job = await buildJob(edited, null);
    const twin = twinOf(edited);
    const { repeat, seconds, slotsTo } = options;
    const asked = { ...(twin === null ? {} : { twin }), ...(slotsTo === null ? {} : { slotsTo }) };
    const spec = { job, modes: [...options.modes], repeat, seconds, ...asked };
    if (!isOurs(base)) return;
    retarget(edited.info.name);
    const { compareId } = await api().startCompare({ spec });
    if (isOurs(base)) adopt(compareId);
  } catch (thrown) {
    if (isOurs(base)) end({ kind: 'failed', error: toErrorData(thrown, 'setup') });
  }
}

function begin(target: RunTarget): CompareBase {
  const base: CompareBase = {
    target,
    modes: useCompare.getState().options.modes,
    startedAt: performance.now(),
    step: { step: 'preparing', mode: null, repeat: null, progress: 0 },
    samples: noSamples,
    outcomes: {},
  };
  early = [];
  offsets = new Map();
  useCompare.setState({ state: { kind: 'starting', wantsCancel: false, ...base } });
  showBottomTab('compare');
  return base;
}

/** Shows a comparison that is not of the text in the editor: `start` starts it, and tells its id. */
export async function showComparisonOf(
  target: RunTarget,
  start: () => Promise<{ readonly id: string }>,
): Promise<void> {
  const base = begin(target);
  try {
    const { id } = await start();
    if (isOurs(base)) adopt(id);
  } catch (thrown) {
    if (isOurs(base)) end({ kind: 'failed', error: toErrorData(thrown, 'setup') });
  }
}

/** Of the comparison that is shown, once it has a result; else null. */
export function comparedId(state: CompareState): string | null {
  return state.kind === 'ended' && state.outcome.kind === 'done' ? state.compareId : null;
}

function retarget(name: string): void {
  const { state } = useCompare.getState();
  if (state.kind === 'starting') useCompare.setState({ state: { ...state, target: { ...state.target, name } } });
}

function isOurs(base: CompareBase): boolean {
  const { state } = useCompare.getState();
  return state.kind === 'starting' && state.startedAt === base.startedAt;
}

function adopt(compareId: string): void {
  const { state } = useCompare.getState();
  if (state.kind !== 'starting') return;
  const { wantsCancel, ...base } = state;
  useCompare.setState({ state: { ...base, kind: 'active', compareId, cancel: 'none' } });
  for (const event of early) onCompareEvent(event);
  early = [];
  if (wantsCancel) cancelCompare();
}

export function cancelCompare(): void {
  const { state } = useCompare.getState();
  if (state.kind === 'starting') useCompare.setState({ state: { ...state, wantsCancel: true } });
  if (state.kind !== 'active' || state.cancel === 'asked') return;
  useCompare.setState({ state: { ...state, cancel: 'asked' } });
  void cancelQuietly(state.compareId);
}

/** What the user sees of it is the `ended` event; a refusal means that it has ended already. */
async function cancelQuietly(compareId: string): Promise<void> {
  try {
    await api().cancelCompare({ compareId });
  } catch (thrown) {
    const { state } = useCompare.getState();
    if (state.kind === 'active' && state.compareId === compareId) {
      end({ kind: 'failed', error: toErrorData(thrown) });
    }
  }
}

export function onCompareEvent(event: CompareEvent): void {
  const { state } = useCompare.getState();
  if (state.kind === 'starting') {
    early.push(event);
    return;
  }
  if (state.kind !== 'active' || state.compareId !== event.compareId) return;
  switch (event.kind) {
    case 'step': {
      const { step, mode, repeat, progress } = event;
      useCompare.setState({ state: { ...state, step: { step, mode, repeat, progress } } });
      return;
    }
    case 'sample': {
      const { mode, repeat, rowsPerSecond, p50Ms, p99Ms } = event;
      const sample: Sample = { seconds: onAxis(mode, repeat, event.seconds), repeat, rowsPerSecond, p50Ms, p99Ms };
      const samples = { ...state.samples, [mode]: thinned([...state.samples[mode], sample], mostSamples) };
      useCompare.setState({ state: { ...state, samples } });
      return;
    }
    case 'mode':
      useCompare.setState({ state: { ...state, outcomes: { ...state.outcomes, [event.mode]: event.outcome } } });
      return;
    case 'ended':
      end(event.outcome);
      return;
  }
}

/** Each repeat counts its seconds from zero: they are put behind one another. */
function onAxis(mode: Mode, repeat: number, seconds: number): number {
  const offset = offsets.get(mode) ?? { repeat, start: 0, last: 0 };
  const next = offset.repeat === repeat ? offset : { repeat, start: offset.last, last: offset.last };
  const at = next.start + seconds;
  offsets.set(mode, { ...next, last: Math.max(next.last, at) });
  return at;
}

function end(outcome: CompareEnd): void {
  const { state } = useCompare.getState();
  if (state.kind !== 'starting' && state.kind !== 'active') return;
  const { target, modes: raced, startedAt, step, samples } = state;
  const outcomes = outcome.kind === 'done' ? outcomesOf(outcome.result) : state.outcomes;
  const compareId = state.kind === 'active' ? state.compareId : null;
  useCompare.setState({
    state: { kind: 'ended', compareId, outcome, target, modes: raced, startedAt, step, samples, outcomes },
  });
  if (outcome.kind !== 'done') return;
  const ended: EarlierComparison = { startedAt, endedAt: Date.now(), target, samples, outcomes };
  useCompare.setState(({ earlier }) => ({ earlier: [ended, ...earlier].slice(0, mostEarlier) }));
}

function outcomesOf(result: CompareResult): Partial<Record<Mode, ModeOutcome>> {
  const outcomes: Partial<Record<Mode, ModeOutcome>> = {};
  for (const mode of modes) {
    const outcome = result.modes[mode];
    if (outcome !== undefined) outcomes[mode] = outcome;
  }
  return outcomes;
}

export function forgetCompare(): void {
  cancelCompare();
  useCompare.setState({ state: { kind: 'idle' }, earlier: [], overlay: null });
}

/** What may be laid behind what is shown. */
export function useOverlays(): readonly EarlierComparison[] {
  const earlier = useCompare((store) => store.earlier);
  const shown = useCompare(({ state }) => (state.kind === 'idle' ? null : state.startedAt));
  return earlier.filter(({ startedAt }) => startedAt !== shown);
}

export function useOverlay(): EarlierComparison | null {
  const overlay = useCompare((store) => store.overlay);
  return useOverlays().find(({ startedAt }) => startedAt === overlay) ?? null;
}
