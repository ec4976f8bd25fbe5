import { describe, expect, it } from 'vitest';
import { FrameSizer } from './frame-sizer';
import { LatencyReservoir } from './latency-reservoir';
import { SendWindow } from './send-window';

describe('FrameSizer', () => {
  const limits = { leastRows: 1, mostRows: 4_096, targetMs: 15 };

  it('begins small and grows step by step for a fast function', () => {
    const sizer = new FrameSizer(limits);
    const sizes = [sizer.rows];
    for (let frame = 0; frame < 5; frame += 1) {
      sizer.observe(sizer.rows, 0.01);
      sizes.push(sizer.rows);
    }
    expect(sizes).toEqual([32, 128, 512, 2_048, 4_096, 4_096]);
  });

  it('goes down to single rows for a function that takes its time', () => {
    const sizer = new FrameSizer(limits);
    sizer.observe(32, 32 * 200);
    expect(sizer.rows).toBe(1);
  });

  it('grows from frames that took no measurable time', () => {
    const sizer = new FrameSizer(limits);
    sizer.observe(32, 0);
    expect(sizer.rows).toBe(128);
  });
});

describe('LatencyReservoir', () => {
  it('keeps all until it is full, then an even share of the whole run in order', () => {
    const reservoir = new LatencyReservoir(8);
    for (let value = 0; value < 8; value += 1) reservoir.add(value);
    expect(reservoir.values()).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    for (let value = 8; value < 20; value += 1) reservoir.add(value);
    expect(reservoir.values()).toEqual([0, 4, 8, 12, 16]);
    expect(reservoir.count).toBe(20);
  });
});

describe('SendWindow', () => {
  it('admits frames up to its bytes and bundles up to its number, and always one frame', () => {
    const window = new SendWindow({ frames: 8, bytes: 100, bundles: 2 });
    expect(window.admits(true)).toBe(true);
    window.sent(500, true);
    expect(window.admits(false)).toBe(false);
    window.answered(500);
    expect(window.admits(false)).toBe(true);
    window.sent(10, true);
    expect(window.admits(false)).toBe(true);
    expect(window.admits(true)).toBe(false);
    window.bundleDone();
    expect(window.admits(true)).toBe(true);
  });
});
