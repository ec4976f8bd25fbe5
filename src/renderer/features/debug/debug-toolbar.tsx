import { ArrowDownToDot, ArrowUpFromDot, Pause, Play, RotateCcw, Square, StepForward } from 'lucide-react';
import type { ReactNode } from 'react';
import { changeStops, useBreakpoints } from '../../state/breakpoints';
import { isDebugging, restartDebug, step, stopDebug, stopOf, useDebug, type DebugPhase } from '../../state/debug';
import { CommandIconButton } from '../shortcuts/command-hint';

export function DebugToolbar() {
  const phase = useDebug((store) => store.phase);
  const focusText = useDebug((store) => store.focusText);
  const stands = useDebug((store) => store.place !== null);
  const runs = useDebug((store) => store.sessions.some(({ state }) => state === 'running'));
  const going = isDebugging(phase);
  const { raised, uncaught, justMyCode } = useBreakpoints();
  const action = (label: string, command: string, run: () => void, enabled: boolean, icon: ReactNode) => (
    <CommandIconButton label={label} command={command} onClick={run} disabled={!enabled}>
      {icon}
    </CommandIconButton>
  );
  return (
    <div className="rows-head debug-head" role="toolbar" aria-label="Debugger">
      {stands || !runs
        ? action('Continue', 'debug', () => void step('continue'), stands, <Play size={15} aria-hidden />)
        : action('Pause', 'debug-pause', () => void step('pause'), runs, <Pause size={15} aria-hidden />)}
      {action('Step over', 'debug-over', () => void step('next'), stands, <StepForward size={15} aria-hidden />)}
      {action('Step into', 'debug-into', () => void step('stepIn'), stands, <ArrowDownToDot size={15} aria-hidden />)}
      {action('Step out', 'debug-out', () => void step('stepOut'), stands, <ArrowUpFromDot size={15} aria-hidden />)}
      {action('Restart', 'debug-restart', restartDebug, phase.kind !== 'starting', <RotateCcw size={15} aria-hidden />)}
      {action('Stop', 'debug-stop', stopDebug, going, <Square size={13} aria-hidden />)}
      <span role="status" aria-label="Debugger is" className="debug-status">
        <StatusText phase={phase} />
      </span>
      {focusText === null ? null : <span className="debug-focus">{focusText}</span>}
      <span className="rows-space" />
      <Check label="Uncaught exceptions" on={uncaught} set={(on) => changeStops({ uncaught: on })} />
      <Check label="Raised exceptions" on={raised} set={(on) => changeStops({ raised: on })} />
      <Check label="Just my code" on={justMyCode} set={(on) => changeStops({ justMyCode: on })} disabled={going} />
    </div>
  );
}

interface CheckProps {
  readonly label: string;
  readonly on: boolean;
  readonly set: (on: boolean) => void;
  readonly disabled?: boolean;
}

function Check({ label, on, set, disabled = false }: CheckProps) {
  return (
    <label className="debug-check">
      <input type="checkbox" checked={on} disabled={disabled} onChange={(event) => set(event.target.checked)} /> {label}
    </label>
  );
}

const reasons: Readonly<Record<string, string>> = {
  breakpoint: 'at a breakpoint',
  step: 'after a step',
  exception: 'on an exception',
  pause: 'paused',
};

function StatusText({ phase }: { readonly phase: DebugPhase }) {
  const sessions = useDebug((store) => store.sessions);
  const place = useDebug((store) => store.place);
  const stop = place === null ? undefined : stopOf(sessions, place.sessionId, place.threadId);
  if (phase.kind === 'starting') return 'Starting';
  if (phase.kind !== 'going') return phase.kind === 'failed' ? 'Failed' : 'Ended';
  if (stop !== undefined) {
    const line = stop.frame === null ? '' : `, line ${stop.frame.line}`;
    return (
      <>
        <b>Stopped</b> {reasons[stop.reason] ?? stop.reason}
        {line}
        {stop.text === null ? null : <span className="debug-exception"> {stop.text}</span>}
      </>
    );
  }
  if (sessions.length === 0) return 'Starting a worker';
  return sessions.some(({ state }) => state === 'attaching') ? 'Attaching' : 'Running';
}
