import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Saver, type SaveState } from './saver';

interface Disk {
  readonly texts: string[];
  failuresToCome: number;
}

function saverOf(disk: Disk, text: { value: string }) {
  const states: SaveState['kind'][] = [];
  const saver = new Saver({
    delayMs: 300,
    longestMs: 1_000,
    retryMs: [1_000, 5_000],
    read: () => text.value,
    write: (value) => {
      if (disk.failuresToCome > 0) {
        disk.failuresToCome -= 1;
        return Promise.reject(new Error('disk full'));
      }
      disk.texts.push(value);
      return Promise.resolve();
    },
    onState: (state) => states.push(state.kind),
  });
  return { saver, states };
}

describe('saving as typed', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('writes once for a burst of typing', async () => {
    const disk: Disk = { texts: [], failuresToCome: 0 };
    const text = { value: 'a' };
    const { saver, states } = saverOf(disk, text);
    for (const value of ['b', 'bc', 'bcd']) {
      text.value = value;
      saver.touch();
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(disk.texts).toEqual([]);
    await vi.advanceTimersByTimeAsync(300);
    expect(disk.texts).toEqual(['bcd']);
    expect(states.at(-1)).toBe('saved');
  });

  it('writes at once when told to, and nothing where nothing changed', async () => {
    const disk: Disk = { texts: [], failuresToCome: 0 };
    const { saver } = saverOf(disk, { value: 'x' });
    expect(await saver.flush()).toBe(true);
    saver.touch();
    expect(await saver.flush()).toBe(true);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(disk.texts).toEqual(['x']);
  });

  it('tells of a failure, keeps the text and tries again until it is written', async () => {
    const disk: Disk = { texts: [], failuresToCome: 2 };
    const text = { value: 'x' };
    const { saver, states } = saverOf(disk, text);
    saver.touch();
    expect(await saver.flush()).toBe(false);
    expect(states.at(-1)).toBe('failed');
    expect(saver.isDirty()).toBe(true);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(disk.texts).toEqual([]);
    text.value = 'xy';
    await vi.advanceTimersByTimeAsync(5_000);
    expect(disk.texts).toEqual(['xy']);
    expect(states.at(-1)).toBe('saved');
  });

  it('writes what was typed while a write was going on', async () => {
    const text = { value: '1' };
    const written: string[] = [];
    let release: () => void = () => undefined;
    const saver = new Saver({
      delayMs: 300,
      longestMs: 1_000,
      retryMs: [1_000],
      read: () => text.value,
      write: (value) =>
        new Promise((resolve) => {
          written.push(value);
          release = resolve;
        }),
      onState: () => undefined,
    });
    saver.touch();
    const done = saver.flush();
    text.value = '2';
    saver.touch();
    release();
    await vi.advanceTimersByTimeAsync(0);
    release();
    expect(await done).toBe(true);
    expect(written).toEqual(['1', '2']);
  });
});
