import { expect, test } from 'vitest';
import { formatDataType, parseDataType, parseSchema } from '../../contract/model/data-type';
import { readCells } from '../arrow/cells';
import { sampleFields } from '../testing/sample-rows';
import { createDatagen } from './datagen';
import { columnGenerator } from './datagen-columns';

function generate(schema: string, rows: number, batchRows: number, read = schema, stringLength = 16): unknown[][] {
  const source = { kind: 'datagen', rows, stringLength, schema: parseSchema(schema) } as const;
  const datagen = createDatagen({ ...source, schema: [...source.schema] }, parseSchema(read), batchRows);
  expect(datagen.rowsExpected).toBe(rows);
  const cells: unknown[][] = [];
  for (let batch = datagen.next(); batch !== null; batch = datagen.next()) {
    expect(batch.rows).toBeLessThanOrEqual(batchRows);
    cells.push(...readCells(batch, 0, batch.rows));
  }
  expect(cells.length).toBe(rows);
  return cells;
}

const everyType = sampleFields.map(({ name, type }) => `${name} ${formatDataType(type)}`).join(', ');

test('rows are the same whatever the batch size, and from one run to the next', () => {
  const rows = generate(everyType, 500, 500);
  for (const batchRows of [1, 7, 64, 499]) expect(generate(everyType, 500, batchRows)).toEqual(rows);
});

test('a column is the same whichever others are read', () => {
  const schema = 'a INT, b BIGINT, s STRING, d DOUBLE';
  const all = generate(schema, 50, 50);
  expect(generate(schema, 50, 20, 'd DOUBLE, b BIGINT')).toEqual(all.map(([, b, , d]) => [d, b]));
});

test('the first integer column counts from 0 and begins again at the end of its type', () => {
  expect(generate('s STRING, a BIGINT, b BIGINT', 5, 2).map(([, a]) => a)).toEqual(['0', '1', '2', '3', '4']);
  const tiny = generate('t TINYINT', 300, 100).map(([t]) => t);
  expect(tiny.slice(126, 131)).toEqual([126, 127, 0, 1, 2]);
});

test('counting goes on beyond 32 bits', () => {
  const { values } = columnGenerator(parseDataType('BIGINT'), 0, true, 16)(2 ** 32 - 2, 4);
  expect([...(values ?? [])]).toEqual([4_294_967_294n, 4_294_967_295n, 4_294_967_296n, 4_294_967_297n]);
});

test('other integers are uniform in ±1,000,000, within their type', () => {
  const rows = generate('k INT, t TINYINT, s SMALLINT, i INT, b BIGINT', 20_000, 1_000);
  const limits = [
    [-128, 127],
    [-32_768, 32_767],
    [-1_000_000, 1_000_000],
    [-1_000_000, 1_000_000],
  ] as const;
  limits.forEach(([low, high], index) => {
    const values = rows.map((row) => Number(row[index + 1]));
    const span = high - low;
    expect(Math.min(...values)).toBeGreaterThanOrEqual(low);
    expect(Math.max(...values)).toBeLessThanOrEqual(high);
    expect(Math.min(...values)).toBeLessThan(low + span / 100);
    expect(Math.max(...values)).toBeGreaterThan(high - span / 100);
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    expect(Math.abs(mean - (low + high) / 2)).toBeLessThan(span / 100);
  });
});

test('DOUBLE and FLOAT lie in [0, 1), BOOLEAN is as often true as false', () => {
  const rows = generate('d DOUBLE, f FLOAT, b BOOLEAN', 10_000, 1_000);
  for (const column of [0, 1]) {
    const values = rows.map((row) => Number(row[column]));
    expect(Math.min(...values)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...values)).toBeLessThan(1);
    expect(values.reduce((sum, value) => sum + value, 0) / values.length).toBeCloseTo(0.5, 1);
  }
  expect(rows.filter(([, , b]) => b === true).length / rows.length).toBeCloseTo(0.5, 1);
});

test('texts have the length asked for, or their type’s, and letters and digits only', () => {
  for (const length of [1, 6, 16, 100]) {
    for (const row of generate('s STRING, v VARCHAR(8), c CHAR(5)', 200, 64, undefined, length)) {
      expect(row.map((text) => String(text).length)).toEqual([length, Math.min(8, length), 5]);
      expect(row.join('')).toMatch(/^[a-z0-9]+$/);
    }
  }
  expect(new Set(generate('s STRING', 1_000, 100).map(([s]) => s)).size).toBe(1_000);
});

test('columns of one type have different values', () => {
  for (const [, a, b] of generate('k INT, a DOUBLE, b DOUBLE', 100, 100)) expect(a).not.toBe(b);
});

test('batches of long texts are kept small', () => {
  const schema = parseSchema('s STRING');
  const datagen = createDatagen({ kind: 'datagen', rows: 1_000, stringLength: 1_000_000, schema }, schema, 1_000);
  expect(datagen.next()?.rows).toBe(67);
});

test('a column that is not generated is an error that names those that are', () => {
  expect(() => generate('a INT', 1, 1, 'b INT')).toThrow(/no column 'b'/);
});
