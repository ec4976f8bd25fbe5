import { Info } from 'lucide-react';
import { Popover } from 'radix-ui';

/**
 * What a user should know of these rows: one quiet line, which opens to all of them. It stands below the rows: notes are known at the
 * end of a run, and nothing that is looked at may move for them.
 */
export function RowsNotes({ notes }: { readonly notes: readonly string[] }) {
  const [first, ...others] = notes;
  if (first === undefined) return null;
  return (
    <Popover.Root>
      <Popover.Trigger className="rows-notes" aria-label={`Notes: ${notes.join(' ')}`}>
        <Info size={13} aria-hidden />
        <span className="rows-note">{first}</span>
        {others.length === 0 ? null : <span className="rows-notes-more">{others.length} more</span>}
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content className="popup note-list" side="top" align="start" sideOffset={4} collisionPadding={8}>
          <h3>About these rows</h3>
          <ul>
            {notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
