/** CAST of single values, by the rules of Flink's CAST. */
import type { DataType } from '../../../contract/model/data-type';

/** A cell of a type that holds no others; NULL stays NULL and is not asked about. */
export type ScalarCell = string | number | boolean;

const integerBits: Readonly<Record<string, number>> = { TINYINT: 8, SMALLINT: 16, INT: 32, BIGINT: 64 };

/** What Flink's CAST makes of one value; null where it can be none of the type (a text that is no number, too many digits). */
export function castScalar(value: ScalarCell, from: DataType, type: DataType): ScalarCell | null {
  switch (type.kind) {
    case 'BOOLEAN':
      return toBoolean(value);
    case 'TINYINT':
    case 'SMALLINT':
    case 'INT':
    case 'BIGINT':
      return toInteger(value, from, type.kind);
    case 'FLOAT':
    case 'DOUBLE': {
      if (isSpecial(value)) return value;
      const number = toNumber(value);
      if (number === null) return null;
      return finite(type.kind === 'FLOAT' || from.kind === 'FLOAT' ? Math.fround(number) : number);
    }
    case 'DECIMAL':
      return toDecimal(value, type.precision, type.scale);
    case 'CHAR':
      return cut(toText(value, from), type.length).padEnd(type.length);
    case 'VARCHAR':
      return cut(toText(value, from), type.length);
    case 'STRING':
      return toText(value, from);
    case 'DATE':
      return from.kind === 'TIMESTAMP' ? dateOfTimestamp(String(value)) : toDate(String(value));
    case 'TIME':
      return toTime(String(value), type.precision);
    case 'TIMESTAMP':
      return toTimestamp(String(value), type.precision);
    default:
      return null;
  }
}

function toBoolean(value: ScalarCell): boolean | null {
  if (typeof value === 'boolean') return value;
  if (typeof value === 'number') return value !== 0;
  if (/^(t|true|y|yes|1)$/i.test(value.trim())) return true;
  if (/^(f|false|n|no|0)$/i.test(value.trim())) return false;
  return null;
}

/** Lengths count code points. */
function cut(text: string, length: number): string {
  return Array.from(text).slice(0, length).join('');
}

/**
 * Fractions are cut toward zero; a number too large wraps around, as Java's narrowing does, and a text is refused. BIGINT
 * stays text, since a number could not hold it.
 */
function toInteger(value: ScalarCell, from: DataType, kind: string): ScalarCell | null {
  const text = typeof value === 'boolean' ? (value ? '1' : '0') : plainDecimal(value);
  const whole = text === null ? undefined : /^([+-]?)(\d*)(?:\.\d*)?$/.exec(text);
  if (whole === undefined || whole === null) return null;
  const integer = BigInt(whole[2] === '' ? '0' : (whole[2] ?? '0')) * (whole[1] === '-' ? -1n : 1n);
  const bits = integerBits[kind] ?? 64;
  const fitting = fitInteger(integer, bits, from);
  if (fitting === null) return null;
  return kind === 'BIGINT' ? fitting.toString() : Number(fitting);
}

function fitInteger(integer: bigint, bits: number, from: DataType): bigint | null {
  const most = 2n ** BigInt(bits - 1);
  if (integer >= -most && integer < most) return integer;
  if (from.kind === 'CHAR' || from.kind === 'VARCHAR' || from.kind === 'STRING') return null;
  // A floating number stops at the end of INT or BIGINT first; what is narrower wraps from there.
  const isFloating = from.kind === 'FLOAT' || from.kind === 'DOUBLE';
  const end = 2n ** BigInt(bits === 64 ? 63 : 31);
  const stopped = !isFloating || (integer >= -end && integer < end) ? integer : integer < 0n ? -end : end - 1n;
  return BigInt.asIntN(bits, stopped);
}

function toNumber(value: ScalarCell): number | null {
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value === 'number') return value;
  const number = Number(value);
  return value.trim() === '' || Number.isNaN(number) ? null : number;
}

/** Digits without an exponent; null where the text is no number. */
function plainDecimal(value: string | number): string | null {
  if (typeof value === 'number') return Number.isFinite(value) ? BigInt(Math.trunc(value)).toString() : null;
  const text = value.trim();
  return /^[+-]?(\d+\.?\d*|\.\d+)$/.test(text) ? text : null;
}

