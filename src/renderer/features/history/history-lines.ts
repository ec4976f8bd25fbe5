/** The lines of the list: what fits the filter, under headings. */
import type { HistoryEntry } from '../../../contract/model/history';
import type { Grouping, HistoryFilter } from '../../state/history';

export type HistoryLine =
  | { readonly kind: 'heading'; readonly title: string; readonly entries: readonly HistoryEntry[] }
  | { readonly kind: 'entry'; readonly entry: HistoryEntry };

export function filtered(entries: readonly HistoryEntry[], { text, mode, outcome }: HistoryFilter): HistoryEntry[] {
  const words = text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  return entries.filter((entry) => {
    if (mode !== '' && entry.effective !== mode) return false;
    if (outcome !== '' && entry.outcome !== outcome) return false;
    const whole = `${entry.function} ${entry.file} ${entry.data} ${entry.what} ${entry.error ?? ''}`.toLowerCase();
    return words.every((word) => whole.includes(word));
  });
}

/** `entries` newest first. */
export function linesOf(entries: readonly HistoryEntry[], grouping: Grouping, now = Date.now()): HistoryLine[] {
  const groups = new Map<string, HistoryEntry[]>();
  for (const entry of entries) {
    const title = grouping === 'day' ? dayOf(entry.at, now) : entry.function;
    const group = groups.get(title);
    if (group === undefined) groups.set(title, [entry]);
    else group.push(entry);
  }
  return [...groups].flatMap(([title, group]): HistoryLine[] => [
    { kind: 'heading', title, entries: group },
    ...group.map((entry) => ({ kind: 'entry' as const, entry })),
  ]);
}

export function dayOf(at: number, now: number): string {
  const day = startOfDay(at);
  const today = startOfDay(now);
  if (day === today) return 'Today';
  // A day that the clock is put forward in has 23 hours.
  if (startOfDay(today - 12 * 3_600_000) === day) return 'Yesterday';
  const isThisYear = new Date(at).getFullYear() === new Date(now).getFullYear();
  const text = new Date(at).toLocaleDateString('en-GB', {
    weekday: 'short',
    day: 'numeric',
    month: 'long',
    ...(isThisYear ? {} : { year: 'numeric' }),
  });
  // Some versions of ICU put a comma after the day's name.
  return text.replace(',', '');
}

function startOfDay(at: number): number {
  const date = new Date(at);
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
}

/** Rows per second of the runs that have them, oldest first. */
export function speedsOf(entries: readonly HistoryEntry[]): number[] {
  return entries
    .flatMap(({ what, rowsPerSecond }) => (what === 'run' && rowsPerSecond !== null ? [rowsPerSecond] : []))
    .reverse();
}

export function clockText(at: number): string {
  return new Date(at).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' });
}

export function momentText(at: number): string {
  const date = new Date(at).toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });
  return `${date}, ${clockText(at)}`;
}

export const whatNames = { run: 'run', compare: 'comparison', tune: 'tuning' } as const;
