import { useState } from 'react';
import './state.css';
import { useCurrentFunction } from '../../state/function-at';
import { cancelLaws, checkLaws, isChecking, useLaws } from '../../state/laws';
import { cancelLook, isLooking, lookAtState, useMicroscope } from '../../state/microscope';
import { Button } from '../../ui/button';
import { ProgressBar } from '../../ui/progress-bar';
import type { Segment } from '../../ui/segmented';
import { PartPanel } from '../../ui/part-panel';
import { kindOfState } from './kind-of-state';
import { LawsView } from './laws-view';
import { StateView } from './state-view';
import { stateStatus } from './state-status';
import { lawsStatus } from './laws-status';

type Part = 'calls' | 'laws';
const parts: readonly Segment<Part>[] = [
  { value: 'calls', label: 'Calls' },
  { value: 'laws', label: 'Laws' },
];

/** What an aggregate remembers of each key, call by call; and what Flink takes for granted of it. */
export function StatePanel() {
  const startedAt = useLaws((store) => store.startedAt);
  const [chosen, setChosen] = useState<{ readonly part: Part; readonly since: number }>({ part: 'calls', since: 0 });
  const looking = useMicroscope((store) => isLooking(store.phase));
  // What was started after the choice is what the user wants to see.
  const part: Part = chosen.since < startedAt && !looking ? 'laws' : chosen.part;
  const choose = (next: Part): void => setChosen({ part: next, since: performance.now() });
  return (
    <PartPanel
      label="State of an aggregate"
      part={part}
      parts={parts}
      onChoose={choose}
      head={
        <>
          <Status part={part} />
          <span className="rows-space" />
          <Actions onLook={() => choose('calls')} />
        </>
      }
      progress={<Progress />}
    >
      {part === 'calls' ? <StateView /> : <LawsView />}
    </PartPanel>
  );
}

function Status({ part }: { readonly part: Part }) {
  const store = useMicroscope();
  const laws = useLaws();
  return (
    <span role="status" aria-label="What is recorded" className="state-status tabular">
      {part === 'calls' ? stateStatus(store) : lawsStatus(laws)}
    </span>
  );
}

function Progress() {
  const laws = useLaws((store) => store.phase);
  const looking = useMicroscope((store) => isLooking(store.phase));
  if (laws.kind === 'going') return <ProgressBar label="Checking laws" value={laws.progress} />;
  return looking || laws.kind === 'starting' ? <ProgressBar label="Recording calls" value={null} /> : null;
}

function Actions({ onLook }: { readonly onLook: () => void }) {
  const info = useCurrentFunction();
  const looking = useMicroscope((store) => isLooking(store.phase));
  const checking = useLaws((store) => isChecking(store.phase));
  if (looking || checking) {
    return (
      <Button small look="danger" onClick={looking ? cancelLook : cancelLaws}>
        Cancel
      </Button>
    );
  }
  const usable = kindOfState(info) === 'accumulator';
  return (
    <>
      <Button
        small
        disabled={!usable}
        onClick={() => {
          onLook();
          lookAtState();
        }}
      >
        Show state{usable && info !== null ? ` of ${info.name}` : ''}
      </Button>
      <Button small disabled={!usable} onClick={checkLaws}>
        Check laws
      </Button>
    </>
  );
}
