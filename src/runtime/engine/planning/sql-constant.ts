/**
 * SQL constants as arguments of a function: `3`, `-1`, `1.50`, `1e3`, `'it''s'`, `TRUE`, `NULL`, `DATE '2024-02-29'`,
 * `TIME '12:00:00'`, `TIMESTAMP '2024-02-29 12:00:00'`, `CAST(x AS TYPE)`. The types are those Flink's planner gives literals.
 */
import { formatDataType, parseDataType, type DataType } from '../../../contract/model/data-type';
import type { Constant } from '../../../contract/model/job';
import { WorkbenchError } from '../../../contract/errors';
import { badConstant, castConstant } from './cast-constant';

/** Throws BAD_CONSTANT that names the text and the place. `untypedNull` is the type a bare NULL takes. */
export function parseSqlConstant(sql: string, untypedNull: DataType = { kind: 'STRING', nullable: true }): Constant {
  const reader = new ConstantReader(sql, untypedNull);
  const constant = reader.constant();
  reader.expectEnd();
  return constant;
}

class ConstantReader {
  private position = 0;
  private readonly sql: string;
  private readonly untypedNull: DataType;

  constructor(sql: string, untypedNull: DataType) {
    this.sql = sql;
    this.untypedNull = untypedNull;
  }

  constant(): Constant {
    const number = this.take(/[+-]?\s*(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?(?![\w.])/y);
    if (number !== null) return numberConstant(this.sql, number.replace(/\s+/g, ''));
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
      case 'CAST':
        return this.cast();
      default:
        throw badConstant(
          this.sql,
          word === undefined ? `Expected a constant ${this.place()}` : `"${word}" is no constant`,
          {
            at: this.position,
          },
        );
    }
  }

  expectEnd(): void {
    this.skipBlanks();
    if (this.position < this.sql.length)
      throw badConstant(this.sql, `Expected the end ${this.place()}`, { at: this.position });
  }

  private temporal(kind: 'DATE' | 'TIME' | 'TIMESTAMP'): Constant {
    if (this.peek() !== "'") throw badConstant(this.sql, `Expected a quoted text after ${kind} ${this.place()}`);
    const text = this.text();
    const fraction = /\.(\d+)\s*$/.exec(text)?.[1]?.length ?? 0;
    const type: DataType =
      kind === 'DATE' ? { kind, nullable: false } : { kind, nullable: false, precision: Math.min(9, fraction) };
    return castConstant(this.sql, textConstant(text), type);
  }

  private cast(): Constant {
    this.expect('(');
    const inner = this.constant();
    const as = this.take(/AS\b/iy);
    if (as === null) throw badConstant(this.sql, `Expected AS ${this.place()}`, { at: this.position });
    const typeText = this.untilClosingParenthesis();
    this.expect(')');
    return castConstant(this.sql, inner, this.parseType(typeText));
  }

  private parseType(text: string): DataType {
    try {
      return parseDataType(text);
    } catch (error) {
      if (error instanceof WorkbenchError) throw badConstant(this.sql, `"${text.trim()}" is no type`, error.data.facts);
      throw error;
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

function numberConstant(sql: string, text: string): Constant {
  if (/[eE]/.test(text)) return { type: { kind: 'DOUBLE', nullable: false }, value: Number(text) };
  if (!text.includes('.')) return integerConstant(sql, text);
  const [whole = '', fraction = ''] = text.replace(/^[+-]/, '').split('.');
  const digits = whole.replace(/^0+/, '');
  const scale = fraction.length;
  const precision = Math.max(1, digits.length + scale);
  if (precision > 38) throw badConstant(sql, 'A DECIMAL holds at most 38 digits; there are more');
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
  const precision = value.toString().replace('-', '').length;
  if (precision > 38) throw badConstant(sql, 'A DECIMAL holds at most 38 digits; there are more');
  return { type: { kind: 'DECIMAL', nullable: false, precision, scale: 0 }, value: value.toString() };
}

/** What the planner writes of a constant in a signature, and users read in messages. */
export function describeConstant(constant: Constant): string {
  return constant.value === null ? 'NULL' : `${String(constant.value)} (${formatDataType(constant.type)})`;
}
