import { stateLimits } from '../../../contract/model/state';
import type { useMicroscope } from '../../state/microscope';
import { counted, grouped } from '../../ui/figures';

type Store = ReturnType<typeof useMicroscope.getState>;

/** Where the recording stands, and what of it is kept. */
export function stateStatus({ phase, report, asked, target }: Store): string {
  if (phase.kind === 'idle') return '';
  if (phase.kind === 'failed') return 'Failed';
  const name = target?.name ?? '';
  if (phase.kind === 'starting' || report === null) return phase.kind === 'ended' ? endText(phase) : `Starting ${name}`;
  const keys = report.keys.length;
  const of = asked === null ? keysText(report.groups, keys) : 'one key';
  const calls = report.keys.reduce((sum, key) => sum + key.calls, 0);
  const end = phase.kind === 'ended' && phase.outcome.kind !== 'done' ? `, ${endText(phase).toLowerCase()}` : '';
  return `${name}: ${of}, ${counted(calls, 'call')}${end}`;
}

function endText({ outcome }: Extract<Store['phase'], { kind: 'ended' }>): string {
  return outcome.kind === 'done' ? 'No rows' : outcome.kind === 'failed' ? 'Failed' : 'Cancelled';
}

function keysText(groups: number, kept: number): string {
  return groups > kept ? `the first ${kept} of ${grouped(groups)} keys` : counted(groups, 'key');
}

/** For the foot of the view. */
export const limitsText =
  `Kept of a run: ${stateLimits.keys} keys, of each the first ${grouped(stateLimits.firstCalls)} and the last ` +
  `${grouped(stateLimits.lastCalls)} calls, ${stateLimits.bytes / 2 ** 20} MB in all.`;
