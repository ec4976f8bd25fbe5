import { Check, ChevronRight } from 'lucide-react';
import { Checkbox } from 'radix-ui';
import { useId, useState } from 'react';
import { runtimes, type Runtime } from '../../../contract/model/job';
import { runtimeOf } from '../../state/function-shape';
import { boundData, rowKindsOf, useProject } from '../../state/project';
import { runtimeSetting } from '../../state/settings';
import { DraftInput } from '../../ui/draft-input';
import { Segmented } from '../../ui/segmented';
import { Select } from '../../ui/select';
import type { CardFunction } from './card-context';
import { CardRow } from './card-row';
import { columnChoices } from './column-choices';
import { operationCall } from './kind-names';

const runtimeWords: Readonly<Record<Runtime, string>> = { batch: 'Batch', streaming: 'Streaming' };

/** What is rarely set, folded; what of it is set is said beside the fold. */
export function MoreRows({ card }: { readonly card: CardFunction }) {
  const [open, setOpen] = useState(false);
  const id = useId();
  const set = wordsOfMore(card);
  return (
    <div className="card-more">
      <button
        type="button"
        className="card-more-head"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        <ChevronRight size={13} aria-hidden className="card-more-arrow" />
        More
        {open || set.length === 0 ? null : <span className="card-more-set">{set.join(', ')}</span>}
      </button>
      {open ? (
        <dl className="card-rows" id={id}>
          <ColumnNamesRow card={card} />
          <RuntimeRow card={card} />
          <DistinctRow card={card} />
          <RowKindsRow card={card} />
          <RowBasedRow card={card} />
        </dl>
      ) : null}
    </div>
  );
}

/** The choices behind the fold that are not the usual ones. */
export function wordsOfMore({ binding, shape, info }: Pick<CardFunction, 'binding' | 'shape' | 'info'>): string[] {
  const { columns, runtime, distinct, rowKinds, rowBased } = binding;
  return [
    ...(columns === undefined ? [] : [`as ${columns.join(', ')}`]),
    ...(runtime === undefined || runtime === shape.runtime?.usual ? [] : [runtime]),
    ...(distinct === true ? ['distinct'] : []),
    ...(rowKinds === undefined ? [] : [`row kinds in ${rowKinds}`]),
    ...(rowBased === undefined ? [] : [operationCall(rowBased, info.name)]),
  ];
}

function ColumnNamesRow({ card: { info, binding, change } }: { readonly card: CardFunction }) {
  const fields = info.resultType?.kind === 'ROW' ? info.resultType.fields.map((field) => field.name) : null;
  return (
    <CardRow label="Named">
      <DraftInput
        label="Names of the function's columns"
        title="Names of the function's columns, with commas between"
        code
        value={(binding.columns ?? []).join(', ')}
        placeholder={fields?.join(', ') ?? 'result'}
        onCommit={(text) => {
          const names = text.split(',').map((name) => name.trim());
          change({ columns: names.every((name) => name === '') ? undefined : names.filter((name) => name !== '') });
        }}
      />
    </CardRow>
  );
}

function RuntimeRow({ card: { project, shape, binding, change } }: { readonly card: CardFunction }) {
  if (shape.runtime === null) return null;
  const setting = runtimeSetting(project);
  const runtime = runtimeOf(shape, binding, setting);
  const usual = runtimeOf(shape, {}, setting);
  const { refused } = shape.runtime;
  return (
    <CardRow label="Runs in" note={refused?.reason ?? null}>
      <Segmented
        label="Runs in"
        value={runtime}
        segments={runtimes.map((each) => ({
          value: each,
          label: runtimeWords[each],
          disabled: refused?.runtime === each && runtime !== each,
          ...(refused?.runtime === each ? { title: refused.reason } : {}),
        }))}
        onChange={(next) => change({ runtime: next === usual ? undefined : next })}
      />
    </CardRow>
  );
}

function DistinctRow({ card: { shape, binding, change } }: { readonly card: CardFunction }) {
  const id = useId();
  if (!shape.distinct) return null;
  return (
    <CardRow label="Distinct">
      <span className="check">
        <Checkbox.Root
          id={id}
          className="check-box"
          checked={binding.distinct === true}
          onCheckedChange={(checked) => change({ distinct: checked === true ? true : undefined })}
        >
          <Checkbox.Indicator>
            <Check size={12} aria-hidden />
          </Checkbox.Indicator>
        </Checkbox.Root>
        <label htmlFor={id}>each value counts once</label>
      </span>
    </CardRow>
  );
}

const noRowKinds = '+none';

function RowKindsRow({
  card: { info, shape, binding, columns, change, project, file },
}: {
  readonly card: CardFunction;
}) {
  const declared = useProject((store) => rowKindsOf(store.data, boundData(project.settings, file, info.name)));
  if (!shape.rowKinds) return null;
  const texts = (columns ?? []).filter(({ type }) => ['STRING', 'VARCHAR', 'CHAR'].includes(type.kind));
  const note =
    (binding.rowKinds ?? declared) !== null && info.methods?.retract === false
      ? `${info.name} has no retract: Flink fails at the first -U or -D.`
      : 'Where the input is a changelog: the column that holds +I, -U, +U or -D. -U and -D call retract.';
  return (
    <CardRow label="Row kinds" note={note}>
      <Select
        label="Row kinds"
        size="small"
        wide
        value={binding.rowKinds ?? noRowKinds}
        choices={[
          {
            value: noRowKinds,
            label: declared === null ? 'none: rows are only added' : `${declared}, as the rows say`,
          },
          ...columnChoices(texts, binding.rowKinds ?? null),
        ]}
        onChange={(name) => change({ rowKinds: name === noRowKinds ? undefined : name })}
      />
    </CardRow>
  );
}

function RowBasedRow({ card: { shape, binding, change } }: { readonly card: CardFunction }) {
  const { rowOperation } = shape;
  if (rowOperation === null) return null;
  return (
    <CardRow label="Called" note="Row-based: the whole row in, the fields of its ROW out.">
      <Segmented
        label="Called"
        value={binding.rowBased === undefined ? 'columns' : 'row'}
        segments={[
          { value: 'columns', label: 'With columns' },
          { value: 'row', label: <span className="code">t.{rowOperation}</span> },
        ]}
        onChange={(value) =>
          change({
            rowBased: value === 'row' ? rowOperation : undefined,
            // Arguments of the one call mean nothing to the other.
            args: undefined,
            keep: undefined,
            window: undefined,
          })
        }
      />
    </CardRow>
  );
}
