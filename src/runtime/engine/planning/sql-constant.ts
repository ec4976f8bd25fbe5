/**
 * SQL constants as arguments of a function: `3`, `-1`, `1.50`, `1e3`, `'it''s'`, `TRUE`, `NULL`, `DATE '2024-02-29'`,
 * `TIME '12:00:00'`, `TIMESTAMP '2024-02-29 12:00:00'`, `CAST(x AS TYPE)`, `ARRAY[1, 2]`, `MAP['a', 1]`, `ROW(1, 'a')`, and
 * `+ - * / % ||` with parentheses between them. Types and refusals are those of Flink's planner.
 */
import { parseDataType, type DataType, type Field } from '../../../contract/model/data-type';
import type { Constant } from '../../../contract/model/job';
import type { Cell } from '../../../contract/model/rows';
import { WorkbenchError } from '../../../contract/errors';
import { castConstant } from './cast-constant';
import { compute, negated, type Operator } from './constant-arithmetic';
import { badConstant, literalOutOfRange, unknownIdentifier, unsupportedLiteral } from './constant-errors';
import { commonType } from './common-type';

/** Throws BAD_CONSTANT that names the text and the place. `untypedNull` is the type a bare NULL takes. */
export function parseSqlConstant(sql: string, untypedNull: DataType = { kind: 'STRING', nullable: true }): Constant {
  const reader = new ConstantReader(sql, untypedNull);
  const constant = reader.constant();
  reader.expectEnd();
  return constant;
}

/** What Flink's planner calls the fields of a ROW that has no names. */
const unnamedField = (index: number): string => `EXPR$${index}`;

class ConstantReader {
  private position = 0;
  private readonly sql: string;
  private readonly untypedNull: DataType;

  constructor(sql: string, untypedNull: DataType) {
    this.sql = sql;
    this.untypedNull = untypedNull;
  }

  /** Operators of the lowest precedence; all bind to the left. */
  constant(): Constant {
    let left = this.product();
    for (let operator = this.operator(/\+|-|\|\|/y); operator !== null; operator = this.operator(/\+|-|\|\|/y))
      left = compute(this.sql, left, operator, this.product());
    return left;
  }

  private product(): Constant {
    let left = this.operand();
    for (let operator = this.operator(/[*/%]/y); operator !== null; operator = this.operator(/[*/%]/y))
      left = compute(this.sql, left, operator, this.operand());
    return left;
  }

  private operator(pattern: RegExp): Operator | null {
    return this.take(pattern) as Operator | null;
  }

