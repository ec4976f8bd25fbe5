/** The profiles of this window: the last ten runs that were profiled, and what is looked at of them. */
import { create } from 'zustand';
import { toErrorData } from '../../contract/errors';
import type { JobSpec, Mode } from '../../contract/model/job';
import type { ProfileFormat, ProfileWay, SlotProfile } from '../../contract/model/profile';
import type { ReportEvent } from '../../contract/model/report';
import type { RunEvent, RunOutcome } from '../../contract/model/run';
import { api, workbench } from './connection';
import { download } from './download';
import { useEditor } from './editor';
import { currentFunction, type FunctionTarget } from './function-at';
import { showBottomTab } from './layout';
import { notify } from './notices';
import { startRun, useRun } from './run';
import type { RunTarget } from './run-target';

export interface KeptProfile {
  readonly runId: string;
  readonly target: RunTarget;
  readonly job: JobSpec;
  /** null until the run has opened. */
  readonly mode: Mode | null;
  readonly slots: readonly SlotProfile[];
  readonly outcome: RunOutcome | null;
  /** Fingerprints of the files that were open, so that lines can be told from those of edited files. */
  readonly hashes: Readonly<Record<string, string>>;
}

interface ProfileStore {
  readonly way: ProfileWay;
  /** The newest first. */
  readonly kept: readonly KeptProfile[];
  /** What is looked at, by run; `base`: what it is compared with. */
  readonly shown: string | null;
  readonly base: string | null;
  /** null: all slots together. */
  readonly slot: number | null;
  /** Lines are marked in the editor. */
  readonly heat: boolean;
  /** A run in the other mode, which no other view shows. */
  readonly other: { readonly runId: string; readonly of: string } | null;
}

export const useProfile = create<ProfileStore>()(() => ({
  way: 'sampling',
  kept: [],
  shown: null,
  base: null,
  slot: null,
  heat: true,
  other: null,
}));

/** As many as the engine keeps runs. */
const profilesKept = 10;

export function setProfileWay(way: ProfileWay): void {
  useProfile.setState({ way });
}

export function toggleHeat(): void {
  useProfile.setState({ heat: !useProfile.getState().heat });
}

export function showSlot(slot: number | null): void {
  useProfile.setState({ slot });
}

export function showProfile(runId: string): void {
  const { base } = useProfile.getState();
  useProfile.setState({ shown: runId, slot: null, base: base === runId ? null : base });
}

export function compareWithProfile(runId: string | null): void {
  useProfile.setState({ base: runId });
}

export function keptProfile(store: Pick<ProfileStore, 'kept'>, runId: string | null): KeptProfile | null {
  return store.kept.find((each) => each.runId === runId) ?? null;
}

export function isProfiling(store: Pick<ProfileStore, 'other'>): boolean {
  return store.other !== null;
}

export function profileCurrentFunction(): void {
  const target = currentFunction();
  showBottomTab('profile');
  if (target !== null) void profileFunction(target);
}

/** Its rows are shown like those of any run; only its profile is besides. */
export async function profileFunction(target: FunctionTarget): Promise<void> {
  showBottomTab('profile');
  useProfile.setState({ base: null, slot: null });
  await startRun(target, { profile: useProfile.getState().way });
}

/** The same job once more, in the mode it was not in; then both are compared. */
export async function profileInOtherMode(first: KeptProfile): Promise<void> {
  const mode = first.mode === 'thread' ? 'process' : 'thread';
  const job = { ...first.job, settings: { ...first.job.settings, 'python.execution-mode': mode } };
  const way = first.slots[0]?.report.way ?? useProfile.getState().way;
  try {
    const { runId } = await api().startRun({ job, sink: { kind: 'blackhole' }, observe: { profile: way } });
    keep({ ...first, runId, job, mode: null, slots: [], outcome: null });
    useProfile.setState({ other: { runId, of: first.runId } });
    takeEarly();
  } catch (thrown) {
    notify('danger', `The other mode did not start: ${toErrorData(thrown).error}`);
  }
}

