/** The casts that Flink's planner puts around arguments of another type than the declared one, on cells. */
import { workbenchError } from '../../../contract/errors';
import type { DataType } from '../../../contract/model/data-type';
import type { Cell } from '../../../contract/model/rows';
import { castScalar } from './cast-value';
import { offsetMs } from './time-zone';

/** NULL where the value does not fit. `zone`: table.local-time-zone, for casts between TIMESTAMP and TIMESTAMP_LTZ. */
export function castCell(cell: Cell, from: DataType, to: DataType, zone: string): Cell {
  if (cell === null) return null;
  if (typeof cell !== 'object') return castValue(cell, from, to, zone);
  if (from.kind === 'ARRAY' && to.kind === 'ARRAY')
    return cell.map((item) => castElement(item, from.element, to.element, zone));
  if (from.kind === 'MAP' && to.kind === 'MAP') {
    return cell.map((pair) => {
      const [key = null, value = null] = typeof pair === 'object' && pair !== null ? pair : [];
      return [castCell(key, from.key, to.key, zone), castCell(value, from.value, to.value, zone)];
    });
  }
  if (from.kind === 'ROW' && to.kind === 'ROW') {
    return to.fields.map((field, index) =>
      castCell(cell[index] ?? null, from.fields[index]?.type ?? field.type, field.type, zone),
    );
  }
  return cell;
}

/** Flink's generated code takes the elements of a primitive type without looking whether they are there. */
function castElement(cell: Cell, from: DataType, to: DataType, zone: string): Cell {
  if (cell === null && primitives.has(from.kind)) {
    throw workbenchError(
      'UNSUPPORTED_OPERATION',
      'run',
      `Flink cannot cast an ARRAY of ${from.kind} that holds NULL to an ARRAY of ${to.kind}.`,
      { from: from.kind, to: to.kind },
      { errorType: 'java.lang.NullPointerException', hint: 'Declare the type that the argument has.' },
    );
  }
  return castCell(cell, from, to, zone);
}

const primitives: ReadonlySet<DataType['kind']> = new Set([
  'BOOLEAN',
  'TINYINT',
  'SMALLINT',
  'INT',
  'BIGINT',
  'FLOAT',
  'DOUBLE',
]);

function castValue(cell: string | number | boolean, from: DataType, to: DataType, zone: string): Cell {
  if (from.kind === 'TIMESTAMP_LTZ' && to.kind === 'TIMESTAMP')
    return castScalar(localTime(String(cell), zone), { ...to, nullable: true }, to);
  if (from.kind === 'TIMESTAMP' && to.kind === 'TIMESTAMP_LTZ')
    return (
      castScalar(instant(String(cell), zone), from, { ...to, kind: 'TIMESTAMP' })
        ?.toString()
        .concat('Z') ?? null
    );
  if (from.kind === 'TIMESTAMP_LTZ' && to.kind === 'TIMESTAMP_LTZ') {
    const cut = castScalar(
      String(cell).replace(/Z$/, ''),
      { ...from, kind: 'TIMESTAMP' },
      { ...to, kind: 'TIMESTAMP' },
    );
    return cut === null ? null : `${String(cut)}Z`;
  }
  if (to.kind === 'BINARY' || to.kind === 'VARBINARY' || to.kind === 'BYTES') {
    const most = 'length' in to ? to.length : Number.MAX_SAFE_INTEGER;
    return Buffer.from(String(cell), 'base64').subarray(0, most).toString('base64');
  }
  if (to.kind === 'DECIMAL' && (cell === 'NaN' || cell === 'Infinity' || cell === '-Infinity')) {
    throw workbenchError(
      'UNSUPPORTED_OPERATION',
      'run',
      `${cell} cannot be cast to DECIMAL.`,
      { value: cell },
      { errorType: 'java.lang.NumberFormatException', hint: 'Declare DOUBLE.' },
    );
  }
  return castScalar(cell, from, to);
}

/** `2024-01-02T03:04:05.123Z` as the wall clock of the zone shows it. */
function localTime(utc: string, zone: string): string {
  return shifted(utc.replace(/Z$/, ''), offsetMs(Date.parse(`${secondsOf(utc)}Z`), zone));
}

/** The wall clock of the zone as UTC. */
function instant(local: string, zone: string): string {
  const wallMs = Date.parse(`${secondsOf(local)}Z`);
  // The offset at the instant itself: the first guess is at most a change of clocks away.
  const guess = wallMs - offsetMs(wallMs, zone);
  return shifted(local, -offsetMs(guess, zone));
}

function secondsOf(text: string): string {
  return text.slice(0, 19);
}

/** Whole seconds are moved; what is finer stays as it is written. */
function shifted(text: string, byMs: number): string {
  const moved = new Date(Date.parse(`${secondsOf(text)}Z`) + byMs).toISOString().slice(0, 19);
  return moved + text.slice(19);
}
