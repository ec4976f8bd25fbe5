import { writeFileSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { toErrorData, type ErrorData } from '../../../contract/errors';
import { textHash } from '../../../contract/text-hash';
import type { ProjectEvent } from '../../../contract/model/project';
import { createProject } from './create-project';
import { keepDraft, readDraft } from './drafts';
import { copyPath, createFolder, deletePath, movePath, restorePath } from './file-operations';
import { openProject, writeProjectFile } from './project-service';
import { ProjectWatcher } from './project-watcher';

let folder = '';
let root = '';

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'udf-files-'));
  root = path.join(folder, 'p');
  await mkdir(root);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const put = async (name: string, text: string): Promise<void> => {
  await mkdir(path.dirname(path.join(root, name)), { recursive: true });
  await writeFile(path.join(root, name), text);
};
const text = (name: string): Promise<string> => readFile(path.join(root, name), 'utf8');
const paths = async (): Promise<string[]> => (await openProject(root)).entries.map((entry) => entry.path);
const refusal = (work: Promise<unknown>): Promise<ErrorData> =>
  work.then(
    () => {
      throw new Error('nothing was thrown');
    },
    (error: unknown) => toErrorData(error),
  );

describe('files of a project', () => {
  it('are moved with their cases, whose other text stays as it was written', async () => {
    await put('a.py', 'x = 1\n');
    await put('a.daily.json', '{ "file": "a.py",\n  "function": "f", "input": {} }');
    await put('a.other.json', '{ "no": "case" }');
    await put('ab.py', '');
    await movePath(root, 'a.py', 'sub/b.py');
    expect(await paths()).toEqual(['a.other.json', 'ab.py', 'sub', 'sub/b.daily.json', 'sub/b.py']);
    expect(await text('sub/b.daily.json')).toBe('{ "file": "b.py",\n  "function": "f", "input": {} }');
  });

  it('do not take the place of others, nor leave the project, nor go into themselves', async () => {
    await put('a.py', 'a');
    await put('b.py', 'b');
    await createFolder(root, 'sub');
    expect(await refusal(movePath(root, 'a.py', 'b.py'))).toMatchObject({ code: 'FILE_EXISTS' });
    expect(await refusal(copyPath(root, 'a.py', 'b.py'))).toMatchObject({ code: 'FILE_EXISTS' });
    expect(await refusal(movePath(root, 'a.py', '../c.py'))).toMatchObject({ code: 'BAD_REQUEST' });
    expect(await refusal(movePath(root, 'sub', 'sub/sub'))).toMatchObject({ code: 'BAD_REQUEST' });
    expect(await refusal(movePath(root, 'none.py', 'c.py'))).toMatchObject({ code: 'FILE_NOT_FOUND' });
    expect(await text('b.py')).toBe('b');
  });

  it('come back from the bin, and git hears nothing of it', async () => {
    await put('sub/a.py', 'a');
    const binId = await deletePath(root, 'sub');
    expect(await paths()).toEqual([]);
    expect(await text('.workbench/.gitignore')).toBe('*\n');
    expect(await restorePath(root, binId)).toBe('sub');
    expect(await text('sub/a.py')).toBe('a');
    expect(await refusal(restorePath(root, binId))).toMatchObject({ code: 'FILE_NOT_FOUND' });
    expect(await refusal(restorePath(root, '../x'))).toMatchObject({ code: 'FILE_NOT_FOUND' });
  });

  it('are copied whole', async () => {
    await put('sub/deep/a.py', 'a');
    await copyPath(root, 'sub', 'again');
    expect(await text('again/deep/a.py')).toBe('a');
  });
});

describe('a text that is written over another', () => {
  it('is refused where another program wrote meanwhile, and the file stays', async () => {
    await put('a.py', 'theirs');
    const work = writeProjectFile(root, 'a.py', 'mine', textHash('before'));
    expect(await refusal(work)).toMatchObject({ code: 'FILE_CHANGED' });
    expect(await text('a.py')).toBe('theirs');
    await writeProjectFile(root, 'a.py', 'mine', textHash('theirs'));
    expect(await text('a.py')).toBe('mine');
  });

  it('is written anew where the file is gone, and refused where none was expected', async () => {
    await writeProjectFile(root, 'sub/a.py', 'mine', textHash('before'));
    expect(await text('sub/a.py')).toBe('mine');
    expect(await refusal(writeProjectFile(root, 'sub/a.py', 'x', null))).toMatchObject({ code: 'FILE_EXISTS' });
  });
});

describe('drafts', () => {
  it('hold the last text until it is in its file', async () => {
    const writes = ['a', 'ab', 'abc'].map((typed) => keepDraft(root, 'a.py', typed));
    expect(await readDraft(root, 'a.py')).toBe('abc');
    await Promise.all(writes);
    expect(await readDraft(root, 'sub/a.py')).toBeNull();
    await keepDraft(root, 'a.py', null);
    expect(await readDraft(root, 'a.py')).toBeNull();
  });
});

describe('a new project', () => {
  it('has its settings and what git leaves out; what is there stays', async () => {
    await put('.gitignore', 'mine\n');
    await createProject(root);
    expect(await text('.gitignore')).toBe('mine\n');
    expect(JSON.parse(await text('workbench.json'))).toMatchObject({ name: 'p', data: [], bindings: {} });
    await createProject(path.join(folder, 'new/one'));
    expect((await openProject(path.join(folder, 'new/one'))).settings.name).toBe('one');
  });
});

describe('watching a project', () => {
  it('tells what is written before the whole folder is watched', async () => {
    await put('a.py', 'a');
    const told: string[] = [];
    let heard: () => void = () => undefined;
    const watcher = new ProjectWatcher(({ paths }) => {
      told.push(...paths);
      heard();
    });
    try {
      const isWatched = watcher.watch(root);
      writeFileSync(path.join(root, 'a.py'), 'more');
      await isWatched;
      if (!told.includes('a.py')) await new Promise<void>((resolve) => (heard = resolve));
      expect(told).toContain('a.py');
    } finally {
      await watcher.close();
    }
  });

  it('tells what other programs make, write and remove, and nothing of what is hidden', async () => {
    await put('a.py', 'a');
    const events: ProjectEvent[] = [];
    let heard: (event: ProjectEvent) => void = () => undefined;
    const watcher = new ProjectWatcher((event) => {
      events.push(event);
      heard(event);
    });
    const told = (wanted: (event: ProjectEvent) => boolean): Promise<ProjectEvent> =>
      new Promise((resolve) => {
        heard = (event) => (wanted(event) ? resolve(event) : undefined);
      });
    try {
      await watcher.watch(root);
      // It was made just before: that may be told first.
      for (const content of ['more', 'and more']) {
        const written = told((event) => event.paths.includes('a.py'));
        await put('.hidden/b.py', 'b');
        await put('a.py', content);
        expect((await written).paths).toEqual(['a.py']);
      }
      expect(events.at(-1)).toEqual({ root, paths: ['a.py'], listing: false });
      const made = told((event) => event.paths.includes('sub/c.py'));
      await put('sub/c.py', 'c');
      expect((await made).listing).toBe(true);
      const removed = told((event) => event.paths.includes('a.py'));
      await rm(path.join(root, 'a.py'));
      expect((await removed).listing).toBe(true);
      expect(events.flatMap((event) => event.paths).filter((each) => each.includes('hidden'))).toEqual([]);
    } finally {
      await watcher.close();
    }
  });
});
