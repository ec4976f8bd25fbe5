import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { parseSchema } from '../../contract/model/data-type';
import { sampleFields, sampleRows } from '../testing/sample-rows';
import { cellAt, readCells } from './cells';
import { doubleText, shortestFloat } from './float-text';
import { batchFromCells } from './from-cells';
import { dateText, parseDate, parseTimestamp, timestampText } from './temporal-text';

test('every type reads back as the cells it was made of, NULL and the ends of its range included', () => {
  const rows = sampleRows(120, 7);
  expect(readCells(batchFromCells(sampleFields, rows), 0, 120)).toEqual(rows);
});

test('the sign of zero is kept', () => {
  const batch = batchFromCells(parseSchema('f FLOAT, d DOUBLE'), [[-0, -0]]);
  for (const column of batch.columns) expect(Object.is(cellAt(column, 0), -0)).toBe(true);
});

test('a cell of another type is refused with its column', () => {
  expect(() => batchFromCells(parseSchema('day DATE'), [['2023-02-29']])).toThrow(/"2023-02-29".*DATE.*'day'/);
  expect(() => batchFromCells(parseSchema('n BIGINT'), [[2 ** 53]])).toThrow(/BIGINT.*'n'/);
});

test('times before 1970 count their fraction forwards, and zeros at its end are cut', () => {
  expect(timestampText(-500n, 'millisecond')).toBe('1969-12-31T23:59:59.5');
  expect(timestampText(-1n, 'microsecond')).toBe('1969-12-31T23:59:59.999999');
  expect(timestampText(-1n, 'nanosecond')).toBe('1969-12-31T23:59:59.999999999');
  expect(timestampText(1_500_000n, 'microsecond')).toBe('1970-01-01T00:00:01.5');
  expect(timestampText(-62_135_596_800n, 'second')).toBe('0001-01-01T00:00:00');
  expect(parseTimestamp('1969-12-31 23:59:59.999999999', 'nanosecond')).toBe(-1n);
  expect(parseTimestamp('1969-12-31T24:00:00', 'second')).toBeNull();
});

test('dates agree with the calendar of the platform over all years that Flink knows', () => {
  for (let days = -719_162; days <= 2_932_896; days += 97) {
    const text = dateText(days);
    expect(text).toBe(new Date(days * 86_400_000).toISOString().slice(0, 10));
    if (parseDate(text) !== days) expect.fail(`${text} reads as ${parseDate(text)}, not ${days}`);
  }
  expect(dateText(2_932_897)).toBe('+10000-01-01');
  expect(dateText(-719_529)).toBe('-0001-12-31');
  expect(parseDate('2024-02-30')).toBeNull();
});

test('doubles print as JSON numbers that keep their kind and the sign of zero', () => {
  expect([1, -0, 0.1, 1e16, 1e-5, 123456789012345680, 5e-324, 1e100, -2.5].map(doubleText)).toEqual([
    '1.0',
    '-0.0',
    '0.1',
    '1e+16',
    '1e-05',
    '1.2345678901234568e+17',
    '5e-324',
    '1e+100',
    '-2.5',
  ]);
});

const python = process.env['UDF_WORKBENCH_ENV_PYTHON'];

test.skipIf(python === undefined)(
  'floats take the fewest digits that are still the same float, as numpy has it',
  () => {
    const floats: number[] = [];
    for (let exponent = -149; exponent <= 127; exponent++) {
      for (const factor of [1, 1.1, 1.5, 1 + 2 ** -23, 2 - 2 ** -23]) floats.push(Math.fround(2 ** exponent * factor));
    }
    let seed = 42;
    for (let i = 0; i < 5_000; i++) {
      seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) | 0;
      const float = new Float32Array(Int32Array.of(seed).buffer)[0] ?? 0;
      if (Number.isFinite(float)) floats.push(float);
    }
    const script =
      'import json,sys,numpy as np\n' +
      'print(json.dumps([float(np.format_float_scientific(np.float32(x),unique=True)) for x in json.load(sys.stdin)]))';
    const expected: unknown = JSON.parse(
      execFileSync(python ?? '', ['-c', script], { input: JSON.stringify(floats), encoding: 'utf8' }),
    );
    expect(floats.map(shortestFloat)).toEqual(expected);
  },
);
