/** Which function each mode of a comparison runs: row and Arrow modes need different bodies of the same function. */
import { workbenchError } from '../../../contract/errors';
import type { ModeResult } from '../../../contract/model/compare';
import type { Mode } from '../../../contract/model/job';
import type { UdfInfo } from '../../../contract/model/udf';

export interface LaneFunction {
  readonly file: string;
  readonly udf: UdfInfo;
}

export type LaneAssignment =
  | {
      readonly kind: 'run';
      readonly mode: Mode;
      readonly function: LaneFunction;
      readonly adapter: boolean;
      readonly ran: ModeResult['ran'];
    }
  | { readonly kind: 'unavailable'; readonly mode: Mode; readonly reason: string };

export function assignLane(mode: Mode, asked: LaneFunction, twin: LaneFunction | null): LaneAssignment {
  const wants = mode === 'process-arrow' ? 'pandas' : 'general';
  if (asked.udf.funcType === wants) return { kind: 'run', mode, function: asked, adapter: false, ran: 'function' };
  if (twin !== null) return { kind: 'run', mode, function: twin, adapter: false, ran: 'twin' };
  if (wants === 'pandas') return { kind: 'run', mode, function: asked, adapter: true, ran: 'adapter' };
  return {
    kind: 'unavailable',
    mode,
    reason:
      mode === 'thread'
        ? `${asked.udf.name} is a pandas function: thread mode runs general functions only, and it has no row twin.`
        : `${asked.udf.name} is a pandas function, and it has no row twin to run row by row.`,
  };
}

/** Throws BAD_REQUEST where the twin is not the other kind of the same function. */
export function requireTwin(asked: UdfInfo, twin: UdfInfo): void {
  const wants = asked.funcType === 'general' ? 'pandas' : 'general';
  if (twin.funcType === wants && (twin.kind === 'scalar' || twin.kind === 'pandas_scalar')) return;
  throw workbenchError(
    'BAD_REQUEST',
    'usage',
    `${twin.name} is no twin of ${asked.name}: it must be a ${wants} scalar function.`,
    { function: asked.name, twin: twin.name, funcType: twin.funcType, kind: twin.kind },
    { hint: wants === 'pandas' ? "Declare it with func_type='pandas'." : "Declare it without func_type='pandas'." },
  );
}
