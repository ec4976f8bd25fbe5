/** Arithmetic on SQL constants, which Flink's planner computes before the function gets them: types and digits as it makes them. */
import type { DataType } from '../../../contract/model/data-type';
import type { Constant } from '../../../contract/model/job';
import { badConstant, divisionByZero, wrongOperands } from './constant-errors';

export type Operator = '+' | '-' | '*' | '/' | '%' | '||';

const integerBits: Readonly<Partial<Record<DataType['kind'], number>>> = {
  TINYINT: 8,
  SMALLINT: 16,
  INT: 32,
  BIGINT: 64,
};
/** Digits that an integer counts for beside a DECIMAL. */
const integerDigits: Readonly<Partial<Record<DataType['kind'], number>>> = {
  TINYINT: 3,
  SMALLINT: 5,
  INT: 10,
  BIGINT: 19,
};
const texts: ReadonlySet<DataType['kind']> = new Set(['CHAR', 'VARCHAR', 'STRING']);
const mostDigits = 38;
/** Decimals after the point that a division has at least. */
const leastQuotientScale = 6;

/** Throws BAD_CONSTANT, in Flink's words where the operator takes no such types or divides by zero. */
export function compute(sql: string, left: Constant, operator: Operator, right: Constant): Constant {
  if (operator === '||') return concatenated(sql, left, right);
  const [a, b] = [left.type.kind, right.type.kind];
  if (!isNumber(left.type) || !isNumber(right.type)) throw wrongOperands(sql, left.type, operator, right.type);
  if (isFloating(left.type) || isFloating(right.type)) return floating(sql, left, operator, right);
  if (a === 'DECIMAL' || b === 'DECIMAL') return decimal(sql, left, operator, right);
  return integer(sql, left, operator, right);
}

export function negated(sql: string, constant: Constant): Constant {
  const zero: Constant = isFloating(constant.type)
    ? { type: { ...constant.type, nullable: false }, value: -0 }
    : { type: { kind: 'TINYINT', nullable: false }, value: 0 };
  const { value } = compute(sql, zero, '-', constant);
  return { type: constant.type, value };
}

function concatenated(sql: string, left: Constant, right: Constant): Constant {
  if (!texts.has(left.type.kind) || !texts.has(right.type.kind)) throw wrongOperands(sql, left.type, '||', right.type);
  if (left.value === null || right.value === null) return { type: { kind: 'STRING', nullable: true }, value: null };
  return { type: { kind: 'STRING', nullable: false }, value: `${String(left.value)}${String(right.value)}` };
}

function integer(sql: string, left: Constant, operator: Operator, right: Constant): Constant {
  const bits = Math.max(integerBits[left.type.kind] ?? 64, integerBits[right.type.kind] ?? 64);
  const kind =
    (['TINYINT', 'SMALLINT', 'INT', 'BIGINT'] as const).find((each) => integerBits[each] === bits) ?? 'BIGINT';
  if (left.value === null || right.value === null) return { type: { kind, nullable: true }, value: null };
  // What is too large wraps around, as in Java.
  const result = BigInt.asIntN(bits, whole(sql, BigInt(String(left.value)), operator, BigInt(String(right.value))));
  return { type: { kind, nullable: false }, value: kind === 'BIGINT' ? result.toString() : Number(result) };
}

function whole(sql: string, a: bigint, operator: Operator, b: bigint): bigint {
  switch (operator) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    default:
      if (b === 0n) throw divisionByZero(sql);
      return operator === '/' ? a / b : a % b;
  }
}

function floating(sql: string, left: Constant, operator: Operator, right: Constant): Constant {
  const isSingle = left.type.kind !== 'DOUBLE' && right.type.kind !== 'DOUBLE';
  const kind = isSingle ? 'FLOAT' : 'DOUBLE';
  if (left.value === null || right.value === null) return { type: { kind, nullable: true }, value: null };
  const [a, b] = [Number(left.value), Number(right.value)];
  const exact = { '+': a + b, '-': a - b, '*': a * b, '/': a / b, '%': a % b, '||': NaN }[operator];
  const result = isSingle ? Math.fround(exact) : exact;
  // Numbers that JSON does not have are texts in cells.
  if (!Number.isFinite(result) && operator === '/') throw divisionByZero(sql);
  return { type: { kind, nullable: false }, value: Number.isFinite(result) ? result : String(result) };
}

