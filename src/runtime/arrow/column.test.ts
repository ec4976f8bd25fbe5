import { expect, test } from 'vitest';
import { parseSchema } from '../../contract/model/data-type';
import { sampleFields, sampleRows } from '../testing/sample-rows';
import { readCells } from './cells';
import { batchSizeBytes, concatBatches, ownBatch, sliceBatch, transferListOf, type ColumnBatch } from './column';
import { batchFromCells } from './from-cells';

const rows = sampleRows(100, 5);
const batch = batchFromCells(sampleFields, rows);

function cellsOf(from: ColumnBatch): unknown[][] {
  return readCells(from, 0, from.rows);
}

test('a slice shows its own rows, wherever it begins', () => {
  for (const [start, end] of [
    [0, 100],
    [8, 40],
    [3, 4],
    [13, 99],
    [50, 50],
  ] as const) {
    expect(cellsOf(sliceBatch(batch, start, end))).toEqual(rows.slice(start, end));
  }
});

test('slices of a slice stay right', () => {
  expect(cellsOf(sliceBatch(sliceBatch(batch, 5, 77), 11, 60))).toEqual(rows.slice(16, 65));
});

test('a slice shares the memory of what it was cut from', () => {
  const slice = sliceBatch(batch, 8, 40);
  slice.columns.forEach((column, index) => {
    expect(column.values?.buffer).toBe(batch.columns[index]?.values?.buffer);
  });
});

test('pieces joined are the whole again, with offsets from 0', () => {
  const pieces = [
    sliceBatch(batch, 0, 3),
    sliceBatch(batch, 3, 3),
    sliceBatch(batch, 3, 61),
    sliceBatch(batch, 61, 100),
  ];
  const joined = concatBatches(pieces, sampleFields);
  expect(joined.rows).toBe(100);
  expect(cellsOf(joined)).toEqual(rows);
  for (const { offsets } of concatBatches([sliceBatch(batch, 40, 60)], sampleFields).columns) {
    expect(offsets?.[0] ?? 0).toBe(0);
  }
});

test('joining columns with and without NULL keeps both', () => {
  const full = batchFromCells(sampleFields, sampleRows(10, 0));
  const joined = concatBatches([full, sliceBatch(batch, 1, 20), full], sampleFields);
  expect(cellsOf(joined)).toEqual([...sampleRows(10, 0), ...rows.slice(1, 20), ...sampleRows(10, 0)]);
  expect(concatBatches([full, full], sampleFields).columns.every(({ validity }) => validity === null)).toBe(true);
});

test('nothing joined is an empty batch with every column', () => {
  const empty = concatBatches([], sampleFields);
  expect(empty.rows).toBe(0);
  expect(empty.columns.map(({ type }) => type)).toEqual(sampleFields.map(({ type }) => type));
});

test('an owned batch can be transferred and the batch it came from stays whole', () => {
  const slice = sliceBatch(batch, 11, 95);
  const owned = ownBatch(slice);
  const list = transferListOf(owned);
  expect(new Set(list).size).toBe(list.length);
  const channel = new MessageChannel();
  channel.port1.postMessage(owned, list);
  channel.port1.close();
  channel.port2.close();
  expect(list.every((buffer) => buffer.byteLength === 0)).toBe(true);
  expect(cellsOf(slice)).toEqual(rows.slice(11, 95));
});

test('the size of a slice counts its own rows only', () => {
  const longs = batchFromCells(
    parseSchema('n BIGINT'),
    sampleRows(64, 0).map((row) => [row[4] ?? null]),
  );
  expect(batchSizeBytes(longs)).toBe(64 * 8);
  expect(batchSizeBytes(sliceBatch(longs, 8, 16))).toBe(8 * 8);
});

test('lists and structures are sliced and joined with their children', () => {
  const element = { kind: 'INT', nullable: true } as const;
  const list: ColumnBatch = {
    rows: 3,
    columns: [
      {
        type: { kind: 'ARRAY', nullable: true, element },
        length: 3,
        validity: null,
        offsets: Int32Array.from([0, 2, 2, 5]),
        values: null,
        children: [
          {
            type: element,
            length: 5,
            validity: null,
            offsets: null,
            values: Int32Array.from([1, 2, 3, 4, 5]),
            children: [],
          },
        ],
      },
    ],
  };
  const field = { name: 'list', type: { kind: 'ARRAY', nullable: true, element } } as const;
  const joined = concatBatches([sliceBatch(list, 2, 3), sliceBatch(list, 0, 2)], [field]);
  expect([...(joined.columns[0]?.offsets ?? [])]).toEqual([0, 3, 5, 5]);
  expect([...(joined.columns[0]?.children[0]?.values ?? [])]).toEqual([3, 4, 5, 1, 2]);
  expect([...(ownBatch(sliceBatch(list, 2, 3)).columns[0]?.children[0]?.values ?? [])]).toEqual([3, 4, 5]);
});
