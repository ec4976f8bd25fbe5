import { expect, test } from 'vitest';
import { parseSchema } from '../../contract/model/data-type';
import type { Cell } from '../../contract/model/rows';
import { sampleFields, sampleRows } from '../testing/sample-rows';
import { readCells } from './cells';
import { hashRows, indexesByPart, sliceBatch, takeRows, type ColumnBatch } from './column';
import { batchFromCells } from './from-cells';

const rows = sampleRows(100, 5);
const batch = batchFromCells(sampleFields, rows);

test('rows are taken in the order asked, repeated and left out, of every type and of slices', () => {
  const indexes = Int32Array.from([3, 3, 3, 70, 0, 8, 8, 1, 61, 70]);
  const taken = takeRows(sliceBatch(batch, 13, 99), indexes);
  expect(readCells(taken, 0, taken.rows)).toEqual([...indexes].map((index) => rows[13 + index]));
  expect(takeRows(batch, new Int32Array(0)).rows).toBe(0);
});

function hashesOf(of: ColumnBatch, columns: readonly number[]): number[] {
  const target = new Uint32Array(of.rows + 3);
  hashRows(of, columns, target);
  return [...target.subarray(0, of.rows)];
}

function hashesOfCells(type: string, cells: readonly Cell[]): number[] {
  return hashesOf(
    batchFromCells(
      parseSchema(`c ${type}`),
      cells.map((cell) => [cell]),
    ),
    [0],
  );
}

test('a row hashes alike in whatever batch it lies, and rows with other keys hash otherwise', () => {
  for (let column = 0; column < sampleFields.length; column++) {
    const hashes = hashesOf(batch, [column]);
    expect(hashesOf(sliceBatch(batch, 13, 77), [column])).toEqual(hashes.slice(13, 77));
    const byText = new Map<string, number>();
    rows.forEach((row, index) => byText.set(JSON.stringify(row[column]), hashes[index] ?? 0));
    // 0 and -0 are one key.
    const distinct = new Set([...byText.keys()].map((text) => text.replace(/^-0$/, '0')));
    expect(new Set(byText.values()).size).toBe(distinct.size);
    rows.forEach((row, index) => expect(hashes[index]).toBe(byText.get(JSON.stringify(row[column]))));
  }
});

test('NULL, NaN, the sign of zero and the order of a MAP do not split a key', () => {
  const [nan, otherNan, zero, minusZero, none] = hashesOfCells('DOUBLE', ['NaN', 'NaN', 0, -0, null]);
  expect([otherNan, minusZero]).toEqual([nan, zero]);
  expect(none).not.toBe(zero);
  const map = hashesOfCells('MAP<STRING, INT>', [
    [
      ['a', 1],
      ['b', 2],
    ],
    [
      ['b', 2],
      ['a', 1],
    ],
    [
      ['a', 2],
      ['b', 1],
    ],
  ]);
  expect(map[0]).toBe(map[1]);
  expect(map[2]).not.toBe(map[0]);
  const nested = hashesOfCells('ARRAY<ROW<x INT, y STRING>>', [[[1, 'a'], null], [[1, 'a']], [[1, 'a'], null], []]);
  expect(nested[0]).toBe(nested[2]);
  expect(new Set(nested).size).toBe(3);
});

test('keys spread evenly over slots, and every row goes to one', () => {
  const keys = Array.from({ length: 10_000 }, (_, index) => [index % 2_000, `key ${index % 2_000}`]);
  const keyed = batchFromCells(parseSchema('n INT, s STRING'), keys);
  const hashes = new Uint32Array(keyed.rows);
  hashRows(keyed, [1, 0], hashes);
  const parts = indexesByPart(hashes, keyed.rows, 4);
  expect(parts.map((part) => part.length).reduce((sum, length) => sum + length, 0)).toBe(10_000);
  for (const part of parts) expect(part.length).toBeGreaterThan(2_000);
  expect(parts.flatMap((part) => [...part]).sort((a, b) => a - b)).toEqual(keys.map((_, index) => index));
});
