import { describe, expect, it } from 'vitest';
import { durationText, parseDuration } from './duration';

describe('durations', () => {
  it('are read in the units people use, one or several', () => {
    expect(parseDuration('10 min')).toBe(600_000);
    expect(parseDuration('1h30min')).toBe(5_400_000);
    expect(parseDuration('1.5 h')).toBe(5_400_000);
    expect(parseDuration(' 500 MS ')).toBe(500);
    expect(parseDuration('2 days')).toBe(172_800_000);
  });

  it('are refused where a unit is missing, unknown, or nothing is left', () => {
    for (const text of ['', '10', 'min', '10 parsecs', '0 s', '0.5 ms', '10 min x', '-1 s']) {
      expect(parseDuration(text)).toBeNull();
    }
  });

  it('are written so that they are read back', () => {
    for (const ms of [1, 1_500, 600_000, 5_400_000, 90_061_001]) expect(parseDuration(durationText(ms))).toBe(ms);
    expect(durationText(5_400_000)).toBe('1 h 30 min');
  });
});
