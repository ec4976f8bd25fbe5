import { useState } from 'react';

interface DraftInputProps {
  /** Accessible name. */
  readonly label: string;
  readonly value: string;
  /** Called with a text that `problemOf` takes, when the field is left or Enter is pressed. */
  readonly onCommit: (text: string) => void;
  /** Words for a text that cannot be; null where it can. */
  readonly problemOf?: (text: string) => string | null;
  readonly placeholder?: string;
  readonly title?: string;
  readonly code?: boolean;
}

/** A small field whose half-typed text changes nothing: it counts when it is left. Esc takes the typed text back. */
export function DraftInput(props: DraftInputProps) {
  const { label, value, onCommit, problemOf } = props;
  // What was typed, and on which value: a value that changes from outside ends the draft.
  const [draft, setDraft] = useState<{ readonly text: string; readonly on: string } | null>(null);
  const text = draft !== null && draft.on === value ? draft.text : value;
  const problem = text === value ? null : (problemOf?.(text.trim()) ?? null);
  const commit = () => {
    if (text.trim() === value) setDraft(null);
    else if (problem === null) onCommit(text.trim());
  };
  return (
    <span className="draft-input">
      <input
        className={props.code === true ? 'input input-small code' : 'input input-small'}
        aria-label={label}
        aria-invalid={problem !== null}
        title={props.title}
        placeholder={props.placeholder ?? ''}
        value={text}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => setDraft({ text: event.target.value, on: value })}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === 'Enter') commit();
          if (event.key === 'Escape' && text !== value) {
            event.preventDefault();
            event.stopPropagation();
            setDraft(null);
          }
        }}
      />
      {problem === null ? null : (
        <span className="field-problem" role="alert">
          {problem}
        </span>
      )}
    </span>
  );
}
