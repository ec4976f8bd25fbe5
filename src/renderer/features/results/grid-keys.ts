/** Moving about in the grid and copying from it, by the keys of a spreadsheet. */
import { notify } from '../../state/notices';
import type { RowsCache } from '../../state/rows-cache';
import { copyText } from '../../ui/copy-button';
import { cellText, rowText } from './cell-format';

export interface ActiveCell {
  readonly row: number;
  readonly column: number;
}

interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
}

interface Extent {
  readonly rows: number;
  readonly columns: number;
  readonly pageRows: number;
}

/** null where the key moves nothing. */
export function nextCell(press: KeyPress, active: ActiveCell | null, extent: Extent): ActiveCell | null {
  if (extent.rows === 0 || extent.columns === 0) return null;
  const { row, column } = active ?? { row: 0, column: 0 };
  const far = press.ctrlKey || press.metaKey;
  const lastRow = extent.rows - 1;
  const lastColumn = extent.columns - 1;
  switch (press.key) {
    case 'ArrowDown':
      return { row: far ? lastRow : Math.min(lastRow, row + 1), column };
    case 'ArrowUp':
      return { row: far ? 0 : Math.max(0, row - 1), column };
    case 'ArrowRight':
      return { row, column: far ? lastColumn : Math.min(lastColumn, column + 1) };
    case 'ArrowLeft':
      return { row, column: far ? 0 : Math.max(0, column - 1) };
    case 'PageDown':
      return { row: Math.min(lastRow, row + extent.pageRows), column };
    case 'PageUp':
      return { row: Math.max(0, row - extent.pageRows), column };
    case 'Home':
      return far ? { row: 0, column: 0 } : { row, column: 0 };
    case 'End':
      return far ? { row: lastRow, column: lastColumn } : { row, column: lastColumn };
    default:
      return null;
  }
}

/** Ctrl+C copies the cell, with Shift the row. False where the key is not ours or the row is not there. */
export function copyFromGrid(press: KeyPress, cache: RowsCache, active: ActiveCell | null): boolean {
  if (!(press.ctrlKey || press.metaKey) || press.key.toLowerCase() !== 'c' || active === null) return false;
  return press.shiftKey ? copyRow(cache, active, 'values') : copyCell(cache, active);
}

export function copyCell(cache: RowsCache, active: ActiveCell): boolean {
  const cell = cache.row(active.row)?.[active.column];
  if (cell === undefined) return false;
  put(cellText(cell));
  return true;
}

export function copyRow(cache: RowsCache, active: ActiveCell, what: 'values' | 'with names'): boolean {
  const row = cache.row(active.row);
  if (row === undefined) return false;
  const names = rowText(cache.columns.map((column) => column.name));
  put(what === 'values' ? rowText(row) : `${names}\n${rowText(row)}`);
  return true;
}

function put(text: string): void {
  copyText(text).catch(() => notify('warning', 'The system refused the clipboard; nothing was copied.'));
}
