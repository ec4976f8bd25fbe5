import { describe, expect, it } from 'vitest';
import { parseDataType } from '../../../contract/model/data-type';
import type { Cell } from '../../../contract/model/rows';
import { castCell } from './cast-cell';

const cast = (from: string, to: string, cell: Cell, zone = 'Europe/Berlin'): Cell =>
  castCell(cell, parseDataType(from), parseDataType(to), zone);

describe("casts of arguments, as Flink's planner puts them", () => {
  it.each<[string, string, Cell, Cell]>([
    ['DOUBLE', 'DECIMAL(10, 2)', 0.125, '0.13'],
    ['DOUBLE', 'DECIMAL(10, 2)', 2.675, '2.68'],
    ['DOUBLE', 'DECIMAL(10, 2)', -0.005, '-0.01'],
    ['DOUBLE', 'DECIMAL(10, 2)', 1e10, null],
    ['FLOAT', 'DECIMAL(10, 4)', 0.1, '0.1000'],
    ['DECIMAL(10, 2)', 'FLOAT', '-1.55', Math.fround(-1.55)],
    ['DECIMAL(10, 4)', 'DECIMAL(5, 0)', '2.5000', '3'],
    ['DECIMAL(10, 4)', 'DECIMAL(5, 0)', '99999.5000', null],
    ['BIGINT', 'DECIMAL(5, 2)', '1000', null],
    ['BIGINT', 'DOUBLE', '9007199254740993', 9007199254740992],
    ['INT', 'BIGINT', 5, '5'],
    ['TIMESTAMP(6)', 'TIMESTAMP(3)', '2024-01-02T03:04:05.123999', '2024-01-02T03:04:05.123'],
    ['TIMESTAMP(3)', 'DATE', '2024-01-02T23:04:05.123', '2024-01-02'],
    ['TIMESTAMP(3)', 'DATE', '1969-12-31T23:59:59.5', '1970-01-01'],
    ['TIMESTAMP(3)', 'TIME(0)', '2024-01-02T23:04:05.723', '23:04:05'],
    ['TIMESTAMP(3)', 'TIMESTAMP_LTZ(3)', '2024-07-02T03:04:05', '2024-07-02T01:04:05Z'],
    ['TIMESTAMP_LTZ(3)', 'TIMESTAMP(3)', '2024-01-02T03:04:05.123Z', '2024-01-02T04:04:05.123'],
    ['CHAR(5)', 'CHAR(3)', 'abcde', 'abc'],
    ['CHAR(3)', 'CHAR(5)', 'abc', 'abc  '],
    ['STRING', 'VARCHAR(3)', '😀😀😀😀', '😀😀😀'],
    ['BYTES', 'VARBINARY(2)', 'AQIDBA==', 'AQI='],
    [
      'MAP<STRING, INT>',
      'MAP<STRING, DOUBLE>',
      [
        ['a', 1],
        ['b', null],
      ],
      [
        ['a', 1],
        ['b', null],
      ],
    ],
    ['ROW<x INT, y STRING>', 'ROW<a BIGINT, b STRING>', [1, 'q'], ['1', 'q']],
    ['ARRAY<INT>', 'ARRAY<BIGINT>', [1, 2], ['1', '2']],
  ])('%s to %s: %j is %j', (from, to, cell, expected) => {
    expect(cast(from, to, cell)).toEqual(expected);
  });

  it('fails where Flink fails: NULL in an array of primitives, NaN for DECIMAL', () => {
    expect(() => cast('ARRAY<INT>', 'ARRAY<BIGINT>', [1, null])).toThrow('holds NULL');
    expect(() => cast('DOUBLE', 'DECIMAL(10, 2)', 'NaN')).toThrow('cannot be cast to DECIMAL');
  });
});
