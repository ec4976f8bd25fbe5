/** JSON with integers of any size: those that a number cannot hold are read as text and written as bare digits. */
import { isInteger, isSafeNumber, parse, stringify } from 'lossless-json';

/** As JSON.parse; an integer beyond 2^53 comes as the text of its digits. Throws SyntaxError. */
export function parseExactJson(text: string): unknown {
  return parse(text, undefined, (digits) => {
    if (isInteger(digits) && !isSafeNumber(digits) && /^-?\d+$/.test(digits)) return digits;
    return Number(digits);
  });
}

/** As JSON.stringify with an indent of one; a bigint becomes bare digits, and -0 keeps its sign. */
export function formatExactJson(value: unknown): string {
  const numbers = [{ test: isNegativeZero, stringify: () => '-0.0' }];
  return stringify(value, undefined, 1, numbers) ?? 'null';
}

function isNegativeZero(value: unknown): boolean {
  return Object.is(value, -0);
}
