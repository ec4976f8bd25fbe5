import { describe, expect, it } from 'vitest';
import type { LogEvent, LogLevel } from '../../../contract/model/run';
import type { LogEntry } from '../../state/logs';
import { filteredEntries, levelText, matchesOf, piecesOf, rowsText, searchOf } from './log-filter';

let id = 0;
function line(text: string, more: Partial<LogEvent> = {}): LogEntry {
  id += 1;
  return { id, runId: 'r1', source: 'stdout', process: 'worker 1', text, at: 0, ...more };
}
const record = (level: LogLevel, text: string) =>
  line(text, { source: 'logging', slot: 1, record: { level, logger: 'my.app', file: '/a.py', line: 3 } });
const gap: LogEntry = { id: 0, gap: { book: 1, first: 0, count: 9, isLost: true } };
const entries = [
  line('carrier AA late', { slot: 0, rows: { first: 7, last: 7 } }),
  gap,
  record('debug', 'fine'),
  record('error', 'Late carrier'),
  line('started', { source: 'engine' }),
];
const texts = (found: readonly LogEntry[]) => found.map((entry) => ('gap' in entry ? 'gap' : entry.text));

describe('the filter of the output', () => {
  it('shows everything where nothing is asked', () => {
    expect(filteredEntries(entries, { origin: null, level: 'all' })).toBe(entries);
  });

  it('takes origin and level together, and leaves gaps', () => {
    expect(texts(filteredEntries(entries, { origin: null, level: 'print' }))).toEqual(['carrier AA late', 'gap']);
    expect(texts(filteredEntries(entries, { origin: null, level: 'warning' }))).toEqual(['gap', 'Late carrier']);
    expect(texts(filteredEntries(entries, { origin: 'slot 2, worker 1', level: 'debug' }))).toHaveLength(3);
    expect(texts(filteredEntries(entries, { origin: null, level: 'engine' }))).toEqual(['gap', 'started']);
  });

  it('names level and rows', () => {
    expect(entries.flatMap((entry) => ('gap' in entry ? [] : [levelText(entry)]))).toEqual([
      'print',
      'debug',
      'error',
      'engine',
    ]);
    expect(entries.flatMap((entry) => ('gap' in entry ? [] : [rowsText(entry)]))[0]).toBe('row 7');
  });
});

describe('the search in the output', () => {
  it('heeds capitals only where there are some, and what a regular expression would mean only where asked', () => {
    expect(matchesOf(entries, searchOf('late', false))).toEqual([0, 3]);
    expect(matchesOf(entries, searchOf('Late', false))).toEqual([3]);
    expect(matchesOf(entries, searchOf('l.te$', false))).toEqual([]);
    expect(matchesOf(entries, searchOf('l.te$', true))).toEqual([0]);
    expect(matchesOf(entries, searchOf('my.app', false))).toEqual([2, 3]);
    expect(searchOf('(', true).kind).toBe('wrong');
    expect(searchOf('(-', false).kind).toBe('pattern');
  });

  it('cuts a text at its matches', () => {
    const search = searchOf('late', false);
    matchesOf(entries.slice(0, 1), search);
    expect(piecesOf('late, Late', search)).toEqual(['', 'late', ', ', 'Late', '']);
    expect(piecesOf('abc', searchOf('x*', true))).toEqual(['abc']);
  });
});
