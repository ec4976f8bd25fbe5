/** Texts and bytes that go wrong. No lone surrogates: neither Arrow nor Java's UTF-8 can hold them. */
import type { DataType } from '../../contract/model/data-type';
import type { Cell } from '../../contract/model/rows';
import type { Draws } from './random';

const LONG_LENGTH = 1_000;
/** Beyond the 65,535 bytes that Java's own UTF encoding takes. */
const LONGER_LENGTH = 70_000;
export const HUGE_BYTES = 1_000_000;

const texts: readonly string[] = [
  'a',
  '',
  ' ',
  ' lead and trail ',
  'NULL',
  'null',
  'None',
  'NaN',
  '0',
  '-1',
  '1e5',
  'true',
  '\\',
  '"',
  "'",
  '\\N',
  'a,b;c|d',
  'tab\there',
  'line\nfeed',
  'carriage\r\nreturn',
  '\u0000',
  'nul\u0000inside',
  '\u0001\u0007\u001b[31m\u007f',
  '\u0085\u2028\u2029',
  'ä ö ü ß',
  'İıſ',
  'e\u0301',
  'é',
  'Z\u0351\u036b\u0343a\u0363\u0306l\u034bg\u0330o',
  'ﬁ',
  '日本語',
  'ﺷﻜﺮﺍ \u202eabc\u202c',
  'नि\u200dक',
  '\u200b\u00a0\ufeff',
  '\ufffd\uffff',
  '😀',
  '👩‍👩‍👧‍👦🏳️‍🌈🇩🇪',
  '\u{10ffff}\u{1f600}\u{20000}',
  '%s {0} ${x} {{}}',
  "'; DROP TABLE t; --",
];

const pools: readonly string[] = [
  'abcdefghijklmnopqrstuvwxyz',
  'ABC xyz 0123456789 _-',
  'äöüßéñçøåÄÖÜ',
  'αβγДЖЩאבג日本語한국어',
  '😀👍🏽🇩🇪❤️🧑‍🚀',
  'e\u0301a\u0308o\u0302n\u0303',
  '\u0000\u0001\t\n\r\u001f\u007f\\"\'',
];
const poolCharacters = pools.map((pool) => Array.from(pool));

/** Length in characters (code points), as Flink counts: exactly that many for CHAR, at most for VARCHAR. */
function fitted(type: DataType, text: string): string {
  if (type.kind !== 'CHAR' && type.kind !== 'VARCHAR') return text;
  const cut = Array.from(text).slice(0, type.length);
  return cut.join('') + (type.kind === 'CHAR' ? ' '.repeat(type.length - cut.length) : '');
}

export function textBoundaries(type: DataType): Cell[] {
  const long = [LONG_LENGTH, LONGER_LENGTH].map((length) => 'y'.repeat(length));
  return [...new Set([...texts, 'ü'.repeat(LONG_LENGTH), ...long].map((text) => fitted(type, text)))];
}

export function randomText(type: DataType, draws: Draws): Cell {
  const length = draws.below(40) === 0 ? draws.below(LONG_LENGTH) : draws.below(12);
  const own = poolCharacters[draws.below(poolCharacters.length)] ?? [];
  let text = '';
  for (let at = 0; at < length; at++) {
    const pool = draws.below(4) === 0 ? (poolCharacters[draws.below(poolCharacters.length)] ?? own) : own;
    text += pool[draws.below(pool.length)] ?? '';
  }
  return fitted(type, text);
}

export function hugeText(): Cell {
  return 'huge ü '.repeat(Math.ceil(HUGE_BYTES / 8)).slice(0, HUGE_BYTES - HUGE_BYTES / 8);
}

function bytesCell(type: DataType, bytes: Uint8Array): Cell {
  let fitting = bytes;
  if (type.kind === 'BINARY') {
    fitting = new Uint8Array(type.length);
    fitting.set(bytes.subarray(0, type.length));
  } else if (type.kind === 'VARBINARY') {
    fitting = bytes.subarray(0, type.length);
  }
  return Buffer.from(fitting.buffer, fitting.byteOffset, fitting.length).toString('base64');
}

export function bytesBoundaries(type: DataType): Cell[] {
  const all = Uint8Array.from({ length: 256 }, (_, byte) => byte);
  const values = [
    Uint8Array.of(97),
    new Uint8Array(0),
    Uint8Array.of(0),
    Uint8Array.of(0, 0, 0, 0),
    Uint8Array.of(255),
    Uint8Array.of(128, 129),
    Uint8Array.of(0xed, 0xa0, 0x80),
    new Uint8Array(Buffer.from('text ä 😀')),
    all,
    new Uint8Array(LONG_LENGTH).fill(7),
    new Uint8Array(LONGER_LENGTH).fill(200),
  ];
  return [...new Set(values.map((bytes) => bytesCell(type, bytes)))];
}

export function randomBytesCell(type: DataType, draws: Draws): Cell {
  const length = draws.below(40) === 0 ? draws.below(LONG_LENGTH) : draws.below(10);
  return bytesCell(
    type,
    Uint8Array.from({ length }, () => draws.below(256)),
  );
}

export function hugeBytes(type: DataType): Cell {
  return bytesCell(type, new Uint8Array(HUGE_BYTES).fill(0xa5));
}
