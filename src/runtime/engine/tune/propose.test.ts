import { describe, expect, it } from 'vitest';
import type { TuneCandidate, TunedSettings, TuneGoal, TuneLimits } from '../../../contract/model/tune';
import { ranked } from './judge';
import { nextSettings } from './propose';
import { bundleTimeUnder, coarseGrid, fillsInTime, keyOf, neighbours, type SearchSpace } from './space';

const present: TunedSettings = {
  mode: 'process-row',
  bundleSize: 1_000,
  bundleTimeMs: 1_000,
  arrowBatchSize: 1_000,
  parallelism: 1,
};

const space = (changes: Partial<SearchSpace> = {}): SearchSpace => ({
  modes: ['process-row', 'process-arrow', 'thread'],
  present,
  mostSlots: 2,
  passRows: null,
  bundleTimeMs: 1_000,
  wantsLatency: false,
  ...changes,
});

/** An engine made of a formula, so that what the search finds can be told. */
function measure(settings: TunedSettings, id: number): TuneCandidate {
  const { mode, bundleSize, arrowBatchSize, parallelism } = settings;
  const rowCost = { 'process-row': 400, 'process-arrow': 40, thread: 300 }[mode];
  const batch = mode === 'process-arrow' ? Math.min(arrowBatchSize, bundleSize) : bundleSize;
  const best = 30_000;
  const perRow =
    rowCost + 100_000 / Math.min(bundleSize, 1e5) + (mode === 'process-arrow' ? 200_000 / batch + batch / best : 0);
  const slots = mode === 'thread' ? 1 : parallelism;
  const rowsPerSecond = (slots * 1e9) / perRow;
  const p99Ms = (bundleSize * perRow) / 1e6 + 0.2;
  return {
    id,
    settings,
    rowsPerSecond,
    p50Ms: p99Ms,
    p99Ms,
    memoryPerSlotBytes: { 'process-row': 20e6, 'process-arrow': 110e6, thread: 15e6 }[mode],
    bundles: 10,
    repeats: [rowsPerSecond],
    phase: 'search',
    keepsLimits: true,
  };
}

function search(goal: TuneGoal, limits: TuneLimits, steps: number, over: SearchSpace): TuneCandidate[] {
  const measured: TuneCandidate[] = [];
  for (let step = 1; step <= steps; step += 1) {
    const settings = nextSettings({ space: over, measured, failed: new Set(), goal, limits });
    if (settings === null) break;
    measured.push(measure(settings, step));
  }
  return measured;
}

describe('the search', () => {
  it('measures the present settings first, then each mode in the present sizes', () => {
    const grid = coarseGrid(space());
    expect(grid.slice(0, 3).map(({ mode, bundleSize }) => [mode, bundleSize])).toEqual([
      ['process-row', 1_000],
      ['process-arrow', 1_000],
      ['thread', 1_000],
    ]);
    expect(new Set(grid.map((settings) => keyOf(settings, space()))).size).toBe(grid.length);
  });

  it('never measures the same settings twice, and comes to an end', () => {
    const measured = search('fastest', {}, 500, space());
    const keys = measured.map(({ settings }) => keyOf(settings, space()));
    expect(new Set(keys).size).toBe(keys.length);
    expect(measured.length).toBeLessThan(120);
  });

  it('finds the fastest within thirty measurements', () => {
    const best = ranked(search('fastest', {}, 30, space()), 'fastest', {})[0]?.settings;
    expect(best).toMatchObject({ mode: 'process-arrow', parallelism: 2 });
    expect(best?.arrowBatchSize).toBeGreaterThanOrEqual(10_000);
  });

  it('finds the fastest under a limit of latency', () => {
    const limits = { p99Ms: 1.2 };
    const measured = search('fastest', limits, 40, space({ wantsLatency: true }));
    const best = ranked(measured, 'fastest', limits)[0];
    expect(best?.p99Ms).toBeLessThanOrEqual(1.2);
    expect(best?.settings.mode).toBe('process-arrow');
  });

  it('leaves out settings that failed, and modes that were given up', () => {
    const failed = new Set([keyOf(present, space())]);
    const next = nextSettings({
      space: space({ modes: ['thread'] }),
      measured: [],
      failed,
      goal: 'fastest',
      limits: {},
    });
    expect(next?.mode).toBe('thread');
  });

  it('does not try bundles that hold more than the input has', () => {
    const measured = search('fastest', {}, 200, space({ passRows: 2_500 }));
    expect(Math.max(...measured.map(({ settings }) => settings.bundleSize))).toBeLessThanOrEqual(3_000);
  });

  it('varies bundle time only where bundles end by it', () => {
    const filling = measure(present, 1);
    expect(fillsInTime(filling)).toBe(true);
    expect(neighbours(filling, space()).every(({ bundleTimeMs }) => bundleTimeMs === 1_000)).toBe(true);
    const slow = { ...filling, rowsPerSecond: 100 };
    expect(fillsInTime(slow)).toBe(false);
    const next = neighbours(slow, space());
    expect(next.map(({ bundleTimeMs }) => bundleTimeMs)).toContain(300);
    expect(next.every(({ bundleSize }) => bundleSize <= 1_000)).toBe(true);
  });

  it('lowers bundle time under a limit of latency, never raises it', () => {
    expect(bundleTimeUnder(1_000, { p99Ms: 50 })).toBe(25);
    expect(bundleTimeUnder(10, { p99Ms: 50 })).toBe(10);
    expect(bundleTimeUnder(1_000, {})).toBe(1_000);
  });

  it('changes batches of Arrow only in process-arrow, never beyond the bundle', () => {
    const row = neighbours(measure(present, 1), space());
    expect(row.every(({ arrowBatchSize }) => arrowBatchSize === 1_000)).toBe(true);
    const arrow = neighbours(measure({ ...present, mode: 'process-arrow' }, 1), space());
    expect(arrow.some(({ arrowBatchSize }) => arrowBatchSize === 300)).toBe(true);
    expect(arrow.every(({ arrowBatchSize, bundleSize }) => arrowBatchSize <= bundleSize || bundleSize < 1_000)).toBe(
      true,
    );
  });

  it('stays on one slot where more have nothing to do', () => {
    const measured = search('fastest', {}, 200, space({ mostSlots: 1 }));
    expect(measured.every(({ settings }) => settings.parallelism === 1)).toBe(true);
  });
});
