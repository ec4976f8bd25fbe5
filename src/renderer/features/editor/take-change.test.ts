import { describe, expect, it } from 'vitest';
import type { TextEdit } from '../../../contract/model/language';
import { changeAt, takeOther, type LineChange } from './take-change';

const change = (original: readonly [number, number], modified: readonly [number, number]): LineChange => ({
  originalStartLineNumber: original[0],
  originalEndLineNumber: original[1],
  modifiedStartLineNumber: modified[0],
  modifiedEndLineNumber: modified[1],
});

function applied(text: string, { range, text: put }: TextEdit): string {
  const lines = text.split('\n');
  const place = (line: number, column: number): number =>
    lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0) + column - 1;
  return text.slice(0, place(range.line, range.column)) + put + text.slice(place(range.endLine, range.endColumn));
}

describe('a difference taken over', () => {
  it.each([
    ['lines that differ', 'a\nX\nY\nc\n', 'a\nb\nc\n', change([2, 3], [2, 2])],
    ['lines that only the other has', 'a\nX\nc\n', 'a\nc\n', change([2, 2], [1, 0])],
    ['first lines that only the other has', 'X\na\n', 'a\n', change([1, 1], [0, 0])],
    ['last lines that only the other has', 'a\nX', 'a', change([2, 2], [1, 0])],
    ['lines that only mine has', 'a\nc\n', 'a\nb\nc\n', change([1, 0], [2, 2])],
    ['last lines that only mine has', 'a', 'a\nb', change([1, 0], [2, 2])],
    ['everything', '', 'a\nb', change([1, 1], [1, 2])],
  ])('%s', (_what, other, mine, each) => {
    expect(applied(mine, takeOther(each, other.split('\n'), mine.split('\n')))).toBe(other);
  });

  it('is the one at the cursor', () => {
    const changes = [change([2, 2], [1, 0]), change([5, 6], [4, 5])];
    expect(
      [1, 2, 3, 4, 5, 6].map((line) => changes.indexOf(changeAt(changes, line) ?? change([0, 0], [0, 0]))),
    ).toEqual([0, 0, -1, 1, 1, -1]);
  });
});
