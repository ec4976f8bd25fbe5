import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { parseSchema } from '../../contract/model/data-type';
import type { Cell } from '../../contract/model/rows';
import { sliceBatch } from '../arrow/column';
import { batchFromCells } from '../arrow/from-cells';
import { sampleFields, sampleRows } from '../testing/sample-rows';
import { diffStores, type StoreDiff } from './diff-stores';
import { StoreWriter } from './store-writer';

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'diff-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

interface Result {
  readonly fields: Parameters<typeof batchFromCells>[0];
  readonly rows: readonly (readonly Cell[])[];
  /** Rows of each stored batch. */
  readonly cut?: number;
}

async function diff(results: Readonly<Record<string, Result>>, ordered = true): Promise<StoreDiff> {
  const stores: Record<string, string> = {};
  for (const [mode, { fields, rows, cut = 1_000 }] of Object.entries(results)) {
    const path = join(folder, `${mode}.arrow`);
    stores[mode] = path;
    const writer = new StoreWriter(path, fields);
    const batch = batchFromCells(fields, rows);
    for (let at = 0; at < rows.length; at += cut) {
      await writer.append(sliceBatch(batch, at, Math.min(at + cut, rows.length)));
    }
    await writer.close();
  }
  return diffStores(stores, { ordered });
}

/** The differences of one column in two modes. */
async function diffColumn(type: string, a: readonly Cell[], b: readonly Cell[]): Promise<StoreDiff> {
  const fields = parseSchema(`result ${type}`);
  return diff({
    'process-row': { fields, rows: a.map((cell) => [cell]) },
    'process-arrow': { fields, rows: b.map((cell) => [cell]) },
  });
}

test('equal results are equal, however they are cut into batches', async () => {
  const rows = sampleRows(300, 7);
  expect(
    await diff({
      'process-row': { fields: sampleFields, rows, cut: 7 },
      'process-arrow': { fields: sampleFields, rows, cut: 100 },
      thread: { fields: sampleFields, rows, cut: 33 },
    }),
  ).toEqual({ equal: true, firstDifference: null, rows: 300 });
});

test('a difference in any type is found at its row and column with the values of every mode', async () => {
  const rows = sampleRows(100, 9);
  for (const [column, field] of sampleFields.entries()) {
    const other = rows.map((row) => [...row]);
    const changed = other[61];
    const donor = rows.map((row) => row[column] ?? null).find((cell) => cell !== null && cell !== rows[61]?.[column]);
    if (changed === undefined || donor === undefined) expect.fail('The sample has no other value');
    changed[column] = donor;
    const outcome = await diff({
      'process-row': { fields: sampleFields, rows, cut: 40 },
      thread: { fields: sampleFields, rows, cut: 11 },
      'process-arrow': { fields: sampleFields, rows: other, cut: 64 },
    });
    expect(outcome).toMatchObject({
      equal: false,
      rows: 100,
      firstDifference: {
        row: 61,
        column: field.name,
        values: {
          'process-row': rows[61]?.[column] ?? null,
          thread: rows[61]?.[column] ?? null,
          'process-arrow': donor,
        },
      },
    });
  }
});

test('the earliest row wins, and in one row the first column', async () => {
  const fields = parseSchema('a INT, b INT');
  const base = [[1, 1], [2, 2], [3, 3]]; // prettier-ignore
  const outcome = await diff({
    x: { fields, rows: base },
    y: { fields, rows: [[1, 1], [2, 9], [8, 3]] }, // prettier-ignore
    z: { fields, rows: [[1, 1], [7, 9], [3, 3]] }, // prettier-ignore
  });
  expect(outcome.firstDifference).toEqual({ row: 1, column: 'a', values: { x: 2, y: 2, z: 7 } });
});

test('NULL is not NaN, and NaN is NaN', async () => {
  expect((await diffColumn('DOUBLE', ['NaN'], ['NaN'])).equal).toBe(true);
  expect((await diffColumn('DOUBLE', [1, null], [1, 'NaN'])).firstDifference).toEqual({
    row: 1,
    column: 'result',
    values: { 'process-row': null, 'process-arrow': 'NaN' },
  });
});

test('doubles may differ by 1e-12 and floats by 1e-6 of their size, infinities not at all', async () => {
  expect((await diffColumn('DOUBLE', [1e10], [1e10 * (1 + 9e-13)])).equal).toBe(true);
  expect((await diffColumn('DOUBLE', [1e10], [1e10 * (1 + 2e-12)])).equal).toBe(false);
  expect((await diffColumn('DOUBLE', [1e-300], [-1e-300])).equal).toBe(false);
  expect((await diffColumn('DOUBLE', ['Infinity'], [1.7e308])).equal).toBe(false);
  expect((await diffColumn('DOUBLE', ['Infinity'], ['Infinity'])).equal).toBe(true);
  expect((await diffColumn('FLOAT', [1], [1 + 5e-7])).equal).toBe(true);
  expect((await diffColumn('FLOAT', [1], [1 + 3e-6])).equal).toBe(false);
});

test('a mode with fewer rows differs, and the difference says so', async () => {
  expect(await diffColumn('STRING', ['a', 'b', 'c'], ['a', 'b'])).toEqual({
    equal: false,
    rows: 3,
    firstDifference: {
      row: 2,
      column: 'result',
      values: { 'process-row': 'c', 'process-arrow': '(no row)' },
      note: 'The modes gave different numbers of rows: process-row 3, process-arrow 2.',
    },
  });
});

