import { useSyncExternalStore } from 'react';
import './rows-panel.css';
import { ErrorView } from '../errors/error-view';
import { Grid } from './grid';
import { RowsHead } from './rows-head';
import { RowsNotes } from './rows-notes';
import { writtenText } from './written-text';
import { commandById } from '../../state/commands';
import { CommandKeys } from '../shortcuts/command-hint';
import { debugRow } from '../../state/debug';
import { currentFunction, useCurrentFile, useCurrentFunction } from '../../state/function-at';
import { lookAtKey } from '../../state/microscope';
import { leadingColumns } from '../../state/function-shape';
import { useInspections } from '../../state/inspections';
import type { RowsCache } from '../../state/rows-cache';
import { isRunning, runCurrentFunction, startRun, useRun, type RunState } from '../../state/run';
import { Button } from '../../ui/button';
import { EmptyState } from '../../ui/empty-state';
import { counted } from '../../ui/figures';
import { Notice } from '../../ui/notice';

/** The answer to the last run: rows as they come, or what went wrong with the rows before it. */
export function RowsPanel() {
  const state = useRun((store) => store.state);
  const rows = useRun((store) => store.rows);
  const rowsProblem = useRun((store) => store.rowsProblem);
  if (state.kind === 'idle') return <BeforeFirstRun />;
  const error = state.kind === 'ended' && state.outcome.kind === 'failed' ? state.outcome.error : null;
  return (
    <div className="rows-panel">
      <RowsHead state={state} />
      {rowsProblem === null ? null : <Notice kind="danger">Rows could not be read: {rowsProblem.error}</Notice>}
      <div className="rows-body">
        {error === null ? null : (
          <ErrorView
            error={error}
            file={state.target.file}
            onRetry={() => void retry(state)}
            {...debugFailureOf(state)}
          />
        )}
        {rows === null ? (
          <Waiting state={state} />
        ) : (
          <RowsPart key={state.startedAt} rows={rows} state={state} hasError={error !== null} />
        )}
      </div>
      <RowsNotes notes={notesOf(state)} />
    </div>
  );
}

/** Rows are found again by their place in the result, so only where there is one to count in. */
function debugRowOf({ job, ...state }: Exclude<RunState, { kind: 'idle' }>): { onDebugRow?: (row: number) => void } {
  const runId = state.kind === 'active' || state.kind === 'ended' ? state.runId : null;
  if (job === null || runId === null) return {};
  return { onDebugRow: (row) => debugRow(job, { kind: 'outputRow', runId, row }) };
}

/** What an aggregate remembers of the key of a row. */
function showStateOf(
  { job, target }: Exclude<RunState, { kind: 'idle' }>,
  rows: RowsCache,
): { onShowState?: (row: number) => void } {
  const info = useInspections.getState().files[target.file]?.functions.find(({ name }) => name === target.name);
  if (job === null || (info?.kind !== 'aggregate' && info?.kind !== 'table_aggregate')) return {};
  const first = job.changelog === true ? 1 : 0;
  return {
    onShowState: (row) => {
      const key = rows.row(row)?.slice(first, first + (job.groupBy?.length ?? 0));
      if (key !== undefined) lookAtKey(target, job, key);
    },
  };
}

/** A pandas function fails with its whole batch: its first row is the one after those that are done. */
function debugFailureOf(state: Exclude<RunState, { kind: 'idle' }>): { onDebug?: () => void } {
  const { job } = state;
  if (job === null || state.kind !== 'ended' || state.outcome.kind !== 'failed') return {};
  const { error, rows } = state.outcome;
  if (error.stage !== 'run' || error.code === 'TASK_MANAGER_DIED' || error.code === 'WORKER_DIED') return {};
  const { row } = error.facts;
  return { onDebug: () => debugRow(job, { kind: 'inputRow', row: typeof row === 'number' ? row : rows }) };
}

