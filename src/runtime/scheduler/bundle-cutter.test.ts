import { describe, expect, it } from 'vitest';
import { BundleCutter, rowsOfCuts } from './bundle-cutter';

const cut = (
  cutter: BundleCutter,
  available: number,
  frameRows: number,
  final = false,
  enough = Infinity,
): number[] => [...cutter.cut(available, enough, frameRows, final)];

describe('BundleCutter', () => {
  it('cuts Arrow batches of what the bundle still holds, as Flink does with 10 rows, batch 4 and bundle 6', () => {
    const cutter = new BundleCutter(6, true);
    expect(cut(cutter, 10, 4, true)).toEqual([4, -2, 4]);
    expect(cutter.flush()).toBe(true);
    expect(cutter.flush()).toBe(false);
  });

  it('waits for whole Arrow batches until nothing more comes', () => {
    const cutter = new BundleCutter(100, true);
    expect(cut(cutter, 7, 4)).toEqual([4]);
    expect(cut(cutter, 3, 4)).toEqual([]);
    expect(cut(cutter, 3, 4, true)).toEqual([3]);
    expect(cutter.openRows).toBe(7);
  });

  it('sends rows as they come where frames need not be whole', () => {
    const cutter = new BundleCutter(100, false);
    expect(cut(cutter, 3, 4)).toEqual([3]);
    expect(cutter.openRows).toBe(3);
  });

  it('ends a bundle exactly at its size, over several calls', () => {
    const cutter = new BundleCutter(5, false);
    expect(cut(cutter, 3, 100)).toEqual([3]);
    expect(cutter.leftInBundle).toBe(2);
    expect(cut(cutter, 9, 100)).toEqual([-2, -5, 2]);
  });

  it('stops once enough rows are cut', () => {
    const cutter = new BundleCutter(1_000, false);
    const cuts = cutter.cut(1_000, 20, 8, false);
    expect([...cuts]).toEqual([8, 8, 8]);
    expect(rowsOfCuts(cuts)).toBe(24);
  });

  it('makes bundles of a single row', () => {
    expect(cut(new BundleCutter(1, true), 3, 10)).toEqual([-1, -1, -1]);
  });
});
