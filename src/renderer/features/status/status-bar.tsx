import { CircleAlert, LoaderCircle, Check } from 'lucide-react';
import type { ReactNode } from 'react';
import './status-bar.css';
import { OfflineItem } from './offline-item';
import { isComparing, useCompare } from '../../state/compare';
import { useConnection } from '../../state/connection';
import { saveAll, useEditor } from '../../state/editor';
import { predictedMode, useChainsPandas } from '../../state/effective-mode';
import { useCurrentFunction } from '../../state/function-at';
import { flushProjectSettings, useProject } from '../../state/project';
import { useRun, type RunState } from '../../state/run';
import { isTuning, useTune } from '../../state/tune';
import { effectiveSettings, usePanelProject } from '../../state/settings';
import type { ModeDecision } from '../../../contract/model/run';
import type { ExecutionMode } from '../../../contract/model/settings';
import { figureText, grouped, rateFigure, sizeFigure, timeFigure } from '../../ui/figures';
import { ModeMark } from '../../ui/mode-mark';
import { phaseText } from '../results/phase-text';

export function StatusBar() {
  const state = useRun((store) => store.state);
  const comparing = useCompare((store) => isComparing(store.state));
  const tuning = useTune((store) => isTuning(store.state));
  return (
    <footer className="status-bar" aria-label="Status">
      <span className="status-item status-phase" role="status" aria-label="Phase">
        {comparing ? 'Comparing' : tuning ? 'Tuning' : phaseText(state)}
      </span>
      <RunFigures state={state} />
      <AskedMode state={state} />
      <span className="status-space" />
      <ConnectionState />
      <SaveStatus />
    </footer>
  );
}

function Item({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <span className="status-item tabular" aria-label={label} role="group">
      {children}
    </span>
  );
}

function RunFigures({ state }: { readonly state: RunState }) {
  if (state.kind === 'idle') return null;
  const done = state.kind === 'ended' && state.outcome.kind === 'done' ? state.outcome.summary : null;
  const rows = rowsOf(state);
  const rate =
    done === null ? state.progress?.rowsPerSecond : done.seconds > 0 ? done.rowsIn / done.seconds : undefined;
  const memory = state.progress?.memoryBytes ?? null;
  return (
    <>
      <Item label="Rows">
        <b>{grouped(rows)}</b> rows
      </Item>
      {rate === undefined || rate === 0 ? null : (
        <Item label="Rows per second">
          <b title={`${grouped(rate)} rows/s`}>{figureText(rateFigure(rate))}</b>
        </Item>
      )}
      {done === null ? null : <Item label="Time">{figureText(timeFigure(done.seconds * 1_000))}</Item>}
      {state.opened === null ? null : (
        <Item label="Slots">
          {state.opened.slots} {state.opened.slots === 1 ? 'slot' : 'slots'}
        </Item>
      )}
      {memory === null ? null : <Item label="Memory">{figureText(sizeFigure(memory))}</Item>}
    </>
  );
}

function rowsOf(state: Exclude<RunState, { kind: 'idle' }>): number {
  if (state.kind !== 'ended') return state.progress?.rowsOut ?? 0;
  return state.outcome.kind === 'done' ? state.outcome.summary.rows : state.outcome.rows;
}

/** The mode that was asked for, the one in effect, and why they differ. Before a run, what a run would do. */
function AskedMode({ state }: { readonly state: RunState }) {
  const chains = useChainsPandas();
  const project = usePanelProject();
  const info = useCurrentFunction();
  const ran = state.kind === 'active' || state.kind === 'ended' ? (state.opened?.mode ?? null) : null;
  if (ran !== null) return <Decision decision={ran} />;
  if (project === null || info === null) return null;
  const asked = askedMode(effectiveSettings(project)['python.execution-mode']?.value);
  const { mode, reason } = predictedMode(info, asked, chains);
  return <Decision decision={{ asked, effective: mode, reason }} />;
}

function askedMode(value: string | undefined): ExecutionMode {
  return value?.trim() === 'thread' ? 'thread' : 'process';
}

function Decision({ decision }: { readonly decision: ModeDecision }) {
  return (
    <span className="status-item" role="group" aria-label="Execution mode">
      {decision.asked}
      <span aria-hidden>→</span>
      <span className="visually-hidden">runs as</span>
      <ModeMark mode={decision.effective} />
      {decision.reason === null ? null : (
        <span className="status-reason" title={decision.reason}>
          {decision.reason}
        </span>
      )}
    </span>
  );
}

function ConnectionState() {
  const connection = useConnection();
  if (connection.kind === 'reconnecting') {
    return (
      <span className="status-item status-danger" role="status">
        <LoaderCircle size={12} aria-hidden /> Engine not reached, trying again ({connection.attempt})
      </span>
    );
  }
  if (connection.kind === 'refused') {
    return (
      <span className="status-item status-danger" role="alert">
        <CircleAlert size={12} aria-hidden /> {connection.reason}
      </span>
    );
  }
  return <OfflineItem />;
}

/** One word for all files and the project's settings: saved, saving, or what failed. */
function SaveStatus() {
  const files = useEditor((store) => store.files);
  const settings = useProject((store) => store.settingsSave);
  const open = useProject((store) => store.state.kind === 'open');
  if (!open) return null;
  const saves = [...files.map((file) => ({ name: file.path, save: file.save })), { name: 'settings', save: settings }];
  const failed = saves.find(({ save }) => save.kind === 'failed');
  if (failed?.save.kind === 'failed') {
    const retry = () => {
      void saveAll();
      void flushProjectSettings();
    };
    return (
      <span className="status-item status-danger" role="alert">
        <CircleAlert size={12} aria-hidden />
        <span className="status-reason" title={failed.save.error.error}>
          {failed.name} not saved: {failed.save.error.error}
        </span>
        <button type="button" className="status-button" onClick={retry}>
          Save now
        </button>
      </span>
    );
  }
  const busy = saves.some(({ save }) => save.kind !== 'saved');
  return (
    <span className="status-item" role="status" aria-label="Saving">
      {busy ? (
        'saving'
      ) : (
        <>
          <Check size={12} aria-hidden /> saved
        </>
      )}
    </span>
  );
}
