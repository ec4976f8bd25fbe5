import { describe, expect, it } from 'vitest';
import { comparedLines, shownLines, shownText } from './shown-lines';

describe('a Python value', () => {
  it.each([
    ['1', '1'],
    [['list', '1', ['tuple', "'a'"]], "[1, ('a',)]"],
    [['row', ['total', '3'], [null, 'None']], 'Row(total=3, None)'],
    [['dict', ["'k'", ['set']]], "{'k': set()}"],
    [['object', 'Best', ['delay', '5']], 'Best(delay=5)'],
    [['list', '1', ['more', 7]], '[1, … 7 more]'],
  ])('%j reads %s', (value, text) => {
    expect(shownText(value)).toBe(text);
  });

  it('has a line for each leaf', () => {
    const rows = ['list', ['row', ['delay', '5'], ['flight', '7']], ['more', 2]];
    expect(shownLines(rows)).toEqual([
      { path: '[0].delay', text: '5' },
      { path: '[0].flight', text: '7' },
      { path: '…', text: '2 more' },
    ]);
  });

  it('is compared line by line', () => {
    expect(comparedLines(['list', '1', '2'], ['list', '1'])).toEqual([
      { path: '[0]', before: '1', after: '1' },
      { path: '[1]', before: '2', after: null },
    ]);
  });
});
