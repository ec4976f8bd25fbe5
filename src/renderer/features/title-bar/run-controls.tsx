import { Bug, Flame, Play, Scale, SlidersHorizontal, Square } from 'lucide-react';
import { cancelWhatRuns } from '../../state/actions';
import { compareCurrentFunction, isComparing, useCompare } from '../../state/compare';
import { debugCurrentFunction, isDebugging, useDebug } from '../../state/debug';
import { useCurrentFunction } from '../../state/function-at';
import { profileCurrentFunction } from '../../state/profile';
import { isTuning, showTune, useTune } from '../../state/tune';
import { isRunning, runCurrentFunction, useRun, type RunState } from '../../state/run';
import { Button } from '../../ui/button';
import { CommandHint } from '../shortcuts/command-hint';
import { Hint } from '../../ui/hint';

/** `measuring`: a comparison or a search, whose figures a run beside them would spoil. */
type Busy = 'no' | 'running' | 'measuring' | 'stopping';

/** Cancel is where Run was, Stop stays beside Compare: the hand that started finds how to stop. */
export function RunControls() {
  const info = useCurrentFunction();
  const running = useRun((store) => busyRunning(store.state));
  const comparing = useCompare((store) => isComparing(store.state));
  const tuning = useTune((store) => isTuning(store.state));
  const measuring = comparing || tuning;
  const busy: Busy = running === 'no' && measuring ? 'measuring' : running;
  const debugging = useDebug((store) => isDebugging(store.phase));
  const name = info?.name ?? 'the function at the cursor';
  return (
    <div className="title-group">
      {busy === 'running' || busy === 'stopping' ? (
        <Hint text="Cancel the run" shortcut="Esc">
          <Button look="danger" className="title-run" onClick={cancelWhatRuns} disabled={busy === 'stopping'}>
            <Square size={12} aria-hidden fill="currentColor" />
            {busy === 'stopping' ? 'Cancelling' : 'Cancel'}
          </Button>
        </Hint>
      ) : (
        <CommandHint text={`Run ${name}`} command="run">
          <Button look="primary" className="title-run" onClick={runCurrentFunction} disabled={measuring}>
            <Play size={14} aria-hidden fill="currentColor" /> Run
          </Button>
        </CommandHint>
      )}
      <CommandHint text={`Race ${name} in every mode`} command="compare">
        <Button onClick={compareCurrentFunction} disabled={busy !== 'no'}>
          <Scale size={14} aria-hidden /> Compare
        </Button>
      </CommandHint>
      <CommandHint text={`Search the settings that serve ${name} best`} command="tune">
        <Button onClick={showTune}>
          <SlidersHorizontal size={14} aria-hidden /> <span className="title-word">Tune</span>
        </Button>
      </CommandHint>
      <CommandHint text={`Debug ${name}`} command="debug">
        <Button onClick={debugCurrentFunction} disabled={busy !== 'no' || debugging}>
          <Bug size={14} aria-hidden /> <span className="title-word">Debug</span>
        </Button>
      </CommandHint>
      <CommandHint text={`See where the time of ${name} goes`} command="profile">
        <Button onClick={profileCurrentFunction} disabled={busy !== 'no' || debugging}>
          <Flame size={14} aria-hidden /> <span className="title-word">Profile</span>
        </Button>
      </CommandHint>
      <Hint text="Stop what is running" shortcut="Esc">
        <Button onClick={cancelWhatRuns} disabled={busy === 'no' && !debugging}>
          <Square size={12} aria-hidden /> Stop
        </Button>
      </Hint>
    </div>
  );
}

function busyRunning(state: RunState): Exclude<Busy, 'measuring'> {
  if (!isRunning(state)) return 'no';
  const stopping =
    (state.kind === 'active' && state.cancel === 'asked') || (state.kind === 'starting' && state.wantsCancel);
  return stopping ? 'stopping' : 'running';
}
