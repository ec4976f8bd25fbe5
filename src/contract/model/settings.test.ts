import { describe, expect, it } from 'vitest';
import { parseDurationMs } from './duration';
import { parseSettings, resolveSettings, settingProblem, type JobSettings } from './settings';

const settings = (panel: Record<string, string>): JobSettings =>
  parseSettings(resolveSettings({ profile: 'flink-2.3', panel }));

describe('durations', () => {
  it.each([
    ['1 s', 1_000],
    ['3 min', 180_000],
    ['3min', 180_000],
    ['250', 250],
    ['2 hours', 7_200_000],
    ['100 ms', 100],
    ['500 micro', 0.5],
    ['1 day', 86_400_000],
    [' 10 Seconds ', 10_000],
  ])('%s', (text, ms) => {
    expect(parseDurationMs(text)).toBeCloseTo(ms, 9);
  });

  it.each(['', 's', '-1 s', '1.5 s', '1 fortnight', 'one second'])('%j is none', (text) => {
    expect(parseDurationMs(text)).toBeNull();
    expect(settingProblem('table.exec.async-scalar.timeout', text)).toContain('takes a duration');
  });
});

describe('settings of async functions', () => {
  it('count the first call: three retries are four calls', () => {
    expect(settings({}).async).toEqual({ concurrency: 10, timeoutMs: 180_000, attempts: 4, retryDelayMs: 100 });
    expect(settings({ 'table.exec.async-scalar.retry-strategy': 'NO_RETRY' }).async.attempts).toBe(1);
  });

  it('take the older name of the concurrency where the newer one is not set', () => {
    const older = { 'table.exec.async-scalar.buffer-capacity': '7' };
    expect(settings(older).async.concurrency).toBe(7);
    const both = { ...older, 'table.exec.async-scalar.max-concurrent-operations': '3' };
    expect(settings(both).async.concurrency).toBe(3);
  });
});

describe('the runtime mode', () => {
  it('is what is set, in any case of letters, else nothing', () => {
    expect(settings({}).runtime).toBeNull();
    expect(settings({ 'execution.runtime-mode': 'BATCH' }).runtime).toBe('batch');
    expect(settingProblem('execution.runtime-mode', 'both')).toContain('takes batch or streaming');
  });
});
