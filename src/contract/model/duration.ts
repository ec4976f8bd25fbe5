/** Durations as Flink's configuration reads and users write them. */

const unitMs: Readonly<Record<string, number>> = {
  d: 86_400_000,
  day: 86_400_000,
  h: 3_600_000,
  hour: 3_600_000,
  m: 60_000,
  min: 60_000,
  minute: 60_000,
  s: 1_000,
  sec: 1_000,
  second: 1_000,
  ms: 1,
  milli: 1,
  millisecond: 1,
  micro: 1e-3,
  microsecond: 1e-3,
  ns: 1e-6,
  nano: 1e-6,
  nanosecond: 1e-6,
};

/** `1 s`, `3 min`, `250` (milliseconds where no unit is said) in milliseconds; null for any other text. */
export function parseDurationMs(text: string): number | null {
  const match = /^(\d+)\s*([a-z]*)$/.exec(text.trim().toLowerCase());
  if (match === null) return null;
  const [, number = '', unit = ''] = match;
  const perUnit = unit === '' ? 1 : (unitMs[unit] ?? unitMs[unit.replace(/s$/, '')]);
  return perUnit === undefined ? null : Number(number) * perUnit;
}
