import { X } from 'lucide-react';
import type { Field } from '../../../contract/model/data-type';
import type { Argument } from '../../../contract/model/job';
import type { UdfInfo } from '../../../contract/model/udf';
import { matchedArguments } from '../../state/job';
import { IconButton } from '../../ui/button';
import { DraftInput } from '../../ui/draft-input';
import { Select, type Choice } from '../../ui/select';
import { CardProblem } from './card-row';
import { columnChoices } from './column-choices';
import { useColumnDrop } from './column-drop';
import { KindMark } from './kind-mark';
import { kindName } from './kind-names';

interface ArgumentEditorProps {
  /** The parameter's name. */
  readonly name: string;
  /** The path of names to it: `delay, of grade`. */
  readonly label: string;
  readonly depth: number;
  readonly columns: readonly Field[] | null;
  /** Functions of the file whose result can be an argument. */
  readonly callable: readonly UdfInfo[];
  readonly argument: Argument | null;
  readonly onChange: (argument: Argument) => void;
  readonly onRemove: (() => void) | null;
}

const columnPrefix = 'column:';
const callPrefix = 'call:';
const constantValue = 'constant';

/** What a parameter is called with: a column, an SQL constant, or the result of another function with arguments of its own. */
export function ArgumentEditor(props: ArgumentEditorProps) {
  const { name, label, depth, columns, callable, argument, onChange, onRemove } = props;
  const problem = problemOf(argument, columns, callable);
  const drop = useColumnDrop(columns, (column) => onChange({ kind: 'column', name: column }));
  const choose = (value: string) => {
    if (value === constantValue) onChange({ kind: 'constant', sql: 'NULL' });
    else if (value.startsWith(callPrefix)) onChange(callOf(value.slice(callPrefix.length), callable, columns));
    else onChange({ kind: 'column', name: value.slice(columnPrefix.length) });
  };
  return (
    <>
      <dt title={name} className="card-parameter" style={{ paddingLeft: depth * 12 }}>
        {depth === 0 ? null : <span className="card-branch" aria-hidden />}
        <span className="code">{name}</span>
      </dt>
      <dd className="card-argument" {...drop}>
        <Select
          label={`Argument ${label}`}
          size="small"
          wide
          value={valueOf(argument)}
          placeholder={columns === null ? 'columns not known yet' : 'choose a column'}
          choices={choicesOf(argument, columns, callable)}
          onChange={choose}
        />
        {argument?.kind === 'constant' ? (
          <DraftInput
            label={`Constant for ${label}`}
            title="An SQL constant: 3, 1.50, 'x', TRUE, NULL, DATE '2024-02-29'"
            code
            value={argument.sql}
            problemOf={(text) => (text === '' ? 'Give an SQL constant.' : null)}
            onCommit={(sql) => onChange({ kind: 'constant', sql })}
          />
        ) : null}
        {onRemove === null ? null : (
          <IconButton label={`Remove argument ${label}`} onClick={onRemove}>
            <X size={13} aria-hidden />
          </IconButton>
        )}
      </dd>
      {problem === null ? null : <CardProblem>{problem}</CardProblem>}
      {argument?.kind === 'call' ? <CallArguments {...props} argument={argument} /> : null}
    </>
  );
}

type CallProps = ArgumentEditorProps & { readonly argument: Extract<Argument, { kind: 'call' }> };

/** The arguments of the inner call, one row a parameter, indented below it. */
function CallArguments({ argument, label, depth, columns, callable, onChange }: CallProps) {
  const called = callable.find((info) => info.name === argument.function);
  const names = argument.args.map((_, index) => called?.parameters[index]?.name ?? `argument ${index + 1}`);
  const missing = (called?.parameters ?? []).filter(({ optional }) => !optional).slice(argument.args.length);
  const set = (index: number, next: Argument) => {
    const args = [...argument.args];
    args[index] = next;
    onChange({ ...argument, args });
  };
  return (
    <>
      {[...names, ...missing.map((parameter) => parameter.name)].map((name, index) => (
        <ArgumentEditor
          key={index}
          name={name}
          label={`${name} of ${argument.function} in ${label}`}
          depth={depth + 1}
          columns={columns}
          callable={callable}
          argument={argument.args[index] ?? null}
          onChange={(next) => (index <= argument.args.length ? set(index, next) : undefined)}
          onRemove={null}
        />
      ))}
    </>
  );
}

function valueOf(argument: Argument | null): string {
  switch (argument?.kind) {
    case undefined:
      return '';
    case 'column':
      return `${columnPrefix}${argument.name}`;
    case 'constant':
      return constantValue;
    case 'call':
      return `${callPrefix}${argument.function}`;
  }
}

function choicesOf(
  argument: Argument | null,
  columns: readonly Field[] | null,
  callable: readonly UdfInfo[],
): readonly Choice[] {
  const called = argument?.kind === 'call' ? argument.function : null;
  const isLost = called !== null && !callable.some((info) => info.name === called);
  return [
    ...columnChoices(columns, argument?.kind === 'column' ? argument.name : null).map((choice) => ({
      ...choice,
      value: `${columnPrefix}${choice.value}`,
    })),
    { value: constantValue, label: 'A constant…' },
    ...callable.map((info) => ({
      value: `${callPrefix}${info.name}`,
      label: `${info.name}(…)`,
      note: `The result of this ${kindName(info)} function`,
      icon: <KindMark info={info} />,
    })),
    ...(isLost ? [{ value: `${callPrefix}${called}`, label: `${called}(…) (not in this file)` }] : []),
  ];
}

function problemOf(
  argument: Argument | null,
  columns: readonly Field[] | null,
  callable: readonly UdfInfo[],
): string | null {
  switch (argument?.kind) {
    case 'column':
      return columns === null || columns.some((column) => column.name === argument.name)
        ? null
        : `The data has no column ${argument.name}.`;
    case 'call':
      return callable.some((info) => info.name === argument.function)
        ? null
        : `This file has no scalar function ${argument.function}.`;
    case 'constant':
    case undefined:
      return null;
  }
}

/** The call with the arguments that fit: columns of its parameters' names, else the first columns in turn. */
function callOf(name: string, callable: readonly UdfInfo[], columns: readonly Field[] | null): Argument {
  const parameters = (callable.find((info) => info.name === name)?.parameters ?? []).filter(
    (parameter) => !parameter.optional,
  );
  const matched = columns === null ? null : matchedArguments(parameters, columns);
  const inTurn = parameters.map((_, index): Argument => {
    const column = columns?.[index % columns.length];
    return column === undefined ? { kind: 'constant', sql: 'NULL' } : { kind: 'column', name: column.name };
  });
  return { kind: 'call', function: name, args: matched ?? inTurn };
}
