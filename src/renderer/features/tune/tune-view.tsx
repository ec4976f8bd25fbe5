/** The search for settings: the goal, the front as it grows, and the answer with its evidence. */
import { lazy, Suspense } from 'react';
import './tune.css';
import { describeTuned } from '../../../contract/model/tune';
import { useCurrentFunction } from '../../state/function-at';
import { useEditedSince } from '../../state/run-target';
import { cancelTune, isTuning, tuneCurrentFunction, useTune, type TuneState, type TuneStep } from '../../state/tune';
import { Button } from '../../ui/button';
import { shortcutText } from '../../ui/keys';
import { modeNames } from '../../../contract/model/job';
import { Notice } from '../../ui/notice';
import { ProgressBar } from '../../ui/progress-bar';
import { CandidateTable } from './candidate-table';
import { GoalForm } from './goal-form';
import { TuneAnswer } from './tune-answer';

const Front = lazy(async () => ({ default: (await import('./front')).Front }));

export function TuneView() {
  const state = useTune((store) => store.state);
  if (state.kind === 'idle') return <BeforeFirst />;
  return <Tuning state={state} />;
}

/** First use: teaches, with one button; the goal stands where it stays. */
function BeforeFirst() {
  const info = useCurrentFunction();
  return (
    <div className="tune" aria-label="Tuning" role="region">
      <div className="tune-first">
        <h2>Which settings serve your goal best?</h2>
        <p>
          Modes, bundle sizes, Arrow batches and slots are measured on your data, the next ones chosen from those
          before. The best are then measured in turns with your present settings, so the gain you read is a ratio of one
          run.
        </p>
      </div>
      <GoalForm disabled={false} />
      <div>
        <Button look="primary" onClick={tuneCurrentFunction} disabled={info === null}>
          {info === null ? 'Put the cursor into a function' : `Tune ${info.name}`}
        </Button>
      </div>
    </div>
  );
}

type ActiveState = Exclude<TuneState, { readonly kind: 'idle' }>;

function Tuning({ state }: { readonly state: ActiveState }) {
  const running = isTuning(state);
  const stale = useEditedSince(state.kind === 'ended' ? state.target : null);
  const result = state.kind === 'ended' && state.outcome.kind !== 'failed' ? state.outcome.result : null;
  return (
    <div className="tune" aria-label="Tuning" role="region" aria-busy={running}>
      <TuneHead state={state} />
      <GoalForm disabled={running} />
      {state.kind === 'ended' && state.outcome.kind === 'failed' ? (
        <Notice kind="danger">
          {state.outcome.error.error_type}: {state.outcome.error.error}
          {state.outcome.error.hint === undefined ? null : ` ${state.outcome.error.hint}`}
        </Notice>
      ) : null}
      {stale && result !== null ? (
        <Notice kind="warning">Edited since: tune again for settings of the code you see.</Notice>
      ) : null}
      {result === null ? null : <TuneAnswer result={result} stale={stale} />}
      {state.excluded.map(({ mode, reason }) => (
        <p className="tune-excluded" key={mode}>
          {modeNames[mode]} was not searched: {reason}
        </p>
      ))}
      {state.candidates.length === 0 ? (
        <p className="tune-waiting">
          {running ? 'The first measurement follows once all modes have run and their rows agree.' : null}
        </p>
      ) : (
        <div className={stale ? 'tune-measured tune-stale' : 'tune-measured'}>
          <Suspense fallback={<div className="tune-front-loading" />}>
            <Front state={state} />
          </Suspense>
          <CandidateTable
            candidates={state.candidates}
            front={state.front}
            best={state.best}
            limits={state.goals.limits}
          />
        </div>
      )}
    </div>
  );
}

function TuneHead({ state }: { readonly state: ActiveState }) {
  const running = isTuning(state);
  const cancelling = state.kind === 'active' && state.cancel === 'asked';
  return (
    <header className="compare-head">
      <h2>
        {state.target.name} <span>{state.target.file}</span>
      </h2>
      <p className="compare-step" role="status">
        {running ? (cancelling ? 'Cancelling' : stepWords(state.step)) : state.kind === 'ended' ? endWords(state) : ''}
      </p>
      {running ? (
        <Button small look="danger" onClick={cancelTune} disabled={cancelling} title={shortcutText('Esc')}>
          Cancel
        </Button>
      ) : (
        <Button small onClick={tuneCurrentFunction}>
          Tune again
        </Button>
      )}
      {running ? (
        <ProgressBar label="Budget spent" value={state.step.progress === 0 ? null : state.step.progress} />
      ) : null}
    </header>
  );
}

function stepWords({ step, mode, settings, repeat }: TuneStep): string {
  switch (step) {
    case 'preparing':
      return 'Preparing Python';
    case 'outputs':
      return mode === null ? 'Comparing rows' : `Comparing the rows of ${modeNames[mode]}`;
    case 'search':
      return settings === null ? 'Searching' : `Measuring ${describeTuned(settings)}`;
    case 'finals':
      if (settings === null) return 'Final measurement';
      return repeat === null
        ? `Final measurement: starting ${describeTuned(settings)}`
        : `Final measurement, repeat ${repeat}: ${describeTuned(settings)}`;
  }
}

function endWords(state: Extract<TuneState, { kind: 'ended' }>): string {
  switch (state.outcome.kind) {
    case 'done':
      return `Tuning finished in ${Math.round(state.outcome.result.seconds)} s`;
    case 'failed':
      return 'Tuning failed';
    case 'cancelled':
      return 'Tuning cancelled';
  }
}
