/** The comparison: verdict, one column a mode, live lines, what a row costs, and the reference table. */
import { lazy, Suspense } from 'react';
import { modeNames, modes } from '../../../contract/model/job';
import {
  cancelCompare,
  comparedId,
  compareCurrentFunction,
  isComparing,
  useCompare,
  useOverlay,
  type CompareState,
  type CompareStep,
} from '../../state/compare';
import { saveShownComparison } from '../../state/commands';
import { useEditedSince } from '../../state/run-target';
import { showTune } from '../../state/tune';
import { Button } from '../../ui/button';
import { EmptyState } from '../../ui/empty-state';
import { Notice } from '../../ui/notice';
import { ProgressBar } from '../../ui/progress-bar';
import { CompareOptionsBar, FunctionChoice } from './compare-options';
import { ModeCard } from './mode-card';
import { ReferenceTable } from './reference-table';
import { endWord, reproduceCommand } from './reproduce';
import { Verdict } from './verdict';
import { Waterfall } from './waterfall';
import './compare.css';

const BreakEvenSection = lazy(async () => ({ default: (await import('./break-even')).BreakEvenSection }));
const DistributionCharts = lazy(async () => ({
  default: (await import('./distribution-charts')).DistributionCharts,
}));
const LiveCharts = lazy(async () => ({ default: (await import('./live-charts')).LiveCharts }));

export function CompareView() {
  const state = useCompare((store) => store.state);
  if (state.kind === 'idle') return <NoComparison />;
  return <Comparison state={state} />;
}

function NoComparison() {
  return (
    <EmptyState
      title="Which mode suits your function?"
      actions={
        <Button look="primary" onClick={compareCurrentFunction}>
          Compare the function at the cursor
        </Button>
      }
    >
      <p>
        The function runs over your data in process mode by rows, in process mode with Arrow batches, and in thread
        mode. First the outputs are compared value by value; then each mode is measured in turns.
      </p>
      <CompareOptionsBar disabled={false} />
    </EmptyState>
  );
}

type ActiveState = Exclude<CompareState, { readonly kind: 'idle' }>;

function Comparison({ state }: { readonly state: ActiveState }) {
  const options = useCompare((store) => store.options);
  const stale = useEditedSince(state.kind === 'ended' ? state.target : null);
  const running = isComparing(state);
  const result = state.kind === 'ended' && state.outcome.kind === 'done' ? state.outcome.result : null;
  const command = reproduceCommand(state.target, options);
  const overlay = useOverlay();
  const measured = modes.flatMap((mode) => {
    const outcome = state.outcomes[mode];
    return outcome?.available === true ? [{ mode, result: outcome }] : [];
  });
  return (
    <div className="compare" aria-label="Comparison" aria-busy={running}>
      <CompareHead state={state} />
      {state.kind === 'ended' && state.outcome.kind === 'failed' ? (
        <Notice kind="danger">
          {state.outcome.error.error_type}: {state.outcome.error.error}
          {state.outcome.error.hint === undefined ? null : ` ${state.outcome.error.hint}`}
        </Notice>
      ) : null}
      {result === null ? null : <Verdict result={result} stale={stale} />}
      <div className={stale ? 'mode-cards mode-cards-stale' : 'mode-cards'}>
        {state.modes.map((mode) => (
          <ModeCard
            key={mode}
            mode={mode}
            outcome={state.outcomes[mode]}
            earlier={overlay?.outcomes[mode]}
            samples={state.samples[mode]}
            running={running && state.step.mode === mode}
            best={result?.advice.mode === mode}
            command={command}
          />
        ))}
      </div>
      <Suspense fallback={<div className="compare-charts compare-charts-loading" />}>
        <LiveCharts samples={state.samples} ghosts={overlay?.samples ?? null} options={options} />
      </Suspense>
      {measured.length === 0 ? null : <Waterfall results={measured} />}
      {result === null ? null : (
        <Suspense fallback={<div className="compare-charts compare-charts-loading" />}>
          <DistributionCharts measured={measured} scaling={result.scaling} />
        </Suspense>
      )}
      {result === null ? null : (
        <Suspense fallback={<div className="break-even-loading" />}>
          <BreakEvenSection breakEven={result.breakEven} />
        </Suspense>
      )}
      {result === null ? null : <ReferenceTable result={result} />}
    </div>
  );
}

function CompareHead({ state }: { readonly state: ActiveState }) {
  const running = isComparing(state);
  return (
    <header className="compare-head">
      <h2>
        {state.target.name} <span>{state.target.file}</span>
      </h2>
      <FunctionChoice target={state.target} disabled={running} />
      <p className="compare-step" role="status">
        {running ? stepWords(state.step) : state.kind === 'ended' ? endWord(state.outcome) : ''}
      </p>
      {running ? (
        <Button small look="danger" onClick={cancelCompare}>
          Cancel
        </Button>
      ) : (
        <>
          <Button small onClick={compareCurrentFunction}>
            Compare again
          </Button>
          <Button small onClick={showTune}>
            Tune settings
          </Button>
          {comparedId(state) === null ? null : (
            <Button small onClick={saveShownComparison}>
              Save report
            </Button>
          )}
        </>
      )}
      <CompareOptionsBar disabled={running} />
      {running ? <ProgressBar label="Comparison" value={state.step.progress} /> : null}
    </header>
  );
}

function stepWords(step: CompareStep): string {
  const mode = step.mode === null ? '' : modeNames[step.mode];
  switch (step.step) {
    case 'preparing':
      return mode === '' ? 'Starting the modes' : `Starting ${mode}`;
    case 'outputs':
      return mode === '' ? 'Comparing outputs' : `Computing all rows: ${mode}`;
    case 'warm-up':
      return `Warming up ${mode}`;
    case 'repeat':
      return `Repeat ${step.repeat === null ? '' : step.repeat}: ${mode}`;
    case 'scaling':
      return `${mode} on ${step.repeat === 1 ? '1 slot' : `${step.repeat ?? 0} slots`}`;
    case 'reference':
      return 'Measuring the GIL and trying imports';
  }
}
