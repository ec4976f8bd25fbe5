import { Plus, RotateCcw } from 'lucide-react';
import type { Argument } from '../../../contract/model/job';
import { useInspections } from '../../state/inspections';
import { Button } from '../../ui/button';
import { MultiSelect } from '../../ui/multi-select';
import { ArgumentEditor } from './argument-editor';
import type { CardFunction } from './card-context';
import { CardRow } from './card-row';
import { manyColumnChoices } from './column-choices';

/** What the function is called with: one row a parameter, or the columns of the row that a row-based operation passes. */
export function ArgumentRows({ card }: { readonly card: CardFunction }) {
  return card.binding.rowBased === undefined ? <ParameterRows card={card} /> : <RowColumns card={card} />;
}

function ParameterRows({ card }: { readonly card: CardFunction }) {
  const { file, info, columns, args, binding, change } = card;
  const functions = useInspections((store) => store.files[file]?.functions);
  const callable = (functions ?? []).filter(({ kind }) => kind === 'scalar' || kind === 'pandas_scalar');
  const variadic = info.parameters.find((parameter) => parameter.variadic);
  const fixed = info.parameters.filter((parameter) => !parameter.variadic);
  const extra = variadic === undefined ? [] : (args ?? []).slice(fixed.length);
  const names = [
    ...fixed.map((parameter) => parameter.name),
    ...extra.map((_, index) => `*${variadic?.name ?? ''} ${index + 1}`),
  ];
  const set = (index: number, argument: Argument) => {
    const next = [...(args ?? namedLikeColumns(fixed, columns))];
    // Arguments are positional: none before it may be missing.
    if (index > next.length) return;
    next[index] = argument;
    change({ args: [...next, ...namedLikeColumns(fixed.slice(next.length), columns)] });
  };
  return (
    <>
      {names.map((name, index) => (
        <ArgumentEditor
          key={index}
          name={name}
          label={name}
          depth={0}
          columns={columns}
          callable={callable}
          argument={args?.[index] ?? null}
          onChange={(argument) => set(index, argument)}
          onRemove={index < fixed.length ? null : () => change({ args: (args ?? []).filter((_, at) => at !== index) })}
        />
      ))}
      {variadic === undefined && binding.args === undefined ? null : (
        <>
          <dt />
          <dd className="card-argument">
            {variadic === undefined || columns?.[0] === undefined ? null : (
              <Button
                small
                look="quiet"
                onClick={() => set(names.length, { kind: 'column', name: columns[0]?.name ?? '' })}
              >
                <Plus size={13} aria-hidden /> Argument
              </Button>
            )}
            {binding.args === undefined ? null : (
              <Button small look="quiet" onClick={() => change({ args: undefined, keep: undefined })}>
                <RotateCcw size={13} aria-hidden /> Match by name
              </Button>
            )}
          </dd>
        </>
      )}
    </>
  );
}

/** The arguments of the leading parameters that are named like a column. */
function namedLikeColumns(
  parameters: readonly { readonly name: string }[],
  columns: CardFunction['columns'],
): Argument[] {
  const unlike = parameters.findIndex(({ name }) => columns?.some((column) => column.name === name) !== true);
  return parameters.slice(0, unlike < 0 ? undefined : unlike).map(({ name }) => ({ kind: 'column', name }));
}

function RowColumns({ card }: { readonly card: CardFunction }) {
  const { columns, binding, change } = card;
  const chosen = (binding.args ?? []).flatMap((argument) => (argument.kind === 'column' ? [argument.name] : []));
  return (
    <CardRow label="Row of" note="The function gets the whole row as its one argument.">
      <MultiSelect
        label="Row of"
        values={chosen}
        choices={manyColumnChoices(columns)}
        placeholder="all columns"
        onChange={(names) =>
          change({ args: names.length === 0 ? undefined : names.map((name) => ({ kind: 'column', name })) })
        }
      />
    </CardRow>
  );
}