interface Scaled {
  readonly precision: number;
  readonly scale: number;
}

function decimal(sql: string, left: Constant, operator: Operator, right: Constant): Constant {
  const [one, other] = [sizeOf(left.type), sizeOf(right.type)];
  const size = resultSize(one, operator, other);
  if (left.value === null || right.value === null)
    return { type: { kind: 'DECIMAL', nullable: true, ...size }, value: null };
  const a = unscaled(String(left.value), one.scale);
  const b = unscaled(String(right.value), other.scale);
  const value = decimalText(computeScaled(sql, { a, one, operator, b, other, scale: size.scale }), size.scale);
  if (value.replace(/\D/g, '').replace(/^0+/, '').length > size.precision)
    throw badConstant(sql, `${value} has more than ${size.precision} digits`);
  return { type: { kind: 'DECIMAL', nullable: false, ...size }, value };
}

function resultSize(one: Scaled, operator: Operator, other: Scaled): Scaled {
  const [whole1, whole2] = [one.precision - one.scale, other.precision - other.scale];
  const widest = Math.max(one.scale, other.scale);
  switch (operator) {
    case '*':
      return fitted(one.precision + other.precision, one.scale + other.scale);
    case '/': {
      const scale = Math.max(leastQuotientScale, one.scale + other.precision + 1);
      return fitted(whole1 + other.scale + scale, scale);
    }
    case '%':
      return fitted(Math.min(whole1, whole2) + widest, widest);
    default:
      return fitted(Math.max(whole1, whole2) + widest + 1, widest);
  }
}

/** Digits after the point give way where there would be more than DECIMAL has. */
function fitted(precision: number, scale: number): Scaled {
  if (precision <= mostDigits) return { precision, scale };
  const wholeDigits = precision - scale;
  return { precision: mostDigits, scale: Math.max(mostDigits - wholeDigits, Math.min(scale, leastQuotientScale)) };
}

interface ScaledOperands {
  readonly a: bigint;
  readonly one: Scaled;
  readonly operator: Operator;
  readonly b: bigint;
  readonly other: Scaled;
  /** Of the result. */
  readonly scale: number;
}

function computeScaled(sql: string, { a, one, operator, b, other, scale }: ScaledOperands): bigint {
  if (operator === '*') return rescaled(a * b, one.scale + other.scale, scale);
  if (operator === '/') {
    if (b === 0n) throw divisionByZero(sql);
    return rounded(a * 10n ** BigInt(scale + other.scale), b * 10n ** BigInt(one.scale));
  }
  const widest = Math.max(one.scale, other.scale);
  const [left, right] = [rescaled(a, one.scale, widest), rescaled(b, other.scale, widest)];
  return rescaled(whole(sql, left, operator, right), widest, scale);
}

function rescaled(value: bigint, from: number, to: number): bigint {
  return to >= from ? value * 10n ** BigInt(to - from) : rounded(value, 10n ** BigInt(from - to));
}

/** The quotient, rounded half up. */
function rounded(dividend: bigint, divisor: bigint): bigint {
  const isNegative = dividend < 0n !== divisor < 0n;
  const [a, b] = [dividend < 0n ? -dividend : dividend, divisor < 0n ? -divisor : divisor];
  const quotient = (a * 2n + b) / (b * 2n);
  return isNegative ? -quotient : quotient;
}

function sizeOf(type: DataType): Scaled {
  return type.kind === 'DECIMAL' ? type : { precision: integerDigits[type.kind] ?? 10, scale: 0 };
}

function unscaled(text: string, scale: number): bigint {
  const [wholeDigits = '0', fraction = ''] = text.replace('-', '').split('.');
  const digits = BigInt(`${wholeDigits}${fraction.padEnd(scale, '0').slice(0, scale)}` || '0');
  return text.startsWith('-') ? -digits : digits;
}

function decimalText(value: bigint, scale: number): string {
  const digits = (value < 0n ? -value : value).toString().padStart(scale + 1, '0');
  const text = scale === 0 ? digits : `${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
  return value < 0n ? `-${text}` : text;
}

function isNumber(type: DataType): boolean {
  return type.kind in integerBits || type.kind === 'DECIMAL' || isFloating(type);
}

function isFloating({ kind }: DataType): boolean {
  return kind === 'FLOAT' || kind === 'DOUBLE';
}
