import { describe, expect, it } from 'vitest';
import { parseDataType } from '../../../contract/model/data-type';
import { nestedText } from './nested-text';

const text = (cell: Parameters<typeof nestedText>[0], type: string, most = 300) =>
  nestedText(cell, parseDataType(type), most);

describe('nested values on one line', () => {
  it('name the fields of a row and point from key to value of a map', () => {
    expect(text([1, ['a', null]], 'ROW<id INT, tags ARRAY<STRING>>')).toBe('{id: 1, tags: ["a", NULL]}');
    expect(
      text(
        [
          ['x', 1],
          ['y', null],
        ],
        'MAP<STRING, INT>',
      ),
    ).toBe('{"x" → 1, "y" → NULL}');
  });

  it('quote texts and nothing that is only written as one', () => {
    expect(text(['9007199254740993'], 'ARRAY<BIGINT>')).toBe('[9007199254740993]');
    expect(text(['1.50'], 'ARRAY<DECIMAL(10, 2)>')).toBe('[1.50]');
    expect(text(['2024-02-29'], 'ARRAY<DATE>')).toBe('[2024-02-29]');
    expect(text(['NaN', -0], 'ARRAY<DOUBLE>')).toBe('[NaN, -0]');
    expect(text([''], 'ARRAY<STRING>')).toBe('[""]');
  });

  it('stop where there is enough to see', () => {
    const long = Array.from({ length: 1_000_000 }, (_, index) => index);
    expect(text(long, 'ARRAY<INT>', 40).length).toBeLessThan(60);
  });
});
