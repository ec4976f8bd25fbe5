import { describe, expect, it } from 'vitest';
import type { LogEvent } from '../../../contract/model/run';
import { filteredLines, processesOf } from './log-filter';

const line = (process: string, source: LogEvent['source'], text: string): LogEvent => ({
  runId: 'r1',
  source,
  process,
  text,
  at: 0,
});
const lines = [
  line('worker 2', 'stdout', 'carrier AA late'),
  line('worker 1', 'stderr', 'WARNING: late carrier'),
  line('worker 1', 'engine', 'started'),
];

describe('the filter of the output', () => {
  it('shows everything where nothing is asked', () => {
    expect(filteredLines(lines, { process: null, source: 'all', words: ' ' })).toBe(lines);
  });

  it('takes process, stream and all words together', () => {
    expect(filteredLines(lines, { process: null, source: 'all', words: 'LATE carrier' })).toHaveLength(2);
    expect(filteredLines(lines, { process: 'worker 1', source: 'all', words: 'late' })).toEqual([lines[1]]);
    expect(filteredLines(lines, { process: null, source: 'engine', words: '' })).toEqual([lines[2]]);
  });

  it('knows the processes that spoke', () => {
    expect(processesOf(lines)).toEqual(['worker 1', 'worker 2']);
  });
});
