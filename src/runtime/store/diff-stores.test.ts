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

async function diff(results: Readonly<Record<string, Result>>): Promise<StoreDiff> {
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
  return diffStores(stores);
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
