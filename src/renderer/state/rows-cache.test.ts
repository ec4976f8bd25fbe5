import { describe, expect, it, vi } from 'vitest';
import type { RowsPage } from '../../contract/model/rows';
import { pageRows, RowsCache } from './rows-cache';

/** A result of `total` rows whose only column is the row's number. */
function resultOf(state: { total: number }) {
  const reads: [number, number][] = [];
  const read = (start: number, count: number): Promise<RowsPage> => {
    reads.push([start, count]);
    const length = Math.max(0, Math.min(count, state.total - start));
    return Promise.resolve({
      columns: [{ name: 'n', type: { kind: 'INT', nullable: true } }],
      start,
      rows: Array.from({ length }, (_, i) => [start + i]),
      total: state.total,
    });
  };
  const problems: unknown[] = [];
  return { reads, problems, cache: new RowsCache(read, (problem) => problems.push(problem)) };
}

describe('the pages of a result', () => {
  it('are read when they are looked at, and only once', async () => {
    const { cache, reads } = resultOf({ total: 10_000 });
    cache.want(0, 40);
    await vi.waitFor(() => expect(cache.row(39)).toEqual([39]));
    cache.want(10, 50);
    expect(reads).toEqual([[0, pageRows]]);
    cache.want(7_490, 7_530);
    await vi.waitFor(() => expect(cache.row(7_529)).toEqual([7_529]));
    expect(cache.row(3_000)).toBeUndefined();
  });

  it('at the end of a growing result are read again when more rows are there', async () => {
    const state = { total: 3 };
    const { cache } = resultOf(state);
    cache.want(0, 40);
    await vi.waitFor(() => expect(cache.total).toBe(3));
    state.total = 2_000;
    void cache.refresh();
    await vi.waitFor(() => expect(cache.row(39)).toEqual([39]));
    expect(cache.total).toBe(2_000);
  });

  it('are not read for growth far from the screen', async () => {
    const state = { total: 5_000 };
    const { cache, reads } = resultOf(state);
    cache.want(0, 40);
    await vi.waitFor(() => expect(cache.total).toBe(5_000));
    state.total = 9_000;
    void cache.refresh();
    await vi.waitFor(() => expect(cache.total).toBe(9_000));
    expect(reads.at(-1)).toEqual([5_000, 1]);
  });

  it('are given back when a million rows are scrolled through', async () => {
    const { cache } = resultOf({ total: 1_000_000 });
    cache.want(0, 40);
    await vi.waitFor(() => expect(cache.total).toBe(1_000_000));
    for (let from = 0; from < 40_000; from += pageRows) {
      cache.want(from, from + 40);
      await vi.waitFor(() => expect(cache.row(from)).toEqual([from]), { interval: 1 });
    }
    expect(cache.row(0)).toBeUndefined();
  });

  it('do not miss rows that came while the total was being read', async () => {
    const state = { total: 10 };
    const { cache } = resultOf(state);
    cache.want(0, 40);
    await vi.waitFor(() => expect(cache.total).toBe(10));
    void cache.refresh();
    state.total = 700;
    cache.complete();
    await vi.waitFor(() => expect(cache.total).toBe(700));
  });

  it('are asked for until the first one is there, and not after the end', async () => {
    const state = { total: 0 };
    const { cache, reads } = resultOf(state);
    const first = cache.awaitFirstRows();
    await vi.waitFor(() => expect(reads.length).toBeGreaterThan(2), { interval: 5 });
    state.total = 5;
    await first;
    expect(cache.total).toBe(5);
    const empty = resultOf({ total: 0 });
    const none = empty.cache.awaitFirstRows();
    empty.cache.complete();
    await none;
  });

  it('tell of a read that failed', async () => {
    const problems: unknown[] = [];
    const cache = new RowsCache(
      () => Promise.reject(new Error('gone')),
      (problem) => problems.push(problem),
    );
    cache.want(0, 40);
    await vi.waitFor(() => expect(problems).toHaveLength(1));
  });
});
