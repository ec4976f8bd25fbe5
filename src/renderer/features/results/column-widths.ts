/** First widths of columns, from their names and the first rows; the user's own widths go over them. */
import type { Field } from '../../../contract/model/data-type';
import type { Cell } from '../../../contract/model/rows';
import { cellShape } from './cell-format';

export const leastWidthPx = 48;
const mostFirstWidthPx = 320;
const codeCharacterPx = 7.3;
const headCharacterPx = 8.2;
const headMarkPx = 58;
const paddingPx = 22;

export function firstWidths(columns: readonly Field[], rows: readonly (readonly Cell[])[]): number[] {
  return columns.map((column, index) => {
    let characters = 4;
    for (const row of rows) {
      const cell = row[index];
      if (cell !== undefined) characters = Math.max(characters, cellShape(cell, column.type).text.length);
    }
    const content = characters * codeCharacterPx + paddingPx;
    const head = column.name.length * headCharacterPx + headMarkPx;
    return Math.round(Math.min(mostFirstWidthPx, Math.max(64, content, head)));
  });
}

/** Room for the row numbers. */
export function numberWidthPx(rows: number): number {
  return Math.max(44, String(rows).length * 8 + 16);
}
