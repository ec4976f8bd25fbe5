/** Which lines of the output are shown. */
import type { LogEvent } from '../../../contract/model/run';

export const sources = [
  { value: 'all', label: 'all streams' },
  { value: 'stdout', label: 'stdout' },
  { value: 'stderr', label: 'stderr and logging' },
  { value: 'engine', label: 'engine' },
] as const;
export type SourceFilter = (typeof sources)[number]['value'];

export interface LogFilter {
  /** null: all. */
  readonly process: string | null;
  readonly source: SourceFilter;
  /** Each word has to be in the line, in any order and case. */
  readonly words: string;
}

export function filteredLines<T extends LogEvent>(lines: readonly T[], filter: LogFilter): readonly T[] {
  const words = filter.words
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  if (filter.process === null && filter.source === 'all' && words.length === 0) return lines;
  return lines.filter((line) => {
    if (filter.process !== null && line.process !== filter.process) return false;
    if (filter.source !== 'all' && line.source !== filter.source) return false;
    if (words.length === 0) return true;
    const text = line.text.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

export function processesOf(lines: readonly LogEvent[]): readonly string[] {
  return [...new Set(lines.map((line) => line.process))].sort();
}
