/** The state microscope of this window: a run that records what it does to the accumulators of an aggregate. */
import { create } from 'zustand';
import { toErrorData, type ErrorData } from '../../contract/errors';
import type { Field } from '../../contract/model/data-type';
import type { JobSpec } from '../../contract/model/job';
import type { ReportEvent } from '../../contract/model/report';
import type { Cell } from '../../contract/model/rows';
import type { RunEvent, RunOutcome } from '../../contract/model/run';
import type { StateReport, StateSteps } from '../../contract/model/state';
import { api } from './connection';
import { currentFunction, type FunctionTarget } from './function-at';
import { buildJob } from './job';
import { showBottomTab } from './layout';
import { runTarget, savedTarget, type RunTarget } from './run-target';
import { Timeline } from './state-timeline';

export type MicroscopePhase =
  | { readonly kind: 'idle' }
  | { readonly kind: 'starting'; readonly wantsCancel: boolean }
  | { readonly kind: 'going'; readonly runId: string; readonly cancel: 'none' | 'asked' }
  | { readonly kind: 'ended'; readonly outcome: RunOutcome }
  | { readonly kind: 'failed'; readonly error: ErrorData };

interface MicroscopeStore {
  readonly phase: MicroscopePhase;
  readonly target: RunTarget | null;
  /** The one key that was asked for. */
  readonly asked: readonly Cell[] | null;
  /** Columns of the key. */
  readonly keyFields: readonly Field[];
  readonly report: StateReport | null;
  /** By the key's place in the report; there when the run has ended. */
  readonly steps: ReadonlyMap<number, StateSteps>;
  readonly selected: number;
  readonly timeline: Timeline | null;
  /** Of the timeline. */
  readonly index: number;
}

const nothing: MicroscopeStore = {
  phase: { kind: 'idle' },
  target: null,
  asked: null,
  keyFields: [],
  report: null,
  steps: new Map(),
  selected: 0,
  timeline: null,
  index: 0,
};

export const useMicroscope = create<MicroscopeStore>()(() => nothing);

let job: JobSpec | null = null;
/** Counts starts: a later one makes the answer to this one unwanted. */
let starts = 0;
/** Events may overtake the answer that names their run. */
let early: (() => void)[] = [];

export function isLooking(phase: MicroscopePhase): boolean {
  return phase.kind === 'starting' || phase.kind === 'going';
}

/** Of the function at the cursor, the first keys that come. */
export function lookAtState(): void {
  const target = currentFunction();
  showBottomTab('state');
  if (target !== null) void look(target);
}

async function look(target: FunctionTarget): Promise<void> {
  await start(runTarget(target), null, async () => buildJob(await savedTarget(target, 'run'), null));
}

/** Of one key of a result. */
export function lookAtKey(target: RunTarget, ofRun: JobSpec, key: readonly Cell[]): void {
  showBottomTab('state');
  const { limit, ...whole } = ofRun;
  void start(target, key, () => Promise.resolve(limit === undefined ? ofRun : whole));
}

async function start(target: RunTarget, asked: readonly Cell[] | null, jobOf: () => Promise<JobSpec>): Promise<void> {
  const starting: MicroscopePhase = { kind: 'starting', wantsCancel: false };
  useMicroscope.setState({ ...nothing, phase: starting, target, asked });
  early = [];
  starts += 1;
  const ours = starts;
  try {
    const wanted = await jobOf();
    if (ours !== starts) return;
    job = wanted;
    const keys = asked === null ? null : [[...asked]];
    const { runId } = await api().startRun({ job, sink: { kind: 'blackhole' }, observe: { state: { keys } } });
    const { phase } = useMicroscope.getState();
    if (ours !== starts || phase.kind !== 'starting') return;
    useMicroscope.setState({ phase: { kind: 'going', runId, cancel: 'none' } });
    early.forEach((take) => take());
    early = [];
    if (phase.wantsCancel) cancelLook();
  } catch (thrown) {
    if (ours === starts && useMicroscope.getState().phase.kind === 'starting')
      useMicroscope.setState({ phase: { kind: 'failed', error: toErrorData(thrown, 'setup') } });
  }
}

export function cancelLook(): void {
  const { phase } = useMicroscope.getState();
  if (phase.kind === 'starting') useMicroscope.setState({ phase: { ...phase, wantsCancel: true } });
  if (phase.kind !== 'going' || phase.cancel === 'asked') return;
  useMicroscope.setState({ phase: { ...phase, cancel: 'asked' } });
  api()
    .cancelRun({ runId: phase.runId })
    .catch((thrown: unknown) => useMicroscope.setState({ phase: { kind: 'failed', error: toErrorData(thrown) } }));
}

export function onStateReport({ runId, report }: ReportEvent): void {
  if (report.kind !== 'state' && report.kind !== 'stateSteps') return;
  if (!isOurs(runId, () => onStateReport({ runId, slot: 0, report }))) return;
  if (report.kind === 'state') {
    useMicroscope.setState({ report });
    return;
  }
  const steps = new Map(useMicroscope.getState().steps);
  steps.set(report.key, report);
  useMicroscope.setState({ steps });
  if (report.key === useMicroscope.getState().selected) selectKey(report.key);
}

export function onRunOfMicroscope(event: RunEvent): void {
  if (!isOurs(event.runId, () => onRunOfMicroscope(event))) return;
  if (event.kind === 'opened') {
    const first = job?.changelog === true ? 1 : 0;
    const keyFields = event.columns.slice(first, first + (job?.groupBy?.length ?? 0));
    useMicroscope.setState({ keyFields });
  }
  if (event.kind === 'ended') useMicroscope.setState({ phase: { kind: 'ended', outcome: event.outcome } });
}

function isOurs(runId: string, again: () => void): boolean {
  const { phase } = useMicroscope.getState();
  if (phase.kind === 'starting') early.push(again);
  return phase.kind === 'going' && phase.runId === runId;
}

export function selectKey(selected: number): void {
  const { steps, report } = useMicroscope.getState();
  const told = steps.get(selected);
  const timeline = told === undefined ? null : new Timeline(told, report?.views.map(({ kind }) => kind) ?? []);
  useMicroscope.setState({ selected, timeline, index: Math.max(0, (timeline?.count ?? 0) - 1) });
}

export function moveTo(index: number): void {
  const { timeline } = useMicroscope.getState();
  if (timeline === null) return;
  useMicroscope.setState({ index: Math.min(timeline.count - 1, Math.max(0, index)) });
}

export function forgetMicroscope(): void {
  cancelLook();
  useMicroscope.setState(nothing);
}
