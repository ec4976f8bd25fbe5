/** From what is known of a run at its end to what is kept of it. */
import type { ErrorData } from '../../../contract/errors';
import type { CompareEvent, CompareResult, CompareSpec, ModeResult } from '../../../contract/model/compare';
import type {
  HistoryData,
  HistoryDetail,
  HistoryEntry,
  HistoryVersions,
  HistoryWhat,
} from '../../../contract/model/history';
import type { FunctionRef, JobSpec } from '../../../contract/model/job';
import type { RunOutcome } from '../../../contract/model/run';
import type { EffectiveSettings } from '../../../contract/model/settings';
import type { TuneEvent, TuneResult, TuneSpec } from '../../../contract/model/tune';
import type { Snapshot } from './snapshot';

type EndOf<E> = Extract<E, { kind: 'ended' }> extends { readonly outcome: infer O } ? O : never;

export type Ended =
  | { readonly what: 'run'; readonly outcome: RunOutcome }
  | { readonly what: 'compare'; readonly outcome: EndOf<CompareEvent> }
  | { readonly what: 'tune'; readonly outcome: EndOf<TuneEvent> };

export interface Recorded {
  readonly id: string;
  readonly at: number;
  readonly what: HistoryWhat;
  /** As it is kept: paths relative to the project. */
  readonly job: JobSpec;
  readonly twin: FunctionRef | null;
  readonly asked: 'process' | 'thread';
  readonly compare: CompareSpec | null;
  readonly tune: TuneSpec | null;
  readonly snapshot: Snapshot;
  readonly data: HistoryData;
  readonly settings: EffectiveSettings;
  readonly settingsHash: string;
  readonly versions: HistoryVersions;
  readonly memoryBytes: number | null;
  readonly rerunOf: string | null;
  readonly ended: Ended;
}

type Figures = Pick<HistoryEntry, 'effective' | 'rows' | 'rowsIn' | 'seconds' | 'rowsPerSecond'>;
type Answer = Pick<HistoryDetail, 'figures' | 'compare' | 'tune' | 'notes'> & { readonly line: Figures };

const noFigures: Figures = { effective: null, rows: null, rowsIn: null, seconds: null, rowsPerSecond: null };

export function describeEnd(recorded: Recorded): HistoryDetail {
  const { ended, snapshot, data, job } = recorded;
  const { line, ...answer } = answerOf(recorded);
  const error = ended.outcome.kind === 'failed' ? ended.outcome.error : null;
  return {
    entry: {
      id: recorded.id,
      at: recorded.at,
      what: recorded.what,
      file: job.function.file,
      function: job.function.name,
      asked: recorded.asked,
      outcome: ended.outcome.kind,
      error: error === null ? null : firstLine(error),
      codeHash: snapshot.codeHash,
      settingsHash: recorded.settingsHash,
      data: data.label,
      dataHash: data.hash,
      rerunOf: recorded.rerunOf,
      ...line,
    },
    job,
    twin: recorded.twin,
    files: [...snapshot.files],
    data,
    settings: recorded.settings,
    versions: recorded.versions,
    error,
    ...answer,
  };
}

function firstLine({ error, error_type: type }: ErrorData): string {
  const [line = ''] = error.split('\n');
  return (line === '' ? type : line).slice(0, 300);
}

function answerOf(recorded: Recorded): Answer {
  const { ended } = recorded;
  switch (ended.what) {
    case 'run':
      return runAnswer(ended.outcome, recorded.memoryBytes);
    case 'compare':
      return compareAnswer(recorded.compare, ended.outcome.kind === 'done' ? ended.outcome.result : null);
    case 'tune':
      return tuneAnswer(recorded.tune, ended.outcome.kind === 'failed' ? null : ended.outcome.result);
  }
}

const nothing = { figures: null, compare: null, tune: null, notes: [] };

function runAnswer(outcome: RunOutcome, memoryBytes: number | null): Answer {
  if (outcome.kind !== 'done') return { ...nothing, line: { ...noFigures, rows: outcome.rows } };
  const { rows, rowsIn, seconds, effectiveMode, phasesMs, stages, bundles, notes, latencies } = outcome.summary;
  return {
    ...nothing,
    notes,
    figures: { phasesMs, stages, bundles, latencies: latencies ?? null, memoryBytes },
    line: { effective: effectiveMode, rows, rowsIn, seconds, rowsPerSecond: seconds > 0 ? rowsIn / seconds : null },
  };
}

function compareAnswer(spec: CompareSpec | null, result: CompareResult | null): Answer {
  const compare = spec === null ? null : { spec: specOf(spec), result };
  if (result === null) return { ...nothing, compare, line: noFigures };
  const { mode } = result.advice;
  const advised = mode === null ? undefined : result.modes[mode];
  const best = advised?.available === true ? advised : fastest(result);
  return {
    ...nothing,
    compare,
    notes: result.notes,
    line: { ...noFigures, effective: mode, rows: result.rows, rowsPerSecond: best?.rowsPerSecond ?? null },
  };
}

function fastest({ modes }: CompareResult): ModeResult | undefined {
  const ran = Object.values(modes).flatMap((mode) => (mode.available ? [mode] : []));
  return ran.sort((a, b) => b.rowsPerSecond - a.rowsPerSecond)[0];
}

function specOf(spec: CompareSpec): Omit<CompareSpec, 'job' | 'twin'> {
  const { modes, rows, repeat, seconds } = spec;
  return { modes, repeat, seconds, ...(rows === undefined ? {} : { rows }) };
}

function tuneAnswer(spec: TuneSpec | null, result: TuneResult | null): Answer {
  const tune = spec === null ? null : { spec: tuneSpecOf(spec), result };
  if (result === null) return { ...nothing, tune, line: noFigures };
  const chosen = result.choice?.candidate;
  return {
    ...nothing,
    tune,
    notes: result.notes,
    line: {
      ...noFigures,
      effective: chosen?.settings.mode ?? null,
      seconds: result.seconds,
      rowsPerSecond: chosen?.rowsPerSecond ?? null,
    },
  };
}

function tuneSpecOf(spec: TuneSpec): Omit<TuneSpec, 'job' | 'twin'> {
  const { modes, goal, limits, budgetSeconds, mostSlots, rows } = spec;
  return {
    modes,
    goal,
    limits,
    budgetSeconds,
    ...(mostSlots === undefined ? {} : { mostSlots }),
    ...(rows === undefined ? {} : { rows }),
  };
}
