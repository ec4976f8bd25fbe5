import { describe, expect, it } from 'vitest';
import { choose, finalists, missedLimits, paretoFront, ranked } from './judge';

const at = (rowsPerSecond: number, p99Ms: number, megabytes: number) => ({
  rowsPerSecond,
  p99Ms,
  memoryPerSlotBytes: megabytes * 1e6,
});

const slow = at(1e6, 5, 20);
const fast = at(5e6, 80, 120);
const middle = at(3e6, 30, 120);
const worse = at(0.9e6, 6, 25);

describe('judging measured settings', () => {
  it('keeps on the front what nothing beats in every figure', () => {
    expect(paretoFront([slow, fast, middle, worse])).toEqual([slow, fast, middle]);
    expect(paretoFront([slow, { ...slow }])).toHaveLength(2);
    expect(paretoFront([])).toEqual([]);
  });

  it('ranks those that keep the limits before all others, by the goal', () => {
    const all = [fast, middle, slow, worse];
    expect(ranked(all, 'fastest', {})).toEqual([fast, middle, slow, worse]);
    expect(ranked(all, 'fastest', { p99Ms: 50 })).toEqual([middle, slow, worse, fast]);
    expect(ranked(all, 'fastest', { p99Ms: 50, memoryPerSlotBytes: 50e6 })).toEqual([slow, worse, middle, fast]);
    expect(ranked(all, 'lowest-latency', { rowsPerSecond: 2e6 })[0]).toBe(middle);
    expect(ranked(all, 'least-memory', {})[0]).toBe(slow);
  });

  it('names each limit that is missed, with what was wanted', () => {
    expect(missedLimits(fast, { p99Ms: 50, memoryPerSlotBytes: 200e6, rowsPerSecond: 6e6 })).toEqual([
      { limit: 'rowsPerSecond', wanted: 6e6, got: 5e6 },
      { limit: 'p99Ms', wanted: 50, got: 80 },
    ]);
    expect(missedLimits(slow, {})).toEqual([]);
  });

  it('keeps the present settings where the best is faster by noise only', () => {
    const present = at(5e6, 80, 120);
    const level = at(5.1e6, 70, 110);
    expect(choose([present, level], present, 'fastest', {})).toBe(present);
    expect(choose([present, level], null, 'fastest', {})).toBe(level);
    expect(choose([present, at(6e6, 80, 120)], present, 'fastest', {})).not.toBe(present);
  });

  it('does not keep present settings that break a limit', () => {
    expect(choose([fast, middle], fast, 'fastest', { p99Ms: 50 })).toBe(middle);
  });

  it('takes the faster one of two that are level in latency', () => {
    const a = at(1e6, 1, 20);
    const b = at(2e6, 1.05, 20);
    expect(choose([a, b], null, 'lowest-latency', {})).toBe(b);
  });

  it('gives what is closest where nothing keeps the limits', () => {
    expect(choose([fast, middle, slow], fast, 'fastest', { p99Ms: 1 })).toBe(slow);
    expect(choose([], null, 'fastest', {})).toBeNull();
  });

  it('sends one that keeps its limits with room to the final measurement as well', () => {
    const tight = at(4e6, 49, 120);
    expect(finalists([slow, tight, middle], 'fastest', { p99Ms: 50 }, 2)).toEqual([tight, middle]);
    expect(finalists([fast, middle, slow], 'fastest', {}, 2)).toEqual([fast, middle]);
  });
});
