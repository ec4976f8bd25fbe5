/** The differential run of this window: the same nasty rows through the modes of one function. */
import { create } from 'zustand';
import { toErrorData, workbenchError, type ErrorData } from '../../contract/errors';
import type { Field } from '../../contract/model/data-type';
import type { DifferEvent, DifferResult } from '../../contract/model/differ';
import type { Mode } from '../../contract/model/job';
import { nastyName, type Binding, type Nasty } from '../../contract/model/project';
import { changed, rebound } from './bindings';
import { api } from './connection';
import { openDialog } from './dialogs';
import { differentialModes } from './effective-mode';
import { currentFunction, type FunctionTarget } from './function-at';
import { applicable, columnsNamed } from './function-shape';
import { argumentsOf, buildJob, functionColumns } from './job';
import { showBottomTab } from './layout';
import { bindingOf, boundData, defaultGenerator, describeData, openedProject } from './project';
import { runTarget, savedTarget, type RunTarget } from './run-target';

/** More would not be read. */
const mostDifferences = 20;

interface DifferBase {
  readonly target: RunTarget;
  readonly nasty: Nasty;
  readonly modes: readonly Mode[];
  readonly startedAt: number;
  readonly mode: Mode | null;
  readonly progress: number;
}

export type DifferEnd =
  | { readonly kind: 'done'; readonly result: DifferResult }
  | { readonly kind: 'failed'; readonly error: ErrorData }
  | { readonly kind: 'cancelled' };

export type DifferState =
  | { readonly kind: 'idle' }
  | ({ readonly kind: 'starting'; readonly wantsCancel: boolean } & DifferBase)
  | ({ readonly kind: 'active'; readonly differId: string; readonly cancel: 'none' | 'asked' } & DifferBase)
  | ({ readonly kind: 'ended'; readonly outcome: DifferEnd; readonly seconds: number } & DifferBase);

export const useDiffer = create<{ readonly state: DifferState }>()(() => ({ state: { kind: 'idle' } }));

/** Events may overtake the answer that names their run. */
let early: DifferEvent[] = [];

export function isDiffering(state: DifferState): boolean {
  return state.kind === 'starting' || state.kind === 'active';
}

/** Nasty rows that fit the function: its own, else of the columns it takes now, else of its declared types. */
export function nastyFor(target: FunctionTarget): Nasty {
  const { file, info } = target;
  const project = openedProject();
  const known = project === null ? undefined : bindingOf(project, file, info.name).nasty;
  return known ?? { rows: 1_000, seed: 42, schema: [...nastyColumns(target)] };
}

function nastyColumns({ file, info }: FunctionTarget): readonly Field[] {
  const project = openedProject();
  const columns = project === null ? null : functionColumns(project, file, info.name);
  if (project !== null && columns !== null) {
    const args = argumentsOf(project, file, info, columns);
    const binding = applicable(info, bindingOf(project, file, info.name));
    const named = columnsNamed({ ...binding, keep: [], ...(args === null ? {} : { args: [...args] }) });
    const taken = columns.filter((column) => named.includes(column.name));
    if (taken.length > 0) return taken;
  }
  const declared = (info.inputTypes ?? []).map((type, index) => ({
    name: info.parameters[index]?.name ?? `c${index + 1}`,
    type,
  }));
  return declared.length > 0 ? declared : defaultGenerator.schema;
}

export function findDifferences(): void {
  const target = currentFunction();
  if (target === null) showBottomTab('tests');
  else void openNasty(target, 'differ');
}

/** Which columns a function takes is known by its data: a dialog that is asked for at once waits for them. */
export async function openNasty(target: FunctionTarget, then: 'bind' | 'differ'): Promise<void> {
  const { file, info } = target;
  const project = openedProject();
  if (project !== null && functionColumns(project, file, info.name) === null) {
    await describeData(boundData(project.settings, file, info.name));
  }
  openDialog({ kind: 'nasty', target, then });
}

