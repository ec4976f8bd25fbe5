import { X } from 'lucide-react';
import './tour-card.css';
import { useCompare } from '../../state/compare';
import { endTour, nextStep, startTour, tourSteps, useTour, type TourStep } from '../../state/tour';
import { Button, IconButton } from '../../ui/button';
import { CommandKeys } from '../shortcuts/command-hint';

/** Beside the window, in nobody's way: it takes no focus and covers no control. */
export function TourCard() {
  const at = useTour((store) => store.at);
  if (at === null) return null;
  const step = tourSteps[at];
  return (
    <aside className="tour" aria-label="Tour">
      <header>
        <span className="tour-count">{step === undefined ? 'Done' : `${at + 1} of ${tourSteps.length}`}</span>
        <IconButton label="End the tour" onClick={endTour}>
          <X size={13} aria-hidden />
        </IconButton>
      </header>
      <div role="status">{step === undefined ? <Finish /> : <StepText step={step} />}</div>
      <div className="tour-actions">
        {step === undefined ? (
          <>
            <Button small look="primary" onClick={endTour}>
              Close
            </Button>
            <Button small look="quiet" onClick={startTour}>
              Once more
            </Button>
          </>
        ) : (
          <>
            <Button small look="primary" onClick={step.act}>
              {step.label}
            </Button>
            <Button small look="quiet" onClick={nextStep}>
              Skip
            </Button>
          </>
        )}
      </div>
    </aside>
  );
}

function StepText({ step }: { readonly step: TourStep }) {
  return (
    <>
      <h2>{step.title}</h2>
      <p>{step.text}</p>
      {step.command === null ? null : (
        <p className="tour-keys">
          Keys: <CommandKeys command={step.command} />
        </p>
      )}
    </>
  );
}

function Finish() {
  const advice = useCompare(({ state }) =>
    state.kind === 'ended' && state.outcome.kind === 'done' ? state.outcome.result.advice.text : null,
  );
  return (
    <>
      <h2>That is the round</h2>
      {advice === null ? null : <p>{advice}</p>}
      <p>
        All commands stand in the palette: <CommandKeys command="palette" />. Set a breakpoint with{' '}
        <CommandKeys command="breakpoint" />, debug with <CommandKeys command="debug" />.
      </p>
    </>
  );
}