/** What a user should know of this run: the file it wrote, why another mode than the asked one, and the engine's notes at the end. */
function notesOf(state: Exclude<RunState, { kind: 'idle' }>): readonly string[] {
  const reason = state.opened?.mode.reason ?? null;
  const notes = state.kind === 'ended' && state.outcome.kind === 'done' ? state.outcome.summary.notes : [];
  const written = state.kind === 'ended' ? writtenText(state.outcome, state.job?.limit) : null;
  return [...new Set([...(written === null ? [] : [written]), ...(reason === null ? [] : [reason]), ...notes])];
}

/** Runs the same function again, wherever the cursor is now. */
async function retry(state: Exclude<RunState, { kind: 'idle' }>): Promise<void> {
  const { file, name } = state.target;
  const info = useInspections.getState().files[file]?.functions.find((each) => each.name === name);
  const target = info === undefined ? currentFunction() : { file, info };
  if (target !== null) await startRun(target);
}

interface RowsPartProps {
  readonly rows: RowsCache;
  readonly state: Exclude<RunState, { kind: 'idle' }>;
  readonly hasError: boolean;
}

function RowsPart({ rows, state, hasError }: RowsPartProps) {
  // Read for its change only: the cache is one object whose content grows.
  useSyncExternalStore(rows.subscribe, () => rows.version);
  if (rows.total === 0 && hasError) return null;
  if (rows.total === 0 && !isRunning(state)) return <NoRows state={state} />;
  return (
    <div className="rows-part">
      {hasError ? <p className="rows-before">{counted(rows.total, 'row')} before the failure</p> : null}
      <Grid
        cache={rows}
        label={`Rows of ${state.target.name}`}
        inputColumns={Math.min(
          state.job === null ? 0 : leadingColumns(state.job),
          Math.max(0, rows.columns.length - 1),
        )}
        rowKindColumn={state.job?.changelog === true ? 0 : -1}
        {...debugRowOf(state)}
        {...showStateOf(state, rows)}
      />
    </div>
  );
}

function NoRows({ state }: { readonly state: Exclude<RunState, { kind: 'idle' }> }) {
  if (state.kind === 'ended' && state.outcome.kind === 'cancelled') {
    return (
      <EmptyState
        title="Cancelled before the first row"
        actions={<Button onClick={() => void retry(state)}>Run again</Button>}
      >
        <p>The slot is free again. Nothing of {state.target.name} is running.</p>
      </EmptyState>
    );
  }
  return (
    <EmptyState title="No rows">
      <p>The input has no rows, so {state.target.name} was never called.</p>
    </EmptyState>
  );
}

function Waiting({ state }: { readonly state: RunState }) {
  return isRunning(state) ? <div className="rows-part" aria-busy /> : null;
}

/** First use: teaches, with one button. */
function BeforeFirstRun() {
  const file = useCurrentFile();
  const info = useCurrentFunction();
  const error = useInspections((store) => (file === null ? null : (store.files[file]?.error ?? null)));
  const reading = useInspections((store) => file !== null && store.files[file]?.phase === 'running');
  if (info === null && error !== null && file !== null) {
    return <ErrorView error={error} file={file} onRetry={commandById('inspect').run} />;
  }
  if (info === null) {
    return (
      <EmptyState title={reading ? 'Reading the functions of this file' : 'No function in this file'}>
        <p>
          {reading
            ? 'Python runs the file once to see what it defines.'
            : 'Give a function the decorator @udf(result_type=…), or open another file at the left.'}
        </p>
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title={`Run ${info.name} on your data`}
      actions={
        <>
          <Button look="primary" onClick={runCurrentFunction}>
            Run {info.name}
          </Button>
          <Button onClick={commandById('compare').run}>Compare the modes</Button>
        </>
      }
    >
      <p>
        Rows appear here as they are computed. <CommandKeys command="run" /> runs the function at the cursor,{' '}
        <CommandKeys command="compare" /> races it in every mode.
      </p>
    </EmptyState>
  );
}
