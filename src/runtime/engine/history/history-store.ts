/**
 * The history of one project: a DuckDB file in the project's `.workbench`, which tells git to ignore it. It lies with the project
 * because it belongs to its code: it moves and goes with the folder, and the window and the command line find the same one. It is
 * opened for each piece of work alone, so that several windows and command lines may be at one project.
 */
import { access, rename } from 'node:fs/promises';
import path from 'node:path';
import * as v from 'valibot';
import { workbenchError } from '../../../contract/errors';
import {
  historyDetailSchema,
  historyEntrySchema,
  historyLimits,
  type HistoryDetail,
  type HistoryEntry,
} from '../../../contract/model/history';
import type { FileHistory } from '../../../contract/model/function-history';
import { ownFolder, ownFolderName } from '../project/own-folder';
import { reasonOf, withDatabase, type Database } from '../../database/open-database';
import { entryColumns, fileHistory, type ShortHashes } from './file-history';

const folderName = 'history';
const shownFolder = `${ownFolderName}/${folderName}`;
const databaseName = 'history.duckdb';
const dayMs = 86_400_000;

const tables = [
  `CREATE TABLE IF NOT EXISTS entries (
    id TEXT, started_ms BIGINT, what TEXT, file TEXT, function TEXT, asked TEXT, effective TEXT, outcome TEXT, error TEXT,
    code_hash TEXT, settings_hash TEXT, data TEXT, data_hash TEXT, rows_out BIGINT, rows_in BIGINT, seconds DOUBLE,
    rows_per_second DOUBLE, rerun_of TEXT, detail TEXT)`,
  'CREATE TABLE IF NOT EXISTS files (entry_id TEXT, path TEXT, hash TEXT)',
  'CREATE TABLE IF NOT EXISTS texts (hash TEXT, content TEXT)',
];

export interface HistoryLimits {
  readonly entries: number;
  readonly days: number;
}

export class HistoryStore {
  readonly root: string;
  private readonly limits: HistoryLimits;
  private readonly onNote: (text: string) => void;
  private readonly shortHashes: ShortHashes = new Map();

  /** `onNote` is told when the history had to begin anew. */
  constructor(root: string, onNote: (text: string) => void, limits: HistoryLimits = historyLimits) {
    this.root = root;
    this.limits = limits;
    this.onNote = onNote;
  }

  get file(): string {
    return path.join(this.root, ownFolderName, folderName, databaseName);
  }

  /** `texts` by hash; each is kept once, whoever refers to it. Entries beyond the limits go. */
  async add(detail: HistoryDetail, texts: ReadonlyMap<string, string>): Promise<void> {
    await ownFolder(this.root, folderName);
    await this.use(async (database) => {
      for (const [hash, content] of texts) await addText(database, hash, content);
      for (const { path: file, hash } of detail.files) {
        await database.run('INSERT INTO files VALUES ($id, $path, $hash)', { id: detail.entry.id, path: file, hash });
      }
      await addEntry(database, detail);
      await this.forgetOldest(database);
    });
  }

  /** Newest first. */
  async list(): Promise<HistoryEntry[]> {
    if (!(await this.exists())) return [];
    return this.use(async (database) => {
      const rows = await database.rows(`SELECT ${entryColumns} FROM entries ORDER BY started_ms DESC, id`);
      return rows.flatMap((row) => {
        const parsed = v.safeParse(historyEntrySchema, row);
        return parsed.success ? [parsed.output] : [];
      });
    });
  }

  /** The last runs and comparisons of each function of a file. */
  async ofFile(file: string): Promise<FileHistory> {
    if (!(await this.exists())) return { functions: [], present: [] };
    return this.use((database) => fileHistory(database, this.root, file, this.shortHashes));
  }

  /** Throws BAD_REQUEST where there is no such entry (any more). */
  async detail(id: string): Promise<HistoryDetail> {
    const [row] = (await this.exists())
      ? await this.use((database) => database.rows('SELECT detail FROM entries WHERE id = $id', { id }))
      : [];
    const text = row?.['detail'];
    if (typeof text !== 'string') throw notThere({ id });
    return v.parse(historyDetailSchema, JSON.parse(text));
  }

