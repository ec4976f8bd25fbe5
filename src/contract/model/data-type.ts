/** Flink's logical types: the model, and the SQL form of it (`DECIMAL(10, 2) NOT NULL`). */
import * as v from 'valibot';
import { workbenchError } from '../errors';

export const simpleTypeNames = [
  'BOOLEAN',
  'TINYINT',
  'SMALLINT',
  'INT',
  'BIGINT',
  'FLOAT',
  'DOUBLE',
  'STRING',
  'BYTES',
  'DATE',
] as const;
export const lengthTypeNames = ['CHAR', 'VARCHAR', 'BINARY', 'VARBINARY'] as const;
export const precisionTypeNames = ['TIME', 'TIMESTAMP', 'TIMESTAMP_LTZ'] as const;

export type SimpleTypeName = (typeof simpleTypeNames)[number];
export type LengthTypeName = (typeof lengthTypeNames)[number];
export type PrecisionTypeName = (typeof precisionTypeNames)[number];

/** JSON form, shared with the Python worker. `nullable` is true unless NOT NULL was said. */
export type DataType =
  | { readonly kind: SimpleTypeName; readonly nullable: boolean }
  | { readonly kind: LengthTypeName; readonly nullable: boolean; readonly length: number }
  | { readonly kind: PrecisionTypeName; readonly nullable: boolean; readonly precision: number }
  | { readonly kind: 'DECIMAL'; readonly nullable: boolean; readonly precision: number; readonly scale: number }
  | { readonly kind: 'ARRAY'; readonly nullable: boolean; readonly element: DataType }
  | { readonly kind: 'MAP'; readonly nullable: boolean; readonly key: DataType; readonly value: DataType }
  | { readonly kind: 'ROW'; readonly nullable: boolean; readonly fields: readonly Field[] };

/** A named column or a field of a ROW. */
export interface Field {
  readonly name: string;
  readonly type: DataType;
}

const nullable = v.boolean();
export const dataTypeSchema: v.GenericSchema<DataType> = v.lazy(() =>
  v.variant('kind', [
    v.object({ kind: v.picklist(simpleTypeNames), nullable }),
    v.object({ kind: v.picklist(lengthTypeNames), nullable, length: v.number() }),
    v.object({ kind: v.picklist(precisionTypeNames), nullable, precision: v.number() }),
    v.object({ kind: v.literal('DECIMAL'), nullable, precision: v.number(), scale: v.number() }),
    v.object({ kind: v.literal('ARRAY'), nullable, element: dataTypeSchema }),
    v.object({ kind: v.literal('MAP'), nullable, key: dataTypeSchema, value: dataTypeSchema }),
    v.object({ kind: v.literal('ROW'), nullable, fields: v.array(fieldSchema) }),
  ]),
);
export const fieldSchema: v.GenericSchema<Field> = v.object({ name: v.string(), type: v.lazy(() => dataTypeSchema) });

/** SQL text of a type, as Flink prints it; NOT NULL is written, nullable is not. */
export function formatDataType(type: DataType): string {
  const suffix = type.nullable ? '' : ' NOT NULL';
  switch (type.kind) {
    case 'CHAR':
    case 'VARCHAR':
    case 'BINARY':
    case 'VARBINARY':
      return `${type.kind}(${type.length})${suffix}`;
    case 'TIME':
    case 'TIMESTAMP':
    case 'TIMESTAMP_LTZ':
      return `${type.kind}(${type.precision})${suffix}`;
    case 'DECIMAL':
      return `DECIMAL(${type.precision}, ${type.scale})${suffix}`;
    case 'ARRAY':
      return `ARRAY<${formatDataType(type.element)}>${suffix}`;
    case 'MAP':
      return `MAP<${formatDataType(type.key)}, ${formatDataType(type.value)}>${suffix}`;
    case 'ROW':
      return `ROW<${type.fields.map(formatField).join(', ')}>${suffix}`;
    default:
      return `${type.kind}${suffix}`;
  }
}

function formatField(field: Field): string {
  const name = /^[A-Za-z_]\w*$/.test(field.name) ? field.name : `\`${field.name.replaceAll('`', '``')}\``;
  return `${name} ${formatDataType(field.type)}`;
}

/** `a BIGINT, s STRING` → fields. Throws BAD_TYPE_STRING naming the place. */
export function parseSchema(text: string): Field[] {
  const parser = new TypeParser(text);
  const fields = parser.fields(() => parser.atEnd());
  parser.expectEnd();
  return fields;
}

/** One SQL type. Case-insensitive, as Flink's parser. Throws BAD_TYPE_STRING naming the place. */
export function parseDataType(text: string): DataType {
  const parser = new TypeParser(text);
  const type = parser.type();
  parser.expectEnd();
  return type;
}

const aliases: Readonly<Record<string, string>> = {
  INTEGER: 'INT',
  DEC: 'DECIMAL',
  NUMERIC: 'DECIMAL',
};

