import { expect, test } from 'vitest';
import { WorkbenchError } from '../../contract/errors';
import { parseSchema } from '../../contract/model/data-type';
import type { Cell } from '../../contract/model/rows';
import { readCells } from '../arrow/cells';
import { sampleFields, sampleRows } from '../testing/sample-rows';
import { createInline } from './inline';

function read(schema: string, rows: Cell[][], columns = schema, batchRows = 2): Cell[][] {
  const source = createInline({ kind: 'inline', schema: parseSchema(schema), rows }, parseSchema(columns), batchRows);
  expect(source.rowsExpected).toBe(rows.length);
  const cells: Cell[][] = [];
  for (let batch = source.next(); batch !== null; batch = source.next()) {
    expect(batch.rows).toBeLessThanOrEqual(batchRows);
    cells.push(...readCells(batch, 0, batch.rows));
  }
  return cells;
}

function errorOf(call: () => unknown): WorkbenchError['data'] {
  try {
    call();
  } catch (error) {
    if (error instanceof WorkbenchError) return error.data;
    throw error;
  }
  return expect.fail('No error came');
}

test('rows of every type come in batches as they were given', () => {
  const rows = sampleRows(50, 6);
  const source = createInline({ kind: 'inline', schema: [...sampleFields], rows }, sampleFields, 7);
  const cells: Cell[][] = [];
  for (let batch = source.next(); batch !== null; batch = source.next()) cells.push(...readCells(batch, 0, batch.rows));
  expect(cells).toEqual(rows);
  expect(read('a INT', [])).toEqual([]);
});

test('columns come in the order asked for, as the wider type that a function declares', () => {
  const rows = [['x', 1, '1.50'], [null, -2, null]]; // prettier-ignore
  expect(read('s STRING, n INT, d DECIMAL(4, 2)', rows, 'd DECIMAL(10, 3), n BIGINT')).toEqual([
    ['1.500', '1'],
    [null, '-2'],
  ]);
  expect(errorOf(() => read('s STRING', [], 'n INT'))).toMatchObject({
    code: 'COLUMN_NOT_FOUND',
    facts: { column: 'n', columns: ['s'] },
  });
});

test('what recorded cases hold is taken: digits for integers, short decimals, times without seconds or with an offset', () => {
  const schema =
    'i INT, b BIGINT, n BIGINT, x DOUBLE, y DOUBLE, d DECIMAL(10, 3), e DECIMAL(5, 2), t TIME(3), m TIMESTAMP(6), z TIMESTAMP_LTZ(3)';
  const row = ['7', 5, '9007199254740993', '12345678901234567890', 'NaN', '1.5', 2.345, '10:20', '2024-01-02 03:04'];
  expect(read(schema, [[...row, '2024-01-02T03:04:05+01:00']])).toEqual([
    [
      ...[7, '5', '9007199254740993', 12_345_678_901_234_567_000, 'NaN', '1.500', '2.35', '10:20:00'],
      ...['2024-01-02T03:04:00', '2024-01-02T02:04:05Z'],
    ],
  ]);
});

test('numbers and times that a type holds less of become what Flink’s sources make of them', () => {
  const rows: Cell[][] = [
    ['99', [['0.005', '1000']], '10:20:30.567', ['10:20:30.567']],
    ['-9.99', null, null, null],
  ];
  expect(
    read('d DECIMAL(3, 2), a ARRAY<ROW<x DECIMAL(3, 2), y DECIMAL(3, 0)>>, t TIME(0), n ROW<t TIME(0)>', rows),
  ).toEqual([
    [null, [['0.01', null]], '10:20:30', ['10:20:30.567']],
    ['-9.99', null, null, null],
  ]);
});

test.each([
  ['TINYINT', 128],
  ['BIGINT', '9223372036854775808'],
  ['BIGINT', 9_007_199_254_740_992],
  ['DOUBLE', 'many'],
  ['DECIMAL(3, 2)', ''],
  ['STRING', 5],
  ['BYTES', 'no base64'],
  ['TIMESTAMP(9)', '9999-12-31T00:00:00'],
  ['TIMESTAMP_LTZ(3)', '2024-01-01T00:00:00'],
  ['TIME(0)', '24:00:00'],
  ['ARRAY<INT>', 'x'],
  ['MAP<STRING, INT>', [['a']]],
  ['ROW<a INT, b INT>', [1]],
])('a value that is no %s is told with its row and column', (type, cell) => {
  expect(errorOf(() => read(`v ${type}`, [[null], [cell as Cell]]))).toMatchObject({
    code: 'SOURCE_VALUE',
    stage: 'run',
    facts: { row: 1, columnName: 'v', declaredType: type, value: JSON.stringify(cell) },
  });
});

test('a value inside of another is told with the place it is in', () => {
  const rows: Cell[][] = [[[[['a', [1, 2]]], null]], [[[['b', [3, 'x']]]]]];
  expect(errorOf(() => read('v ARRAY<MAP<STRING, ARRAY<INT>>>', rows))).toMatchObject({
    code: 'SOURCE_VALUE',
    facts: { row: 1, columnName: 'v.element.value.element', declaredType: 'INT', value: '"x"' },
  });
});

test('a row with another number of values than its schema has columns is refused', () => {
  expect(errorOf(() => read('a INT, b INT', [[1, 2], [1]]))).toMatchObject({
    code: 'SOURCE_VALUE',
    facts: { row: 1, values: 1, columns: ['a', 'b'] },
  });
});
