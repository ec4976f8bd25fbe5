/** The keys of the grid: those of a spreadsheet. */
import type { ClipboardEvent, KeyboardEvent } from 'react';
import { entryText } from '../../../contract/model/cell-entry';
import {
  closeBox,
  editRows,
  redoRows,
  typeInBox,
  undoRows,
  type OpenBox,
  type RowsDocument,
} from '../../state/rows-documents';
import {
  clearCells,
  duplicateRows,
  insertRow,
  removeRows,
  setCells,
  typedCell,
  type Block,
} from '../../state/rows-edits';
import { pastedCells } from '../../state/pasted-cells';
import { rowText } from '../results/cell-format';
import { nextCell } from '../results/grid-keys';
import { matchesShortcut } from '../../ui/keys';

export interface GridFocus {
  readonly path: string;
  readonly document: RowsDocument;
  /** What is selected; its top left cell is the active one. */
  readonly block: Block;
  readonly onSelect: (block: Block) => void;
  readonly focusGrid: () => void;
}

export function gridKey(event: KeyboardEvent, focus: GridFocus): void {
  if (doneByKey(event, focus)) event.preventDefault();
}

function doneByKey(event: KeyboardEvent, focus: GridFocus): boolean {
  const { path, block } = focus;
  const { top, left } = block;
  const press = event.nativeEvent;
  const edits: readonly (readonly [string, () => void])[] = [
    ['Mod+Z', () => undoRows(path)],
    ['Mod+Shift+Z', () => redoRows(path)],
    ['Mod+Y', () => redoRows(path)],
    ['Mod+D', () => editRows(path, (file) => duplicateRows(file, withinRows(block, file.rows.length)))],
    ['Mod+Delete', () => editRows(path, (file) => removeRows(file, block))],
    ['Insert', () => editRows(path, (file) => insertRow(file, Math.min(file.rows.length, block.bottom + 1)))],
    ['Delete', () => editRows(path, (file) => clearCells(file, block, 'null'))],
    ['Backspace', () => editRows(path, (file) => clearCells(file, block, 'empty'))],
    ['Mod+A', () => selectAll(focus)],
    ['Enter', () => openBoxAt(focus, top, left)],
    ['F2', () => openBoxAt(focus, top, left)],
  ];
  const edit = edits.find(([keys]) => matchesShortcut(press, keys));
  if (edit !== undefined) {
    edit[1]();
    return true;
  }
  if (event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey) {
    typeInBox(path, { row: top, column: left, text: event.key });
    return true;
  }
  return moved(event, focus);
}

function withinRows(block: Block, rows: number): Block {
  return { ...block, bottom: Math.min(block.bottom, rows - 1) };
}

function selectAll({ document: { file }, onSelect }: GridFocus): void {
  onSelect({ top: 0, left: 0, bottom: Math.max(0, file.rows.length - 1), right: file.fields.length - 1 });
}

/** Shift makes the selection larger or smaller at its lower right. */
function moved(event: KeyboardEvent, { document: { file }, block, onSelect }: GridFocus): boolean {
  const extent = { rows: file.rows.length + 1, columns: file.fields.length, pageRows: 20 };
  const from = event.shiftKey ? { row: block.bottom, column: block.right } : { row: block.top, column: block.left };
  const press = { key: event.key, ctrlKey: event.ctrlKey, metaKey: event.metaKey, shiftKey: false };
  const to = event.key === 'Tab' ? null : nextCell(press, from, extent);
  if (to === null) return false;
  if (event.shiftKey) {
    onSelect({ ...block, bottom: Math.max(block.top, to.row), right: Math.max(block.left, to.column) });
  } else select(onSelect, to.row, to.column);
  return true;
}

function select(onSelect: (block: Block) => void, row: number, column: number): void {
  onSelect({ top: row, bottom: row, left: column, right: column });
}

export function openBoxAt({ path, document, onSelect }: GridFocus, row: number, column: number): void {
  select(onSelect, row, column);
  typeInBox(path, { row, column, text: entryText(document.file.rows[row]?.[column] ?? null) });
}

/** Enter goes down, Tab goes on and past the last column to the next row; Esc takes back. */
export function boxKey(event: KeyboardEvent, focus: GridFocus, box: OpenBox): void {
  const { path, document, onSelect, focusGrid } = focus;
  const columns = document.file.fields.length;
  switch (event.key) {
    case 'Escape':
      closeBox(path, 'take back');
      focusGrid();
      break;
    case 'Enter':
      if (event.ctrlKey || event.metaKey) return;
      closeBox(path, 'keep');
      select(onSelect, box.row + 1, box.column);
      focusGrid();
      break;
    case 'Tab': {
      const place = box.row * columns + box.column + (event.shiftKey ? -1 : 1);
      closeBox(path, 'keep');
      focusGrid();
      if (place >= 0) select(onSelect, Math.floor(place / columns), place % columns);
      break;
    }
    default:
      event.stopPropagation();
      return;
  }
  event.preventDefault();
  event.stopPropagation();
}

/** As a spreadsheet takes it: NULL is nothing. Cut clears what it has copied. */
export function copySelection(event: ClipboardEvent, { path, document: { file }, block }: GridFocus): void {
  const rows = file.rows.slice(block.top, block.bottom + 1).map((row) => row.slice(block.left, block.right + 1));
  if (rows.length === 0) return;
  event.preventDefault();
  event.clipboardData.setData('text/plain', rows.map(rowText).join('\n'));
  if (event.type === 'cut') editRows(path, (now) => clearCells(now, block, 'null'));
}

export function pasteInto(event: ClipboardEvent, { path, document: { file }, block, onSelect }: GridFocus): void {
  const text = event.clipboardData.getData('text/plain');
  if (text === '') return;
  event.preventDefault();
  const { top, left } = block;
  const cells = pastedCells(text).map((row) =>
    row.map((value, index) => (value === null ? null : typedCell(file, left + index, value))),
  );
  editRows(path, (now) => setCells(now, top, left, cells));
  const width = Math.max(...cells.map((row) => row.length));
  onSelect({ top, left, bottom: top + cells.length - 1, right: Math.min(file.fields.length, left + width) - 1 });
}
