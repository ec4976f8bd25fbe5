/** Durations as people type them: `10 min`, `1 h 30 min`, `500 ms`. */

const unitsMs: readonly (readonly [string, number])[] = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['min', 60_000],
  ['s', 1_000],
  ['ms', 1],
];

const words: Readonly<Record<string, string>> = {
  d: 'd',
  day: 'd',
  days: 'd',
  h: 'h',
  hour: 'h',
  hours: 'h',
  m: 'min',
  min: 'min',
  minute: 'min',
  minutes: 'min',
  s: 's',
  sec: 's',
  second: 's',
  seconds: 's',
  ms: 'ms',
};

/** Milliseconds, a whole positive number; null where the text is no duration. */
export function parseDuration(text: string): number | null {
  const parts = [...text.toLowerCase().matchAll(/(\d+(?:\.\d+)?)\s*([a-z]+)\s*/g)];
  if (parts.length === 0 || parts.map((part) => part[0]).join('') !== text.toLowerCase().trimStart()) return null;
  let total = 0;
  for (const [, count = '', unit = ''] of parts) {
    const factor = unitsMs.find(([name]) => name === words[unit])?.[1];
    if (factor === undefined) return null;
    total += Number(count) * factor;
  }
  return Number.isInteger(total) && total > 0 ? total : null;
}

/** `5400000` → `1 h 30 min`. */
export function durationText(milliseconds: number): string {
  const parts: string[] = [];
  let rest = milliseconds;
  for (const [unit, factor] of unitsMs) {
    const count = Math.floor(rest / factor);
    rest -= count * factor;
    if (count > 0) parts.push(`${count} ${unit}`);
  }
  return parts.length === 0 ? '0 ms' : parts.join(' ');
}

export function durationProblem(text: string): string | null {
  return parseDuration(text) === null ? 'Give a duration: 10 min, 1 h 30 min, 500 ms.' : null;
}
