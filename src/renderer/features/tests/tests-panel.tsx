import { useState } from 'react';
import './tests.css';
import { cancelDiffer, findDifferences, isDiffering, useDiffer } from '../../state/differ';
import { Segmented, type Segment } from '../../ui/segmented';
import { PartPanel } from '../../ui/part-panel';
import { CasesView } from './cases-view';
import { DifferencesView } from './differences-view';
import { Button } from '../../ui/button';
import { testScope } from '../../state/commands';
import { useCurrentFile } from '../../state/function-at';
import { cancelCases, casesInScope, isTesting, setTestScope, useTests, type TestRun } from '../../state/tests';
import { ProgressBar } from '../../ui/progress-bar';
import { counted, figureText, timeFigure } from '../../ui/figures';
import { shortcutText } from '../../ui/keys';

type Part = 'cases' | 'differences';
const parts: readonly Segment<Part>[] = [
  { value: 'cases', label: 'Cases' },
  { value: 'differences', label: 'Differences' },
];

/** Recorded cases run in both modes, and differences between the modes on rows that nobody would write down. */
export function TestsPanel() {
  const differs = useDiffer((store) => store.state);
  const [chosen, setChosen] = useState<{ readonly part: Part; readonly since: number } | null>(null);
  // A differential run that was started after the choice is what the user wants to see.
  const startedAt = differs.kind === 'idle' ? 0 : differs.startedAt;
  const asked = chosen === null || chosen.since < startedAt ? null : chosen.part;
  const part: Part = asked ?? (differs.kind === 'idle' ? 'cases' : 'differences');
  return (
    <PartPanel
      label="Tests"
      part={part}
      parts={parts}
      onChoose={(next) => setChosen({ part: next, since: performance.now() })}
      head={part === 'cases' ? <CasesHead /> : <DifferencesHead />}
      progress={<Progress part={part} />}
    >
      {part === 'cases' ? <CasesView /> : <DifferencesView />}
    </PartPanel>
  );
}

function Progress({ part }: { readonly part: Part }) {
  const run = useTests((store) => store.run);
  const differs = useDiffer((store) => store.state);
  if (part === 'cases' && run.kind === 'running') return <ProgressBar label="Tests" value={run.progress} />;
  if (part === 'differences' && isDiffering(differs) && differs.kind !== 'idle') {
    return <ProgressBar label="Differences" value={differs.progress} />;
  }
  return null;
}

function CasesHead() {
  const file = useCurrentFile();
  const scope = useTests((store) => store.scope);
  const cases = useTests((store) => store.cases);
  const run = useTests((store) => store.run);
  const inScope = casesInScope(cases, scope, file);
  return (
    <>
      <Segmented
        label="Cases of"
        value={scope}
        segments={[
          { value: 'file', label: 'This file' },
          { value: 'project', label: 'Project' },
        ]}
        onChange={setTestScope}
      />
      <span role="status" aria-label="Result of the tests" className="tests-status tabular">
        {runText(run, inScope.length)}
      </span>
      <span className="rows-space" />
      {isTesting(run) ? (
        <Button small look="danger" onClick={cancelCases} disabled={run.kind === 'running' && run.cancel === 'asked'}>
          Cancel
        </Button>
      ) : (
        <Button
          small
          onClick={() => testScope(scope)}
          disabled={inScope.length === 0}
          title={`Run tests (${shortcutText('Mod+Alt+Enter')})`}
        >
          Run tests
        </Button>
      )}
    </>
  );
}

function runText(run: TestRun, count: number): string {
  switch (run.kind) {
    case 'none':
      return count === 0 ? '' : `${counted(count, 'case')}, not run yet`;
    case 'running':
      return run.cancel === 'asked' ? 'Cancelling' : `Running ${counted(run.cases.length, 'case')} in both modes`;
    case 'ended': {
      if (run.error !== null) return '';
      const { passed, failed, skipped } = run.totals;
      const parts = [`${passed} passed`, `${failed} failed`, ...(skipped === 0 ? [] : [`${skipped} not counted`])];
      const time = figureText(timeFigure(run.seconds * 1_000));
      return run.cancelled ? `Cancelled: ${parts.join(', ')}` : `${parts.join(', ')} in ${time}`;
    }
  }
}

function DifferencesHead() {
  const state = useDiffer((store) => store.state);
  return (
    <>
      {state.kind === 'idle' ? null : <b>{state.target.name}</b>}
      <span role="status" aria-label="Result of the differential run" className="tests-status">
        {differText(state)}
      </span>
      <span className="rows-space" />
      {isDiffering(state) ? (
        <Button small look="danger" onClick={cancelDiffer}>
          Cancel
        </Button>
      ) : (
        <Button small onClick={findDifferences}>
          Find differences
        </Button>
      )}
    </>
  );
}

function differText(state: ReturnType<typeof useDiffer.getState>['state']): string {
  switch (state.kind) {
    case 'idle':
      return '';
    case 'starting':
      return state.wantsCancel ? 'Cancelling' : 'Saving and planning';
    case 'active':
      return state.cancel === 'asked' ? 'Cancelling' : `${counted(state.nasty.rows, 'nasty row')} through each mode`;
    case 'ended':
      switch (state.outcome.kind) {
        case 'cancelled':
          return 'Cancelled';
        case 'failed':
          return 'Failed';
        case 'done': {
          const { differences, rows, truncated } = state.outcome.result;
          const count = differences.length;
          const found =
            count === 0 ? 'No difference' : `${truncated ? 'The first ' : ''}${counted(count, 'difference')}`;
          return `${found} in ${counted(rows, 'row')}, ${figureText(timeFigure(state.seconds * 1_000))}`;
        }
      }
  }
}