/** Rounded half up to the scale, as Flink casts; null where there are too many digits. */
function toDecimal(value: ScalarCell, precision: number, scale: number): string | null {
  const text = typeof value === 'number' ? exactDigits(value) : typeof value === 'boolean' ? null : plainDecimal(value);
  const parts = text === null ? null : /^([+-]?)(\d*)\.?(\d*)$/.exec(text);
  if (parts === null) return null;
  const [, sign = '', whole = '', fraction = ''] = parts;
  let unscaled = BigInt(`${whole}${fraction.padEnd(scale, '0').slice(0, scale)}` || '0');
  if ((fraction[scale] ?? '0') >= '5') unscaled += 1n;
  const digits = unscaled.toString().padStart(scale + 1, '0');
  if (digits.replace(/^0+/, '').length > precision) return null;
  const minus = sign === '-' && unscaled !== 0n ? '-' : '';
  return scale === 0 ? `${minus}${digits}` : `${minus}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}

function exactDigits(value: number): string | null {
  const text = String(value);
  if (!Number.isFinite(value)) return null;
  return text.includes('e') ? value.toFixed(20).replace(/0+$/, '') : text;
}

/** Numbers that JSON does not have are texts in cells. */
function finite(number: number): ScalarCell {
  return Number.isFinite(number) ? number : String(number);
}

function isSpecial(value: ScalarCell): boolean {
  return value === 'NaN' || value === 'Infinity' || value === '-Infinity';
}

function toText(value: ScalarCell, from: DataType): string {
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (typeof value === 'number' && (from.kind === 'DOUBLE' || from.kind === 'FLOAT'))
    return javaFloatText(value, from.kind);
  if (from.kind !== 'TIMESTAMP' && from.kind !== 'TIME') return String(value);
  const [whole = '', fraction = ''] = String(value).replace('T', ' ').split('.');
  return from.precision === 0 ? whole : `${whole}.${fraction.padEnd(from.precision, '0')}`;
}

/** The number of the fewest digits that is this one in 32 bits. */
function shortestFloat(value: number): number {
  for (let digits = 1; digits < 9; digits += 1) {
    const candidate = Number(value.toPrecision(digits));
    if (Math.fround(candidate) === value) return candidate;
  }
  return Number(value.toPrecision(9));
}

/** As Java prints them: 1000.0, 1.0E10. */
function javaFloatText(value: number, kind: 'FLOAT' | 'DOUBLE'): string {
  const shortest = kind === 'DOUBLE' ? value : shortestFloat(value);
  const size = Math.abs(shortest);
  if (size !== 0 && (size < 1e-3 || size >= 1e7)) {
    const [digits = '', exponent = ''] = shortest.toExponential().split('e');
    return `${digits.includes('.') ? digits : `${digits}.0`}E${exponent.replace('+', '')}`;
  }
  const text = Object.is(shortest, -0) ? '-0' : String(shortest);
  return text.includes('.') ? text : `${text}.0`;
}

/** Flink divides by a day's milliseconds and cuts toward 1970: a time before it falls on the next day. */
function dateOfTimestamp(text: string): string | null {
  const date = toDate(text);
  if (date === null || date >= '1970-01-01' || /T00:00:00(?:\.0+)?$/.test(text)) return date;
  const next = new Date(`${date}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return next.toISOString().slice(0, 10);
}

function toDate(text: string): string | null {
  const match = /^\s*(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?$/.exec(text);
  if (match === null) return null;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const date = new Date(Date.UTC(2000, 0, 1));
  date.setUTCFullYear(year, month - 1, day);
  if (year < 1 || date.getUTCFullYear() !== year || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day)
    return null;
  return `${match[1] ?? ''}-${two(month)}-${two(day)}`;
}

function toTime(text: string, precision: number): string | null {
  const match = /^\s*(?:\d{4}-\d{1,2}-\d{1,2}[T ])?(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:\.(\d{1,9}))?)?\s*$/.exec(text);
  if (match === null) return null;
  const [hour, minute, second] = [Number(match[1]), Number(match[2]), Number(match[3] ?? '0')];
  if (hour > 23 || minute > 59 || second > 59) return null;
  const fraction = (match[4] ?? '').slice(0, precision).replace(/0+$/, '');
  return `${two(hour)}:${two(minute)}:${two(second)}${fraction === '' ? '' : `.${fraction}`}`;
}

function toTimestamp(text: string, precision: number): string | null {
  const date = toDate(text);
  if (date === null) return null;
  const time = /^\s*[\d-]+\s*$/.test(text) ? '00:00:00' : toTime(text, precision);
  return time === null ? null : `${date}T${time}`;
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
