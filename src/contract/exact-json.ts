/** JSON with integers of any size: those that a number cannot hold are read as text and written as bare digits. */
import { isInteger, isSafeNumber, parse, stringify } from 'lossless-json';

/** As JSON.parse; an integer beyond 2^53 comes as the text of its digits. Throws SyntaxError. */
export function parseExactJson(text: string): unknown {
  return parse(text, undefined, (digits) => {
    if (isInteger(digits) && !isSafeNumber(digits) && /^-?\d+$/.test(digits)) return digits;
    return Number(digits);
  });
}

/**
 * JSON for people and for git: a key a line, of tables a row a line. A bigint becomes bare digits, and -0 keeps its sign.
 * `indent` is that of the object's own line.
 */
export function formatExactJson(value: unknown, indent = ''): string {
  if (!isPlainObject(value)) return onOneLine(value);
  const inner = `${indent}  `;
  const lines = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .map(([key, member]) => `${inner}${JSON.stringify(key)}: ${formatMember(member, inner)}`);
  return lines.length === 0 ? '{}' : `{\n${lines.join(',\n')}\n${indent}}`;
}

function formatMember(value: unknown, indent: string): string {
  if (isTable(value)) return `[\n${value.map((row) => `${indent}  ${onOneLine(row)}`).join(',\n')}\n${indent}]`;
  return formatExactJson(value, indent);
}

/** Rows, or names with their types. */
function isTable(value: unknown): value is readonly unknown[] {
  return Array.isArray(value) && value.length > 0 && value.every((row) => Array.isArray(row));
}

function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** As formatters write it, with blanks after commas, so that a case is not changed by one. */
function onOneLine(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(onOneLine).join(', ')}]`;
  if (!isPlainObject(value)) return leaf(value);
  const members = Object.entries(value).map(([key, member]) => `${JSON.stringify(key)}: ${onOneLine(member)}`);
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
}

function leaf(value: unknown): string {
  const numbers = [{ test: isNegativeZero, stringify: () => '-0.0' }];
  return stringify(value, undefined, undefined, numbers) ?? 'null';
}

function isNegativeZero(value: unknown): boolean {
  return Object.is(value, -0);
}
