/** Rows as a case file has them: BIGINT as bare digits, which cells hold as text. */
import { parseDataType } from '../../../contract/model/data-type';
import { exactCell } from '../../../contract/model/exact-cells';
import type { RecordedCase } from '../../../contract/model/case';
import type { Cell } from '../../../contract/model/rows';

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
