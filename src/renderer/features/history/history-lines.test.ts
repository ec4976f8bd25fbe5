import { describe, expect, it } from 'vitest';
import type { HistoryEntry } from '../../../contract/model/history';
import { dayOf, filtered, linesOf, speedsOf } from './history-lines';

const now = new Date(2026, 2, 30, 9).getTime();
const hour = 3_600_000;

function entry(id: string, hoursAgo: number, changes: Partial<HistoryEntry> = {}): HistoryEntry {
  return {
    id,
    at: now - hoursAgo * hour,
    what: 'run',
    file: 'delay.py',
    function: 'grade',
    asked: 'process',
    effective: 'process-row',
    outcome: 'done',
    error: null,
    codeHash: 'c',
    settingsHash: 's',
    data: 'flights.csv',
    dataHash: 'd',
    rows: 3,
    rowsIn: 3,
    seconds: 1,
    rowsPerSecond: 3,
    rerunOf: null,
    ...changes,
  };
}

describe('the lines of the history', () => {
  const entries = [
    entry('c', 1, { function: 'airline', rowsPerSecond: 9 }),
    entry('b', 10, { rowsPerSecond: 2, outcome: 'failed', error: 'division by zero' }),
    entry('a', 400, { rowsPerSecond: 1, effective: 'thread' }),
  ];

  it('stand under days or functions', () => {
    const titles = (lines: ReturnType<typeof linesOf>): string[] =>
      lines.map((line) => (line.kind === 'heading' ? `# ${line.title}` : line.entry.id));
    expect(titles(linesOf(entries, 'day', now))).toEqual(['# Today', 'c', '# Yesterday', 'b', '# Fri 13 March', 'a']);
    expect(titles(linesOf(entries, 'function', now))).toEqual(['# airline', 'c', '# grade', 'b', 'a']);
  });

  it('call a day yesterday where the clock was put forward', () => {
    expect(dayOf(new Date(2026, 2, 29, 1).getTime(), now)).toBe('Yesterday');
    expect(dayOf(new Date(2025, 11, 24).getTime(), now)).toBe('Wed 24 December 2025');
  });

  it('are found by words, mode and outcome', () => {
    const ids = (change: Parameters<typeof filtered>[1]): string[] => filtered(entries, change).map(({ id }) => id);
    expect(ids({ text: '', mode: '', outcome: '' })).toEqual(['c', 'b', 'a']);
    expect(ids({ text: 'grade ZERO', mode: '', outcome: '' })).toEqual(['b']);
    expect(ids({ text: '', mode: 'thread', outcome: '' })).toEqual(['a']);
    expect(ids({ text: '', mode: '', outcome: 'failed' })).toEqual(['b']);
  });

  it('give the speeds of runs, oldest first', () => {
    expect(speedsOf([entry('z', 0, { what: 'compare', rowsPerSecond: 100 }), ...entries])).toEqual([1, 2, 9]);
  });
});
