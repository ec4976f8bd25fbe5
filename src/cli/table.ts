/** Rows as an aligned table: NULL as a word, numbers to the right, control characters made visible. */
import { formatDataType, type Field } from '../contract/model/data-type';
import type { Cell } from '../contract/model/rows';

const widest = 48;
const numericKinds: ReadonlySet<Field['type']['kind']> = new Set([
  'TINYINT',
  'SMALLINT',
  'INT',
  'BIGINT',
  'FLOAT',
  'DOUBLE',
  'DECIMAL',
]);

export class RowTable {
  private readonly fields: readonly Field[];
  private readonly widths: number[];

  /** Widths are those of the first rows; a later, wider cell pushes its own line only. */
  constructor(fields: readonly Field[], firstRows: readonly (readonly Cell[])[]) {
    this.fields = fields;
    this.widths = fields.map((field, index) =>
      firstRows.reduce(
        (width, row) => Math.max(width, cellText(row[index] ?? null).length),
        Math.max(field.name.length, typeName(field).length),
      ),
    );
  }

  header(): string {
    const line = (texts: readonly string[]): string => this.line(texts, () => false);
    const rule = this.widths.map((width) => '-'.repeat(width)).join('  ');
    return `${line(this.fields.map((field) => field.name))}${line(this.fields.map(typeName))}${rule}\n`;
  }

  rows(rows: readonly (readonly Cell[])[]): string {
    return rows
      .map((row) =>
        this.line(
          this.fields.map((_, index) => cellText(row[index] ?? null)),
          (index) => row[index] !== null && numericKinds.has(this.fields[index]?.type.kind ?? 'STRING'),
        ),
      )
      .join('');
  }

  private line(texts: readonly string[], isRight: (index: number) => boolean): string {
    const cells = texts.map((text, index) => {
      const width = this.widths[index] ?? 0;
      return isRight(index) ? text.padStart(width) : text.padEnd(width);
    });
    return `${cells.join('  ').trimEnd()}\n`;
  }
}

/** Aligned columns of plain texts; `right` tells which columns hold numbers. */
export function plainTable(lines: readonly (readonly string[])[], right: ReadonlySet<number>): string {
  const widths: number[] = [];
  for (const line of lines) line.forEach((text, index) => (widths[index] = Math.max(widths[index] ?? 0, text.length)));
  return lines
    .map((line) =>
      line
        .map((text, index) => (right.has(index) ? text.padStart(widths[index] ?? 0) : text.padEnd(widths[index] ?? 0)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function typeName(field: Field): string {
  return formatDataType({ ...field.type, nullable: true });
}

export function cellText(cell: Cell): string {
  if (cell === null) return 'NULL';
  if (typeof cell === 'number') return Object.is(cell, -0) ? '-0' : String(cell);
  const text = typeof cell === 'string' ? cell : JSON.stringify(cell);
  const visible =
    text === '' ? "''" : text.replace(/[\u0000-\u001f\u007f]/g, (control) => JSON.stringify(control).slice(1, -1));
  return visible.length > widest ? `${visible.slice(0, widest - 1)}…` : visible;
}