  private operand(): Constant {
    const number = this.take(/[+-]?\s*(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?(?![\w.])/y);
    if (number !== null) return numberConstant(this.sql, number.replace(/\s+/g, ''));
    if (this.take(/-(?!\s*-)/y) !== null) return negated(this.sql, this.operand());
    if (this.take(/\+(?!\s*\+)/y) !== null) return this.operand();
    if (this.peek() === '(') return this.inParentheses();
    if (this.take(/X(?=')/iy) !== null) {
      this.text();
      throw unsupportedLiteral(this.sql, 'BINARY');
    }
    if (this.take(/U&(?=')/iy) !== null) return textConstant(unescapeUnicode(this.text()));
    if (this.peek() === "'") return textConstant(this.text());
    const word = this.take(/[A-Za-z_]+/y)?.toUpperCase();
    switch (word) {
      case 'TRUE':
      case 'FALSE':
        return { type: { kind: 'BOOLEAN', nullable: false }, value: word === 'TRUE' };
      case 'NULL':
        return { type: { ...this.untypedNull, nullable: true }, value: null };
      case 'DATE':
      case 'TIME':
      case 'TIMESTAMP':
        return this.temporal(word);
      case 'INTERVAL':
        throw this.interval();
      case 'CAST':
        return this.cast();
      case 'ARRAY':
        return arrayConstant(this.list('[', ']'));
      case 'MAP':
        return mapConstant(this.sql, this.list('[', ']'));
      case 'ROW':
        return rowConstant(this.list('(', ')'));
      default:
        throw badConstant(
          this.sql,
          word === undefined ? `Expected a constant ${this.place()}` : `"${word}" is no constant`,
          { at: this.position },
        );
    }
  }

  expectEnd(): void {
    this.skipBlanks();
    if (this.position < this.sql.length)
      throw badConstant(this.sql, `Expected the end ${this.place()}`, { at: this.position });
  }

  private inParentheses(): Constant {
    this.expect('(');
    const constant = this.constant();
    this.expect(')');
    return constant;
  }

  private list(open: string, close: string): Constant[] {
    this.expect(open);
    const items: Constant[] = [];
    if (this.peek() !== close) {
      items.push(this.constant());
      while (this.peek() === ',') {
        this.expect(',');
        items.push(this.constant());
      }
    }
    this.expect(close);
    return items;
  }

  private temporal(kind: 'DATE' | 'TIME' | 'TIMESTAMP'): Constant {
    if (this.peek() !== "'") throw badConstant(this.sql, `Expected a quoted text after ${kind} ${this.place()}`);
    const text = this.text();
    const fraction = /\.(\d+)\s*$/.exec(text)?.[1]?.length ?? 0;
    const type: DataType =
      kind === 'DATE' ? { kind, nullable: false } : { kind, nullable: false, precision: Math.min(9, fraction) };
    return castConstant(this.sql, textConstant(text), type, 'literal');
  }

  private interval(): WorkbenchError {
    const sign = this.take(/[+-]/y);
    const text = this.peek() === "'" ? this.text() : (sign ?? '');
    const units = this.take(
      /(?:YEAR|QUARTER|MONTH|WEEK|DAY|HOUR|MINUTE|SECOND)(?:\s*\(\d+\))?(?:\s+TO\s+[A-Za-z]+)?/iy,
    );
    if (units === null) return badConstant(this.sql, `Expected a unit after INTERVAL '${text}' ${this.place()}`);
    const name = units
      .toUpperCase()
      .replace(/\s*\(\d+\)/, '')
      .replace(/\s+TO\s+/, '_');
    return unsupportedLiteral(this.sql, `INTERVAL_${name}`);
  }

  private cast(): Constant {
    this.expect('(');
    const inner = this.constant();
    const as = this.take(/AS\b/iy);
    if (as === null) throw badConstant(this.sql, `Expected AS ${this.place()}`, { at: this.position });
    const typeText = this.untilClosingParenthesis();
    this.expect(')');
    return castConstant(this.sql, inner, this.parseType(typeText), 'cast');
  }

  private parseType(text: string): DataType {
    try {
      return parseDataType(text);
    } catch (error) {
      if (!(error instanceof WorkbenchError)) throw error;
      if (/^\s*\w+\s*$/.test(text)) throw unknownIdentifier(this.sql, text.trim());
      throw badConstant(this.sql, `"${text.trim()}" is no type`, error.data.facts);
    }
  }

  private untilClosingParenthesis(): string {
    const start = this.position;
    let depth = 0;
    while (this.position < this.sql.length) {
      const letter = this.sql[this.position];
      if (letter === '(') depth += 1;
      if (letter === ')') {
        if (depth === 0) return this.sql.slice(start, this.position);
        depth -= 1;
      }
      this.position += 1;
    }
    throw badConstant(this.sql, "Expected ')' at the end", { at: this.position });
  }

  private text(): string {
    const quoted = this.take(/'(?:[^']|'')*'/y);
    if (quoted === null)
      throw badConstant(this.sql, `The text that begins ${this.place()} has no closing quote`, { at: this.position });
    return quoted.slice(1, -1).replaceAll("''", "'");
  }

  private take(pattern: RegExp): string | null {
    this.skipBlanks();
    pattern.lastIndex = this.position;
    const match = pattern.exec(this.sql);
    if (match === null) return null;
    this.position = pattern.lastIndex;
    return match[0];
  }

  private expect(letter: string): void {
    if (this.peek() !== letter)
      throw badConstant(this.sql, `Expected '${letter}' ${this.place()}`, { at: this.position });
    this.position += 1;
  }

  private peek(): string | undefined {
    this.skipBlanks();
    return this.sql[this.position];
  }

  private skipBlanks(): void {
    while (/\s/.test(this.sql[this.position] ?? '')) this.position += 1;
  }

  private place(): string {
    return this.position >= this.sql.length ? 'at the end' : `at character ${this.position + 1}`;
  }
}

function textConstant(text: string): Constant {
  return { type: { kind: 'CHAR', nullable: false, length: Array.from(text).length }, value: text };
}

/** `\00e4` and `\+01f600` of U&'…'. */
function unescapeUnicode(text: string): string {
  return text.replace(/\\(?:\+([0-9a-fA-F]{6})|([0-9a-fA-F]{4})|\\)/g, (whole, long?: string, short?: string) =>
    long === undefined && short === undefined
      ? whole.slice(1)
      : String.fromCodePoint(parseInt(long ?? short ?? '', 16)),
  );
}

function arrayConstant(items: readonly Constant[]): Constant {
  const { type, values } = alike(items);
  return { type: { kind: 'ARRAY', nullable: false, element: type }, value: values };
}

function mapConstant(sql: string, items: readonly Constant[]): Constant {
  if (items.length === 0 || items.length % 2 !== 0)
    throw badConstant(sql, 'MAP takes pairs of a key and a value, at least one');
  const keys = alike(items.filter((_, index) => index % 2 === 0));
  const values = alike(items.filter((_, index) => index % 2 === 1));
  const pairs = keys.values.map((key, index): Cell => [key, values.values[index] ?? null]);
  return { type: { kind: 'MAP', nullable: false, key: keys.type, value: values.type }, value: pairs };
}

function rowConstant(items: readonly Constant[]): Constant {
  const fields = items.map(({ type }, index): Field => ({ name: unnamedField(index), type }));
  return { type: { kind: 'ROW', nullable: false, fields }, value: items.map(({ value }) => value) };
}

/** Elements in the one type that holds them all. */
function alike(items: readonly Constant[]): { type: DataType; values: Cell[] } {
  const type = commonType(items);
  return { type, values: items.map((item) => castConstant('', item, type, 'element').value) };
}

function numberConstant(sql: string, text: string): Constant {
  if (/[eE]/.test(text)) {
    const value = Number(text);
    if (!Number.isFinite(value)) throw literalOutOfRange(sql, text.toUpperCase());
    return { type: { kind: 'DOUBLE', nullable: false }, value };
  }
  if (!text.includes('.')) return integerConstant(sql, text);
  const [whole = '', fraction = ''] = text.replace(/^[+-]/, '').split('.');
  const digits = whole.replace(/^0+/, '');
  const scale = fraction.length;
  const precision = Math.max(1, digits.length + scale);
  // Flink's parser keeps the digits of a literal in 64 bits.
  if (BigInt(`${digits}${fraction}` || '0') >= 2n ** 63n) throw literalOutOfRange(sql, text.replace(/^[+-]/, ''));
  const sign = text.startsWith('-') ? '-' : '';
  const value = `${sign}${digits === '' ? '0' : digits}${scale === 0 ? '' : `.${fraction}`}`;
  return { type: { kind: 'DECIMAL', nullable: false, precision, scale }, value };
}

function integerConstant(sql: string, text: string): Constant {
  const value = BigInt(text.replace(/^\+/, ''));
  if (value >= -(2n ** 31n) && value < 2n ** 31n)
    return { type: { kind: 'INT', nullable: false }, value: Number(value) };
  if (value >= -(2n ** 63n) && value < 2n ** 63n)
    return { type: { kind: 'BIGINT', nullable: false }, value: value.toString() };
  throw literalOutOfRange(sql, text.replace(/^[+-]/, ''));
}
