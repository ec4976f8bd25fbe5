/** Texts that are equal exactly where two values are: what recorded answers are compared by. */
import type { DataType, Field } from '../../../contract/model/data-type';
import type { Cell } from '../../../contract/model/rows';

/** FLOAT rounded to 32 bits, DOUBLE exactly (-0.0 is not 0.0, NaN is NaN), integers as such, TIME and TIMESTAMP without trailing zeros. */
export function cellKey(type: DataType, cell: Cell): string {
  if (cell === null) return 'null';
  switch (type.kind) {
    case 'BOOLEAN':
      return String(cell);
    case 'TINYINT':
    case 'SMALLINT':
    case 'INT':
    case 'BIGINT':
      return typeof cell === 'number' ? String(BigInt(cell)) : String(cell);
    case 'FLOAT':
      return floatKey(typeof cell === 'number' ? Math.fround(cell) : cell);
    case 'DOUBLE':
      return floatKey(cell);
    case 'TIME':
    case 'TIMESTAMP':
    case 'TIMESTAMP_LTZ':
      return typeof cell === 'string' ? cell.replace(/(\.\d*?)0+(Z?)$/, trimFraction) : JSON.stringify(cell);
    case 'ARRAY':
      return `[${cellsOf(cell)
        .map((item) => cellKey(type.element, item))
        .join(',')}]`;
    case 'MAP':
      return `{${cellsOf(cell)
        .map((pair) => mapPairKey(type, pair))
        .sort()
        .join(',')}}`;
    case 'ROW':
      return `(${type.fields.map((field, index) => cellKey(field.type, cellsOf(cell)[index] ?? null)).join(',')})`;
    default:
      return JSON.stringify(cell);
  }
}

export function rowKey(fields: readonly Field[], row: readonly Cell[]): string {
  return fields.map(({ type }, index) => cellKey(type, row[index] ?? null)).join('\u0001');
}

function trimFraction(_match: string, fraction: string, zone: string): string {
  return `${fraction === '.' ? '' : fraction}${zone}`;
}

function floatKey(cell: Cell): string {
  const value = typeof cell === 'string' && /^-?\d/.test(cell) ? Number(cell) : cell;
  return Object.is(value, -0) ? '-0' : String(value);
}

function mapPairKey(type: Extract<DataType, { kind: 'MAP' }>, pair: Cell): string {
  const [key = null, value = null] = cellsOf(pair);
  return `${cellKey(type.key, key)}:${cellKey(type.value, value)}`;
}

function cellsOf(cell: Cell): readonly Cell[] {
  return typeof cell === 'object' && cell !== null ? cell : [];
}