  async text(hash: string): Promise<string> {
    const [row] = (await this.exists())
      ? await this.use((database) => database.rows('SELECT content FROM texts WHERE hash = $hash', { hash }))
      : [];
    const text = row?.['content'];
    if (typeof text !== 'string') throw notThere({ hash });
    return text;
  }

  /** null: all. */
  async remove(ids: readonly string[] | null): Promise<void> {
    if (!(await this.exists())) return;
    await this.use(async (database) => {
      if (ids === null) await database.run('DELETE FROM entries');
      else for (const id of ids) await database.run('DELETE FROM entries WHERE id = $id', { id });
      await forgetUnused(database);
    });
  }

  private async forgetOldest(database: Database): Promise<void> {
    const { entries, days } = this.limits;
    const oldest = Date.now() - days * dayMs;
    const old = `started_ms < ${oldest} OR id NOT IN (SELECT id FROM entries ORDER BY started_ms DESC LIMIT ${entries})`;
    const [row] = await database.rows(`SELECT count(*) AS "old" FROM entries WHERE ${old}`);
    if (row?.['old'] === 0) return;
    await database.run(`DELETE FROM entries WHERE ${old}`);
    await forgetUnused(database);
  }

  /** A damaged file is moved aside, and the work done on a new one: old figures must not keep anybody from running. */
  private async use<T>(work: (database: Database) => Promise<T>): Promise<T> {
    const whole = async (database: Database): Promise<T> => {
      for (const table of tables) await database.run(table);
      return work(database);
    };
    try {
      return await withDatabase(this.file, whole);
    } catch (error) {
      if (reasonOf(error) !== 'damaged') throw error;
      await this.moveAside();
      return withDatabase(this.file, whole);
    }
  }

  private async moveAside(): Promise<void> {
    const aside = `history.damaged-${new Date().toISOString().replace(/[:.]/g, '-')}.duckdb`;
    const folder = path.dirname(this.file);
    await rename(this.file, path.join(folder, aside));
    await rename(`${this.file}.wal`, path.join(folder, `${aside}.wal`)).catch(() => undefined);
    this.onNote(`The history of this project was damaged. It was moved to ${shownFolder}/${aside}, and begins anew.`);
  }

  private async exists(): Promise<boolean> {
    return access(this.file).then(
      () => true,
      () => false,
    );
  }
}

async function addText(database: Database, hash: string, content: string): Promise<void> {
  await database.run(
    'INSERT INTO texts SELECT $hash, $content WHERE NOT EXISTS (SELECT 1 FROM texts WHERE hash = $hash)',
    { hash, content },
  );
}

async function addEntry(database: Database, detail: HistoryDetail): Promise<void> {
  const { at, codeHash, settingsHash, dataHash, rows, rowsIn, rowsPerSecond, rerunOf, ...entry } = detail.entry;
  await database.run(
    `INSERT INTO entries VALUES ($id, $at, $what, $file, $function, $asked, $effective, $outcome, $error, $codeHash,
       $settingsHash, $data, $dataHash, $rows, $rowsIn, $seconds, $rowsPerSecond, $rerunOf, $detail)`,
    {
      ...entry,
      at,
      codeHash,
      settingsHash,
      dataHash,
      rows,
      rowsIn,
      rowsPerSecond,
      rerunOf,
      detail: JSON.stringify(detail),
    },
  );
}

async function forgetUnused(database: Database): Promise<void> {
  await database.run('DELETE FROM files WHERE entry_id NOT IN (SELECT id FROM entries)');
  await database.run('DELETE FROM texts WHERE hash NOT IN (SELECT hash FROM files)');
}

function notThere(facts: Readonly<Record<string, string>>): Error {
  return workbenchError('BAD_REQUEST', 'usage', 'This is not in the history any more.', facts, {
    hint: `The newest ${historyLimits.entries} runs of ${historyLimits.days} days are kept.`,
  });
}
