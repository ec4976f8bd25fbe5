import type { Field } from '../../../contract/model/data-type';
import type { Window } from '../../../contract/model/job';
import { MultiSelect } from '../../ui/multi-select';
import { Segmented } from '../../ui/segmented';
import { Select, type Choice } from '../../ui/select';
import type { CardFunction } from './card-context';
import { CardProblem, CardRow } from './card-row';
import { columnChoices, manyColumnChoices } from './column-choices';
import { WindowForm } from './window-form';
import { firstWindow } from './windows';

/** Groups and windows of an aggregate, and whether its changes are shown. */
export function GroupRows({ card }: { readonly card: CardFunction }) {
  const { shape, binding, columns, change } = card;
  if (!shape.groups) return null;
  const isOver = binding.window?.kind === 'over';
  return (
    <>
      <CardRow label={isOver ? 'Partition by' : 'Group by'}>
        <MultiSelect
          label={isOver ? 'Partition by' : 'Group by'}
          values={binding.groupBy ?? []}
          choices={manyColumnChoices(columns)}
          placeholder={isOver ? 'nothing: all rows are one partition' : 'nothing: all rows are one group'}
          onChange={(names) => change({ groupBy: names.length === 0 ? undefined : [...names] })}
        />
      </CardRow>
      {shape.windows ? <WindowRows card={card} /> : null}
      {shape.changes ? (
        <CardRow label="Shows">
          <Segmented
            label="Shows"
            value={binding.changelog === true ? 'changelog' : 'final'}
            segments={[
              { value: 'final', label: 'Final rows' },
              { value: 'changelog', label: 'Changelog' },
            ]}
            onChange={(value) => change({ changelog: value === 'changelog' ? true : undefined })}
          />
        </CardRow>
      ) : null}
    </>
  );
}

const noWindow = 'none';
const noSession = 'Flink: not supported for pandas aggregates';

const windowChoices: readonly Choice[] = [
  { value: noWindow, label: 'none' },
  { value: 'tumble', label: 'tumble', note: 'One after the other, of one size' },
  { value: 'hop', label: 'hop', note: 'Of one size, overlapping' },
  { value: 'session', label: 'session', note: noSession, disabled: true },
  { value: 'over', label: 'over', note: 'A row for each row, of the rows before it' },
];

function WindowRows({ card }: { readonly card: CardFunction }) {
  const { binding, columns, change } = card;
  const { window } = binding;
  const times = (columns ?? []).filter(isTimeColumn);
  const choose = (kind: string) => {
    const next = firstWindow(kind, window?.time ?? times[0]?.name ?? '');
    // A runtime chosen for a window, and kept columns of an OVER window, mean nothing without it.
    change({ window: next ?? undefined, keep: undefined, runtime: undefined });
  };
  return (
    <>
      <CardRow label="Window">
        <Select
          label="Window"
          size="small"
          wide
          value={window?.kind ?? noWindow}
          choices={windowChoices}
          onChange={choose}
        />
      </CardRow>
      {window === undefined ? null : (
        <>
          <CardRow label="Time">
            <Select
              label="Time"
              size="small"
              wide
              value={window.time}
              placeholder="choose a time column"
              choices={timeChoices(columns, window)}
              onChange={(time) => change({ window: { ...window, time } })}
            />
          </CardRow>
          {columns !== null && times.length === 0 ? (
            <CardProblem>
              A window needs a TIMESTAMP(3) or TIMESTAMP_LTZ(3) column. Give a column of the data that type in the Data
              panel.
            </CardProblem>
          ) : null}
          {window.kind === 'session' ? <CardProblem>{noSession}. Choose another window.</CardProblem> : null}
          <WindowForm window={window} onChange={(next) => change({ window: next })} />
        </>
      )}
    </>
  );
}

/** Flink's time attributes have milliseconds at most. */
function isTimeColumn({ type }: Field): boolean {
  return (type.kind === 'TIMESTAMP' || type.kind === 'TIMESTAMP_LTZ') && type.precision <= 3;
}

function timeChoices(columns: readonly Field[] | null, window: Window): readonly Choice[] {
  const fitting = new Set((columns ?? []).filter(isTimeColumn).map((column) => column.name));
  return columnChoices(columns, window.time === '' ? null : window.time).filter(
    ({ value }) => fitting.has(value) || value === window.time,
  );
}
