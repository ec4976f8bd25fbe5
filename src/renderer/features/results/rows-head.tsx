import { DropdownMenu } from 'radix-ui';
import { phaseText, shortPhaseName } from './phase-text';
import { RunXray } from './run-xray';
import { useElapsed } from './use-elapsed';
import { acceptLastRun } from '../../state/commands';
import { exportFormats } from '../../../contract/model/history';
import { cancelExport, exportNames, exportShownRows, useExport } from '../../state/exports';
import { useEditor } from '../../state/editor';
import { cancelRun, isRunning, startRun, type RunState } from '../../state/run';
import { useInspections } from '../../state/inspections';
import { runPhases, type RunPhase } from '../../../contract/model/run';
import { Button } from '../../ui/button';
import { counted, figureText, grouped, rateFigure, shareFigure, timeFigure } from '../../ui/figures';
import { ModeMark } from '../../ui/mode-mark';
import { ProgressBar } from '../../ui/progress-bar';

type Shown = Exclude<RunState, { kind: 'idle' }>;

/** Progress and Cancel appear for what takes longer than this; shorter ones would only flicker. */
const slowMs = 500;

export function RowsHead({ state }: { readonly state: Shown }) {
  const elapsedMs = useElapsed(state.startedAt, isRunning(state));
  const isSlow = isRunning(state) && elapsedMs >= slowMs;
  return (
    <>
      <div className="rows-head tabular" role="group" aria-label="Run">
        <b>{state.target.name}</b>
        {isRunning(state) ? (
          <span role="status" aria-label="Phase">
            {phaseText(state)}
          </span>
        ) : null}
        <span>{summaryText(state)}</span>
        <EffectiveMode state={state} />
        <Phases state={state} />
        {state.kind === 'ended' && state.outcome.kind === 'done' ? (
          <RunXray target={state.target} mode={state.outcome.summary.effectiveMode} />
        ) : null}
        <span className="rows-space" />
        <Stale state={state} />
        <Export state={state} />
        <Accept state={state} />
        {isSlow ? (
          <>
            <span>{figureText(timeFigure(elapsedMs))}</span>
            <Button small look="danger" onClick={cancelRun} aria-label="Cancel run">
              Cancel
            </Button>
          </>
        ) : null}
      </div>
      {isSlow ? <ProgressBar label={`Progress of ${state.target.name}`} value={progressOf(state)} /> : null}
    </>
  );
}

/** The mode that it ran in; beside it the asked one, where that is another. */
function EffectiveMode({ state }: { readonly state: Shown }) {
  if (state.opened === null) return null;
  const { asked, effective, reason } = state.opened.mode;
  return (
    <span className="rows-mode" {...(reason === null ? {} : { title: reason })}>
      <ModeMark mode={effective} />
      {reason === null ? null : <span className="rows-asked">{asked} was asked</span>}
    </span>
  );
}

/** What a finished run gave can become what is expected of it from now on. */
function Accept({ state }: { readonly state: Shown }) {
  if (state.kind !== 'ended' || state.outcome.kind !== 'done' || state.job === null) return null;
  return (
    <Button small look="quiet" onClick={acceptLastRun}>
      Accept as expected
    </Button>
  );
}

/** Also of a run that failed or goes on: the rows that are there. */
function Export({ state }: { readonly state: Shown }) {
  const going = useExport((store) => store.state);
  if (going.kind === 'going') {
    const share = going.total === 0 ? 0 : going.rows / going.total;
    return (
      <span className="rows-export" role="status" aria-label="Export">
        {going.name} {figureText(shareFigure(share))}
        <Button small look="quiet" onClick={cancelExport}>
          Cancel export
        </Button>
      </span>
    );
  }
  if (state.kind !== 'ended' || state.runId === null) return null;
  return (
    <DropdownMenu.Root>
      <DropdownMenu.Trigger className="button button-quiet button-small">Export</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className="popup" align="end" sideOffset={4} collisionPadding={8}>
          {exportFormats.map((format) => (
            <DropdownMenu.Item key={format} className="popup-item" onSelect={() => void exportShownRows(format)}>
              <span className="popup-text">{exportNames[format]}</span>
            </DropdownMenu.Item>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

function summaryText(state: Shown): string {
  if (state.kind === 'ended') {
    switch (state.outcome.kind) {
      case 'done': {
        const { rows, rowsIn, seconds } = state.outcome.summary;
        const rate = seconds > 0 ? `, ${figureText(rateFigure(rowsIn / seconds))}` : '';
        return `${counted(rows, 'row')} in ${figureText(timeFigure(seconds * 1_000))}${rate}`;
      }
      case 'failed':
        return state.outcome.rows > 0 ? `Failed after ${counted(state.outcome.rows, 'row')}` : 'Failed';
      case 'cancelled':
        return `Cancelled after ${counted(state.outcome.rows, 'row')}`;
    }
  }
  const { progress } = state;
  if (progress === null || progress.rowsOut === 0) return '';
  return `${grouped(progress.rowsOut)} rows, ${figureText(rateFigure(progress.rowsPerSecond))}`;
}

/** Each phase with its time: where a slow start went. */
function Phases({ state }: { readonly state: Shown }) {
  const times = phaseTimes(state);
  if (times.length === 0) return null;
  return (
    <ol className="rows-phases" aria-label="Phases">
      {times.map(({ phase, ms }) => (
        <li key={phase} {...(ms === null ? { 'aria-current': 'step' as const } : {})}>
          {shortPhaseName(phase)}
          {ms === null ? '' : ` ${figureText(timeFigure(ms))}`}
        </li>
      ))}
    </ol>
  );
}

function phaseTimes(state: Shown): readonly { readonly phase: RunPhase; readonly ms: number | null }[] {
  if (state.kind === 'ended' && state.outcome.kind === 'done') {
    const { phasesMs } = state.outcome.summary;
    return runPhases.flatMap((phase) => {
      const ms = phasesMs[phase];
      return ms === undefined ? [] : [{ phase, ms }];
    });
  }
  const end = state.kind === 'ended' ? state.endedAt : null;
  return state.phases.map(({ phase, at }, index) => {
    const next = state.phases[index + 1]?.at ?? end;
    return { phase, ms: next === null ? null : next - at };
  });
}

/** Rows, bytes or the limit, whichever is known. null: the end is not known. */
export function progressOf(state: Shown): number | null {
  const { progress, job } = state;
  if (progress === null) return null;
  if (job?.limit !== undefined && job.limit > 0) return progress.rowsOut / job.limit;
  if (progress.rowsExpected !== null && progress.rowsExpected > 0) return progress.rowsIn / progress.rowsExpected;
  if (progress.bytesRead !== null && progress.bytesExpected !== null && progress.bytesExpected > 0) {
    return progress.bytesRead / progress.bytesExpected;
  }
  return null;
}

function Stale({ state }: { readonly state: Shown }) {
  const file = useEditor((store) => store.files.find((each) => each.path === state.target.file));
  const info = useInspections((store) =>
    store.files[state.target.file]?.functions.find((each) => each.name === state.target.name),
  );
  if (state.kind !== 'ended' || file === undefined || file.savedHash === state.target.codeHash) return null;
  return (
    <>
      <span className="rows-stale">edited since</span>
      {info === undefined ? null : (
        <Button small look="quiet" onClick={() => void startRun({ file: state.target.file, info })}>
          Run again
        </Button>
      )}
    </>
  );
}