test('a large BIGINT that pandas cannot keep beside NULL is told as a difference of Flink', async () => {
  const large = '9007199254740993';
  const lost = await diffColumn('BIGINT', [large, null], ['9007199254740992', null]);
  expect(lost.firstDifference).toMatchObject({
    row: 0,
    note: expect.stringContaining('Flink has this difference too') as unknown,
  });
  const withoutNull = await diffColumn('BIGINT', [large, '1'], ['9007199254740992', '1']);
  expect(withoutNull.firstDifference).not.toHaveProperty('note');
  const small = await diffColumn('BIGINT', ['5', null], ['6', null]);
  expect(small.firstDifference).not.toHaveProperty('note');
});

test('results of different types are different, before any value is looked at', async () => {
  const outcome = await diff({
    'process-row': { fields: parseSchema('result BIGINT'), rows: [['1']] },
    'process-arrow': { fields: parseSchema('result DOUBLE'), rows: [[1]] },
  });
  expect(outcome.firstDifference).toMatchObject({
    row: 0,
    column: 'result',
    values: { 'process-row': 'result BIGINT', 'process-arrow': 'result DOUBLE' },
  });
});

test('one result, or results without rows, are equal', async () => {
  expect(await diff({ thread: { fields: parseSchema('a INT'), rows: [[1]] } })).toMatchObject({ equal: true, rows: 1 });
  expect(await diffColumn('STRING', [], [])).toEqual({ equal: true, firstDifference: null, rows: 0 });
});

test('nested values are compared by what they hold, a MAP without the order of its pairs', async () => {
  const map = 'MAP<STRING NOT NULL, DOUBLE>';
  const ordered = [[['a', 1], ['b', 2]], null]; // prettier-ignore
  const turned = [[['b', 2 + 1e-13], ['a', 1]], null]; // prettier-ignore
  expect((await diffColumn(map, ordered, turned)).equal).toBe(true);
  const other = await diffColumn(map, [...ordered, [['c', 1]]], [...turned, [['c', 2]]]);
  expect(other.firstDifference).toMatchObject({ row: 2, values: { 'process-row': [['c', 1]] } });
  expect((await diffColumn(map, [[['a', null]]], [[]])).equal).toBe(false);
  const rows = 'ARRAY<ROW<x FLOAT, y STRING>>';
  expect((await diffColumn(rows, [[[1, 'a'], null], []], [[[1 + 5e-7, 'a'], null], []])).equal).toBe(true);
  expect((await diffColumn(rows, [[[1, 'a']], []], [[[1, 'a']], [null]])).firstDifference?.row).toBe(1);
  expect(
    (
      await diffColumn(
        rows,
        [
          [
            [1, 'a'],
            [2, 'b'],
          ],
        ],
        [
          [
            [1, 'a'],
            [2, null],
          ],
        ],
      )
    ).equal,
  ).toBe(false);
});

test('without an order, rows in any order are equal, and each row counts', async () => {
  const rows = sampleRows(300, 7);
  const turned = [...rows].reverse();
  const modes = {
    'process-row': { fields: sampleFields, rows },
    thread: { fields: sampleFields, rows: turned, cut: 33 },
  };
  expect(await diff(modes, false)).toEqual({ equal: true, firstDifference: null, rows: 300 });
  expect((await diff(modes)).equal).toBe(false);
  const fields = parseSchema('k STRING, n INT');
  const twice = { fields, rows: [['a', 1], ['a', 1], ['b', 2]] }; // prettier-ignore
  const other = { fields, rows: [['a', 1], ['b', 2], ['b', 2]] }; // prettier-ignore
  expect(await diff({ x: twice, y: other }, false)).toMatchObject({ equal: false, rows: 3 });
});

test('without an order, a changed row is shown beside what it became', async () => {
  const fields = parseSchema('k STRING, n BIGINT, x DOUBLE');
  const x = { fields, rows: [['a', '1', 0.5], ['b', '2', 0.25], [null, '3', 'NaN']] }; // prettier-ignore
  const y = { fields, rows: [[null, '3', 'NaN'], ['b', '2', 0.75], ['a', '1', 0.5 + 1e-14]] }; // prettier-ignore
  expect((await diff({ x, y }, false)).firstDifference).toEqual({ row: 1, column: 'x', values: { x: 0.25, y: 0.75 } });
  const z = { fields, rows: [['a', '1', 0.5], [null, '4', 'NaN'], ['b', '2', 0.25]] }; // prettier-ignore
  expect((await diff({ x, z }, false)).firstDifference).toEqual({ row: 2, column: 'n', values: { x: '3', z: '4' } });
});

test('without an order, a row that only one mode has is told whole', async () => {
  const fields = parseSchema('k STRING, n INT');
  const fewer = { fields, rows: [['a', 1]] };
  const more = { fields, rows: [['b', 2], ['a', 1]] }; // prettier-ignore
  expect((await diff({ fewer, more }, false)).firstDifference).toEqual({
    row: 0,
    column: 'k',
    values: { fewer: '(no row)', more: 'b' },
    note: 'Only one mode has the row ["b", 2]. The modes gave different numbers of rows: fewer 1, more 2.',
  });
  expect((await diff({ more, fewer }, false)).firstDifference).toMatchObject({ row: 0, values: { more: 'b' } });
  expect((await diff({ a: { fields, rows: [] }, b: { fields, rows: [] } }, false)).equal).toBe(true);
});

test('without an order, close floats match whichever rows they are in, and many rows take no long', async () => {
  const fields = parseSchema('x DOUBLE');
  const values = Array.from({ length: 50_000 }, (_, index) => [Math.sin(index) * 1e6]);
  const near = [...values].reverse().map(([value]) => [(value ?? 0) * (1 + 1e-14)]);
  expect((await diff({ a: { fields, rows: values }, b: { fields, rows: near } }, false)).equal).toBe(true);
});
