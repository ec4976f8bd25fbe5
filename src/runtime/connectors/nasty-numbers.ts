/** Numbers that go wrong: the ends of every type, and where conversions lose digits. */
import type { DataType } from '../../contract/model/data-type';
import type { Cell } from '../../contract/model/rows';
import { decimalText, highWord } from '../arrow/decimal-text';
import { shortestFloat } from '../arrow/float-text';
import type { Draws } from './random';

type IntegerKind = 'TINYINT' | 'SMALLINT' | 'INT' | 'BIGINT';
type DecimalType = Extract<DataType, { kind: 'DECIMAL' }>;

const integerBits: Readonly<Record<IntegerKind, number>> = { TINYINT: 8, SMALLINT: 16, INT: 32, BIGINT: 64 };

/** BIGINT as digits, the others as numbers. */
function integerCell(kind: IntegerKind, value: bigint): Cell {
  return kind === 'BIGINT' ? String(value) : Number(value);
}

export function integerBoundaries(kind: IntegerKind): Cell[] {
  const half = 1n << BigInt(integerBits[kind] - 1);
  const edges = [0n, 1n, -1n, half - 1n, -half, half - 2n, 1n - half];
  // Where a smaller integer, a float and a double end.
  for (const bits of [7, 8, 15, 16, 24, 31, 32, 53, 63]) {
    const power = 1n << BigInt(bits);
    edges.push(power - 1n, power, power + 1n, -power, -power - 1n);
  }
  const fitting = new Set(edges.filter((value) => value >= -half && value < half));
  return [...fitting].map((value) => integerCell(kind, value));
}

export function randomInteger(kind: IntegerKind, draws: Draws): Cell {
  const bits = integerBits[kind];
  const long = (BigInt(draws.word()) << 32n) | BigInt(draws.word());
  // As many digits as not: small numbers are as likely as large ones.
  const kept = 1 + draws.below(bits);
  return integerCell(kind, BigInt.asIntN(bits, BigInt.asIntN(kept, long)));
}

export function floatBoundaries(kind: 'FLOAT' | 'DOUBLE'): Cell[] {
  const own =
    kind === 'FLOAT'
      ? [3.4028234663852886e38, 1.1754943508222875e-38, 1.401298464324817e-45, 16_777_216, 16_777_218]
      : [Number.MAX_VALUE, 2.2250738585072014e-308, Number.MIN_VALUE, 2 ** 53, 2 ** 53 + 2, 3.5e38, 2 ** 63];
  const plain = [0, -0, 1, -1, 0.1, 0.5, 1.5, 2.5, 1 / 3, 0.1 + 0.2, 1e7, 1e16, 1e-5, 123_456_789.123, 2_147_483_648];
  const numbers = [...plain, ...own, ...own.map((value) => -value)];
  return [...numbers.map((value) => floatCell(kind, value)), 'NaN', 'Infinity', '-Infinity'];
}

function floatCell(kind: 'FLOAT' | 'DOUBLE', value: number): Cell {
  const exact = kind === 'FLOAT' ? shortestFloat(Math.fround(value)) : value;
  return Number.isFinite(exact) ? exact : String(exact);
}

export function randomFloat(kind: 'FLOAT' | 'DOUBLE', draws: Draws): Cell {
  switch (draws.below(4)) {
    case 0:
      return floatCell(kind, draws.below(2_001) - 1_000);
    case 1:
      return floatCell(kind, (draws.below(2_000_001) - 1_000_000) / 100);
    case 2:
      return floatCell(kind, draws.fraction() * 2 - 1);
    default:
      return kind === 'FLOAT' ? floatCell(kind, randomBits32(draws)) : floatCell(kind, randomBits64(draws));
  }
}

function randomBits32(draws: Draws): number {
  return new Float32Array(Uint32Array.of(draws.word()).buffer)[0] ?? 0;
}

function randomBits64(draws: Draws): number {
  return new Float64Array(Uint32Array.of(draws.word(), draws.word()).buffer)[0] ?? 0;
}

function decimalCell(type: DecimalType, unscaled: bigint): Cell {
  return decimalText(BigInt.asIntN(64, unscaled), highWord(unscaled), type.scale);
}

/** One at every digit of the type, the largest and the smallest, and halves that a smaller scale must round. */
export function decimalBoundaries(type: DecimalType): Cell[] {
  const limit = 10n ** BigInt(type.precision);
  const edges = [0n, limit - 1n, 1n - limit];
  for (let digit = 0; digit < type.precision; digit++) {
    const one = 10n ** BigInt(digit);
    edges.push(one, -one, 5n * one);
  }
  edges.push(15n, 25n, -15n, (1n << 63n) - 1n, 1n << 63n, (1n << 64n) - 1n, -(1n << 64n));
  const fitting = new Set(edges.filter((value) => value > -limit && value < limit));
  return [...fitting].map((value) => decimalCell(type, value));
}

export function randomDecimal(type: DecimalType, draws: Draws): Cell {
  const digits = 1 + draws.below(type.precision);
  let unscaled = 0n;
  for (let digit = 0; digit < digits; digit++) unscaled = unscaled * 10n + BigInt(draws.below(10));
  return decimalCell(type, draws.below(2) === 0 ? unscaled : -unscaled);
}
