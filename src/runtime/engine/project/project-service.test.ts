import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { toErrorData, type ErrorData } from '../../../contract/errors';
import type { ProjectSettings } from '../../../contract/model/project';
import { openProject, readProjectFile, saveProjectSettings, writeProjectFile } from './project-service';

let folder = '';
let root = '';

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'udf-project-'));
  root = path.join(folder, 'flights');
  await mkdir(root);
});

afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

const put = (name: string, text: string): Promise<void> => writeFile(path.join(root, name), text);
const workbench = (): Promise<string> => readFile(path.join(root, 'workbench.json'), 'utf8');
const refusal = (work: Promise<unknown>): Promise<ErrorData> =>
  work.then(
    () => {
      throw new Error('nothing was thrown');
    },
    (error: unknown) => toErrorData(error),
  );

describe('opening a project', () => {
  it('gives defaults and its Python files where there is no workbench.json', async () => {
    await put('b.py', '');
    await put('a.py', '');
    await put('notes.txt', '');
    await mkdir(path.join(root, 'sub/.hidden'), { recursive: true });
    await put('sub/c.py', '');
    await put('sub/.hidden/d.py', '');
    await mkdir(path.join(root, 'env'));
    await put('env/pyvenv.cfg', '');
    await put('env/e.py', '');
    const project = await openProject(root);
    expect(project.files).toEqual(['a.py', 'b.py', 'sub/c.py']);
    expect(project.settings).toEqual({ name: 'flights', data: [], bindings: {}, profile: 'product', settings: {} });
    expect(project.problem).toBeNull();
  });

  it('fills in what a hand-written workbench.json leaves out', async () => {
    await put('workbench.json', JSON.stringify({ name: 'N', data: [{ path: 'data/x.parquet' }] }));
    const { settings, problem } = await openProject(root);
    expect(problem).toBeNull();
    expect(settings.data).toEqual([
      { name: 'x.parquet', path: 'data/x.parquet', format: 'parquet', nullMarks: [], schema: [] },
    ]);
  });

  it('says what is wrong with workbench.json and keeps the parts that are right', async () => {
    await put(
      'workbench.json',
      JSON.stringify({ name: 'N', profile: 'fast', bindings: { 'a.py:f': { keep: ['x'] } } }),
    );
    const { settings, problem } = await openProject(root);
    expect(problem).toContain('workbench.json has a mistake at profile');
    expect(settings.profile).toBe('product');
    expect(settings.bindings).toEqual({ 'a.py:f': { keep: ['x'] } });
  });

  it('says that a folder does not exist', async () => {
    expect(await refusal(openProject(path.join(folder, 'none')))).toMatchObject({ code: 'FILE_NOT_FOUND' });
  });
});

describe('saving the settings of a project', () => {
  const settings: ProjectSettings = {
    name: 'N',
    data: [],
    bindings: { 'a.py:f': { keep: ['x'] } },
    profile: 'product',
    settings: {},
  };

  it('keeps the keys it does not know, also inside links and bindings', async () => {
    await put(
      'workbench.json',
      JSON.stringify({ name: 'N', comment: 'mine', bindings: { 'a.py:f': { note: 'hot' } } }),
    );
    await saveProjectSettings(root, settings);
    expect(JSON.parse(await workbench())).toMatchObject({
      comment: 'mine',
      bindings: { 'a.py:f': { note: 'hot', keep: ['x'] } },
    });
  });

  it.each(['{ "name": ', '{"name": 3}'])('does not write over a file that has a mistake: %s', async (text) => {
    await put('workbench.json', text);
    expect(await refusal(saveProjectSettings(root, settings))).toMatchObject({ code: 'BAD_REQUEST' });
    expect(await workbench()).toBe(text);
  });
});

describe('files of a project', () => {
  it('are written and read back, and may be new', async () => {
    await writeProjectFile(root, 'new.py', 'x = "é"\n');
    expect(await readProjectFile(root, 'new.py')).toBe('x = "é"\n');
  });

  it.each(['../outside.py', '/etc/passwd', 'link/outside.py', 'link-file.py', '..'])(
    'may not leave it: %s',
    async (relative) => {
      await writeFile(path.join(folder, 'outside.py'), 'secret');
      await symlink(folder, path.join(root, 'link'));
      await symlink(path.join(folder, 'outside.py'), path.join(root, 'link-file.py'));
      expect(await refusal(readProjectFile(root, relative))).toMatchObject({ code: 'BAD_REQUEST' });
      expect(await refusal(writeProjectFile(root, relative, 'x'))).toMatchObject({ code: 'BAD_REQUEST' });
      expect(await readFile(path.join(folder, 'outside.py'), 'utf8')).toBe('secret');
    },
  );

  it('say that they are missing, or no text', async () => {
    await writeFile(path.join(root, 'binary.py'), Buffer.from([0xff, 0xfe, 0x00]));
    expect(await refusal(readProjectFile(root, 'none.py'))).toMatchObject({ code: 'FILE_NOT_FOUND' });
    expect(await refusal(readProjectFile(root, 'binary.py'))).toMatchObject({ code: 'FILE_UNREADABLE' });
  });
});
