import { describe, expect, it } from 'vitest';
import { parseDataType } from '../../contract/model/data-type';
import type { Cell } from '../../contract/model/rows';
import { cellAt } from './cells';
import { batchFromCells } from './from-cells';
import { widenColumn } from './widen';

function widened(from: string, to: string, cells: readonly Cell[]): Cell[] {
  const [given] = batchFromCells(
    [{ name: 'c', type: parseDataType(from) }],
    cells.map((cell) => [cell]),
  ).columns;
  if (given === undefined) throw new Error('no column');
  const column = widenColumn(given, parseDataType(to));
  return cells.map((_, row) => cellAt(column, row));
}

describe('widening a column', () => {
  it.each([
    ['TINYINT', 'SMALLINT', [-128, 127, null], [-128, 127, null]],
    ['SMALLINT', 'INT', [-32768, 5], [-32768, 5]],
    ['INT', 'BIGINT', [-1, 2147483647, -2147483648, null], ['-1', '2147483647', '-2147483648', null]],
    ['INT', 'DOUBLE', [-1, 3], [-1, 3]],
    [
      'BIGINT',
      'DOUBLE',
      ['-1', '4294967296', '-4294967297', '9007199254740993'],
      [-1, 4294967296, -4294967297, 9007199254740992],
    ],
    ['FLOAT', 'DOUBLE', [0.1, -0], [0.10000000149011612, -0]],
    ['CHAR(2)', 'STRING', ['ab', null], ['ab', null]],
    [
      'TIMESTAMP(0)',
      'TIMESTAMP(6)',
      ['1960-01-01T00:00:01', '2024-02-29T12:00:00'],
      ['1960-01-01T00:00:01', '2024-02-29T12:00:00'],
    ],
    ['INT', 'DECIMAL(12, 2)', [-1, 2147483647, null], ['-1.00', '2147483647.00', null]],
    ['BIGINT', 'DECIMAL(38, 18)', ['-9223372036854775808'], ['-9223372036854775808.000000000000000000']],
    ['DECIMAL(10, 2)', 'DECIMAL(38, 18)', ['-99999999.99', null], ['-99999999.990000000000000000', null]],
    ['TIME(3)', 'TIME(6)', ['23:59:59.999', null], ['23:59:59.999', null]],
    ['TIMESTAMP_LTZ(3)', 'TIMESTAMP_LTZ(9)', ['1969-12-31T23:59:59.5Z'], ['1969-12-31T23:59:59.5Z']],
    ['ARRAY<INT>', 'ARRAY<BIGINT>', [[1, null], null], [['1', null], null]],
  ] as const)('from %s to %s keeps its values', (from, to, cells, expected) => {
    expect(widened(from, to, cells)).toEqual(expected);
  });

  it('refuses a time that nanoseconds do not reach', () => {
    expect(() => widened('TIMESTAMP(3)', 'TIMESTAMP(9)', [null, '9999-12-31T00:00:00'])).toThrow(
      /Row 2.*TIMESTAMP\(9\)/,
    );
  });
});
