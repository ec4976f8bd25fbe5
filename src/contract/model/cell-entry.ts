/** Cells as people type them: a text becomes a cell of the column's type, or stays the text, with what is wrong with it. */
import { parseExactJson } from '../exact-json';
import { formatDataType, type DataType } from './data-type';
import { normalCell } from './exact-cells';
import type { Cell } from './rows';

/** The cell of a typed text. Where it is none of the type, it is the text itself, of which `cellProblem` says why. */
export function cellOfText(type: DataType, text: string): Cell {
  if (isText(type)) return text;
  const word = text.trim();
  if (word === '' || word === 'NULL') return null;
  const cell = convert(type, word);
  return cell === undefined || cellProblem({ ...type, nullable: true }, cell) !== null ? text : cell;
}

function isText({ kind }: DataType): boolean {
  return kind === 'STRING' || kind === 'VARCHAR' || kind === 'CHAR';
}

function convert(type: DataType, word: string): Cell | undefined {
  switch (type.kind) {
    case 'BOOLEAN':
      return booleans[word.toLowerCase()];
    case 'TINYINT':
    case 'SMALLINT':
    case 'INT':
      return /^[+-]?\d+$/.test(word) ? Number(word) : undefined;
    case 'BIGINT':
      return /^[+-]?\d+$/.test(word) ? String(BigInt(word)) : undefined;
    case 'FLOAT':
    case 'DOUBLE':
      return floatCell(word);
    case 'BINARY':
    case 'VARBINARY':
    case 'BYTES':
      return /^0x([\da-f]{2})*$/i.test(word) ? base64OfHex(word.slice(2)) : word;
    case 'TIMESTAMP':
    case 'TIMESTAMP_LTZ':
      return word.replace(/^(\S+) (?=\d)/, '$1T');
    case 'ARRAY':
    case 'MAP':
    case 'ROW':
      return nestedCell(type, word);
    default:
      return word;
  }
}

const booleans: Readonly<Record<string, boolean | undefined>> = { true: true, false: false };
const notFinite: Readonly<Record<string, string | undefined>> = {
  nan: 'NaN',
  inf: 'Infinity',
  infinity: 'Infinity',
  '+infinity': 'Infinity',
  '-inf': '-Infinity',
  '-infinity': '-Infinity',
};

function floatCell(word: string): Cell | undefined {
  const special = notFinite[word.toLowerCase()];
  if (special !== undefined) return special;
  const value = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(word) ? Number(word) : undefined;
  return Object.is(value, -0) ? '-0.0' : value;
}

const base64Digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

function base64OfHex(hex: string): string {
  const bits = hex.replace(/./g, (digit) => parseInt(digit, 16).toString(2).padStart(4, '0'));
  const text = bits.replace(/.{1,6}/g, (six) => base64Digits[parseInt(six.padEnd(6, '0'), 2)] ?? '');
  return text.padEnd(Math.ceil(text.length / 4) * 4, '=');
}

/** JSON, as a file has it; a MAP also as an object. */
function nestedCell(type: DataType, word: string): Cell | undefined {
  try {
    const value: unknown = parseExactJson(word);
    return isCell(value) ? normalCell(type, value) : undefined;
  } catch {
    return undefined;
  }
}

function isCell(value: unknown): value is Cell {
  if (Array.isArray(value)) return value.every(isCell);
  return value === null || ['string', 'number', 'boolean'].includes(typeof value);
}

/** null where the cell is one of the type. */
export function cellProblem(type: DataType, cell: Cell): string | null {
  if (cell === null) return type.nullable ? null : 'NULL in a column that is NOT NULL.';
  return fits(type, cell) ? null : `This is no ${formatDataType({ ...type, nullable: true })}${example(type)}.`;
}

const integerBits = { TINYINT: 8, SMALLINT: 16, INT: 32, BIGINT: 64 } as const;

