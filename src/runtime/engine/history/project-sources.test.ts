import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { codeHash, contentHash, settingsHash, textHash } from './hashes';
import { projectSources } from './project-sources';

let root: string;

beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'udf-sources-'));
});

afterEach(async () => {
  await rm(root, { recursive: true, force: true });
});

async function put(name: string, text: string | Buffer): Promise<string> {
  const file = path.join(root, name);
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, text);
  return file;
}

describe('the sources of a UDF file', () => {
  it('are the file and the modules of the project that it imports, directly or not, anywhere in it', async () => {
    const file = await put(
      'udfs/delay.py',
      [
        'import os, helpers.text as text',
        'from shared import (',
        '    grades,  # a module',
        '    LIMIT,',
        ')',
        'from .near import x',
        'def f(a):',
        '    from late import g',
        '    return g(a)',
      ].join('\n'),
    );
    await put('helpers/__init__.py', '');
    await put('helpers/text.py', 'from .deep import more\n');
    await put('helpers/deep.py', 'import udfs.delay\n');
    await put('shared/__init__.py', 'LIMIT = 3');
    await put('shared/grades.py', 'import pandas');
    await put('udfs/near.py', '');
    await put('late.py', '');
    await put('other.py', 'never imported');
    const sources = await projectSources(root, [file]);
    expect(sources.map((source) => source.path)).toEqual([
      'udfs/delay.py',
      'helpers/__init__.py',
      'helpers/deep.py',
      'helpers/text.py',
      'late.py',
      'shared/__init__.py',
      'shared/grades.py',
      'udfs/near.py',
    ]);
  });

  it('never lie outside the project', async () => {
    const file = await put('project/a.py', 'from ..outside import x\nimport gone\n');
    await put('outside.py', '');
    expect(await projectSources(path.join(root, 'project'), [file])).toEqual([
      { path: 'a.py', text: 'from ..outside import x\nimport gone\n' },
    ]);
  });
});

describe('fingerprints', () => {
  it('tell code by its texts and their names', () => {
    const of = (name: string, text: string): string => codeHash([{ path: name, hash: textHash(text) }]);
    expect(of('a.py', 'x')).toBe(of('a.py', 'x'));
    expect(of('a.py', 'x')).not.toBe(of('a.py', 'y'));
    expect(of('a.py', 'x')).not.toBe(of('b.py', 'x'));
  });

  it('tell settings by their values, not by where they come from', () => {
    const panel = { k: { value: '1', origin: 'panel' as const }, a: { value: '2', origin: 'profile' as const } };
    const yaml = { a: { value: '2', origin: 'config.yaml' as const }, k: { value: '1', origin: 'profile' as const } };
    expect(settingsHash(panel)).toBe(settingsHash(yaml));
    expect(settingsHash(panel)).not.toBe(settingsHash({ ...panel, k: { value: '3', origin: 'panel' } }));
  });

  it('tell a large file by its size and three parts', async () => {
    const bytes = Buffer.alloc(33 << 20);
    const whole = await contentHash(await put('small.csv', 'a,b\n1,2\n'));
    expect(whole).toEqual({ hash: textHash('a,b\n1,2\n'), sampled: false });
    const file = await put('large.csv', bytes);
    const before = await contentHash(file);
    expect(before.sampled).toBe(true);
    bytes[bytes.length - 1] = 1;
    await writeFile(file, bytes);
    expect((await contentHash(file)).hash).not.toBe(before.hash);
  });
});
