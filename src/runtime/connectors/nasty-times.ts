/** Days and times that go wrong: leap days, hours that a zone has twice or not at all, where 32 bits and nanoseconds end. */
import type { Cell } from '../../contract/model/rows';
import { dateText, parseDate, timeOfDayText } from '../arrow/temporal-text';
import type { Draws } from './random';

const dates: readonly string[] = [
  '2024-01-02',
  '1970-01-01',
  '1969-12-31',
  '2024-02-29',
  '2023-02-28',
  '2000-02-29',
  '1900-02-28',
  '1900-03-01',
  '2100-02-28',
  '2100-03-01',
  '0001-01-01',
  '0004-02-29',
  '1582-10-04',
  '1582-10-15',
  '1677-09-20',
  '1677-09-22',
  '1899-12-31',
  '1901-12-13',
  '2038-01-19',
  '2038-01-20',
  '2262-04-12',
  '9999-12-31',
];

export function dateBoundaries(): Cell[] {
  return [...dates];
}

const FIRST_DAY = parseDate('0001-01-01') ?? 0;
const LAST_DAY = parseDate('9999-12-31') ?? 0;
/** What nanoseconds in 64 bits reach. */
const FIRST_NANOSECOND_DAY = parseDate('1677-09-22') ?? 0;
const LAST_NANOSECOND_DAY = parseDate('2262-04-11') ?? 0;

/** A third of the days are those of 1902 to 2037, where nothing wraps. */
export function randomDate(draws: Draws): Cell {
  return dateText(randomDay(draws, FIRST_DAY, LAST_DAY));
}

function randomDay(draws: Draws, first: number, last: number): number {
  if (draws.below(3) === 0) return Math.floor(draws.fraction() * 49_000) - 24_500;
  return first + Math.floor(draws.fraction() * (last - first + 1));
}

const times: readonly string[] = [
  '12:34:56',
  '00:00:00',
  '00:00:01',
  '23:59:59',
  '12:00:00',
  '01:02:03.5',
  '23:59:59.999999999',
  '00:00:00.000000001',
  '00:00:00.001',
  '00:00:00.0009',
  '10:20:30.123456789',
];

export function timeBoundaries(precision: number): Cell[] {
  return [...new Set(times.map((text) => cutFraction(text, precision)))];
}

export function randomTime(precision: number, draws: Draws): Cell {
  return `${timeOfDayText(draws.below(86_400), 'second')}${randomFraction(precision, draws)}`;
}

/** Digits of the fraction beyond the precision go, and zeros at its end. */
function cutFraction(text: string, precision: number): string {
  const [whole = '', fraction = ''] = text.split('.');
  const kept = fraction.slice(0, precision).replace(/0+$/, '');
  return kept === '' ? whole : `${whole}.${kept}`;
}

function randomFraction(precision: number, draws: Draws): string {
  if (precision === 0 || draws.below(3) === 0) return '';
  const digits = String(Math.floor(draws.fraction() * 10 ** precision))
    .padStart(precision, '0')
    .replace(/0+$/, '');
  return digits === '' ? '' : `.${digits}`;
}

const timestamps: readonly string[] = [
  '2024-01-02T03:04:05.123456789',
  '2024-01-02T03:04:05',
  '1970-01-01T00:00:00',
  '1970-01-01T00:00:00.000000001',
  '1969-12-31T23:59:59',
  '1969-12-31T23:59:59.5',
  '1969-12-31T23:59:59.999999999',
  '1969-12-31T23:59:59.000001',
  '1960-06-01T12:00:00.25',
  '2024-02-29T23:59:59.999',
  '2000-02-29T00:00:00',
  '2016-12-31T23:59:59.999999',
  // Hours that Berlin and New York do not have, or have twice.
  '2024-03-31T02:30:00',
  '2024-03-31T01:00:00',
  '2024-10-27T02:30:00',
  '2024-10-27T00:30:00',
  '2024-10-27T01:30:00',
  '2024-03-10T02:30:00',
  '2024-11-03T01:30:00',
  '2024-11-03T06:30:00',
  '1901-12-13T20:45:51',
  '1901-12-13T20:45:52',
  '1893-03-31T23:53:28',
  '2038-01-19T03:14:07',
  '2038-01-19T03:14:07.999999',
  '2038-01-19T03:14:08',
  '2100-02-28T23:59:59.999',
  '2106-02-07T06:28:16',
  '1677-09-21T00:12:44',
  '2262-04-11T23:47:16.854775807',
  '0001-01-01T00:00:00',
  '0001-01-01T00:00:00.000001',
  '1582-10-10T12:00:00',
  '9999-12-31T23:59:59',
  '9999-12-31T23:59:59.999999999',
];

/** Nanoseconds reach from 1677 to 2262 only. */
export function timestampBoundaries(precision: number): Cell[] {
  const within = timestamps.filter((text) => precision <= 6 || (text >= '1677-09-21' && text < '2262-04-12'));
  return [...new Set(within.map((text) => cutFraction(text, precision)))];
}

export function randomTimestamp(precision: number, draws: Draws): Cell {
  const isFine = precision > 6;
  const first = isFine ? FIRST_NANOSECOND_DAY : FIRST_DAY;
  const last = isFine ? LAST_NANOSECOND_DAY - 1 : LAST_DAY;
  return `${dateText(randomDay(draws, first, last))}T${String(randomTime(precision, draws))}`;
}
