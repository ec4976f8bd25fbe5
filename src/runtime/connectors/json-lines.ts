/** JSON lines: what the command line prints and the sink writes. JSON.stringify would quote BIGINT and lose -0.0. */
import type { DataType, Field } from '../../contract/model/data-type';
import type { Cell } from '../../contract/model/rows';
import { cellReader } from '../arrow/cells';
import type { ColumnBatch } from '../arrow/column';
import { doubleText } from '../arrow/float-text';

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

/** A cell as JSON text; its type tells a BIGINT's digits from a text. */
export function cellJson(type: DataType, cell: Cell): string {
  if (cell === null) return 'null';
  switch (type.kind) {
    case 'BIGINT':
      return typeof cell === 'string' ? cell : JSON.stringify(cell);
    case 'FLOAT':
    case 'DOUBLE':
      return typeof cell === 'number' ? doubleText(cell) : JSON.stringify(cell);
    case 'ARRAY':
      return listJson(cell, () => type.element);
    case 'ROW':
      return listJson(cell, (index) => type.fields[index]?.type);
    case 'MAP':
      return listJson(cell, () => ({
        kind: 'ROW',
        nullable: false,
        fields: [
          { name: 'key', type: type.key },
          { name: 'value', type: type.value },
        ],
      }));
    case 'BOOLEAN':
    case 'TINYINT':
    case 'SMALLINT':
    case 'INT':
    case 'DECIMAL':
    case 'CHAR':
    case 'VARCHAR':
    case 'STRING':
    case 'BINARY':
    case 'VARBINARY':
    case 'BYTES':
    case 'DATE':
    case 'TIME':
    case 'TIMESTAMP':
    case 'TIMESTAMP_LTZ':
      return JSON.stringify(cell);
  }
}

function listJson(cell: Cell, typeAt: (index: number) => DataType | undefined): string {
  if (typeof cell !== 'object' || cell === null) return JSON.stringify(cell);
  const items = cell.map((item, index) => {
    const type = typeAt(index);
    return type === undefined ? JSON.stringify(item) : cellJson(type, item);
  });
  return `[${items.join(',')}]`;
}
