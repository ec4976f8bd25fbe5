import { useId } from 'react';

interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onEnter?: (() => void) | undefined;
  readonly hint?: string | undefined;
  readonly problem?: string | null | undefined;
  readonly placeholder?: string;
  readonly code?: boolean;
  readonly numeric?: boolean;
}

export function TextField(props: TextFieldProps) {
  const id = useId();
  const { problem = null, hint } = props;
  const noteId = `${id}-note`;
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {props.label}
      </label>
      <input
        id={id}
        className={props.code === true ? 'input code' : 'input'}
        value={props.value}
        placeholder={props.placeholder ?? ''}
        spellCheck={false}
        autoComplete="off"
        inputMode={props.numeric === true ? 'numeric' : 'text'}
        aria-invalid={problem !== null}
        {...(problem === null && hint === undefined ? {} : { 'aria-describedby': noteId })}
        onChange={(event) => props.onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || props.onEnter === undefined) return;
          event.preventDefault();
          props.onEnter();
        }}
      />
      {problem === null ? null : (
        <span id={noteId} className="field-problem" role="alert">
          {problem}
        </span>
      )}
      {problem !== null || hint === undefined ? null : (
        <span id={noteId} className="field-hint">
          {hint}
        </span>
      )}
    </div>
  );
}
