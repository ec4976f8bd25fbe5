import { ContextMenu } from 'radix-ui';
import type { ReactElement } from 'react';
import type { HistoryEntry } from '../../../contract/model/history';
import { openDialog } from '../../state/dialogs';
import {
  compareEntries,
  openEntry,
  rerunExactly,
  restoreCode,
  saveReport,
  toggleMark,
  useHistory,
} from '../../state/history';

interface EntryMenuProps {
  /** The line that the menu is of. */
  readonly entry: HistoryEntry | null;
  readonly children: ReactElement;
}

/** By right click, the context-menu key or Shift+F10. */
export function EntryMenu({ entry, children }: EntryMenuProps) {
  const marked = useHistory((store) => store.marked);
  return (
    <ContextMenu.Root>
      <ContextMenu.Trigger asChild>{children}</ContextMenu.Trigger>
      <ContextMenu.Portal>
        <ContextMenu.Content className="popup">
          {entry === null ? null : <Items entry={entry} marked={marked} />}
        </ContextMenu.Content>
      </ContextMenu.Portal>
    </ContextMenu.Root>
  );
}

function Items({ entry, marked }: { readonly entry: HistoryEntry; readonly marked: readonly string[] }) {
  const { id } = entry;
  const other = marked.filter((each) => each !== id);
  const [only] = other;
  return (
    <>
      <Item label="Open" keys="Enter" run={() => openEntry(id)} />
      <Item label={marked.includes(id) ? 'Take the mark away' : 'Mark'} keys="Space" run={() => toggleMark(id)} />
      <Item
        label="Compare with the marked run"
        disabled={other.length !== 1}
        run={() => (only === undefined ? undefined : compareEntries(only, id))}
      />
      <Item label="Run again exactly" run={() => void rerunExactly(id)} />
      <Item label="Restore its code" run={() => void restoreCode(id)} />
      <Item
        label="Save as HTML report"
        disabled={entry.what !== 'compare' || entry.outcome !== 'done'}
        run={() => void saveReport(id)}
      />
      <Item label="Delete" keys="Delete" run={() => openDialog({ kind: 'delete-runs', ids: [id] })} />
    </>
  );
}

interface ItemProps {
  readonly label: string;
  readonly keys?: string;
  readonly disabled?: boolean;
  readonly run: () => void;
}

function Item({ label, keys, disabled = false, run }: ItemProps) {
  return (
    <ContextMenu.Item className="popup-item" disabled={disabled} onSelect={run}>
      <span className="popup-text">{label}</span>
      {keys === undefined ? null : <kbd className="key">{keys}</kbd>}
    </ContextMenu.Item>
  );
}
