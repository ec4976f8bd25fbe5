/** SQL queries as data: plain .sql files of the project, each with a data link. */
import { toErrorData } from '../../contract/errors';
import type { ProjectSettings } from '../../contract/model/project';
import { createFile } from './editor';
import { notify } from './notices';
import { openedProject, putData } from './project';

/** A query to begin with: all rows of the first data. Opens it. */
export async function newQuery(): Promise<void> {
  const project = openedProject();
  if (project === null) return;
  const taken = new Set([
    ...project.settings.data.map((link) => link.name),
    ...project.entries.map((entry) => entry.path.replace(/\.sql$/, '')),
  ]);
  const name = freeName(taken);
  const path = `${name}.sql`;
  try {
    await createFile(path, firstQuery(project.settings));
    putData({ name, path, format: 'sql', nullMarks: [], schema: [] });
  } catch (thrown) {
    notify('danger', `${path} was not made: ${toErrorData(thrown, 'sink').error}`);
  }
}

export function freeName(taken: ReadonlySet<string>): string {
  for (let count = 1; ; count += 1) {
    const name = count === 1 ? 'query' : `query_${count}`;
    if (!taken.has(name)) return name;
  }
}

export function firstQuery({ data }: ProjectSettings): string {
  const table = data.find((link) => link.format !== 'sql' && link.format !== 'arrow');
  const comment = '-- Data of this project by name, files by path. What it gives is data of its own.\n';
  if (table === undefined) return `${comment}SELECT i AS a, i * 2 AS b\nFROM range(1000) r(i)\n`;
  return `${comment}SELECT *\nFROM ${quotedWhereNeeded(table.name)}\n`;
}

/** A name as it is written in a query: what is no plain word needs quotes. */
export function quotedWhereNeeded(name: string): string {
  return /^[A-Za-z_]\w*$/.test(name) ? name : `"${name.replaceAll('"', '""')}"`;
}
