/** Time zones as Flink's table.local-time-zone takes them: names of the time zone database, UTC, GMT+03:00. */

const fixedOffset = /^GMT([+-])(\d{1,2}):?(\d{2})$/;

export function isTimeZone(zone: string): boolean {
  if (fixedOffset.test(zone)) return true;
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: zone });
    return true;
  } catch {
    // That is how Intl says no.
    return false;
  }
}

/** What the zone's clocks show beyond UTC at that instant, in milliseconds. */
export function offsetMs(atMs: number, zone: string): number {
  const fixed = fixedOffset.exec(zone);
  if (fixed !== null) return (fixed[1] === '-' ? -1 : 1) * (Number(fixed[2]) * 60 + Number(fixed[3])) * 60_000;
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(atMs);
  const of = (type: string): number => Number(parts.find((part) => part.type === type)?.value ?? '0');
  const wall = Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second'));
  return wall - Math.floor(atMs / 1000) * 1000;
}
