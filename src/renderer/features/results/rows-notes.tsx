import { Info } from 'lucide-react';
import { Popover } from 'radix-ui';
import { Button } from '../../ui/button';

/**
 * What a user should know of these rows: one quiet line, and a way to all of them. It stands below the rows: notes are known at the end
 * of a run, and nothing that is looked at may move for them.
 */
export function RowsNotes({ notes }: { readonly notes: readonly string[] }) {
  const [first, ...others] = notes;
  if (first === undefined) return null;
  return (
    <div className="rows-notes" role="note" aria-label="Notes">
      <Info size={13} aria-hidden />
      <span className="rows-note" title={first}>
        {first}
      </span>
      <Popover.Root>
        <Popover.Trigger asChild>
          <Button look="link" className="rows-notes-all">
            {others.length === 0 ? 'Whole note' : `All ${notes.length} notes`}
          </Button>
        </Popover.Trigger>
        <Popover.Portal>
          <Popover.Content className="popup note-list" side="top" align="end" sideOffset={4} collisionPadding={8}>
            <h3>About these rows</h3>
            <ul>
              {notes.map((note) => (
                <li key={note}>{note}</li>
              ))}
            </ul>
          </Popover.Content>
        </Popover.Portal>
      </Popover.Root>
    </div>
  );
}
