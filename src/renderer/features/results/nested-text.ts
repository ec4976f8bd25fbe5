/** Arrays, maps and rows on one line, by their types: `{id: 1, tags: ["a", NULL]}`. Stops when there is enough to see. */
import type { DataType } from '../../../contract/model/data-type';
import type { Cell } from '../../../contract/model/rows';

class Writer {
  text = '';
  private readonly most: number;

  constructor(most: number) {
    this.most = most;
  }

  get isFull(): boolean {
    return this.text.length > this.most;
  }

  put(text: string): void {
    this.text += text;
  }
}

/** At most little more than `most` characters. */
export function nestedText(cell: Cell, type: DataType, most: number): string {
  const writer = new Writer(most);
  write(writer, cell, type);
  return writer.text;
}

function write(writer: Writer, cell: Cell, type: DataType): void {
  if (cell === null) return writer.put('NULL');
  if (typeof cell !== 'object') return writer.put(leafText(cell, type));
  switch (type.kind) {
    case 'ROW':
      return writeAll(writer, '{', '}', cell, (field, index) => {
        writer.put(`${type.fields[index]?.name ?? `f${index}`}: `);
        write(writer, field, type.fields[index]?.type ?? unknownType);
      });
    case 'MAP':
      return writeAll(writer, '{', '}', cell, (pair) => {
        const [key, value] = pairOf(pair);
        write(writer, key, type.key);
        writer.put(' → ');
        write(writer, value, type.value);
      });
    default: {
      const element = type.kind === 'ARRAY' ? type.element : unknownType;
      return writeAll(writer, '[', ']', cell, (each) => write(writer, each, element));
    }
  }
}

function writeAll(
  writer: Writer,
  open: string,
  close: string,
  cells: readonly Cell[],
  one: (cell: Cell, index: number) => void,
): void {
  writer.put(open);
  for (const [index, cell] of cells.entries()) {
    if (writer.isFull) break;
    if (index > 0) writer.put(', ');
    one(cell, index);
  }
  writer.put(close);
}

const unknownType: DataType = { kind: 'STRING', nullable: true };

/** The key and the value of a MAP's entry. */
export function pairOf(pair: Cell): readonly [Cell, Cell] {
  return pair !== null && typeof pair === 'object' ? [pair[0] ?? null, pair[1] ?? null] : [pair, null];
}

/** Texts are quoted, so that they are told from numbers; digits, dates and DECIMAL are not. */
export function leafText(cell: string | number | boolean, type: DataType): string {
  if (typeof cell === 'number') return Object.is(cell, -0) ? '-0' : String(cell);
  if (typeof cell === 'string' && isQuoted(type)) return JSON.stringify(cell);
  return String(cell);
}

function isQuoted(type: DataType): boolean {
  switch (type.kind) {
    case 'CHAR':
    case 'VARCHAR':
    case 'STRING':
    case 'BINARY':
    case 'VARBINARY':
    case 'BYTES':
      return true;
    default:
      return false;
  }
}

export function isNested(type: DataType): boolean {
  return type.kind === 'ARRAY' || type.kind === 'MAP' || type.kind === 'ROW';
}
