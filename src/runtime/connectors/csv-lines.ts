/** Rows as CSV (RFC 4180, UTF-8, newlines LF): what the workbench reads back as the same values where CSV can hold them. */
import type { DataType, Field } from '../../contract/model/data-type';
import type { Cell } from '../../contract/model/rows';
import { cellJson } from '../arrow/cell-json';
import { cellReader } from '../arrow/cells';
import type { ColumnBatch } from '../arrow/column';

export function csvHead(fields: readonly Field[]): string {
  return `${fields.map(({ name }) => quoted(name)).join(',')}\n`;
}

/** Rows [start, end). NULL is an empty field, an empty text is `""`; BYTES are base64; ARRAY, MAP and ROW are JSON text. */
export function batchCsvLines(fields: readonly Field[], batch: ColumnBatch, start: number, end: number): string {
  const readers = batch.columns.map(cellReader);
  let text = '';
  for (let row = start; row < end; row++) {
    for (let index = 0; index < fields.length; index++) {
      const field = fields[index];
      if (index > 0) text += ',';
      if (field !== undefined) text += csvCell(field.type, readers[index]?.(row) ?? null);
    }
    text += '\n';
  }
  return text;
}

function csvCell(type: DataType, cell: Cell): string {
  if (cell === null) return '';
  if (type.kind === 'ARRAY' || type.kind === 'MAP' || type.kind === 'ROW') return quoted(cellJson(type, cell));
  if (typeof cell === 'string') return cell === '' ? '""' : quoted(cell);
  return cellJson(type, cell);
}

function quoted(text: string): string {
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
