import type { DifferResult, ModeDifference } from '../../../contract/model/differ';
import { modeNames, modes } from '../../../contract/model/job';
import type { Field } from '../../../contract/model/data-type';
import { findDifferences, useDiffer, type DifferState } from '../../state/differ';
import { headline } from '../../state/problems';
import { useCurrentFunction } from '../../state/function-at';
import { differentialModes } from '../../state/effective-mode';
import { Button } from '../../ui/button';
import { EmptyState } from '../../ui/empty-state';
import { grouped } from '../../ui/figures';
import { ModeMark } from '../../ui/mode-mark';
import { CopyButton } from '../../ui/copy-button';
import { ErrorView } from '../errors/error-view';
import { CellText } from '../results/cell-text';
import { kindSentence } from '../function-card/kind-names';

/** Where the modes do not agree on the same rows: the smallest row, what each made of it, and whether Flink does so too. */
export function DifferencesView() {
  const state = useDiffer((store) => store.state);
  switch (state.kind) {
    case 'idle':
      return <BeforeFirst />;
    case 'starting':
    case 'active':
      return <RunningModes state={state} />;
    case 'ended':
      switch (state.outcome.kind) {
        case 'failed':
          return <ErrorView error={state.outcome.error} file={state.target.file} />;
        case 'cancelled':
          return (
            <EmptyState title="Cancelled" actions={<Button onClick={findDifferences}>Find differences</Button>}>
              <p>No mode of {state.target.name} is running any more.</p>
            </EmptyState>
          );
        case 'done':
          return <Differences result={state.outcome.result} columns={state.nasty.schema} name={state.target.name} />;
      }
  }
}

function BeforeFirst() {
  const info = useCurrentFunction();
  const only = info === null ? [] : differentialModes(info);
  return (
    <EmptyState
      title="Do the modes agree on nasty rows?"
      actions={
        <Button look="primary" onClick={findDifferences} disabled={info === null || only.length < 2}>
          Find differences{info === null ? '' : ` of ${info.name}`}
        </Button>
      }
    >
      <p>
        Rows with NULLs, boundaries, NaN, empty and huge texts, leap days and far timestamps go through every mode. Each
        difference is shrunk to the smallest row that shows it, and explained where Flink has it too.
      </p>
      {info !== null && only.length < 2 ? (
        <p>
          {kindSentence(info)}: {info.name} runs in {modeNames[only[0] ?? 'process-row']} only, so there is nothing to
          compare it with.
        </p>
      ) : null}
    </EmptyState>
  );
}

function RunningModes({ state }: { readonly state: Extract<DifferState, { kind: 'starting' | 'active' }> }) {
  return (
    <ul className="differ-modes" aria-label="Modes">
      {state.modes.map((mode) => (
        <li key={mode} aria-current={state.mode === mode ? 'step' : undefined}>
          <ModeMark mode={mode} />
        </li>
      ))}
    </ul>
  );
}

interface DifferencesProps {
  readonly result: DifferResult;
  readonly columns: readonly Field[];
  readonly name: string;
}

function Differences({ result, columns, name }: DifferencesProps) {
  if (result.modes.length < 2) {
    return (
      <EmptyState title={`${name} runs in one mode only`}>
        <p>
          {result.modes.map((mode) => modeNames[mode]).join('')} is the only mode that Flink has for it as it is bound,
          so there is nothing to compare it with.
        </p>
      </EmptyState>
    );
  }
  if (result.differences.length === 0) {
    return (
      <EmptyState title="The modes agree" actions={<Button onClick={findDifferences}>Try other rows</Button>}>
        <ul className="differ-agreed" aria-label="Modes">
          {result.modes.map((mode) => (
            <li key={mode}>
              <ModeMark mode={mode} />
            </li>
          ))}
        </ul>
        <p>
          They give the same for all {grouped(result.rows)} rows of {name}. Another seed makes other rows.
        </p>
      </EmptyState>
    );
  }
  return (
    <ol className="differences" aria-label="Differences">
      {result.differences.map((difference, index) => (
        <li key={index}>
          <OneDifference difference={difference} columns={columns} name={name} />
        </li>
      ))}
    </ol>
  );
}

interface OneDifferenceProps {
  readonly difference: ModeDifference;
  readonly columns: readonly Field[];
  readonly name: string;
}

function OneDifference({ difference, columns, name }: OneDifferenceProps) {
  return (
    <article className="difference">
      <table className="side-table">
        <caption>
          Smallest row that shows it, found in row {grouped(difference.row + 1)}
          {difference.count === undefined || difference.count < 2
            ? ''
            : `; ${grouped(difference.count)} rows differ in this way`}
        </caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.name} scope="col">
                {column.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr>
            {columns.map((column, index) => (
              <td key={column.name}>
                <CellText cell={difference.input[index] ?? null} type={column.type} />
              </td>
            ))}
          </tr>
        </tbody>
      </table>
      <dl className="difference-sides" aria-label="What each mode gives">
        {modes.map((mode) => {
          const side = difference.sides[mode];
          if (side === undefined) return null;
          return (
            <div key={mode}>
              <dt>
                <ModeMark mode={mode} />
              </dt>
              <dd className="code">{'error' in side ? headline(side.error) : jsonOf(side.cells)}</dd>
            </div>
          );
        })}
      </dl>
      {difference.flink === null ? (
        <p className="difference-open">
          Not explained: Flink&apos;s modes agree here, so this is a fault of the workbench. Please report it.
          <CopyButton
            label="Copy the report"
            text={JSON.stringify({ function: name, columns, ...difference }, null, 2)}
          />
        </p>
      ) : (
        <p className="difference-rule">{difference.flink}</p>
      )}
    </article>
  );
}

/** The function's columns; a row of one is its value. */
function jsonOf(cells: readonly unknown[]): string {
  return JSON.stringify(cells.length === 1 ? cells[0] : cells);
}
