import { describe, expect, it } from 'vitest';
import { parseOver, parseWindow } from './window-option';

describe('windows of the command line', () => {
  it.each([
    ['TUMBLE(ts, 10 s)', { kind: 'tumble', time: 'ts', sizeMs: 10_000 }],
    ['hop( ts , 5 s, 1 min )', { kind: 'hop', time: 'ts', slideMs: 5_000, sizeMs: 60_000 }],
    ['SESSION(event_time, 250)', { kind: 'session', time: 'event_time', gapMs: 250 }],
  ])('%s', (text, window) => {
    expect(parseWindow(text)).toEqual(window);
  });

  it.each([
    ['ROWS 2 PRECEDING ORDER BY ts', { unit: 'rows', preceding: 2 }],
    ['rows unbounded preceding order by ts', { unit: 'rows', preceding: null }],
    ['RANGE 10 s PRECEDING ORDER BY ts', { unit: 'range', precedingMs: 10_000 }],
    ['RANGE UNBOUNDED PRECEDING ORDER BY ts', { unit: 'range', precedingMs: null }],
  ])('%s', (text, frame) => {
    expect(parseOver(text)).toEqual({ kind: 'over', time: 'ts', frame });
  });

  it.each(['TUMBLE(ts)', 'TUMBLE(ts, 10 s, 5 s)', 'HOP(ts, 5 s)', 'TUMBLE(ts, ten)', 'TUMBLE(ts, 0 s)', 'ts'])(
    'refuses %s in words',
    (text) => {
      expect(() => parseWindow(text)).toThrow('is no window');
    },
  );

  it.each(['ROWS 2 PRECEDING', 'ROWS -1 PRECEDING ORDER BY ts', 'RANGE soon PRECEDING ORDER BY ts'])(
    'refuses %s in words',
    (text) => {
      expect(() => parseOver(text)).toThrow('is no frame');
    },
  );
});
