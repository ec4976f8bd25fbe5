/** The search for settings of this window: one at a time; its goal is kept for the next one. */
import { create } from 'zustand';
import { toErrorData, type ErrorData } from '../../contract/errors';
import { modes, type Mode } from '../../contract/model/job';
import type {
  TuneCandidate,
  TunedSettings,
  TuneEvent,
  TuneExclusion,
  TuneGoal,
  TuneLimits,
  TuneResult,
  TuneSpec,
} from '../../contract/model/tune';
import { api } from './connection';
import { currentFunction, type FunctionTarget } from './function-at';
import { buildJob, twinOf } from './job';
import { showBottomTab } from './layout';
import { runTarget, savedTarget, type RunTarget } from './run-target';

export interface TuneGoals {
  readonly goal: TuneGoal;
  readonly limits: TuneLimits;
  readonly budgetSeconds: number;
}

export interface TuneStep {
  readonly step: Extract<TuneEvent, { kind: 'step' }>['step'];
  readonly mode: Mode | null;
  readonly settings: TunedSettings | null;
  readonly repeat: number | null;
  /** 0..1: the part of the budget that is spent. */
  readonly progress: number;
}

interface TuneBase {
  readonly target: RunTarget;
  readonly goals: TuneGoals;
  readonly startedAt: number;
  readonly step: TuneStep;
  readonly candidates: readonly TuneCandidate[];
  /** Ids. */
  readonly front: readonly number[];
  readonly best: number | null;
  readonly excluded: readonly TuneExclusion[];
}

export type TuneEnd =
  | { readonly kind: 'done'; readonly result: TuneResult }
  | { readonly kind: 'failed'; readonly error: ErrorData }
  | { readonly kind: 'cancelled'; readonly result: TuneResult | null };

export type TuneState =
  | { readonly kind: 'idle' }
  | ({ readonly kind: 'starting'; readonly wantsCancel: boolean } & TuneBase)
  | ({ readonly kind: 'active'; readonly tuneId: string; readonly cancel: 'none' | 'asked' } & TuneBase)
  | ({ readonly kind: 'ended'; readonly outcome: TuneEnd } & TuneBase);

interface TuneStore {
  readonly state: TuneState;
  readonly goals: TuneGoals;
}

export const useTune = create<TuneStore>()(() => ({
  state: { kind: 'idle' },
  goals: { goal: 'fastest', limits: {}, budgetSeconds: 45 },
}));

/** Events may overtake the answer that names their search. */
let early: TuneEvent[] = [];

export function isTuning(state: TuneState): boolean {
  return state.kind === 'starting' || state.kind === 'active';
}

export function setTuneGoals(change: Partial<TuneGoals>): void {
  useTune.setState((store) => ({ goals: { ...store.goals, ...change } }));
}

/** undefined takes the limit away. */
export function setTuneLimit(name: keyof TuneLimits, value: number | undefined): void {
  const { [name]: dropped, ...others } = useTune.getState().goals.limits;
  if (dropped === value) return;
  setTuneGoals({ limits: value === undefined ? others : { ...others, [name]: value } });
}

/** The goal is asked for first: the view has the button that starts. */
export function showTune(): void {
  showBottomTab('tune');
}

export function tuneCurrentFunction(): void {
  const target = currentFunction();
  if (target === null) showBottomTab('problems');
  else void startTune(target);
}

/** Saves, then searches with the saved code. */
export async function startTune(target: FunctionTarget): Promise<void> {
  const { goals, state: before } = useTune.getState();
  if (before.kind === 'active') await cancelQuietly(before.tuneId);
  const base = begin(runTarget(target), goals);
  try {
    const edited = await savedTarget(target, 'tuned');
    const job = await buildJob(edited, null);
    const twin = twinOf(edited);
    const spec: TuneSpec = { job, modes: [...modes], ...goals, ...(twin === null ? {} : { twin }) };
    if (!isOurs(base)) return;
    retarget(edited.info.name);
    const { tuneId } = await api().startTune({ spec });
    if (isOurs(base)) adopt(tuneId);
  } catch (thrown) {
    if (isOurs(base)) end({ kind: 'failed', error: toErrorData(thrown, 'setup') });
  }
}

