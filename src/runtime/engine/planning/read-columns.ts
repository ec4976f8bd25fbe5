/** The columns that a job reads, each once; those passed under a declared type that is another one are cast, as Flink does. */
import { workbenchError } from '../../../contract/errors';
import { formatDataType, type DataType, type Field } from '../../../contract/model/data-type';
import type { Constant, Source } from '../../../contract/model/job';
import type { Cell } from '../../../contract/model/rows';
import { castCell } from './cast-cell';

export class ReadColumns {
  readonly fields: Field[] = [];
  private readonly zone: string;
  /** Columns that were made, by what they are made of. */
  private readonly computed = new Map<string, Field>();
  private current: Source;

  constructor(source: Source, zone: string) {
    this.current = source;
    this.zone = zone;
  }

  /** With the columns that casts made. */
  get source(): Source {
    return this.current;
  }

  /** Position of the column. */
  add(field: Field): number {
    const type = formatDataType(field.type);
    const known = this.fields.findIndex((other) => other.name === field.name && formatDataType(other.type) === type);
    return known >= 0 ? known : this.fields.push(field) - 1;
  }

  /** The column as the declared type; its own NULLs decide whether that is nullable. */
  addCast(field: Field, declared: DataType): number {
    if (isSameShape(field.type, declared)) return this.add(field);
    const type = { ...declared, nullable: field.type.nullable };
    // Files and generators are read as the wider type.
    if (this.current.kind !== 'inline') return this.add({ name: field.name, type });
    const key = `${field.name} AS ${formatDataType(type)}`;
    const known = this.computed.get(key);
    if (known !== undefined) return this.add(known);
    const { schema, rows } = this.current;
    const index = schema.findIndex((other) => other.name === field.name);
    const cells = rows.map((row) => castCell(row[index] ?? null, field.type, type, this.zone));
    return this.add(this.addColumn(key, type, cells));
  }

  /**
   * A constant that Flink computes, so that the function gets it as a column: ARRAY, MAP and ROW. Throws
   * UNSUPPORTED_OPERATION where the rows are not in hand.
   */
  addConstant({ type, value }: Constant, sql: string): number {
    if (this.current.kind !== 'inline') {
      throw workbenchError(
        'UNSUPPORTED_OPERATION',
        'plan',
        `The constant ${sql} runs on rows that travel with the job only, not on a file or a generator.`,
        { sql, type: formatDataType(type), source: this.current.kind },
        { hint: 'Put the value into a column of the input.' },
      );
    }
    const known = this.computed.get(sql);
    if (known !== undefined) return this.add(known);
    return this.add(this.addColumn(sql, type, Array<Cell>(this.current.rows.length).fill(value)));
  }

  /** Named as Flink's planner names what it computes before a Python function is called. */
  private addColumn(key: string, type: DataType, cells: readonly Cell[]): Field {
    if (this.current.kind !== 'inline') return { name: key, type };
    const { schema, rows } = this.current;
    let number = this.computed.size;
    while (schema.some((field) => field.name === `f${number}`)) number += 1;
    const field = { name: `f${number}`, type };
    this.computed.set(key, field);
    this.current = {
      kind: 'inline',
      schema: [...schema, field],
      rows: rows.map((row, index) => [...row, cells[index] ?? null]),
    };
    return field;
  }
}

/** No cast is made for other names of a ROW's fields, nor for other nullability. */
export function isSameShape(a: DataType, b: DataType): boolean {
  if (a.kind === 'ARRAY' && b.kind === 'ARRAY') return isSameShape(a.element, b.element);
  if (a.kind === 'MAP' && b.kind === 'MAP') return isSameShape(a.key, b.key) && isSameShape(a.value, b.value);
  if (a.kind === 'ROW' && b.kind === 'ROW') {
    return (
      a.fields.length === b.fields.length &&
      a.fields.every(({ type }, index) => isSameShape(type, b.fields[index]?.type ?? type))
    );
  }
  if (isText(a) && isText(b) && b.kind !== 'CHAR') return lengthOf(a) <= lengthOf(b);
  return formatDataType({ ...a, nullable: true }) === formatDataType({ ...b, nullable: true });
}

function isText({ kind }: DataType): boolean {
  return kind === 'CHAR' || kind === 'VARCHAR' || kind === 'STRING';
}

function lengthOf(type: DataType): number {
  return type.kind === 'CHAR' || type.kind === 'VARCHAR' ? type.length : Number.MAX_SAFE_INTEGER;
}
