import { describe, expect, it } from 'vitest';
import type { ProjectSettings } from '../../contract/model/project';
import { copyName, movedSettings } from './file-actions';
import { nameProblem, typedPath } from './file-tree';
import { movedPath } from './paths';

const settings: ProjectSettings = {
  name: 'p',
  data: [{ name: 'a', path: 'data/a.csv', format: 'csv', nullMarks: [], schema: [] }],
  bindings: {
    'lib/a.py:f': { keep: ['x'], twin: { file: 'lib/b.py', name: 'f' } },
    'lib2/a.py:f': {},
  },
  profile: 'product',
  settings: {},
};

describe('what the settings say of files', () => {
  it('follows a file, a folder, and nothing that only begins alike', () => {
    expect(movedSettings(settings, 'lib', 'src/lib').bindings).toEqual({
      'src/lib/a.py:f': { keep: ['x'], twin: { file: 'src/lib/b.py', name: 'f' } },
      'lib2/a.py:f': {},
    });
    expect(movedSettings(settings, 'lib/b.py', 'c.py').bindings['lib/a.py:f']?.twin?.file).toBe('c.py');
    expect(movedSettings(settings, 'data/a.csv', 'data/b.csv').data[0]?.path).toBe('data/b.csv');
    expect(movedPath('lib2/a.py', 'lib', 'x')).toBe('lib2/a.py');
  });
});

describe('names in the tree', () => {
  it('of a copy can be imported and are free', () => {
    expect(copyName('lib/a.py', new Set())).toBe('lib/a_copy.py');
    expect(copyName('lib/a.py', new Set(['lib/a_copy.py']))).toBe('lib/a_copy_2.py');
    expect(copyName('a.daily.json', new Set())).toBe('a_copy.daily.json');
    expect(copyName('folder', new Set())).toBe('folder_copy');
  });

  it('are refused where they leave the folder or are taken', () => {
    const rename = { kind: 'rename', path: 'lib/a.py' } as const;
    const entries = [{ path: 'lib/b.py', kind: 'file' }] as const;
    expect(typedPath(rename, ' c.py ')).toBe('lib/c.py');
    expect(nameProblem(rename, 'a.py', entries)).toBeNull();
    expect(nameProblem(rename, 'b.py', entries)).toContain('lib/b.py');
    for (const name of ['', '../x', 'a//b', 'a\\b', '.']) expect(nameProblem(rename, name, entries)).not.toBeNull();
  });
});