/** Saves, then runs the saved function on nasty rows in each of its modes. */
export async function startDiffer(target: FunctionTarget, nasty: Nasty): Promise<void> {
  if (isDiffering(useDiffer.getState().state)) return;
  const base: DifferBase = {
    target: runTarget(target),
    nasty,
    modes: differentialModes(target.info),
    startedAt: performance.now(),
    mode: null,
    progress: 0,
  };
  early = [];
  useDiffer.setState({ state: { kind: 'starting', wantsCancel: false, ...base } });
  showBottomTab('tests');
  try {
    const edited = await savedTarget(target, 'run');
    const job = await buildJob(edited, null, onNasty(edited, nasty));
    if (!isOurs(base)) return;
    const { differId } = await api().startDiffer({ spec: { job, modes: [...base.modes], most: mostDifferences } });
    if (isOurs(base)) adopt(differId);
  } catch (thrown) {
    if (isOurs(base)) end({ kind: 'failed', error: toErrorData(thrown, 'setup') });
  }
}

/** As it is bound, but on nasty rows, and with nothing beside its own columns: those are what is compared. */
function onNasty({ file, info }: FunctionTarget, nasty: Nasty): Binding {
  const project = openedProject();
  const bound = project === null ? {} : bindingOf(project, file, info.name);
  return changed(rebound(bound, nastyName, nasty.schema), { nasty, keep: [] });
}

function isOurs(base: DifferBase): boolean {
  const { state } = useDiffer.getState();
  return state.kind === 'starting' && state.startedAt === base.startedAt;
}

function adopt(differId: string): void {
  const { state } = useDiffer.getState();
  if (state.kind !== 'starting') return;
  const { wantsCancel, ...base } = state;
  useDiffer.setState({ state: { ...base, kind: 'active', differId, cancel: 'none' } });
  for (const event of early) onDifferEvent(event);
  early = [];
  if (wantsCancel) cancelDiffer();
}

export function cancelDiffer(): void {
  const { state } = useDiffer.getState();
  if (state.kind === 'starting') useDiffer.setState({ state: { ...state, wantsCancel: true } });
  if (state.kind !== 'active' || state.cancel === 'asked') return;
  const { differId } = state;
  useDiffer.setState({ state: { ...state, cancel: 'asked' } });
  api()
    .cancelDiffer({ differId })
    .then(
      () => endIfStill(differId, { kind: 'cancelled' }),
      (thrown: unknown) => endIfStill(differId, { kind: 'failed', error: toErrorData(thrown) }),
    );
}

function endIfStill(differId: string, outcome: DifferEnd): void {
  const { state } = useDiffer.getState();
  if (state.kind === 'active' && state.differId === differId) end(outcome);
}

export function onDifferEvent(event: DifferEvent): void {
  const { state } = useDiffer.getState();
  if (state.kind === 'starting') {
    early.push(event);
    return;
  }
  if (state.kind !== 'active' || state.differId !== event.differId) return;
  switch (event.kind) {
    case 'progress':
      useDiffer.setState({ state: { ...state, mode: event.mode, progress: event.progress } });
      return;
    case 'done':
      end({ kind: 'done', result: event.result });
      return;
    case 'failed':
      end(event.error.code === 'CANCELLED' ? { kind: 'cancelled' } : { kind: 'failed', error: event.error });
      return;
  }
}

function end(outcome: DifferEnd): void {
  const { state } = useDiffer.getState();
  if (state.kind !== 'starting' && state.kind !== 'active') return;
  const { target, nasty, modes, startedAt, mode, progress } = state;
  const seconds = (performance.now() - startedAt) / 1_000;
  useDiffer.setState({ state: { kind: 'ended', outcome, seconds, target, nasty, modes, startedAt, mode, progress } });
}

/** The connection was down and the answer may be lost. */
export function recoverDiffer(): void {
  const { state } = useDiffer.getState();
  if (state.kind !== 'active') return;
  const error = workbenchError('CANCELLED', 'run', 'The connection to the engine was lost during the run.').data;
  end({ kind: 'failed', error });
}

export function forgetDiffer(): void {
  cancelDiffer();
  useDiffer.setState({ state: { kind: 'idle' } });
}
