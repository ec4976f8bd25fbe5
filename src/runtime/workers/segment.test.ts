import { describe, expect, it } from 'vitest';
import { SegmentRing } from './segment';
import { AUTO_LEAST_BYTES, SharedRecords } from './shared-records';

describe('SegmentRing', () => {
  it('never gives a byte to two frames at once, and begins anew when all are answered', () => {
    const ring = new SegmentRing(1_024);
    const live: { sequence: number; start: number; end: number }[] = [];
    const sizes = [100, 300, 500, 64, 640, 1, 900, 200, 200];
    for (let step = 0; step < 200; step += 1) {
      const size = sizes[step % sizes.length] ?? 0;
      const start = ring.place(step, size);
      if (start === null) {
        const oldest = live.shift();
        expect(oldest).toBeDefined();
        ring.free(oldest?.sequence ?? -1);
        continue;
      }
      const end = start + size;
      expect(end).toBeLessThanOrEqual(1_024);
      for (const other of live) expect(end <= other.start || other.end <= start).toBe(true);
      live.push({ sequence: step, start, end });
    }
    for (const { sequence } of live) ring.free(sequence);
    expect(ring.place(1_000, 1_024)).toBe(0);
  });

  it('frees nothing for a frame that lay elsewhere', () => {
    const ring = new SegmentRing(128);
    ring.place(5, 128);
    ring.free(4);
    expect(ring.place(6, 64)).toBeNull();
    ring.free(5);
    expect(ring.place(6, 64)).toBe(0);
  });
});

describe.runIf(process.platform === 'linux')('SharedRecords', () => {
  it('asks for memory once a frame is worth it, with room for several like it, and never for more than it may', () => {
    const auto = new SharedRecords('auto', process.pid);
    expect(auto.order(AUTO_LEAST_BYTES - 1)).toBeNull();
    expect(auto.order(1 << 28)).toBeNull();
    const order = auto.order(600_000);
    expect(order?.inBytes).toBe(8 << 20);
    expect(order?.leastResultBytes).toBe(AUTO_LEAST_BYTES);
    // One at a time.
    expect(auto.order(600_000)).toBeNull();
    expect(new SharedRecords('shm', process.pid).order(0)?.inBytes).toBe(1 << 20);
  });

  it('stays with the socket where the worker has no memory, or offers what is not its own', () => {
    const refused = new SharedRecords('shm', process.pid);
    refused.order(1);
    expect(refused.ready({ problem: 'No space left on device' })).toBe(false);
    expect(refused.problem).toBe('No space left on device');
    expect(refused.write(0, [new Uint8Array(8)], 8)).toBeNull();
    expect(refused.order(1)).toBeNull();

    const foreign = new SharedRecords('shm', process.pid);
    foreign.order(1);
    expect(foreign.ready({ file: 1_000_000, token: '00'.repeat(16) })).toBe(false);
    expect(foreign.problem).toMatch(/ENOENT/);
    expect(() => foreign.ready({ problem: 'again' })).toThrow(/not asked/);
  });
});
