/** Rows as a case file has them: BIGINT as bare digits, which cells hold as text. */
import { parseDataType, type DataType } from '../../../contract/model/data-type';
import type { RecordedCase } from '../../../contract/model/case';
import type { Cell } from '../../../contract/model/rows';

/** What JSON is made of, with integers of any size. */
type Exact = Cell | bigint | readonly Exact[];

interface Table {
  readonly schema: readonly (readonly [string, string])[];
  readonly rows: readonly (readonly Cell[])[];
}

/** The case with its rows in their exact form; errors stay as they are. */
export function withExactRows(recorded: RecordedCase): Readonly<Record<string, unknown>> {
  const { input, expected, expected_thread: thread } = recorded;
  return {
    ...recorded,
    input: exactTable(input),
    ...(expected === undefined ? {} : { expected: 'rows' in expected ? exactTable(expected) : expected }),
    ...(thread === undefined ? {} : { expected_thread: 'rows' in thread ? exactTable(thread) : thread }),
  };
}

function exactTable(table: Table): Readonly<Record<string, unknown>> {
  const types = table.schema.map(([, type]) => parseDataType(type));
  return { ...table, rows: table.rows.map((row) => row.map((cell, index) => exactCell(cell, types[index]))) };
}

function exactCell(cell: Cell, type: DataType | undefined): Exact {
  if (cell === null || type === undefined) return cell;
  if (typeof cell === 'string') return type.kind === 'BIGINT' ? BigInt(cell) : cell;
  if (typeof cell !== 'object') return cell;
  switch (type.kind) {
    case 'ARRAY':
      return cell.map((element) => exactCell(element, type.element));
    case 'MAP':
      return cell.map((pair) => exactPair(pair, type.key, type.value));
    case 'ROW':
      return cell.map((field, index) => exactCell(field, type.fields[index]?.type));
    default:
      return cell;
  }
}

function exactPair(pair: Cell, key: DataType, value: DataType): Exact {
  if (pair === null || typeof pair !== 'object') return pair;
  return [exactCell(pair[0] ?? null, key), exactCell(pair[1] ?? null, value)];
}
