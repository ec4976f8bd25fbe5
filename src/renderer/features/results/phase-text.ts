import type { RunPhase } from '../../../contract/model/run';
import type { RunState } from '../../state/run';

const phaseNames: Readonly<Record<RunPhase, string>> = {
  preparing: 'Preparing Python',
  'starting-worker': 'Starting worker',
  running: 'Running',
  collecting: 'Collecting',
};

const shortPhaseNames: Readonly<Record<RunPhase, string>> = {
  preparing: 'prepare',
  'starting-worker': 'start',
  running: 'run',
  collecting: 'collect',
};

/** Beside its time, in a row with the others. */
export function shortPhaseName(phase: RunPhase): string {
  return shortPhaseNames[phase];
}

/** The run in one or two words. */
export function phaseText(state: RunState): string {
  switch (state.kind) {
    case 'idle':
      return 'Ready';
    case 'starting':
      return state.wantsCancel ? 'Cancelling' : 'Saving and planning';
    case 'active': {
      const last = state.phases.at(-1);
      if (state.cancel === 'asked') return 'Cancelling';
      return last === undefined ? 'Preparing Python' : phaseNames[last.phase];
    }
    case 'ended':
      switch (state.outcome.kind) {
        case 'done':
          return 'Done';
        case 'failed':
          return 'Failed';
        case 'cancelled':
          return 'Cancelled';
      }
  }
}
