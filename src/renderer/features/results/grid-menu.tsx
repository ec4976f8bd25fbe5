import { ContextMenu } from 'radix-ui';
import type { ReactElement } from 'react';
import { copyCell, copyRow, type ActiveCell } from './grid-keys';
import { shortcutText } from '../../ui/keys';
import type { RowsCache } from '../../state/rows-cache';

interface GridMenuProps {
  readonly cache: RowsCache;
  readonly active: ActiveCell | null;
  readonly onOpen: (cell: ActiveCell) => void;
  /** Debugs the call that made a row; absent where that cannot be done. */
  readonly onDebugRow?: ((row: number) => void) | undefined;
  /** Shows what an aggregate remembers of a row's key; absent for other functions. */
  readonly onShowState?: ((row: number) => void) | undefined;
  readonly children: ReactElement;
}

export function GridMenu({ cache, active, onOpen, onDebugRow, onShowState, children }: GridMenuProps) {
  const item = (label: string, shortcut: string | null, run: (cell: ActiveCell) => void) => (
    <ContextMenu.Item
      className="popup-item"
      disabled={active === null}
      onSelect={() => (active === null ? undefined : run(active))}
    >
      <span className="popup-text">{label}</span>
      {shortcut === null ? null : <kbd className="key">{shortcut}</kbd>}
    </ContextMenu.Item>
  );
  return (
    <ContextMenu.Root>
      <ContextMenu.Trigger asChild>{children}</ContextMenu.Trigger>
      <ContextMenu.Portal>
        <ContextMenu.Content className="popup">
          {item('Show whole value', 'Enter', onOpen)}
          {onDebugRow === undefined ? null : item('Debug this row', null, (cell) => onDebugRow(cell.row))}
          {onShowState === undefined ? null : item('Show its state', null, (cell) => onShowState(cell.row))}
          {item('Copy cell', shortcutText('Mod+C'), (cell) => copyCell(cache, cell))}
          {item('Copy row', shortcutText('Mod+Shift+C'), (cell) => copyRow(cache, cell, 'values'))}
          {item('Copy row with names', null, (cell) => copyRow(cache, cell, 'with names'))}
        </ContextMenu.Content>
      </ContextMenu.Portal>
    </ContextMenu.Root>
  );
}
