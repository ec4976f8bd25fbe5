/** The project's data as views that a query can name. Only those that it names are made: a view of a file looks into the file. */
import * as path from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { workbenchError } from '../../contract/errors';
import type { SqlTable } from '../../contract/model/job';
import { duckdbTypeOf, quotedName, quotedText } from './duckdb-types';
import { selectOfRows } from './rows-query';

/** Enough to tell a column's type of most files; a declared type says it of the others. */
const sampleRows = 100_000;

/** Queries over queries: a chain longer than that is most likely a circle. */
const deepest = 16;

/**
 * Makes what `query` names, and what that names in turn. DuckDB tells the names of a query only where it can be bound, so a name counts
 * where it stands in the text: one too many does no harm. Why a view could not be made is kept in `problems` by its name.
 */
export async function makeViews(
  connection: DuckDBConnection,
  query: string,
  tables: readonly SqlTable[],
  problems: Map<string, unknown>,
  depth = 0,
): Promise<void> {
  if (depth > deepest) throw circle();
  for (const table of tables) {
    if (!names(query, table.name)) continue;
    if (table.query !== undefined) await makeViews(connection, table.query, tables, problems, depth + 1);
    try {
      await connection.run(`CREATE OR REPLACE TEMP VIEW ${quotedName(table.name)} AS ${selectOf(table)}`);
    } catch (error) {
      problems.set(table.name.toLowerCase(), error);
    }
  }
}

function names(query: string, name: string): boolean {
  const text = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`(?<![\\w$])${text}(?![\\w$])`, 'i').test(query);
}

function circle(): Error {
  return workbenchError(
    'BAD_REQUEST',
    'plan',
    'The queries of this project name each other in a circle.',
    {},
    { hint: 'Let one of them read its files itself.' },
  );
}

function selectOf(table: SqlTable): string {
  const { query, format, schema, nullMarks } = table;
  if (query !== undefined) return query;
  if (table.rows !== undefined) return selectOfRows(schema, table.rows);
  const file = quotedText(path.resolve(table.path));
  const types = schema.map(({ name, type }) => `${quotedText(name)}: ${quotedText(duckdbTypeOf(type))}`).join(', ');
  switch (format) {
    case 'csv': {
      const nulls = ['', ...nullMarks].map(quotedText).join(', ');
      const declared = types === '' ? '' : `, types = {${types}}`;
      return `SELECT * FROM read_csv(${file}, header = true, delim = ',', quote = '"', nullstr = [${nulls}], sample_size = ${sampleRows}${declared})`;
    }
    case 'jsonl':
      return `SELECT ${casts(table)} FROM read_json(${file}, format = 'newline_delimited', sample_size = ${sampleRows})`;
    case 'json':
      return `SELECT ${casts(table)} FROM read_json(${file}, format = 'array', sample_size = ${sampleRows}, maximum_object_size = 268435456)`;
    case 'parquet':
      return `SELECT ${casts(table)} FROM read_parquet(${file})`;
    case 'arrow':
      throw workbenchError(
        'UNSUPPORTED_OPERATION',
        'plan',
        `${table.name} is an Arrow file, which SQL cannot read here.`,
        { file: table.path },
        { hint: 'Run a function over it and write Parquet, or name another file.' },
      );
  }
}

/** Declared types take the place of those that were found. */
function casts({ schema }: SqlTable): string {
  if (schema.length === 0) return '*';
  const columns = schema.map(
    ({ name, type }) => `CAST(${quotedName(name)} AS ${duckdbTypeOf(type)}) AS ${quotedName(name)}`,
  );
  return `* REPLACE (${columns.join(', ')})`;
}