class TypeParser {
  private readonly tokens: { readonly text: string; readonly at: number }[];
  private position = 0;
  private readonly source: string;

  constructor(source: string) {
    this.source = source;
    this.tokens = [...source.matchAll(/`(?:[^`]|``)+`|\w+|[^\s\w]/g)].map((m) => ({ text: m[0], at: m.index }));
  }

  atEnd(): boolean {
    return this.position >= this.tokens.length;
  }

  expectEnd(): void {
    if (!this.atEnd()) this.fail('end of the text');
  }

  fields(done: () => boolean): Field[] {
    const fields: Field[] = [];
    if (done()) return fields;
    do {
      const name = this.next('a column name');
      fields.push({ name: name.startsWith('`') ? name.slice(1, -1).replaceAll('``', '`') : name, type: this.type() });
    } while (this.accept(','));
    return fields;
  }

  type(): DataType {
    const base = this.baseType();
    if (this.accept('NOT')) {
      this.expect('NULL');
      return { ...base, nullable: false };
    }
    this.accept('NULL');
    return base;
  }

  private baseType(): DataType {
    const start = this.position;
    const word = this.next('a type').toUpperCase();
    const name = aliases[word] ?? word;
    if (name === 'DOUBLE') this.accept('PRECISION');
    if (isOneOf(simpleTypeNames, name)) return { kind: name, nullable: true };
    if (isOneOf(lengthTypeNames, name)) return { kind: name, nullable: true, length: this.numbers(1)[0] ?? 1 };
    if (name === 'DECIMAL') {
      const [precision = 10, scale = 0] = this.numbers(2);
      return { kind: 'DECIMAL', nullable: true, precision, scale };
    }
    if (isOneOf(precisionTypeNames, name)) return this.temporal(name);
    if (name === 'ARRAY') return { kind: 'ARRAY', nullable: true, element: this.angled(() => this.type()) };
    if (name === 'MAP') {
      return this.angled(() => {
        const key = this.type();
        this.expect(',');
        return { kind: 'MAP', nullable: true, key, value: this.type() };
      });
    }
    if (name === 'ROW') {
      return { kind: 'ROW', nullable: true, fields: this.angled(() => this.fields(() => this.peek() === '>')) };
    }
    this.position = start;
    return this.fail('a Flink SQL type');
  }

  private temporal(name: PrecisionTypeName): DataType {
    const [precision = name === 'TIME' ? 0 : 6] = this.numbers(1);
    let kind = name;
    if (this.accept('WITH')) {
      this.expect('LOCAL');
      this.expect('TIME');
      this.expect('ZONE');
      kind = 'TIMESTAMP_LTZ';
    } else if (this.accept('WITHOUT')) {
      this.expect('TIME');
      this.expect('ZONE');
    }
    return { kind, nullable: true, precision };
  }

  private numbers(most: number): number[] {
    if (!this.accept('(')) return [];
    const numbers: number[] = [];
    do {
      const token = this.next('a number');
      if (!/^\d+$/.test(token) || numbers.length === most) {
        this.position -= 1;
        this.fail(numbers.length === most ? "')'" : 'a number');
      }
      numbers.push(Number(token));
    } while (this.accept(','));
    this.expect(')');
    return numbers;
  }

  private angled<T>(inner: () => T): T {
    this.expect('<');
    const result = inner();
    this.expect('>');
    return result;
  }

  private peek(): string | undefined {
    return this.tokens[this.position]?.text;
  }

  private accept(word: string): boolean {
    if (this.peek()?.toUpperCase() !== word) return false;
    this.position += 1;
    return true;
  }

  private expect(word: string): void {
    if (!this.accept(word)) this.fail(`'${word}'`);
  }

  private next(what: string): string {
    const token = this.peek();
    if (token === undefined) return this.fail(what);
    this.position += 1;
    return token;
  }

  private fail(expected: string): never {
    const token = this.tokens[this.position];
    const place = token === undefined ? 'at the end' : `at character ${token.at + 1}, '${token.text}'`;
    throw workbenchError(
      'BAD_TYPE_STRING',
      'plan',
      `Expected ${expected} ${place} in the type text "${this.source}".`,
      {
        text: this.source,
        at: token?.at ?? this.source.length,
      },
      { hint: 'Write Flink SQL types, for example: a BIGINT, s STRING, d DECIMAL(10, 2).' },
    );
  }
}

function isOneOf<T extends string>(names: readonly T[], name: string): name is T {
  return (names as readonly string[]).includes(name);
}

/** Numbers of any kind, DECIMAL too. */
export function isNumeric(type: DataType): boolean {
  switch (type.kind) {
    case 'TINYINT':
    case 'SMALLINT':
    case 'INT':
    case 'BIGINT':
    case 'FLOAT':
    case 'DOUBLE':
    case 'DECIMAL':
      return true;
    default:
      return false;
  }
}
