/** One difference of two texts, taken over from the other text. Pure. */
import type { TextEdit } from '../../../contract/model/language';

/** Lines, 1-based; an end of 0: there are none, and the start is the line behind which they would stand. */
export interface LineChange {
  readonly originalStartLineNumber: number;
  readonly originalEndLineNumber: number;
  readonly modifiedStartLineNumber: number;
  readonly modifiedEndLineNumber: number;
}

/** The change that the line belongs to; of lines that are only in the other text, the line before them and the one behind. */
export function changeAt<T extends LineChange>(changes: readonly T[], line: number): T | null {
  const found = changes.find((change) => {
    const { modifiedStartLineNumber: start, modifiedEndLineNumber: end } = change;
    return end === 0 ? line === start || line === start + 1 : line >= start && line <= end;
  });
  return found ?? null;
}

/** What makes the change's lines of `mine` those of `other`. */
export function takeOther(change: LineChange, other: readonly string[], mine: readonly string[]): TextEdit {
  const theirs =
    change.originalEndLineNumber === 0
      ? []
      : other.slice(change.originalStartLineNumber - 1, change.originalEndLineNumber);
  const start = change.modifiedStartLineNumber;
  const end = change.modifiedEndLineNumber;
  const columnBehind = (line: number): number => (mine[line - 1] ?? '').length + 1;
  const edit = (line: number, column: number, endLine: number, endColumn: number, text: string): TextEdit => ({
    range: { line, column, endLine, endColumn },
    text,
  });
  if (end === 0) {
    if (start === 0) return edit(1, 1, 1, 1, theirs.map((each) => `${each}\n`).join(''));
    return edit(start, columnBehind(start), start, columnBehind(start), theirs.map((each) => `\n${each}`).join(''));
  }
  if (theirs.length > 0) return edit(start, 1, end, columnBehind(end), theirs.join('\n'));
  if (end < mine.length) return edit(start, 1, end + 1, 1, '');
  if (start > 1) return edit(start - 1, columnBehind(start - 1), end, columnBehind(end), '');
  return edit(start, 1, end, columnBehind(end), '');
}
