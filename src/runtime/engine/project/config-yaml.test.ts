import { describe, expect, it } from 'vitest';
import { parseConfigYaml } from './config-yaml';

describe('config.yaml', () => {
  it('reads nested keys, dotted keys, and both in one file', () => {
    const { values, problem } = parseConfigYaml(`
python:
  fn-execution:
    bundle.size: 5000
    arrow:
      batch:
        size: 200
python.execution-mode: thread
parallelism.default: 2
empty:
`);
    expect(problem).toBeNull();
    expect(values).toEqual({
      'python.fn-execution.bundle.size': '5000',
      'python.fn-execution.arrow.batch.size': '200',
      'python.execution-mode': 'thread',
      'parallelism.default': '2',
    });
  });

  it('makes one text of job parameters written as a map', () => {
    const { values } = parseConfigYaml('pipeline:\n  global-job-parameters:\n    rate: 3\n    name: north\n');
    expect(values).toEqual({ 'pipeline.global-job-parameters': 'rate:3,name:north' });
  });

  it('keeps large integers exact', () => {
    expect(parseConfigYaml('some.key: 9007199254740993').values).toEqual({ 'some.key': '9007199254740993' });
  });

  it.each([
    ['a: [1', 'not YAML'],
    ['- a\n- b', 'There are no keys'],
    ['python.execution-mode: threads', 'python.execution-mode takes process, thread'],
  ])('says what is wrong with %j', (text, words) => {
    expect(parseConfigYaml(text).problem).toContain(words);
  });

  it('is fine when empty', () => {
    expect(parseConfigYaml('# nothing\n')).toEqual({ values: {}, text: '# nothing\n', problem: null });
  });
});
