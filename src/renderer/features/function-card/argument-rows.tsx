import { Plus, RotateCcw, X } from 'lucide-react';
import { useState } from 'react';
import type { Field } from '../../../contract/model/data-type';
import { formatDataType } from '../../../contract/model/data-type';
import type { Argument } from '../../../contract/model/job';
import type { Project } from '../../../contract/model/project';
import type { UdfInfo } from '../../../contract/model/udf';
import { bindingKey, updateBinding } from '../../state/project';
import { Button, IconButton } from '../../ui/button';
import { Select, type Choice } from '../../ui/select';
import { TypeMark } from '../../ui/type-mark';

interface ArgumentRowsProps {
  readonly project: Project;
  readonly file: string;
  readonly info: UdfInfo;
  /** null while the data's columns are not known. */
  readonly columns: readonly Field[] | null;
  /** null where nothing could be matched. */
  readonly args: readonly Argument[] | null;
}

const constantValue = '+constant';

/** One row a parameter: the column or the constant it is called with. */
export function ArgumentRows({ project, file, info, columns, args }: ArgumentRowsProps) {
  const binding = project.settings.bindings[bindingKey(file, info.name)];
  const variadic = info.parameters.find((parameter) => parameter.variadic);
  const fixed = info.parameters.filter((parameter) => !parameter.variadic);
  const extra = variadic === undefined ? [] : (args ?? []).slice(fixed.length);
  const set = (index: number, argument: Argument) => {
    const next = [...(args ?? [])];
    next[index] = argument;
    // Arguments are positional: none before it may be missing.
    if (index <= (args ?? []).length) updateBinding(file, info.name, (before) => ({ ...before, args: next }));
  };
  const drop = (index: number) => {
    const next = (args ?? []).filter((_, position) => position !== index);
    updateBinding(file, info.name, (before) => ({ ...before, args: next }));
  };
  const reset = () =>
    updateBinding(file, info.name, (before) => {
      const next = { ...before };
      delete next.args;
      delete next.keep;
      return next;
    });
  const names = [
    ...fixed.map((parameter) => parameter.name),
    ...extra.map((_, index) => `*${variadic?.name ?? ''} ${index + 1}`),
  ];
  return (
    <>
      {names.map((name, index) => (
        <ArgumentRow
          key={index}
          name={name}
          columns={columns}
          argument={args?.[index] ?? null}
          onChange={(argument) => set(index, argument)}
          onRemove={index >= fixed.length ? () => drop(index) : null}
        />
      ))}
      {variadic === undefined && binding?.args === undefined ? null : (
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
            {binding?.args === undefined ? null : (
              <Button small look="quiet" onClick={reset}>
                <RotateCcw size={13} aria-hidden /> Match by name
              </Button>
            )}
          </dd>
        </>
      )}
    </>
  );
}

interface ArgumentRowProps {
  readonly name: string;
  readonly columns: readonly Field[] | null;
  readonly argument: Argument | null;
  readonly onChange: (argument: Argument) => void;
  readonly onRemove: (() => void) | null;
}

function ArgumentRow({ name, columns, argument, onChange, onRemove }: ArgumentRowProps) {
  const bound = argument?.kind === 'column' ? argument.name : null;
  const isMissing = bound !== null && columns !== null && !columns.some((column) => column.name === bound);
  const choices: Choice[] = [
    ...(columns ?? []).map((column) => ({
      value: `c:${column.name}`,
      label: column.name,
      note: formatDataType(column.type),
      icon: <TypeMark type={column.type} />,
    })),
    ...(isMissing ? [{ value: `c:${bound}`, label: `${bound} (not in the data)` }] : []),
    { value: constantValue, label: 'A constant…' },
  ];
  const choose = (value: string) => {
    if (value === constantValue)
      onChange({ kind: 'constant', sql: argument?.kind === 'constant' ? argument.sql : 'NULL' });
    else onChange({ kind: 'column', name: value.slice(2) });
  };
  return (
    <>
      <dt title={name}>
        <span className="code">{name}</span>
      </dt>
      <dd className="card-argument">
        <Select
          label={`Argument ${name}`}
          size="small"
          wide
          value={argument === null ? '' : argument.kind === 'column' ? `c:${argument.name}` : constantValue}
          placeholder={columns === null ? 'columns not known yet' : 'choose a column'}
          choices={choices}
          onChange={choose}
        />
        {argument?.kind === 'constant' ? (
          <ConstantInput name={name} sql={argument.sql} onChange={(sql) => onChange({ kind: 'constant', sql })} />
        ) : null}
        {onRemove === null ? null : (
          <IconButton label={`Remove argument ${name}`} onClick={onRemove}>
            <X size={13} aria-hidden />
          </IconButton>
        )}
      </dd>
      {isMissing ? (
        <>
          <dt />
          <dd className="field-problem" role="alert">
            The data has no column {bound}.
          </dd>
        </>
      ) : null}
    </>
  );
}

interface ConstantInputProps {
  readonly name: string;
  readonly sql: string;
  readonly onChange: (sql: string) => void;
}

/** An SQL constant; taken over when the field is left, so that half a constant is never bound. */
function ConstantInput({ name, sql, onChange }: ConstantInputProps) {
  const [text, setText] = useState(sql);
  const commit = () => {
    if (text.trim() !== '' && text !== sql) onChange(text.trim());
  };
  return (
    <input
      className="input input-small code"
      aria-label={`Constant for ${name}`}
      title="An SQL constant: 3, 1.50, 'x', TRUE, NULL, DATE '2024-02-29'"
      value={text}
      spellCheck={false}
      onChange={(event) => setText(event.target.value)}
      onBlur={commit}
      onKeyDown={(event) => (event.key === 'Enter' ? commit() : undefined)}
    />
  );
}
