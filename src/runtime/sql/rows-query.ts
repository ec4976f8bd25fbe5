/** Rows by hand as a query that gives them. */
import type { DataType, Field } from '../../contract/model/data-type';
import type { Cell } from '../../contract/model/rows';
import { duckdbTypeOf, quotedName, quotedText } from './duckdb-types';

export function selectOfRows(fields: readonly Field[], rows: readonly (readonly Cell[])[]): string {
  const names = fields.map(({ name }) => quotedName(name)).join(', ');
  const typed = (row: readonly Cell[]): string =>
    `(${fields.map(({ type }, index) => `CAST(${literal(type, row[index] ?? null)} AS ${declaredType(type)})`).join(', ')})`;
  if (rows.length > 0) return `SELECT * FROM (VALUES ${rows.map(typed).join(', ')}) AS t(${names})`;
  return `SELECT * FROM (VALUES ${typed([])}) AS t(${names}) WHERE FALSE`;
}

/** A DECIMAL keeps its own precision here: what it does not hold is to be said. */
function declaredType(type: DataType): string {
  return type.kind === 'DECIMAL' ? `DECIMAL(${type.precision}, ${type.scale})` : duckdbTypeOf(type);
}

function literal(type: DataType, cell: Cell): string {
  if (cell === null) return 'NULL';
  const items = typeof cell === 'object' ? cell : [];
  switch (type.kind) {
    case 'ARRAY':
      return `[${items.map((item) => literal(type.element, item)).join(', ')}]`;
    case 'MAP': {
      const part = (index: number, of: DataType): string =>
        items.map((pair) => literal(of, partOf(pair, index))).join(', ');
      return `MAP([${part(0, type.key)}], [${part(1, type.value)}])`;
    }
    case 'ROW':
      return `{${type.fields.map((field, index) => `${quotedText(field.name)}: ${literal(field.type, items[index] ?? null)}`).join(', ')}}`;
    case 'BINARY':
    case 'VARBINARY':
    case 'BYTES':
      return `from_base64(${quotedText(String(cell))})`;
    default:
      return quotedText(typeof cell === 'object' ? JSON.stringify(cell) : String(cell));
  }
}

function partOf(pair: Cell, index: number): Cell {
  return typeof pair === 'object' && pair !== null ? (pair[index] ?? null) : null;
}
