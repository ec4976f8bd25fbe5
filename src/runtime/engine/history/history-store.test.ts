import { spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { HistoryEntry } from '../../../contract/model/history';
import { withDatabase } from '../../database/open-database';
import { detailOf } from '../../testing/history-details';
import { HistoryStore } from './history-store';
import { textHash } from './hashes';

let root: string;
let notes: string[];
let store: HistoryStore;

beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'udf-history-'));
  notes = [];
  store = new HistoryStore(root, (text) => notes.push(text));
});

afterEach(async () => {
  await rm(root, { recursive: true, force: true });
});

const today = Date.now();

const add = (id: string, at: number, text: string, changes?: Partial<HistoryEntry>): Promise<void> =>
  store.add(detailOf(id, at, textHash(text), changes), new Map([[textHash(text), text]]));

async function countOf(table: string): Promise<number> {
  const [row] = await withDatabase(store.file, (database) => database.rows(`SELECT count(*) AS "n" FROM ${table}`));
  return Number(row?.['n']);
}

describe('the history of a project', () => {
  it('gives back what was added, newest first, and nothing where nothing was', async () => {
    expect(await store.list()).toEqual([]);
    await add('a', today - 2_000, 'one');
    await add('b', today - 1_000, 'one', { outcome: 'failed', error: "it's", rows: null, rowsPerSecond: null });
    expect((await store.list()).map(({ id }) => id)).toEqual(['b', 'a']);
    expect((await store.list())[0]).toEqual(
      detailOf('b', today - 1_000, '', { outcome: 'failed', error: "it's", rows: null, rowsPerSecond: null }).entry,
    );
    expect(await store.detail('a')).toEqual(detailOf('a', today - 2_000, textHash('one')));
  });

  it('keeps a text once, and as long as something refers to it', async () => {
    await add('a', today - 2, 'one é\n');
    await add('b', today - 1, 'one é\n');
    await add('c', today, 'two');
    expect(await countOf('texts')).toBe(2);
    await store.remove(['a']);
    expect(await store.text(textHash('one é\n'))).toBe('one é\n');
    await store.remove(['b']);
    await expect(store.text(textHash('one é\n'))).rejects.toMatchObject({ data: { code: 'BAD_REQUEST' } });
    await store.remove(null);
    expect(await store.list()).toEqual([]);
    expect(await countOf('texts')).toBe(0);
  });

  it('keeps the newest of a number and of a time', async () => {
    store = new HistoryStore(root, (text) => notes.push(text), { entries: 3, days: 10 });
    await add('old', today - 11 * 86_400_000, 'old');
    expect(await store.list()).toEqual([]);
    for (let number = 0; number < 5; number += 1) await add(`r${number}`, today + number, `text ${number}`);
    expect((await store.list()).map(({ id }) => id)).toEqual(['r4', 'r3', 'r2']);
    expect(await countOf('texts')).toBe(3);
  });

  it('is ignored by git by itself', async () => {
    await add('a', today, 'one');
    expect(await readFile(path.join(root, '.workbench/.gitignore'), 'utf8')).toBe('*\n');
  });
});

describe('a damaged history', () => {
  const damages: readonly (readonly [string, () => Promise<void>])[] = [
    ['no database at all', () => writeFile(store.file, 'garbage'.repeat(1_000))],
    ['a half of one', () => truncate(store.file, 5_000)],
    [
      'one with other tables',
      () => withDatabase(store.file, (database) => database.run('DROP TABLE entries; CREATE TABLE entries (x INT)')),
    ],
  ];

  it.each(damages)('is moved aside with a word: %s', async (_, damage) => {
    await add('a', today, 'one');
    await damage();
    expect(await store.list()).toEqual([]);
    expect(notes).toEqual([
      expect.stringContaining('was damaged. It was moved to .workbench/history/history.damaged-'),
    ]);
    await add('b', today, 'two');
    expect((await store.list()).map(({ id }) => id)).toEqual(['b']);
    const names = await readdir(path.join(root, '.workbench/history'));
    expect(names.filter((name) => name.startsWith('history.damaged-') && name.endsWith('.duckdb'))).toHaveLength(1);
  });
});

describe('two processes at one history', () => {
  it('wait for each other', async () => {
    await add('a', today, 'one');
    const other = await holdOpen(store.file);
    const reading = store.list();
    const first = await Promise.race([reading.then(() => 'read'), other.holds.then(() => 'held')]);
    expect(first).toBe('held');
    other.letGo();
    expect((await reading).map(({ id }) => id)).toEqual(['a', 'other']);
  });

  it('queues what one process does', async () => {
    await Promise.all(Array.from({ length: 8 }, (_, number) => add(`r${number}`, today + number, 'same')));
    expect(await store.list()).toHaveLength(8);
    expect(await countOf('texts')).toBe(1);
  });
});

/** Another process that has the file open, and adds an entry before it lets go. */
async function holdOpen(file: string): Promise<{ readonly holds: Promise<void>; readonly letGo: () => void }> {
  const duckdb = createRequire(path.join(process.cwd(), 'package.json')).resolve('@duckdb/node-api');
  const script = `
    const { DuckDBInstance } = require(${JSON.stringify(duckdb)});
    void (async () => {
      const instance = await DuckDBInstance.create(${JSON.stringify(file)});
      const connection = await instance.connect();
      process.stdout.write('open');
      process.stdin.on('data', async () => {
        await connection.run("INSERT INTO entries SELECT * REPLACE ('other' AS id, started_ms - 1 AS started_ms) FROM entries");
        connection.closeSync();
        instance.closeSync();
        process.exit(0);
      });
    })();`;
  const child = spawn(process.execPath, ['-e', script], { stdio: ['pipe', 'pipe', 'inherit'] });
  await new Promise((resolve) => child.stdout.once('data', resolve));
  // Longer than a reader needs that does not wait.
  const holds = new Promise<void>((resolve) => setTimeout(resolve, 300));
  return { holds, letGo: () => child.stdin.write('go') };
}
