import { describe, expect, it } from 'vitest';
import type { Project } from '../../contract/model/project';
import { applicable } from './function-shape';
import { formatOf, pathProblem, sinkOf } from './function-sink';
import { sampleFunction } from './sample-function';

const project: Project = {
  root: '/p',
  entries: [
    { path: 'out', kind: 'folder' },
    { path: 'out/old.csv', kind: 'file' },
  ],
  files: ['f.py'],
  configYaml: {},
  configText: null,
  problem: null,
  settings: { name: 'p', data: [], bindings: {}, profile: 'product', settings: {} },
};
const info = sampleFunction();

describe('the file that a function writes', () => {
  it('is the sink of its runs, whose rows are kept beside it', () => {
    const inside = { sink: { path: 'out/f.parquet', format: 'parquet' as const } };
    expect(sinkOf(project, applicable(info, inside))).toEqual({
      kind: 'parquet',
      path: '/p/out/f.parquet',
      keep: true,
    });
    const elsewhere = { sink: { path: '/tmp/f.csv', format: 'csv' as const } };
    expect(sinkOf(project, elsewhere)).toEqual({ kind: 'csv', path: '/tmp/f.csv', keep: true });
    expect(sinkOf(project, {})).toBeNull();
  });

  it('has its format from how its name ends', () => {
    expect(['a.CSV', 'b.jsonl', '/x/c.tar.parquet', 'd.arrow'].map(formatOf)).toEqual([
      'csv',
      'jsonl',
      'parquet',
      'arrow',
    ]);
    expect(['a', 'a.py', 'csv', 'x.csv/y'].map(formatOf)).toEqual([null, null, null, null]);
  });

  it('is new and inside the project where it is typed', () => {
    expect(['', 'new.csv', 'out/new.arrow'].map((path) => pathProblem(project, path))).toEqual([null, null, null]);
    expect(pathProblem(project, 'out/old.csv')).toBe('out/old.csv exists. Name a new file.');
    expect(pathProblem(project, 'none/new.csv')).toBe('There is no folder none.');
    expect(pathProblem(project, 'f.py')).toContain('.parquet');
    for (const path of ['/tmp/a.csv', '../a.csv', 'out/../../a.csv', '.git/a.csv', 'out\\a.csv'])
      expect(pathProblem(project, path), path).toContain('inside the project');
  });
});
