import { isDeepStrictEqual } from 'node:util';
import { expect, test } from 'vitest';
import { formatDataType, parseSchema, type Field } from '../../contract/model/data-type';
import type { Cell } from '../../contract/model/rows';
import { readCells } from '../arrow/cells';
import { concatBatches, ownBatch, sliceBatch, takeRows, type ColumnBatch } from '../arrow/column';
import { batchFromCells } from '../arrow/from-cells';
import { sampleFields } from '../testing/sample-rows';
import { batchPieces } from '../wire/batch-pieces';
import { decodeBatchPayload } from '../wire/batch-codec';
import { createNasty, nastyRows } from './nasty';

const ROWS = 1_400;
const rows = nastyRows(sampleFields, ROWS, 7);

function batches(schema: readonly Field[], fields: readonly Field[], count: number, batchRows: number): ColumnBatch[] {
  const source = createNasty({ kind: 'nasty', rows: count, seed: 7, schema: [...schema] }, fields, batchRows);
  expect(source.rowsExpected).toBe(count);
  const all: ColumnBatch[] = [];
  for (let batch = source.next(); batch !== null; batch = source.next()) all.push(batch);
  return all;
}

/** Far faster than `toEqual` on many cells; the sign of zero counts. */
function expectRows(given: readonly (readonly Cell[])[], expected: readonly (readonly Cell[])[]): void {
  expect(given.length).toBe(expected.length);
  const different = given.findIndex((row, index) => !isDeepStrictEqual(row, expected[index]));
  if (different >= 0) expect(given[different]).toEqual(expected[different]);
  expect(different).toBe(-1);
}

function cellsOf(all: readonly ColumnBatch[]): Cell[][] {
  return all.flatMap((batch) => readCells(batch, 0, batch.rows));
}

test('rows are the same for a seed whatever the batch size, and whichever columns are read', () => {
  expectRows(nastyRows(sampleFields, 200, 7), rows.slice(0, 200));
  expectRows(cellsOf(batches(sampleFields, sampleFields, 60, 1)), rows.slice(0, 60));
  for (const batchRows of [333, 10_000]) {
    expectRows(cellsOf(batches(sampleFields, sampleFields, ROWS, batchRows)), rows);
  }
  const read = [sampleFields[9], sampleFields[4]].filter((field) => field !== undefined);
  expectRows(
    cellsOf(batches(sampleFields, read, 900, 100)),
    rows.slice(0, 900).map((row) => [row[9] ?? null, row[4] ?? null]),
  );
  expect(isDeepStrictEqual(nastyRows(sampleFields, ROWS, 8), rows)).toBe(false);
});

test('nasty values of every type survive columns, slices, joins, gathering and the wire', () => {
  const batch = batchFromCells(sampleFields, rows);
  expectRows(readCells(batch, 0, ROWS), rows);
  const slice = sliceBatch(batch, 13, 1_399);
  expectRows(cellsOf([ownBatch(slice)]), rows.slice(13, 1_399));
  const joined = concatBatches([sliceBatch(batch, 700, ROWS), sliceBatch(batch, 0, 700)], sampleFields);
  expectRows(cellsOf([joined]), [...rows.slice(700), ...rows.slice(0, 700)]);
  const indexes = Int32Array.from({ length: 2_000 }, (_, index) => (index * 37) % 1_386);
  expectRows(
    cellsOf([takeRows(slice, indexes)]),
    [...indexes].map((index) => rows[13 + index] ?? []),
  );
  const payload = new Uint8Array(Buffer.concat(batchPieces(slice).pieces));
  expectRows(
    cellsOf([
      decodeBatchPayload(
        payload,
        batch.columns.map(({ type }) => type),
      ),
    ]),
    rows.slice(13, 1_399),
  );
});

test('every boundary of a column comes once with the others ordinary, then everything is mixed', () => {
  const schema = parseSchema('n BIGINT, s STRING NOT NULL, t TIMESTAMP(3)');
  const some = nastyRows(schema, 400, 1);
  const [ordinary = []] = some;
  const changed = some.map((row) => row.filter((cell, index) => cell !== ordinary[index]).length);
  const mixedFrom = changed.findIndex((count) => count > 1);
  expect(mixedFrom).toBeGreaterThan(60);
  expect(Math.max(...changed.slice(0, mixedFrom))).toBe(1);
  const values = (column: number): unknown[] => some.slice(0, mixedFrom).map((row) => row[column]);
  for (const long of ['9223372036854775807', '-9223372036854775808', '9007199254740993', null]) {
    expect(values(0)).toContain(long);
  }
  for (const text of ['', '😀', 'e\u0301', '\u0000', 'null']) expect(values(1)).toContain(text);
  for (const time of [
    '1969-12-31T23:59:59.5',
    '2038-01-19T03:14:08',
    '9999-12-31T23:59:59.999',
    '2024-02-29T23:59:59.999',
  ]) {
    expect(values(2)).toContain(time);
  }
});

test('NOT NULL is kept at every depth', () => {
  const schema = parseSchema(
    'a INT NOT NULL, b ARRAY<STRING NOT NULL> NOT NULL, c ROW<x DOUBLE NOT NULL, y INT> NOT NULL, ' +
      'd MAP<STRING NOT NULL, ARRAY<INT NOT NULL> NOT NULL> NOT NULL',
  );
  for (const [a, b, c, d] of nastyRows(schema, 2_000, 3)) {
    expect(a).not.toBeNull();
    expect(b).not.toContain(null);
    expect(c).toHaveLength(2);
    expect((c as readonly Cell[])[0]).not.toBeNull();
    expect(JSON.stringify(d).replaceAll('"null"', '')).not.toContain('null');
  }
});

test('keys are skewed: one value comes far oftener than the others', () => {
  const mixed = nastyRows(parseSchema('k STRING'), 5_000, 2).slice(100);
  const counts = new Map<unknown, number>();
  for (const [k] of mixed) counts.set(k, (counts.get(k) ?? 0) + 1);
  expect(Math.max(...counts.values())).toBeGreaterThan(mixed.length / 10);
  expect(counts.size).toBeGreaterThan(500);
});

test('a text of a megabyte comes once in 10,000 rows, in one of the columns', () => {
  const schema = parseSchema('a STRING, b VARCHAR(10), c BYTES');
  const sizes = batches(schema, schema, 20_000, 10_000).flatMap((batch) =>
    batch.columns.map(({ offsets, length }) =>
      Math.max(...Array.from({ length }, (_, row) => (offsets?.[row + 1] ?? 0) - (offsets?.[row] ?? 0))),
    ),
  );
  expect(sizes.filter((size) => size > 900_000)).toHaveLength(2);
});

test('no text holds half of a surrogate pair', () => {
  const texts = nastyRows(parseSchema('s STRING, c CHAR(3), v VARCHAR(2)'), 3_000, 4).flat();
  for (const text of texts) {
    if (typeof text === 'string' && Buffer.from(text).toString() !== text) expect.fail(JSON.stringify(text));
  }
});

test('a type of any length and precision is made within it', () => {
  for (const type of [
    'CHAR(1)',
    'BINARY(1)',
    'VARBINARY(300)',
    'DECIMAL(1, 1)',
    'DECIMAL(38, 38)',
    'TIME(0)',
    'TIMESTAMP(9)',
  ]) {
    const schema = parseSchema(`c ${type}`);
    const cells = nastyRows(schema, 300, 5);
    expect(formatDataType(schema[0]?.type ?? { kind: 'INT', nullable: true })).toBe(type);
    expect(readCells(batchFromCells(schema, cells), 0, 300)).toEqual(cells);
  }
});
