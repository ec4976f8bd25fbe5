import './debug.css';
import { useBreakpoints } from '../../state/breakpoints';
import { debugCurrentFunction, isDebugging, restartDebug, useDebug, type DebugPhase } from '../../state/debug';
import { useCurrentFunction } from '../../state/function-at';
import { Button } from '../../ui/button';
import { EmptyState } from '../../ui/empty-state';
import { CommandKeys } from '../shortcuts/command-hint';
import { ProgressBar } from '../../ui/progress-bar';
import { ErrorView } from '../errors/error-view';
import { CallStack } from './call-stack';
import { BreakpointList } from './breakpoint-list';
import { DebugConsole } from './debug-console';
import { DebugToolbar } from './debug-toolbar';
import { Variables } from './variables';
import { Watches } from './watches';

/** Where the workers stand, what they hold, and how they go on. */
export function DebugPanel() {
  const phase = useDebug((store) => store.phase);
  if (phase.kind === 'idle') return <BeforeFirst />;
  return (
    <div className="debug">
      <DebugToolbar />
      {phase.kind === 'starting' ? <ProgressBar label="Starting the debugger" value={null} /> : null}
      {isDebugging(phase) ? <Standing /> : <Ended phase={phase} />}
    </div>
  );
}

function Standing() {
  return (
    <div className="debug-body">
      <div className="debug-column" role="group" aria-label="Threads and breakpoints">
        <CallStack />
        <BreakpointList />
      </div>
      <div className="debug-column" role="group" aria-label="Values">
        <Variables />
        <Watches />
      </div>
      <DebugConsole />
    </div>
  );
}

/** First use: teaches, with one button. */
function BeforeFirst() {
  const info = useCurrentFunction();
  const count = useBreakpoints((store) => store.list.length);
  return (
    <EmptyState
      title={info === null ? 'Stop inside a function' : `Stop inside ${info.name}`}
      actions={
        <Button look="primary" onClick={debugCurrentFunction} disabled={info === null}>
          Debug {info?.name ?? 'a function'}
        </Button>
      }
    >
      <p>
        {count === 0 ? (
          <>
            Click left of a line number, or press <CommandKeys command="breakpoint" />, to set a breakpoint.{' '}
          </>
        ) : null}
        <CommandKeys command="debug" /> runs the function at the cursor up to the first breakpoint. It stops in every
        mode: in the worker process, in an Arrow batch, and in the embedded interpreter. In the rows, a right click
        offers “Debug this row”.
      </p>
    </EmptyState>
  );
}

function Ended({ phase }: { readonly phase: DebugPhase }) {
  const file = useDebug(({ request }) => (request?.kind === 'function' ? request.target.file : ''));
  const error =
    phase.kind === 'failed'
      ? phase.error
      : phase.kind === 'ended' && phase.outcome?.kind === 'failed'
        ? phase.outcome.error
        : null;
  return (
    <div className="debug-body debug-ended">
      <div className="debug-column">
        {error === null ? (
          <EmptyState small title={endTitle(phase)} actions={<Button onClick={restartDebug}>Debug again</Button>}>
            <p>Breakpoints stay; the next run stops at them again.</p>
          </EmptyState>
        ) : (
          <ErrorView error={error} file={file} onRetry={restartDebug} />
        )}
        <BreakpointList />
      </div>
      <DebugConsole />
    </div>
  );
}

function endTitle(phase: DebugPhase): string {
  if (phase.kind !== 'ended' || phase.outcome === null) return 'The run did not begin';
  return phase.outcome.kind === 'cancelled' ? 'Stopped' : 'The run went through to its end';
}
