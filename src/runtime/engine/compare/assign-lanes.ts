/** Which function each mode of a comparison runs: row and Arrow modes need different bodies of the same function. */
import { workbenchError } from '../../../contract/errors';
import type { ModeResult } from '../../../contract/model/compare';
import type { Mode } from '../../../contract/model/job';
import type { UdfInfo } from '../../../contract/model/udf';
import { callsPandas, type BoundArgument } from '../planning/bind-arguments';
import { decideMode } from '../planning/decide-mode';
import { describeKind } from '../planning/describe-kind';

export interface LaneFunction {
  readonly file: string;
  readonly udf: UdfInfo;
}

export type LaneAssignment =
  | {
      readonly kind: 'run';
      /** The mode asked for. */
      readonly mode: Mode;
      /** What it really runs in, with the reason where that is another one. */
      readonly effective: Mode;
      readonly reason: string | null;
      readonly function: LaneFunction;
      readonly adapter: boolean;
      readonly ran: ModeResult['ran'];
    }
  | { readonly kind: 'unavailable'; readonly mode: Mode; readonly reason: string };

export interface LaneQuestion {
  readonly asked: LaneFunction;
  readonly twin: LaneFunction | null;
  readonly args: readonly BoundArgument[];
  /** The function gets the whole row. */
  readonly isRowBased: boolean;
}

export function assignLane(mode: Mode, question: LaneQuestion): LaneAssignment {
  return mode === 'process-arrow' ? assignArrow(question) : assignRow(mode, question);
}

function assignArrow(question: LaneQuestion): LaneAssignment {
  const { asked, twin, args, isRowBased } = question;
  const mode = 'process-arrow';
  const base = { kind: 'run', mode, effective: mode, reason: null } as const;
  if (asked.udf.funcType === 'pandas') return { ...base, function: asked, adapter: false, ran: 'function' };
  if (twin !== null) return { ...base, function: twin, adapter: false, ran: 'twin' };
  if (callsPandas(args)) return { ...base, function: asked, adapter: false, ran: 'function' };
  const isAdaptable = asked.udf.kind === 'scalar' && !isRowBased && !args.some(({ kind }) => kind === 'call');
  if (isAdaptable) return { ...base, function: asked, adapter: true, ran: 'adapter' };
  const what = describeKind(asked.udf.kind);
  const why = asked.udf.kind === 'scalar' ? ' with calls or whole rows as arguments' : ', which runs row by row';
  return {
    kind: 'unavailable',
    mode,
    reason: `${asked.udf.name} is ${what}${why}, and it has no pandas twin.`,
  };
}

function assignRow(mode: 'process-row' | 'thread', question: LaneQuestion): LaneAssignment {
  const { asked, twin, args } = question;
  const isOwn = asked.udf.funcType === 'general';
  const chosen = isOwn ? asked : twin;
  if (chosen === null) {
    const reason =
      mode === 'thread'
        ? `${asked.udf.name} is a pandas function: thread mode runs general functions only, and it has no row twin.`
        : `${asked.udf.name} is a pandas function, and it has no row twin to run row by row.`;
    return { kind: 'unavailable', mode, reason };
  }
  if (mode === 'thread' && chosen.udf.kind === 'async_scalar') {
    const reason = `${chosen.udf.name} is an async scalar function, which Flink does not run in thread mode.`;
    return { kind: 'unavailable', mode, reason };
  }
  const { effective, reason } = decideMode(chosen.udf, args, mode === 'thread' ? 'thread' : 'process');
  return { kind: 'run', mode, effective, reason, function: chosen, adapter: false, ran: isOwn ? 'function' : 'twin' };
}

/** A mode that falls back to the very run of another one, whose figures are its own. */
export interface Follower {
  readonly mode: Mode;
  readonly leader: Mode;
  readonly reason: string | null;
}

/** The first of the modes that run the same leads, unless a later one was asked to run just that. */
export function followersOf(assignments: readonly LaneAssignment[]): Follower[] {
  const lanes = assignments.filter((lane) => lane.kind === 'run');
  return lanes.flatMap(({ mode, effective, reason, function: own, adapter }): Follower[] => {
    const same = lanes.filter(
      (each) => each.effective === effective && each.function === own && each.adapter === adapter,
    );
    const leader = same.find((each) => each.mode === effective) ?? same[0];
    return leader === undefined || leader.mode === mode ? [] : [{ mode, leader: leader.mode, reason }];
  });
}

const twinKinds: Readonly<Partial<Record<UdfInfo['kind'], UdfInfo['kind']>>> = {
  scalar: 'pandas_scalar',
  pandas_scalar: 'scalar',
  aggregate: 'pandas_aggregate',
  pandas_aggregate: 'aggregate',
};

/** Throws BAD_REQUEST where the twin is not the other kind of the same function. */
export function requireTwin(asked: UdfInfo, twin: UdfInfo): void {
  const wanted = twinKinds[asked.kind];
  if (twin.kind === wanted) return;
  throw workbenchError(
    'BAD_REQUEST',
    'usage',
    wanted === undefined
      ? `${asked.name} is ${describeKind(asked.kind)}: it has no twin.`
      : `${twin.name} is no twin of ${asked.name}: it must be ${describeKind(wanted)}.`,
    { function: asked.name, twin: twin.name, funcType: twin.funcType, kind: twin.kind },
    {
      hint:
        asked.funcType === 'general' ? "Declare it with func_type='pandas'." : "Declare it without func_type='pandas'.",
    },
  );
}
