/** DATE, TIME and TIMESTAMP as text, as Flink prints them; proleptic Gregorian calendar, before 1970 too. */
import { unitsPerSecond, type TimeUnit } from './layout';

const DAYS_PER_ERA = 146_097; // 400 years
const DAYS_BEFORE_1970 = 719_468; // from 0000-03-01, where the months' lengths begin to be regular
const SECONDS_PER_DAY = 86_400;

/** `2024-02-29`; years beyond 9999 with `+`, before 0 with `-`, as ISO 8601 has them. */
export function dateText(days: number): string {
  const shifted = days + DAYS_BEFORE_1970;
  const era = Math.floor(shifted / DAYS_PER_ERA);
  const dayOfEra = shifted - era * DAYS_PER_ERA;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1_460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1;
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${yearText(year)}-${twoDigits(month)}-${twoDigits(day)}`;
}

function yearText(year: number): string {
  const digits = String(Math.abs(year)).padStart(4, '0');
  if (year < 0) return `-${digits}`;
  return year > 9_999 ? `+${digits}` : digits;
}

function twoDigits(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}

/** `2024-02-29T12:00:00[.ffffff]`, zeros at the end of the fraction cut. */
export function timestampText(value: bigint, unit: TimeUnit): string {
  const perSecond = BigInt(unitsPerSecond[unit]);
  const remainder = value % perSecond;
  const fraction = remainder < 0n ? remainder + perSecond : remainder;
  const seconds = Number((value - fraction) / perSecond);
  const days = Math.floor(seconds / SECONDS_PER_DAY);
  const secondOfDay = seconds - days * SECONDS_PER_DAY;
  return `${dateText(days)}T${timeText(secondOfDay)}${fractionText(Number(fraction), unit)}`;
}

/** `12:00:00[.fff]` of units since midnight, zeros at the end of the fraction cut. */
export function timeOfDayText(value: number, unit: TimeUnit): string {
  const perSecond = unitsPerSecond[unit];
  const second = Math.floor(value / perSecond);
  return `${timeText(second)}${fractionText(value - second * perSecond, unit)}`;
}

function timeText(secondOfDay: number): string {
  const hour = Math.floor(secondOfDay / 3_600);
  const minute = Math.floor(secondOfDay / 60) % 60;
  return `${twoDigits(hour)}:${twoDigits(minute)}:${twoDigits(secondOfDay % 60)}`;
}

function fractionText(fraction: number, unit: TimeUnit): string {
  if (fraction === 0) return '';
  const digits = String(unitsPerSecond[unit]).length - 1;
  let text = String(fraction).padStart(digits, '0');
  while (text.endsWith('0')) text = text.slice(0, -1);
  return `.${text}`;
}

/** Days since 1970-01-01 of `2024-02-29`, or null where the text is no date. */
export function parseDate(text: string): number | null {
  const match = /^([+-]?\d{4,7})-(\d\d)-(\d\d)$/.exec(text);
  if (match === null) return null;
  const days = daysFromCivil(Number(match[1]), Number(match[2]), Number(match[3]));
  // 30 February would be 1 or 2 March; printing what was read tells.
  return dateText(days) === text.replace(/^\+(?=\d{4}-)/, '') ? days : null;
}

function daysFromCivil(year: number, month: number, day: number): number {
  const yearFromMarch = month <= 2 ? year - 1 : year;
  const era = Math.floor(yearFromMarch / 400);
  const yearOfEra = yearFromMarch - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * DAYS_PER_ERA + dayOfEra - DAYS_BEFORE_1970;
}

/** Hours, minutes and, where given, seconds with a fraction. */
const TIME = /^(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?$/;

interface TimeOfDay {
  readonly second: number;
  /** In the unit asked for. */
  readonly fraction: number;
}

function parseTime(text: string, unit: TimeUnit): TimeOfDay | null {
  const match = TIME.exec(text);
  if (match === null) return null;
  const [hour, minute, second] = [Number(match[1]), Number(match[2]), Number(match[3] ?? 0)];
  if (hour > 23 || minute > 59 || second > 59) return null;
  const digits = String(unitsPerSecond[unit]).length - 1;
  const fraction = (match[4] ?? '').padEnd(digits, '0').slice(0, digits);
  return { second: hour * 3_600 + minute * 60 + second, fraction: Number(fraction) };
}

/** Units since midnight of `12:00[:00[.5]]`; finer digits are cut. null where the text is no time. */
export function parseTimeOfDay(text: string, unit: TimeUnit): number | null {
  const time = parseTime(text, unit);
  return time === null ? null : time.second * unitsPerSecond[unit] + time.fraction;
}

/** `2024-02-29T12:00[:00[.5]]` (or with a blank for the T) in `unit`; finer digits are cut. null where it is no timestamp. */
export function parseTimestamp(text: string, unit: TimeUnit): bigint | null {
  const at = text.search(/[T ]/);
  const days = at < 0 ? null : parseDate(text.slice(0, at));
  const time = at < 0 ? null : parseTime(text.slice(at + 1), unit);
  if (days === null || time === null) return null;
  return BigInt(days * SECONDS_PER_DAY + time.second) * BigInt(unitsPerSecond[unit]) + BigInt(time.fraction);
}

/** An instant: a timestamp with `Z` or an offset such as `+02:00`, in `unit` since 1970 in UTC. null where it is none. */
export function parseInstant(text: string, unit: TimeUnit): bigint | null {
  const match = /^(.*?)(?:Z|([+-])(\d\d):?(\d\d))$/.exec(text);
  const local = match === null ? null : parseTimestamp(match[1] ?? '', unit);
  if (match === null || local === null) return null;
  const seconds = Number(match[3] ?? 0) * 3_600 + Number(match[4] ?? 0) * 60;
  return local - BigInt(match[2] === '-' ? -seconds : seconds) * BigInt(unitsPerSecond[unit]);
}
