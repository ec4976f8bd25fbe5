import { describe, expect, it } from 'vitest';
import { breakEvenOf, rateAt, rowNs, type MeasuredMode } from './break-even';
import type { Mode } from './job';

/** Nanoseconds a row over a million rows; the speed is what the clocks allow, unless said. */
interface Row {
  readonly python: number;
  readonly user: number;
  readonly taskManager: number;
  readonly wall?: number;
  readonly slots?: number;
  readonly ran?: MeasuredMode['ran'];
}

function measured(mode: Mode, row: Row): MeasuredMode {
  const { python, user, taskManager, slots = 1, ran = 'function' } = row;
  const seconds = (ns: number): number => ns / 1e3;
  const wall = row.wall ?? (mode === 'thread' ? python + user + taskManager : Math.max(python + user, taskManager));
  return {
    mode,
    stages: {
      encode: seconds(taskManager),
      transport: seconds(python),
      wait: 1e6,
      decode: 0,
      user: seconds(user),
      back: 0,
    },
    pythonSeconds: seconds(python + user),
    rowsMeasured: 1e6,
    rowsPerSecond: (slots * 1e9) / wall,
    slots,
    ran,
  };
}

const only = (mode: Mode, row: Row) => {
  const [cost] = breakEvenOf([measured(mode, row)]).costs;
  if (cost === undefined) throw new Error('no cost');
  return cost;
};

describe('the break-even curve', () => {
  it('goes through what was measured, hand-over included', () => {
    for (const mode of ['process-row', 'thread'] as const) {
      const cost = only(mode, { python: 200, user: 100, taskManager: 150, wall: 600 });
      expect(rateAt(cost, 100)).toBeCloseTo(1e9 / 600, 6);
    }
  });

  it('takes the busier side in process mode: user code is free while the task manager is the bottleneck', () => {
    const cost = only('process-arrow', { python: 20, user: 10, taskManager: 100 });
    expect(rowNs(cost, 0)).toBe(100);
    expect(rowNs(cost, 70)).toBe(100);
    expect(rowNs(cost, 1_000)).toBe(1_020);
  });

  it('takes both one after the other in thread mode', () => {
    const cost = only('thread', { python: 20, user: 10, taskManager: 100 });
    expect(rowNs(cost, 0)).toBe(120);
    expect(rowNs(cost, 1_000)).toBe(1_120);
  });

  it('lets slots of thread mode wait for one GIL', () => {
    const cost = only('thread', { python: 20, user: 10, taskManager: 100, slots: 2 });
    expect(rateAt(cost, 10_000)).toBeCloseTo(1e9 / 10_020, 6);
    expect(cost.tenthNs).toBeNull();
  });

  it('says from where on a mode costs less than a tenth', () => {
    const worker = only('process-row', { python: 400, user: 100, taskManager: 100 });
    expect(worker.tenthNs).toBeCloseTo(3_600, 9);
    expect(rateAt(worker, 3_600) / (1e9 / 3_600)).toBeCloseTo(0.9, 9);
    const manager = only('process-arrow', { python: 1, user: 1, taskManager: 100 });
    expect(manager.tenthNs).toBeCloseTo(90, 9);
  });

  it('finds where a serial mode and one that works side by side cross', () => {
    const { crossings, text } = breakEvenOf([
      measured('process-row', { python: 50, user: 10, taskManager: 300 }),
      measured('thread', { python: 60, user: 10, taskManager: 40 }),
    ]);
    expect(crossings).toEqual([{ modes: ['thread', 'process-row'], userNs: expect.closeTo(200, 3) as number }]);
    expect(text.at(-1)).toBe(
      'Thread mode and process with rows cross at 200\u00a0ns of user code a row: process with rows is faster beyond.',
    );
  });

  it('says where a mode that always leads stops to matter', () => {
    const { crossings, text } = breakEvenOf([
      measured('process-row', { python: 500, user: 100, taskManager: 100 }),
      measured('process-arrow', { python: 50, user: 100, taskManager: 20, ran: 'twin' }),
    ]);
    expect(crossings).toEqual([]);
    expect(text.at(-1)).toBe(
      'Process with Arrow is faster than process with rows whatever the function costs, by less than 10 % from 4\u00a0µs of user code a row on.',
    );
  });

  it('says where two modes are level whatever the function costs', () => {
    const { text } = breakEvenOf([
      measured('process-row', { python: 105, user: 10, taskManager: 10 }),
      measured('process-arrow', { python: 100, user: 10, taskManager: 10, ran: 'twin' }),
    ]);
    expect(text.at(-1)).toBe(
      'Process with rows and process with Arrow are level within 10 % whatever the function costs.',
    );
  });

  it('counts what the adapter adds as cost of the mode, not of the function', () => {
    const { costs } = breakEvenOf([
      measured('process-row', { python: 300, user: 100, taskManager: 50 }),
      measured('process-arrow', { python: 20, user: 250, taskManager: 10, ran: 'adapter' }),
    ]);
    expect(costs[1]).toMatchObject({ userNs: 100, pythonNs: 170 });
  });

  it('leaves out what was not measured', () => {
    expect(breakEvenOf([])).toEqual({ costs: [], crossings: [], text: [] });
    expect(
      breakEvenOf([{ ...measured('thread', { python: 1, user: 1, taskManager: 1 }), rowsMeasured: 0 }]).costs,
    ).toEqual([]);
  });
});
