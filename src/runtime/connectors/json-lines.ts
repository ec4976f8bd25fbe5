/** JSON lines: what the command line prints and the sink writes. JSON.stringify would quote BIGINT and lose -0.0. */
import type { Field } from '../../contract/model/data-type';
import type { Cell } from '../../contract/model/rows';
import { cellJson } from '../arrow/cell-json';
import { cellReader } from '../arrow/cells';
import type { ColumnBatch } from '../arrow/column';

/** One JSON object a row, each ended by a newline. BIGINT as bare digits, DOUBLE and FLOAT as `1.0`, -0.0 kept. */
export function jsonLines(fields: readonly Field[], rows: readonly (readonly Cell[])[]): string {
  const keys = keysOf(fields);
  let text = '';
  for (const row of rows) {
    let line = '';
    fields.forEach((field, index) => {
      line += `${keys[index] ?? ''}${cellJson(field.type, row[index] ?? null)}`;
    });
    text += fields.length === 0 ? '{}\n' : `${line}}\n`;
  }
  return text;
}

/** Rows [start, end) of a batch, as `jsonLines` has them. */
export function batchJsonLines(fields: readonly Field[], batch: ColumnBatch, start: number, end: number): string {
  const keys = keysOf(fields);
  const readers = batch.columns.map(cellReader);
  let text = '';
  for (let row = start; row < end; row++) {
    for (let index = 0; index < fields.length; index++) {
      const field = fields[index];
      if (field !== undefined) text += (keys[index] ?? '') + cellJson(field.type, readers[index]?.(row) ?? null);
    }
    text += fields.length === 0 ? '{}\n' : '}\n';
  }
  return text;
}

/** What stands before each value: `{"a":`, then `,"b":`. */
function keysOf(fields: readonly Field[]): string[] {
  return fields.map(({ name }, index) => `${index === 0 ? '{' : ','}${JSON.stringify(name)}:`);
}