function fits(type: DataType, cell: Cell): boolean {
  switch (type.kind) {
    case 'BOOLEAN':
      return typeof cell === 'boolean';
    case 'TINYINT':
    case 'SMALLINT':
    case 'INT':
    case 'BIGINT': {
      if (typeof cell === 'number' ? !Number.isSafeInteger(cell) : !/^[+-]?\d+$/.test(String(cell))) return false;
      const value = BigInt(typeof cell === 'number' ? cell : String(cell));
      return BigInt.asIntN(integerBits[type.kind], value) === value;
    }
    case 'FLOAT':
    case 'DOUBLE':
      return (
        typeof cell === 'number' ||
        (typeof cell === 'string' && /^(NaN|-?Infinity|[+-]?\d+(\.\d+)?(e[+-]?\d+)?)$/i.test(cell))
      );
    case 'DECIMAL':
      return fitsDecimal(String(cell), type.precision, type.scale);
    case 'CHAR':
    case 'VARCHAR':
    case 'STRING':
      return typeof cell === 'string';
    case 'BINARY':
    case 'VARBINARY':
    case 'BYTES':
      return typeof cell === 'string' && cell.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(cell);
    case 'DATE':
      return typeof cell === 'string' && isDate(cell);
    case 'TIME':
      return typeof cell === 'string' && isTime(cell);
    case 'TIMESTAMP':
      return typeof cell === 'string' && isTimestamp(cell);
    case 'TIMESTAMP_LTZ':
      return typeof cell === 'string' && /(Z|[+-]\d\d:?\d\d)$/.test(cell) && isTimestamp(cell.replace(zone, ''));
    case 'ARRAY':
      return isList(cell) && cell.every((item) => fitsOrNull(type.element, item));
    case 'MAP':
      return isList(cell) && cell.every((pair) => isPair(pair, type.key, type.value));
    case 'ROW':
      return (
        isList(cell) &&
        cell.length === type.fields.length &&
        type.fields.every((field, index) => fitsOrNull(field.type, cell[index] ?? null))
      );
  }
}

function isList(cell: Cell): cell is readonly Cell[] {
  return typeof cell === 'object' && cell !== null;
}

function isPair(pair: Cell, key: DataType, value: DataType): boolean {
  return isList(pair) && pair.length === 2 && fitsOrNull(key, pair[0] ?? null) && fitsOrNull(value, pair[1] ?? null);
}

function fitsOrNull(type: DataType, cell: Cell): boolean {
  return cell === null || fits(type, cell);
}

/** Flink's sources make NULL of a number with more digits before the point than the type holds; who types one wants to know. */
function fitsDecimal(text: string, precision: number, scale: number): boolean {
  const match = /^[+-]?(\d*)\.?(\d*)(?:e([+-]?\d+))?$/i.exec(text.trim());
  if (match === null || `${match[1] ?? ''}${match[2] ?? ''}` === '') return false;
  const whole = (match[1] ?? '').replace(/^0+/, '');
  const roundsUp = /^9*$/.test(whole) && new RegExp(`^9{${scale}}[5-9]`).test(match[2] ?? '');
  return whole.length + Number(match[3] ?? 0) + (roundsUp ? 1 : 0) <= precision - scale;
}

const zone = /(Z|[+-]\d\d:?\d\d)$/;

function isDate(text: string): boolean {
  const match = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text);
  if (match === null) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

function isTime(text: string): boolean {
  const match = /^(\d\d):(\d\d)(?::(\d\d)(?:\.\d{1,9})?)?$/.exec(text);
  return match !== null && Number(match[1]) < 24 && Number(match[2]) < 60 && Number(match[3] ?? 0) < 60;
}

function isTimestamp(text: string): boolean {
  const at = text.search(/[T ]/);
  return at > 0 && isDate(text.slice(0, at)) && isTime(text.slice(at + 1));
}

const examples: Readonly<Partial<Record<DataType['kind'], string>>> = {
  BOOLEAN: 'true',
  DATE: '2024-02-29',
  TIME: '12:00:00.5',
  TIMESTAMP: '2024-02-29 12:00:00.5',
  TIMESTAMP_LTZ: '2024-02-29 12:00:00Z',
  BINARY: '0x00ff, or base64',
  VARBINARY: '0x00ff, or base64',
  BYTES: '0x00ff, or base64',
  FLOAT: '1.5, NaN or -Infinity',
  DOUBLE: '1.5, NaN or -Infinity',
  MAP: '[["key", 1]]',
  ARRAY: '[1, null]',
  ROW: '[1, "a"]',
};

function example({ kind }: DataType): string {
  const known = examples[kind];
  return known === undefined ? '' : `: write it as ${known}`;
}

/** What the cell's box begins with when it is edited. */
export function entryText(cell: Cell): string {
  if (cell === null) return '';
  if (isList(cell)) return JSON.stringify(cell);
  return Object.is(cell, -0) ? '-0.0' : String(cell);
}
