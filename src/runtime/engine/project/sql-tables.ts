/** A query with what it is about: its text, and the project's data that it can name. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { workbenchError } from '../../../contract/errors';
import type { Source, SqlTable } from '../../../contract/model/job';
import type { RowsFile } from '../../../contract/model/rows-file';
import type { ProjectContext } from './project-context';
import { readRowsFile } from './rows-by-hand';

/** Other sources stay as they are. Throws FILE_NOT_FOUND where the query's file is gone. */
export async function withQuery(context: ProjectContext, source: Source): Promise<Source> {
  if (source.kind !== 'sql') return source;
  const query = source.path === null ? source.query : await readQuery(source.path);
  return { ...source, query, folder: context.root, tables: await tablesOf(context, source.path) };
}

async function tablesOf({ root, settings }: ProjectContext, self: string | null): Promise<SqlTable[]> {
  const tables: SqlTable[] = [];
  for (const link of settings?.data ?? []) {
    const { name, nullMarks, schema } = link;
    const file = path.resolve(root, link.path);
    if (file === self) continue;
    if (link.format === 'rows') {
      const byHand = await readRowsFile(file).catch(() => null);
      if (byHand !== null) tables.push(tableOf(name, file, byHand));
    } else if (link.format !== 'sql') tables.push({ name, path: file, format: link.format, nullMarks, schema });
    else {
      // One that cannot be read is missed by the query that names it, and by no other.
      const query = await readQuery(file).catch(() => null);
      if (query !== null) tables.push({ name, path: file, format: 'csv', nullMarks, schema, query: withoutEnd(query) });
    }
  }
  return tables;
}

function tableOf(name: string, file: string, { fields, rows }: RowsFile): SqlTable {
  const cells = rows.map((row) => [...row]);
  return { name, path: file, format: 'csv', nullMarks: [], schema: [...fields], rows: cells };
}

function withoutEnd(query: string): string {
  return query.trim().replace(/;$/, '');
}

async function readQuery(file: string): Promise<string> {
  return readFile(file, 'utf8').catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error);
    throw workbenchError('FILE_NOT_FOUND', 'plan', `The query ${file} cannot be read: ${reason}`, { file });
  });
}
