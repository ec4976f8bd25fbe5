import type { ErrorData } from '../../../contract/errors';
import { useCurrentFunction } from '../../state/function-at';
import { checkLaws } from '../../state/laws';
import { lookAtState, selectKey, useMicroscope } from '../../state/microscope';
import { shownText } from '../../state/shown-lines';
import { useEditedSince } from '../../state/run-target';
import { Button } from '../../ui/button';
import { EmptyState } from '../../ui/empty-state';
import { counted } from '../../ui/figures';
import { ErrorView } from '../errors/error-view';
import { CellText } from '../results/cell-text';
import { kindOfState } from './kind-of-state';
import { limitsText } from './state-status';
import { TimelineView } from './timeline-view';
import type { Shown } from '../../../contract/model/state';

/** The keys at the left; at the right what happened to the chosen one. */
export function StateView() {
  const phase = useMicroscope((store) => store.phase);
  const target = useMicroscope((store) => store.target);
  const report = useMicroscope((store) => store.report);
  const edited = useEditedSince(target);
  if (phase.kind === 'idle') return <BeforeFirst />;
  const error = errorOf(phase);
  const keys = report?.keys.length ?? 0;
  if (keys === 0 && error !== null) return <ErrorView error={error} file={target?.file ?? ''} onRetry={lookAtState} />;
  if (keys === 0 && phase.kind === 'ended') return <NoKeys />;
  return (
    <div className="state-body">
      <KeyList />
      <div className="state-timeline" role="group" aria-label="Calls of the key">
        {error === null ? null : <ErrorView error={error} file={target?.file ?? ''} onRetry={lookAtState} />}
        {edited ? <p className="state-note">Edited since: these calls are of the text that ran.</p> : null}
        <TimelineView />
        <p className="state-limits">{limitsText}</p>
      </div>
    </div>
  );
}

function errorOf(phase: ReturnType<typeof useMicroscope.getState>['phase']): ErrorData | null {
  if (phase.kind === 'failed') return phase.error;
  return phase.kind === 'ended' && phase.outcome.kind === 'failed' ? phase.outcome.error : null;
}

function NoKeys() {
  return (
    <EmptyState title="No key came by" actions={<Button onClick={lookAtState}>Show state again</Button>}>
      <p>The input has no rows for it, or the run was cancelled before the first bundle ended.</p>
    </EmptyState>
  );
}

function KeyList() {
  const keys = useMicroscope((store) => store.report?.keys ?? noKeys);
  const fields = useMicroscope((store) => store.keyFields);
  const selected = useMicroscope((store) => store.selected);
  return (
    <ul className="state-keys" aria-label="Keys">
      {keys.map(({ key, calls, value }, index) => (
        <li key={index}>
          <button
            type="button"
            className="state-key"
            aria-current={index === selected}
            onClick={() => selectKey(index)}
          >
            <span className="state-key-name code">
              {key.length === 0
                ? 'all rows'
                : key.map((cell, column) => (
                    <span key={column}>
                      {column === 0 ? '' : ', '}
                      <CellText cell={cell} type={fields[column]?.type ?? { kind: 'STRING', nullable: true }} />
                    </span>
                  ))}
            </span>
            <span className="state-key-value code">{shownText(JSON.parse(value) as Shown)}</span>
            <span className="state-key-calls tabular">{counted(calls, 'call')}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

const noKeys: readonly never[] = [];

/** First use: teaches, with one button. */
function BeforeFirst() {
  const info = useCurrentFunction();
  const kind = kindOfState(info);
  if (kind !== 'accumulator') {
    return (
      <EmptyState title={info === null ? 'See what an aggregate remembers' : `${info.name} has no accumulator`}>
        <p>
          {kind === 'pandas'
            ? 'A pandas aggregate gets a whole group at once and remembers nothing between rows.'
            : 'Only an AggregateFunction or a TableAggregateFunction remembers something from row to row. Put the cursor on one.'}
        </p>
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title={`See what ${info?.name ?? ''} remembers`}
      actions={
        <>
          <Button look="primary" onClick={lookAtState}>
            Show state of {info?.name}
          </Button>
          <Button onClick={checkLaws}>Check laws</Button>
        </>
      }
    >
      <p>
        Its accumulator is recorded call by call for the first keys: go back and forth with the slider, with what is in
        its ListViews and MapViews. For one key of a result, right-click its row: “Show its state”.
      </p>
      <p>{limitsText}</p>
    </EmptyState>
  );
}
