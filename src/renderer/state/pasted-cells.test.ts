import { describe, expect, it } from 'vitest';
import { pastedCells } from './pasted-cells';

describe('cells off the clipboard', () => {
  it('come from a spreadsheet by tabs, with line breaks and quotes in quoted ones', () => {
    expect(pastedCells('a\tb\r\n1\t"x\ty"\r\n"line\nbreak"\t"say ""no"""\r\n')).toEqual([
      ['a', 'b'],
      ['1', 'x\ty'],
      ['line\nbreak', 'say "no"'],
    ]);
  });

  it('come from CSV by commas; nothing is NULL, and an empty quoted text is one', () => {
    expect(pastedCells('1,,""\n,"a,b",c')).toEqual([
      ['1', null, ''],
      [null, 'a,b', 'c'],
    ]);
    expect(pastedCells('')).toEqual([[null]]);
  });

  it('keep a quote that is none, and a row of one empty cell', () => {
    expect(pastedCells('5" nail\t"6" nail\n\nx')).toEqual([['5" nail', '"6" nail'], [null], ['x']]);
  });
});
