/** One cell as text: what the grid draws and what is copied. */
import type { DataType } from '../../../contract/model/data-type';
import type { Cell } from '../../../contract/model/rows';
import { nestedText } from './nested-text';

/** `note` is drawn small and grey: it stands for a value that could be mistaken for nothing. */
export interface CellShape {
  readonly kind: 'value' | 'note' | 'blank';
  readonly text: string;
}

/** Longer texts are cut for the screen; copying gives them whole. */
const mostCharacters = 300;

export function cellShape(cell: Cell, type: DataType): CellShape {
  if (cell === null) return { kind: 'note', text: 'NULL' };
  if (typeof cell === 'string' && isText(type)) return textShape(cell);
  if (typeof cell === 'string' && (cell === 'NaN' || cell.endsWith('Infinity'))) return { kind: 'note', text: cell };
  if (typeof cell === 'object') return { kind: 'value', text: cut(nestedText(cell, type, mostCharacters)) };
  return { kind: 'value', text: cut(cellText(cell)) };
}

function isText(type: DataType): boolean {
  return type.kind === 'STRING' || type.kind === 'VARCHAR' || type.kind === 'CHAR';
}

function textShape(text: string): CellShape {
  if (text === '') return { kind: 'note', text: 'empty' };
  const visible = cut(text)
    .replaceAll('\n', '⏎')
    .replaceAll('\r', '␍')
    .replaceAll('\t', '⇥')
    // Blanks at the ends and in a row cannot be counted by eye; one between words can.
    .replace(/^ +| +$| {2,}/g, (blanks) => '·'.repeat(blanks.length))
    .replaceAll('\u00a0', '⍽');
  return { kind: /^·+$/.test(visible) ? 'blank' : 'value', text: visible };
}

function cut(text: string): string {
  return text.length > mostCharacters ? `${text.slice(0, mostCharacters)}…` : text;
}

/** The value as it is copied: NULL is the empty text, as in every spreadsheet; nested values are JSON. */
export function cellText(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return numberText(cell);
  if (typeof cell === 'object') return jsonText(cell);
  return String(cell);
}

function numberText(value: number): string {
  return Object.is(value, -0) ? '-0' : String(value);
}

/** The JSON encoding of a value, with the sign of zero. */
export function jsonText(cell: Cell): string {
  if (typeof cell === 'number') return numberText(cell);
  if (cell !== null && typeof cell === 'object') return `[${cell.map(jsonText).join(', ')}]`;
  return JSON.stringify(cell);
}

/** Tab-separated; a cell with a tab or a line break is quoted as spreadsheets expect. */
export function rowText(row: readonly Cell[]): string {
  return row
    .map((cell) => {
      const text = cellText(cell);
      return /[\t\n\r"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
    })
    .join('\t');
}