function begin(target: RunTarget, goals: TuneGoals): TuneBase {
  const base: TuneBase = {
    target,
    goals,
    startedAt: performance.now(),
    step: { step: 'preparing', mode: null, settings: null, repeat: null, progress: 0 },
    candidates: [],
    front: [],
    best: null,
    excluded: [],
  };
  early = [];
  useTune.setState({ state: { kind: 'starting', wantsCancel: false, ...base } });
  showBottomTab('tune');
  return base;
}

/** Shows a search that is not of the text in the editor: `start` starts it, and tells its id. */
export async function showTuneOf(target: RunTarget, start: () => Promise<{ readonly id: string }>): Promise<void> {
  const base = begin(target, useTune.getState().goals);
  try {
    const { id } = await start();
    if (isOurs(base)) adopt(id);
  } catch (thrown) {
    if (isOurs(base)) end({ kind: 'failed', error: toErrorData(thrown, 'setup') });
  }
}

function retarget(name: string): void {
  const { state } = useTune.getState();
  if (state.kind === 'starting') useTune.setState({ state: { ...state, target: { ...state.target, name } } });
}

function isOurs(base: TuneBase): boolean {
  const { state } = useTune.getState();
  return state.kind === 'starting' && state.startedAt === base.startedAt;
}

function adopt(tuneId: string): void {
  const { state } = useTune.getState();
  if (state.kind !== 'starting') return;
  const { wantsCancel, ...base } = state;
  useTune.setState({ state: { ...base, kind: 'active', tuneId, cancel: 'none' } });
  for (const event of early) onTuneEvent(event);
  early = [];
  if (wantsCancel) cancelTune();
}

export function cancelTune(): void {
  const { state } = useTune.getState();
  if (state.kind === 'starting') useTune.setState({ state: { ...state, wantsCancel: true } });
  if (state.kind !== 'active' || state.cancel === 'asked') return;
  useTune.setState({ state: { ...state, cancel: 'asked' } });
  void cancelQuietly(state.tuneId);
}

/** What the user sees of it is the `ended` event; a refusal means that it has ended already. */
async function cancelQuietly(tuneId: string): Promise<void> {
  try {
    await api().cancelTune({ tuneId });
  } catch (thrown) {
    const { state } = useTune.getState();
    if (state.kind === 'active' && state.tuneId === tuneId) end({ kind: 'failed', error: toErrorData(thrown) });
  }
}

export function onTuneEvent(event: TuneEvent): void {
  const { state } = useTune.getState();
  if (state.kind === 'starting') {
    early.push(event);
    return;
  }
  if (state.kind !== 'active' || state.tuneId !== event.tuneId) return;
  switch (event.kind) {
    case 'step': {
      const { step, mode, settings, repeat, progress } = event;
      useTune.setState({ state: { ...state, step: { step, mode, settings, repeat, progress } } });
      return;
    }
    case 'excluded':
      useTune.setState({ state: { ...state, excluded: [...state.excluded, event.exclusion] } });
      return;
    case 'measured':
      useTune.setState({ state: { ...state, candidates: [...state.candidates, event.candidate] } });
      return;
    case 'front':
      useTune.setState({ state: { ...state, front: event.ids, best: event.best } });
      return;
    case 'ended':
      end(event.outcome);
      return;
  }
}

function end(outcome: TuneEnd): void {
  const { state } = useTune.getState();
  if (state.kind !== 'starting' && state.kind !== 'active') return;
  const { target, goals, startedAt, step, candidates, front, best, excluded } = state;
  const base = { target, goals, startedAt, step, candidates, front, best, excluded };
  const chosen = outcome.kind === 'done' ? (outcome.result.choice?.candidate.id ?? best) : best;
  useTune.setState({ state: { ...base, kind: 'ended', outcome, best: chosen } });
}

export function forgetTune(): void {
  cancelTune();
  useTune.setState({ state: { kind: 'idle' } });
}
