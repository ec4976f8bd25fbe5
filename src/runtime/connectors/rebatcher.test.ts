import { expect, test } from 'vitest';
import { readCells } from '../arrow/cells';
import { sliceBatch } from '../arrow/column';
import { batchFromCells } from '../arrow/from-cells';
import { sampleFields, sampleRows } from '../testing/sample-rows';
import { Rebatcher } from './rebatcher';

const rows = sampleRows(100, 5);
const batch = batchFromCells(sampleFields, rows);

test('rows leave in order and in the sizes asked for, whatever the sizes they came in', () => {
  for (const inSize of [1, 7, 33, 100]) {
    for (const outSize of [1, 10, 64, 99]) {
      const rebatcher = new Rebatcher(sampleFields);
      const out: unknown[][] = [];
      for (let at = 0; at < 100; at += inSize) {
        rebatcher.push(sliceBatch(batch, at, Math.min(at + inSize, 100)));
        for (let taken = rebatcher.take(outSize); taken !== null; taken = rebatcher.take(outSize)) {
          expect(taken.rows).toBe(outSize);
          out.push(...readCells(taken, 0, taken.rows));
        }
      }
      const rest = rebatcher.flush();
      if (rest !== null) out.push(...readCells(rest, 0, rest.rows));
      expect(out).toEqual(rows);
      expect(rebatcher.rows).toBe(0);
      expect(rebatcher.flush()).toBeNull();
    }
  }
});

test('too few rows are not taken', () => {
  const rebatcher = new Rebatcher(sampleFields);
  rebatcher.push(sliceBatch(batch, 0, 9));
  expect(rebatcher.take(10)).toBeNull();
  expect(rebatcher.rows).toBe(9);
});
