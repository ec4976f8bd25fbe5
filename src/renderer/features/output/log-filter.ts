/** Which lines of the output are shown, and which of them match a search. */
import { logLevels, type LogEvent } from '../../../contract/model/run';
import { isGap, originOf, type LogEntry } from '../../state/logs';

export const levels = [
  { value: 'all', label: 'everything' },
  { value: 'print', label: 'print' },
  { value: 'debug', label: 'logging, debug up' },
  { value: 'info', label: 'logging, info up' },
  { value: 'warning', label: 'logging, warnings up' },
  { value: 'error', label: 'logging, errors up' },
  { value: 'engine', label: 'engine' },
] as const;
export type LevelFilter = (typeof levels)[number]['value'];

export interface LogFilter {
  /** As `originOf` names them; null: all. */
  readonly origin: string | null;
  readonly level: LevelFilter;
}

function passesLevel(line: LogEvent, filter: LevelFilter): boolean {
  switch (filter) {
    case 'all':
      return true;
    case 'print':
      return line.source === 'stdout' || line.source === 'stderr';
    case 'engine':
      return line.source === 'engine';
    case 'debug':
    case 'info':
    case 'warning':
    case 'error':
      return line.record !== undefined && logLevels.indexOf(line.record.level) >= logLevels.indexOf(filter);
  }
}

/** Gaps stay: nobody knows what lines would pass that are not here. */
export function filteredEntries(entries: readonly LogEntry[], filter: LogFilter): readonly LogEntry[] {
  if (filter.origin === null && filter.level === 'all') return entries;
  return entries.filter((entry) => {
    if (isGap(entry)) return true;
    if (filter.origin !== null && originOf(entry) !== filter.origin) return false;
    return passesLevel(entry, filter.level);
  });
}

export type Search =
  | { readonly kind: 'none' }
  | { readonly kind: 'pattern'; readonly pattern: RegExp }
  /** Not a regular expression yet. */
  | { readonly kind: 'wrong'; readonly problem: string };

/** Case counts only where capitals are searched for. */
export function searchOf(text: string, isRegex: boolean): Search {
  if (text === '') return { kind: 'none' };
  const flags = text === text.toLowerCase() ? 'giu' : 'gu';
  try {
    return {
      kind: 'pattern',
      pattern: new RegExp(isRegex ? text : text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'), flags),
    };
  } catch (error) {
    return { kind: 'wrong', problem: error instanceof Error ? error.message : String(error) };
  }
}

/** Positions of the entries that match. */
export function matchesOf(entries: readonly LogEntry[], search: Search): readonly number[] {
  if (search.kind !== 'pattern') return [];
  const { pattern } = search;
  const found: number[] = [];
  entries.forEach((entry, index) => {
    if (isGap(entry)) return;
    pattern.lastIndex = 0;
    if (pattern.test(searchedText(entry))) found.push(index);
  });
  return found;
}

function searchedText(line: LogEvent): string {
  return line.record === undefined ? line.text : `${line.text}\n${line.record.logger}`;
}

/** A text in pieces, every second of them a match. */
export function piecesOf(text: string, search: Search): readonly string[] {
  if (search.kind !== 'pattern') return [text];
  // Where a test ended, the search for all would go on from there.
  search.pattern.lastIndex = 0;
  const pieces: string[] = [];
  let end = 0;
  for (const match of text.matchAll(search.pattern)) {
    if (match[0] === '') continue;
    pieces.push(text.slice(end, match.index), match[0]);
    end = match.index + match[0].length;
  }
  return [...pieces, text.slice(end)];
}

export function rowsText(line: LogEvent): string {
  if (line.rows === undefined) return '';
  const { first, last } = line.rows;
  return first === last ? `row ${first}` : `rows ${first}–${last}`;
}

/** print, stderr, or the level of a record. */
export function levelText(line: LogEvent): string {
  if (line.record !== undefined) return line.record.level;
  return line.source === 'stdout' ? 'print' : line.source;
}
