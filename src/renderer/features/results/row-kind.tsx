import './row-kind.css';

/** Flink's words for a change, by its short form. */
export const rowKindWords: Readonly<Record<string, string>> = {
  '+I': 'insert',
  '-U': 'before the update',
  '+U': 'after the update',
  '-D': 'delete',
};

/** A change's kind: its sign, and a colour that only repeats it. */
export function RowKindMark({ kind }: { readonly kind: string }) {
  const words = rowKindWords[kind];
  if (words === undefined) return kind;
  return (
    <span
      className={`row-kind row-kind-${kind.slice(1).toLowerCase()}${kind.startsWith('-') ? '-old' : ''}`}
      title={words}
    >
      {kind}
      <span className="visually-hidden"> {words}</span>
    </span>
  );
}
