import { describe, expect, it } from 'vitest';
import { parseDataType } from '../../../contract/model/data-type';
import { cellShape, cellText, rowText } from './cell-format';

const string = parseDataType('STRING');
const double = parseDataType('DOUBLE');

describe('cells', () => {
  it('show what could be mistaken for nothing', () => {
    expect(cellShape(null, string)).toEqual({ kind: 'note', text: 'NULL' });
    expect(cellShape('', string)).toEqual({ kind: 'note', text: 'empty' });
    expect(cellShape('  ', string)).toEqual({ kind: 'blank', text: '··' });
    expect(cellShape(' a  b c\n', string)).toEqual({ kind: 'value', text: '·a··b c⏎' });
    expect(cellShape('NaN', double)).toEqual({ kind: 'note', text: 'NaN' });
    expect(cellShape('-Infinity', double)).toEqual({ kind: 'note', text: '-Infinity' });
  });

  it('take NaN and NULL in a text for what they are: texts', () => {
    expect(cellShape('NaN', string)).toEqual({ kind: 'value', text: 'NaN' });
    expect(cellShape('NULL', string)).toEqual({ kind: 'value', text: 'NULL' });
  });

  it('keep the sign of zero and all digits of a BIGINT', () => {
    expect(cellShape(-0, double).text).toBe('-0');
    expect(cellShape('9223372036854775807', parseDataType('BIGINT')).text).toBe('9223372036854775807');
  });

  it('show arrays, maps and rows as nested lists', () => {
    expect(cellText([1, [null, 'a']])).toBe('[1, [null, "a"]]');
  });

  it('are copied as a spreadsheet takes them', () => {
    expect(rowText([1, null, 'a\tb', 'say "x"', true])).toBe('1\t\t"a\tb"\t"say ""x"""\ttrue');
  });
});
