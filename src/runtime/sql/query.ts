/** One query over the project's data: checked, described, and read in batches. */
import type { DuckDBConnection, DuckDBInstance, DuckDBResult } from '@duckdb/node-api';
import { WorkbenchError, workbenchError } from '../../contract/errors';
import type { Field } from '../../contract/model/data-type';
import type { SqlTable } from '../../contract/model/job';
import { openEmbedded } from '../database/embedded';
import { duckdbTypeOf, flinkTypeOf, quotedName, quotedText } from './duckdb-types';
import { makeViews } from './tables';

export interface SqlQuery {
  readonly query: string;
  /** Where relative paths in it begin. */
  readonly folder: string;
  readonly tables: readonly SqlTable[];
}

const limits = { threads: '2', memory_limit: '1GB' };

export class OpenQuery {
  private readonly instance: DuckDBInstance;
  private readonly connection: DuckDBConnection;
  private readonly text: string;
  private busy = 0;
  private closing = false;
  readonly fields: readonly Field[];

  private constructor(instance: DuckDBInstance, connection: DuckDBConnection, text: string, fields: readonly Field[]) {
    this.instance = instance;
    this.connection = connection;
    this.text = text;
    this.fields = fields;
  }

  /** Rejects with SOURCE_UNREADABLE naming the place in the query, UNSUPPORTED_TYPE, or BAD_REQUEST where it is no query. */
  static async open({ query, folder, tables }: SqlQuery): Promise<OpenQuery> {
    // Its beginning stays: places are counted from there.
    const text = query.trimEnd().replace(/;$/, '');
    const instance = await openEmbedded(':memory:', limits);
    const connection = await instance.connect();
    const problems = new Map<string, unknown>();
    try {
      await connection.run(
        `SET file_search_path = ${quotedText(folder)}; SET TimeZone = 'UTC'; SET enable_progress_bar = true; SET enable_progress_bar_print = false`,
      );
      await requireSelect(connection, text);
      await makeViews(connection, text, tables, problems);
      const fields = await fieldsOf(connection, text);
      return new OpenQuery(instance, connection, text, fields);
    } catch (error) {
      connection.closeSync();
      instance.closeSync();
      throw sqlError(problemOfView(error, problems) ?? error, text);
    }
  }

  /** The rows of some columns as `columns` types them. */
  async stream(columns: readonly Field[], maxRows: number | null): Promise<DuckDBResult> {
    const list = columns.map(
      ({ name, type }) => `CAST(${quotedName(name)} AS ${duckdbTypeOf(type)}) AS ${quotedName(name)}`,
    );
    const limit = maxRows === null ? '' : ` LIMIT ${maxRows}`;
    const chosen = list.length === 0 ? '1' : list.join(', ');
    return this.working(() => this.connection.stream(`SELECT ${chosen} FROM (${this.text}\n)${limit}`));
  }

  /** One row of aggregates over all rows, with their number as `n`. */
  async figures(list: readonly string[]): Promise<Readonly<Record<string, unknown>>> {
    const chosen = ['count(*) AS n', ...list].join(', ');
    const reader = await this.working(() => this.connection.runAndReadAll(`SELECT ${chosen} FROM (${this.text}\n)`));
    return reader.getRowObjectsJson()[0] ?? {};
  }

  /** How far the query under way is, from 0 to 1; null where DuckDB does not know. */
  get share(): number | null {
    const { percentage } = this.connection.progress;
    return percentage < 0 ? null : percentage / 100;
  }

  async working<T>(work: () => Promise<T>): Promise<T> {
    this.busy += 1;
    try {
      return await work();
    } catch (error) {
      throw sqlError(error, this.text);
    } finally {
      this.busy -= 1;
      if (this.closing && this.busy === 0) this.free();
    }
  }

  /** Breaks off what is under way. */
  interrupt(): void {
    this.connection.interrupt();
  }

  /** Also while it works: what is under way is broken off. A connection that is closed under its query would compute on. */
  close(): void {
    this.closing = true;
    this.connection.interrupt();
    if (this.busy === 0) this.free();
  }

  private free(): void {
    this.connection.closeSync();
    this.instance.closeSync();
  }
}

async function requireSelect(connection: DuckDBConnection, text: string): Promise<void> {
  const statements = await connection.extractStatements(text);
  if (statements.count !== 1) throw noQuery(`There are ${statements.count} statements.`);
  // Views that it names are not there yet, so that only a syntax error is one here.
  if (
    !/^\s*(?:--[^\n]*\n|\/\*[\s\S]*?\*\/|\s|\()*(?:select|with|from|values|table|pivot|unpivot|summarize|describe)\b/i.test(
      text,
    )
  ) {
    throw noQuery(`It begins with ${text.trim().split(/\s/)[0] ?? ''}.`);
  }
}

function noQuery(reason: string): WorkbenchError {
  return workbenchError(
    'BAD_REQUEST',
    'plan',
    `Data can be one query. ${reason}`,
    {},
    { hint: 'Write one SELECT, with WITH before it where you like.' },
  );
}

async function fieldsOf(connection: DuckDBConnection, text: string): Promise<Field[]> {
  const prepared = await connection.prepare(`SELECT * FROM (${text}\n)`);
  try {
    const fields: Field[] = [];
    for (let index = 0; index < prepared.columnCount; index += 1) {
      const name = prepared.columnName(index);
      fields.push({ name, type: flinkTypeOf(prepared.columnType(index), name) });
    }
    return fields;
  } finally {
    prepared.destroySync();
  }
}

/** What is missing is missing because its view could not be made: that is what there is to say. */
function problemOfView(error: unknown, problems: ReadonlyMap<string, unknown>): unknown {
  const missing = /Table with name (.+?) does not exist/.exec(error instanceof Error ? error.message : '')?.[1];
  return missing === undefined ? undefined : problems.get(missing.toLowerCase());
}

/** DuckDB's words, and where in the query they point: it prints the line with a caret below it. */
function sqlError(error: unknown, text: string): WorkbenchError {
  if (error instanceof WorkbenchError) return error;
  const whole = error instanceof Error ? error.message : String(error);
  const place = /LINE (\d+): (.*)\n(\s*)\^/.exec(whole);
  const message = whole.split('\n\nLINE ')[0]?.split('\nLINE ')[0]?.trim() ?? whole;
  const [first = '', ...hints] = message.split('\n').filter((line) => line.trim() !== '');
  return workbenchError(
    'SOURCE_UNREADABLE',
    'plan',
    first,
    {
      ...(place === null ? {} : placeOf(Number(place[1]), place[2] ?? '', place[3] ?? '', text)),
      query: text,
    },
    { ...(hints.length === 0 ? {} : { hint: hints.join(' ') }), errorType: 'DuckDB' },
  );
}

/** The printed line may be cut at its beginning, with dots; our own wrapping stands in the first one. */
function placeOf(line: number, shown: string, before: string, text: string): Readonly<Record<string, number>> {
  const own = text.split('\n')[line - 1] ?? '';
  const caret = before.length - `LINE ${line}: `.length;
  const visible = shown.replace(/^\.\.\./, '').slice(0, 20);
  const start = own.indexOf(visible);
  return {
    sqlLine: line,
    sqlColumn: Math.max(1, (start < 0 ? 0 : start) + caret + 1 - (shown.startsWith('...') ? 3 : 0)),
  };
}
