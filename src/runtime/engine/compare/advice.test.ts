import { describe, expect, it } from 'vitest';
import type { ModeResult } from '../../../contract/model/compare';
import type { Mode } from '../../../contract/model/job';
import { adviseOn } from './advice';

interface Figures {
  readonly rows: number;
  readonly spread?: [number, number];
  /** Share of the worked time inside the function. */
  readonly user?: number;
  readonly memory?: number;
}

function measured(mode: Mode, { rows, spread = [rows, rows], user = 0.1, memory = 1e7 }: Figures): ModeResult {
  return {
    available: true,
    rowsPerSecond: rows,
    rowsPerSecondSpread: spread,
    p50Ms: 1,
    p95Ms: 1,
    latencyQuantilesMs: [],
    p99Ms: 1,
    bundles: 1,
    startMs: 1,
    memoryPerSlotBytes: memory,
    serializationShare: 1 - user,
    stages: { encode: 1 - user, transport: 0, wait: 0, decode: 0, user, back: 0 },
    transport: 'socket',
    effectiveMode: mode,
    effectiveReason: null,
    repeats: [rows],
    rowsMeasured: rows,
    pythonSeconds: user,
    slots: 1,
    ran: 'function',
  };
}

const advise = (figures: Partial<Record<Mode, Figures>>, outputsEqual = true): ReturnType<typeof adviseOn> =>
  adviseOn({
    outcomes: Object.fromEntries(
      (['process-row', 'process-arrow', 'thread'] as const).flatMap((mode) => {
        const each = figures[mode];
        return each === undefined ? [] : [[mode, measured(mode, each)]];
      }),
    ),
    outputsEqual,
    firstDifference: outputsEqual ? null : { row: 12, column: 'result', values: { 'process-row': 1, thread: 2 } },
  });

describe('advice', () => {
  it('names the fastest mode, how many times faster it is, and where the time of the row mode goes', () => {
    expect(advise({ 'process-row': { rows: 1e6, user: 0.03 }, 'process-arrow': { rows: 9.4e6 } })).toEqual({
      mode: 'process-arrow',
      reason: 'fastest',
      text: 'Use process with Arrow: 9.4x the rows of process-row; there your function spends 3 % of the time in Python, the rest is serialization.',
    });
  });

  it('says what thread mode risks where it advises it', () => {
    const { mode, text } = advise({ 'process-row': { rows: 1e6 }, thread: { rows: 3e6 } });
    expect(mode).toBe('thread');
    expect(text).toContain('every slot of the task manager');
  });

  it('prefers the simpler isolation where the spreads overlap', () => {
    const advice = advise({
      'process-row': { rows: 1e6, spread: [0.9e6, 1.2e6], memory: 3e7 },
      thread: { rows: 1.15e6, spread: [1.1e6, 1.3e6], memory: 1e7 },
    });
    expect(advice).toMatchObject({ mode: 'process-row', reason: 'simpler-isolation' });
  });

  it('does not call modes level whose medians lie far apart, however wide the spreads', () => {
    const advice = advise({
      'process-row': { rows: 0.41e6, spread: [0.3e6, 0.8e6] },
      'process-arrow': { rows: 0.73e6, spread: [0.6e6, 0.9e6] },
    });
    expect(advice).toMatchObject({ mode: 'process-arrow', reason: 'fastest' });
  });

  it('prefers less memory among process modes that are level', () => {
    const advice = advise({
      'process-row': { rows: 1e6, memory: 2e7 },
      'process-arrow': { rows: 1.01e6, memory: 9e7 },
      thread: { rows: 0.3e6 },
    });
    expect(advice).toMatchObject({ mode: 'process-row', reason: 'lowest-memory' });
  });

  it('says that the function itself is the cost where the modes are level and it takes most of the time', () => {
    const advice = advise({ 'process-row': { rows: 1e4, user: 0.96 }, 'process-arrow': { rows: 1.02e4, user: 0.97 } });
    expect(advice).toMatchObject({ mode: 'process-row', reason: 'user-code-dominates' });
    expect(advice.text).toContain('96 %');
  });

  it('gives no mode where the outputs differ, and shows the first difference', () => {
    const advice = advise({ 'process-row': { rows: 1e6 }, thread: { rows: 2e6 } }, false);
    expect(advice).toMatchObject({ mode: null, reason: 'outputs-differ' });
    expect(advice.text).toContain('row 12 in result: process-row gives 1, thread gives 2');
  });

  it('advises the only mode that ran, and none where none did', () => {
    expect(advise({ 'process-arrow': { rows: 1 } })).toMatchObject({ mode: 'process-arrow', reason: 'only-one' });
    expect(advise({})).toMatchObject({ mode: null, reason: 'none' });
  });
});
