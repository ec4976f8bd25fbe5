import { describe, expect, it } from 'vitest';
import type { Execution } from '../../../contract/wire/task-manager';
import { percentile } from '../../../contract/model/percentile';
import { median, summarizeRepeats } from './statistics';

const execution = (changes: Partial<Execution>): Execution => ({
  rowsIn: 1_000,
  rowsOut: 1_000,
  bundles: 2,
  seconds: 1,
  stages: { encode: 1e9, transport: 0, wait: 5e9, decode: 0, user: 3e9, back: 0 },
  pythonNs: 3e9,
  latenciesMs: [1, 2],
  reachedLimit: false,
  transport: 'socket',
  notes: [],
  ...changes,
});

describe('statistics of a comparison', () => {
  it.each([
    { values: [], expected: 0 },
    { values: [7], expected: 7 },
    { values: [9, 1, 5], expected: 5 },
    { values: [4, 1, 3, 2], expected: 2.5 },
  ])('the median of $values is $expected', ({ values, expected }) => {
    expect(median(values)).toBe(expected);
  });

  it.each([
    { percent: 50, expected: 35 },
    { percent: 30, expected: 20 },
    { percent: 5, expected: 15 },
    { percent: 40, expected: 20 },
    { percent: 95, expected: 50 },
    { percent: 100, expected: 50 },
  ])('percentile $percent is the value of the nearest rank', ({ percent, expected }) => {
    expect(percentile([15, 20, 35, 40, 50], percent)).toBe(expected);
  });

  it('percentile of nothing is 0', () => {
    expect(percentile([], 99)).toBe(0);
  });

  it('takes the median of the repeats, their lowest and highest, and percentiles over all bundles together', () => {
    const summary = summarizeRepeats([
      execution({ seconds: 1, latenciesMs: [1, 1, 1, 1] }),
      execution({ seconds: 2, latenciesMs: [100] }),
      execution({ seconds: 0.5, latenciesMs: [] }),
    ]);
    expect(summary.rowsPerSecond).toBe(1_000);
    expect(summary.rowsPerSecondSpread).toEqual([500, 2_000]);
    expect(summary.repeats).toEqual([1_000, 500, 2_000]);
    expect([summary.p50Ms, summary.p99Ms]).toEqual([1, 100]);
    expect(summary.bundles).toBe(6);
  });

  it('sums stages in seconds and leaves waiting out of the share of serialization', () => {
    const summary = summarizeRepeats([execution({}), execution({})]);
    expect(summary.stages).toEqual({ encode: 2, transport: 0, wait: 10, decode: 0, user: 6, back: 0 });
    expect(summary.serializationShare).toBe(0.25);
  });
});
