/** CAST of a constant, done while planning, by the rules Flink's CAST has. */
import { formatDataType, type DataType } from '../../../contract/model/data-type';
import type { Constant } from '../../../contract/model/job';
import { workbenchError, type WorkbenchError } from '../../../contract/errors';

const integerBits: Readonly<Record<string, number>> = { TINYINT: 8, SMALLINT: 16, INT: 32, BIGINT: 64 };

export function badConstant(
  sql: string,
  problem: string,
  facts: Readonly<Record<string, unknown>> = {},
): WorkbenchError {
  return workbenchError(
    'BAD_CONSTANT',
    'plan',
    `${problem} in the SQL constant ${sql.trim() === '' ? '""' : sql}.`,
    { sql, ...facts },
    {
      hint: "Write 3, -1, 1.50, 'text', TRUE, NULL, DATE '2024-02-29', TIMESTAMP '2024-02-29 12:00:00' or CAST(x AS TYPE).",
    },
  );
}

/** The value in the encoding of its new type. Throws BAD_CONSTANT where the value cannot be one of that type. */
export function castConstant(sql: string, constant: Constant, type: DataType): Constant {
  const { value } = constant;
  if (value === null) return { type: { ...type, nullable: true }, value: null };
  const cast = castValue(value, constant.type, type);
  if (cast === null) {
    throw badConstant(sql, `${JSON.stringify(value)} cannot be a ${formatDataType({ ...type, nullable: true })}`, {
      value,
      type: formatDataType(type),
    });
  }
  return { type: { ...type, nullable: false }, value: cast };
}

function castValue(value: string | number | boolean, from: DataType, type: DataType): string | number | boolean | null {
  switch (type.kind) {
    case 'BOOLEAN':
      return toBoolean(value);
    case 'TINYINT':
    case 'SMALLINT':
    case 'INT':
    case 'BIGINT':
      return toInteger(value, type.kind);
    case 'FLOAT':
    case 'DOUBLE': {
      const number = toNumber(value);
      return number === null ? null : type.kind === 'FLOAT' ? Math.fround(number) : number;
    }
    case 'DECIMAL':
      return toDecimal(value, type.precision, type.scale);
    case 'CHAR':
    case 'VARCHAR':
      return toText(value, from).slice(0, type.length);
    case 'STRING':
      return toText(value, from);
    case 'DATE':
      return toDate(String(value));
    case 'TIME':
      return toTime(String(value), type.precision);
    case 'TIMESTAMP':
      return toTimestamp(String(value), type.precision);
    default:
      return null;
  }
}

function toBoolean(value: string | number | boolean): boolean | null {
  if (typeof value === 'boolean') return value;
  if (typeof value === 'number') return value !== 0;
  if (/^(t|true|y|yes|1)$/i.test(value.trim())) return true;
  if (/^(f|false|n|no|0)$/i.test(value.trim())) return false;
  return null;
}

/** Fractions are cut toward zero; BIGINT stays text, since a number could not hold it. */
function toInteger(value: string | number | boolean, kind: string): string | number | null {
  const text = typeof value === 'boolean' ? (value ? '1' : '0') : plainDecimal(value);
  const whole = text === null ? undefined : /^([+-]?)(\d*)(?:\.\d*)?$/.exec(text);
  if (whole === undefined || whole === null) return null;
  const integer = BigInt(whole[2] === '' ? '0' : (whole[2] ?? '0')) * (whole[1] === '-' ? -1n : 1n);
  const bits = BigInt(integerBits[kind] ?? 64);
  if (integer < -(2n ** (bits - 1n)) || integer >= 2n ** (bits - 1n)) return null;
  return kind === 'BIGINT' ? integer.toString() : Number(integer);
}

function toNumber(value: string | number | boolean): number | null {
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
function toDecimal(value: string | number | boolean, precision: number, scale: number): string | null {
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

function toText(value: string | number | boolean, from: DataType): string {
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  return from.kind === 'TIMESTAMP' ? String(value).replace('T', ' ') : String(value);
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
