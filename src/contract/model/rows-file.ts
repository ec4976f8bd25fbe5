/**
 * Rows by hand: a plain file, `NAME.rows.json`, as the input of a recorded case has them, a row a line. A cell that is none of its type
 * is kept as the text that was typed: the grid says so, and a run of it does.
 */
import * as v from 'valibot';
import { formatExactJson, parseExactJson } from '../exact-json';
import { workbenchError, type WorkbenchError } from '../errors';
import { formatDataType, parseDataType, type Field } from './data-type';
import { exactCell, normalCell } from './exact-cells';
import { cellSchema, type Cell } from './rows';

/** The rows travel with the job, and a grid is no place to keep more by hand. */
export const mostRowsByHand = 10_000;

export interface RowsFile {
  readonly fields: readonly Field[];
  /** The column that holds +I, -U, +U or -D of an updating input; null: rows are only added. */
  readonly rowKinds: string | null;
  readonly rows: readonly (readonly Cell[])[];
}

const fileSchema = v.looseObject({
  schema: v.array(v.tuple([v.string(), v.string()])),
  row_kinds: v.optional(v.string()),
  rows: v.array(v.array(cellSchema)),
});

export const rowKinds = ['+I', '-U', '+U', '-D'] as const;

/** Throws SOURCE_UNREADABLE that says what is wrong where, and BAD_TYPE_STRING. A row that is too short is filled with NULL. */
export function parseRowsFile(text: string, file: string): RowsFile {
  const checked = v.safeParse(fileSchema, parsed(text, file));
  if (!checked.success) {
    const [issue] = checked.issues;
    throw unreadable(file, `${v.getDotPath(issue) ?? 'the file'}: ${issue.message}`);
  }
  const { schema, row_kinds: kinds, rows } = checked.output;
  const fields = schema.map(([name, type]) => ({ name, type: parseDataType(type) }));
  const long = rows.findIndex((row) => row.length > fields.length);
  if (long >= 0) throw unreadable(file, `row ${long + 1} has more values than there are columns`);
  if (rows.length > mostRowsByHand) throw unreadable(file, `it has more than ${mostRowsByHand} rows`);
  return {
    fields,
    rowKinds: kinds !== undefined && fields.some(({ name }) => name === kinds) ? kinds : null,
    rows: rows.map((row) => fields.map(({ type }, index) => normalCell(type, row[index] ?? null))),
  };
}

function parsed(text: string, file: string): unknown {
  try {
    return parseExactJson(text);
  } catch (error) {
    throw unreadable(file, error instanceof Error ? error.message : String(error));
  }
}

function unreadable(file: string, reason: string): WorkbenchError {
  return workbenchError(
    'SOURCE_UNREADABLE',
    'plan',
    `${file} holds no rows by hand: ${reason}.`,
    { file },
    { hint: 'It has a schema of names and types, and rows: {"schema": [["a", "BIGINT"]], "rows": [[1], [null]]}.' },
  );
}

export function formatRowsFile({ fields, rowKinds: kinds, rows }: RowsFile): string {
  return `${formatExactJson({
    schema: fields.map(({ name, type }) => [name, formatDataType(type)]),
    ...(kinds === null ? {} : { row_kinds: kinds }),
    rows: rows.map((row) => fields.map(({ type }, index) => exactCell(row[index] ?? null, type))),
  })}\n`;
}