export function cancelOtherMode(): void {
  const { other } = useProfile.getState();
  if (other !== null) void api().cancelRun({ runId: other.runId });
}

/** Events may overtake the answer that names their run. */
const early: (() => void)[] = [];
const earlyMost = 100;

function takeEarly(): void {
  early.splice(0).forEach((take) => take());
}

export function onProfileReport(event: ReportEvent): void {
  const { report, runId, slot } = event;
  if (report.kind !== 'profile') return;
  const known = keptProfile(useProfile.getState(), runId) ?? adopted(runId);
  if (known === null) {
    early.push(() => onProfileReport(event));
    early.splice(0, early.length - earlyMost);
    return;
  }
  const slots = [...known.slots.filter((each) => each.slot !== slot), { slot, report }];
  change(runId, { slots: slots.sort((a, b) => a.slot - b.slot) });
}

/** After the run's own store has heard it. */
export function onRunOfProfile(event: RunEvent): void {
  const { runId } = event;
  takeEarly();
  const known = keptProfile(useProfile.getState(), runId);
  if (known === null) return;
  if (event.kind === 'opened') change(runId, { mode: event.mode.effective });
  if (event.kind === 'ended') void end(runId, event.outcome);
}

/** The engine's account of a run that has ended counts: reports may have been lost on their way. */
async function end(runId: string, outcome: RunOutcome): Promise<void> {
  change(runId, { outcome, ...(outcome.kind === 'done' ? { mode: outcome.summary.effectiveMode } : {}) });
  const { other } = useProfile.getState();
  const slots = await api()
    .readProfile({ runId })
    .then(
      (answer) => answer.slots,
      () => null,
    );
  if (slots !== null) change(runId, { slots });
  if (other?.runId !== runId) return;
  if (outcome.kind === 'done' && slots !== null) useProfile.setState({ other: null, shown: runId, base: other.of });
  else useProfile.setState({ other: null });
  if (outcome.kind === 'failed') notify('danger', `The other mode failed: ${outcome.error.error}`);
}

/** The first report of the run that this window shows makes it a profile, whoever asked for it: a button or the settings. */
function adopted(runId: string): KeptProfile | null {
  const { state } = useRun.getState();
  if ((state.kind !== 'active' && state.kind !== 'ended') || state.runId !== runId || state.job === null) return null;
  const hashes = Object.fromEntries(useEditor.getState().files.map((file) => [file.path, file.savedHash]));
  const { target, job, opened } = state;
  const made = { runId, target, job, mode: opened?.mode.effective ?? null, slots: [], outcome: null, hashes };
  keep(made);
  useProfile.setState({ shown: runId, slot: null });
  return made;
}

function keep(profile: KeptProfile): void {
  const kept = [profile, ...useProfile.getState().kept].slice(0, profilesKept);
  const { base, shown } = useProfile.getState();
  const isThere = (runId: string | null): boolean => kept.some((each) => each.runId === runId);
  useProfile.setState({ kept, base: isThere(base) ? base : null, shown: isThere(shown) ? shown : null });
}

function change(runId: string, changes: Partial<KeptProfile>): void {
  const kept = useProfile.getState().kept.map((each) => (each.runId === runId ? { ...each, ...changes } : each));
  useProfile.setState({ kept });
}

/** By the desktop's dialog, or as a download of the browser. */
export async function saveProfile(runId: string, slot: number | null, format: ProfileFormat): Promise<void> {
  try {
    const file = await api().exportProfile({ runId, slot, format });
    if (workbench().host === 'browser') {
      download(file.name, file.base64);
      return;
    }
    const { path } = await api().saveFile(file);
    if (path !== null) notify('info', `Saved ${path}.`);
  } catch (thrown) {
    const { error, hint } = toErrorData(thrown);
    notify('danger', hint === undefined ? error : `${error} ${hint}`);
  }
}

export function forgetProfiles(): void {
  cancelOtherMode();
  early.length = 0;
  useProfile.setState({ kept: [], shown: null, base: null, slot: null, other: null });
}
