/** The laws of the aggregate at the cursor, checked on its own data. */
import { create } from 'zustand';
import { toErrorData, type ErrorData } from '../../contract/errors';
import { lawsDefaults, type Law, type LawExample, type LawsReport } from '../../contract/model/laws';
import type { JobSpec } from '../../contract/model/job';
import type { ReportEvent } from '../../contract/model/report';
import type { RunEvent } from '../../contract/model/run';
import { api } from './connection';
import { debugRow } from './debug';
import { openDialog } from './dialogs';
import { currentFunction, type FunctionTarget } from './function-at';
import { buildJob } from './job';
import { showBottomTab } from './layout';
import { runTarget, savedTarget, type RunTarget } from './run-target';

export type LawsPhase =
  | { readonly kind: 'idle' }
  | { readonly kind: 'starting'; readonly wantsCancel: boolean }
  | {
      readonly kind: 'going';
      readonly runId: string;
      readonly law: Law | null;
      readonly progress: number;
      readonly cancel: 'none' | 'asked';
    }
  | { readonly kind: 'done' }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly error: ErrorData };

interface LawsStore {
  readonly phase: LawsPhase;
  readonly target: RunTarget | null;
  readonly job: JobSpec | null;
  readonly answer: LawsReport | null;
  /** performance.now() of the last start. */
  readonly startedAt: number;
}

const nothing: LawsStore = { phase: { kind: 'idle' }, target: null, job: null, answer: null, startedAt: 0 };

export const useLaws = create<LawsStore>()(() => nothing);

/** Events may overtake the answer that names their run. */
let early: (() => void)[] = [];

export function isChecking(phase: LawsPhase): boolean {
  return phase.kind === 'starting' || phase.kind === 'going';
}

export function checkLaws(): void {
  const target = currentFunction();
  showBottomTab('state');
  if (target !== null) void check(target);
}

async function check(target: FunctionTarget): Promise<void> {
  const startedAt = performance.now();
  const starting: LawsPhase = { kind: 'starting', wantsCancel: false };
  useLaws.setState({ ...nothing, phase: starting, target: runTarget(target), startedAt });
  early = [];
  const isCurrent = (): boolean => {
    const now = useLaws.getState();
    return now.phase.kind === 'starting' && now.startedAt === startedAt;
  };
  try {
    const job = await buildJob(await savedTarget(target, 'run'), null);
    const { runId } = await api().startRun({ job, sink: { kind: 'blackhole' }, observe: { laws: lawsDefaults } });
    const { phase } = useLaws.getState();
    if (!isCurrent() || phase.kind !== 'starting') return;
    useLaws.setState({ job, phase: { kind: 'going', runId, law: null, progress: 0, cancel: 'none' } });
    early.forEach((take) => take());
    early = [];
    if (phase.wantsCancel) cancelLaws();
  } catch (thrown) {
    if (isCurrent()) useLaws.setState({ phase: { kind: 'failed', error: toErrorData(thrown, 'setup') } });
  }
}

export function cancelLaws(): void {
  const { phase } = useLaws.getState();
  if (phase.kind === 'starting') useLaws.setState({ phase: { ...phase, wantsCancel: true } });
  if (phase.kind !== 'going' || phase.cancel === 'asked') return;
  useLaws.setState({ phase: { ...phase, cancel: 'asked' } });
  api()
    .cancelRun({ runId: phase.runId })
    .catch((thrown: unknown) => useLaws.setState({ phase: { kind: 'failed', error: toErrorData(thrown) } }));
}

export function onLawsReport(event: ReportEvent): void {
  const { report } = event;
  if (report.kind !== 'laws' && report.kind !== 'lawsProgress') return;
  const phase = ours(event.runId, () => onLawsReport(event));
  if (phase === null) return;
  if (report.kind === 'laws') useLaws.setState({ answer: report });
  else useLaws.setState({ phase: { ...phase, law: report.law, progress: report.progress } });
}

export function onRunOfLaws(event: RunEvent): void {
  if (event.kind !== 'ended' || ours(event.runId, () => onRunOfLaws(event)) === null) return;
  const { outcome } = event;
  if (outcome.kind === 'failed') useLaws.setState({ phase: { kind: 'failed', error: outcome.error } });
  else useLaws.setState({ phase: { kind: outcome.kind } });
}

function ours(runId: string, again: () => void): Extract<LawsPhase, { kind: 'going' }> | null {
  const { phase } = useLaws.getState();
  if (phase.kind === 'starting') early.push(again);
  return phase.kind === 'going' && phase.runId === runId ? phase : null;
}

/** The job on the rows of an example alone; null where they cannot be its input. */
export function jobOfExample({ cells }: LawExample): JobSpec | null {
  const { job, answer } = useLaws.getState();
  if (job === null || answer === null || cells === null || cells.length === 0) return null;
  return { ...job, source: { kind: 'inline', schema: [...answer.columns], rows: cells.map((row) => [...row]) } };
}

/** The debugger stands first in the method that the law is about. */
export function debugExample(law: Law, example: LawExample): void {
  const job = jobOfExample(example);
  if (job === null) return;
  const laws = { ...lawsDefaults, replay: { law, numbers: [...example.numbers] } };
  debugRow(job, { kind: 'inputRow', row: example.rows.length - 1 }, { laws });
}

/** What the function gives for the rows one by one becomes a case. */
export function acceptExample(example: LawExample): void {
  const job = jobOfExample(example);
  const { target } = useLaws.getState();
  if (job !== null && target !== null)
    openDialog({ kind: 'accept', job, file: target.file, rows: example.rows.length });
}

export function forgetLaws(): void {
  cancelLaws();
  useLaws.setState(nothing);
}
