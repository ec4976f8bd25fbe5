import { describe, expect, it } from 'vitest';
import { fromLegacyConfig, importedConfig, patchConfigText, readConfigText } from './config-text';

const commented = `# Cluster of the north
jobmanager:
  rpc:
    address: localhost   # never leave this empty

python:
  fn-execution:
    bundle.size: 5000 # measured
    bundle:
      time:   500
  # odd, but legal
  'metric.enabled':    false

execution.checkpointing.interval: "3 min"
pipeline:
    global-job-parameters:
        rate: 3
        name: north
env.java.opts.all: >-
  --add-exports=a
  --add-opens=b
tags: [x, 'y']
`;

describe('reading a config.yaml', () => {
  it('finds values and their lines, nested or dotted', () => {
    const { values, lines, problems } = readConfigText(commented);
    expect(problems).toEqual([]);
    expect(values).toEqual({
      'jobmanager.rpc.address': 'localhost',
      'python.fn-execution.bundle.size': '5000',
      'python.fn-execution.bundle.time': '500',
      'python.metric.enabled': 'false',
      'execution.checkpointing.interval': '3 min',
      'pipeline.global-job-parameters': 'rate:3,name:north',
      'env.java.opts.all': '--add-exports=a --add-opens=b',
      tags: 'x;y',
    });
    expect(lines['python.fn-execution.bundle.size']).toBe(8);
    expect(lines['pipeline.global-job-parameters']).toBe(17);
  });

  it.each([
    ['a: 1\nb: [1\n', 'This is not YAML'],
    ['a: 1\na: 2\n', 'This is not YAML'],
    ['\n- a\n- b', 'There are no keys'],
  ])('says the line of what is wrong with %j', (text, words) => {
    const { problems } = readConfigText(text);
    expect(problems).toHaveLength(1);
    expect(problems[0]?.text).toContain(words);
    expect(problems[0]?.line).toBeGreaterThanOrEqual(2);
  });
});

describe('changing a config.yaml', () => {
  it('gives back the same bytes where nothing changes', () => {
    expect(patchConfigText(commented, readConfigText(commented).values)).toBe(commented);
    expect(patchConfigText(commented.replaceAll('\n', '\r\n'), {})).toBe(commented.replaceAll('\n', '\r\n'));
  });

  it('replaces a value in place and keeps all else', () => {
    expect(patchConfigText(commented, { 'python.fn-execution.bundle.size': '20' })).toBe(
      commented.replace('5000 # measured', '20 # measured'),
    );
    expect(patchConfigText(commented, { 'python.metric.enabled': 'true' })).toBe(commented.replace('false', 'true'));
  });

  it('appends what is not there', () => {
    expect(patchConfigText(commented, { 'python.execution-mode': 'thread' })).toBe(
      `${commented}python.execution-mode: thread\n`,
    );
    expect(patchConfigText('# only words', { 'a.b': '#1' })).toBe('# only words\na.b: "#1"\n');
    expect(patchConfigText('', { 'parallelism.default': '2' })).toBe('parallelism.default: 2\n');
    expect(patchConfigText('  a: 1\n', { b: 'x' })).toBe('  a: 1\n  b: x\n');
  });

  it('fills in a key that has no value yet', () => {
    expect(patchConfigText('a:   # later\nb: 1\n', { a: 'x' })).toBe('a: x   # later\nb: 1\n');
  });

  it('takes out whole lines, and maps that have nothing left', () => {
    const without = patchConfigText(commented, {}, [
      'jobmanager.rpc.address',
      'python.fn-execution.bundle.time',
      'tags',
    ]);
    expect(without).toBe(
      commented
        .replace('jobmanager:\n  rpc:\n    address: localhost   # never leave this empty\n', '')
        .replace('    bundle:\n      time:   500\n', '')
        .replace("tags: [x, 'y']\n", ''),
    );
  });

  it('writes changed job parameters as one text', () => {
    const changed = patchConfigText(commented, { 'pipeline.global-job-parameters': 'rate:4' });
    expect(readConfigText(changed).values).toEqual({
      ...readConfigText(commented).values,
      'pipeline.global-job-parameters': 'rate:4',
    });
    expect(changed).toContain('# measured');
  });

  it('leaves what comes out as it was read, whatever the value', () => {
    for (const value of [
      '',
      ' ',
      'a: b',
      'a #b',
      "it's",
      '"q"',
      'true',
      '0x1f',
      '- x',
      'line\nbreak',
      '{a: 1}',
      'Zürich',
    ]) {
      for (const text of [commented, 'k: 1\n', 'k: |\n  block\n  text\nz: 1\n', '{k: 1, z: 2}\n']) {
        const changed = patchConfigText(text, { k: value });
        expect(readConfigText(changed).values['k'] ?? '').toBe(value);
        expect(readConfigText(changed).values['z']).toBe(readConfigText(text).values['z']);
      }
    }
  });

  it('touches nothing of a text that is not YAML', () => {
    expect(patchConfigText('a: [1', { b: '2' })).toBe('a: [1');
  });
});

describe('importing', () => {
  const legacy = `# the old form
jobmanager.rpc.address: localhost # here
taskmanager.memory.process.size: 1728m
env.java.opts: -Da=b -Dc: d
classloader.pattern: *.internal
no key at all
`;

  it('reads what Flink 1 read, quotes what YAML would take otherwise, and loses no line', () => {
    const { text, legacy: isLegacy } = importedConfig('flink-conf.yaml', legacy);
    expect(isLegacy).toBe(true);
    expect(text.split('\n')).toEqual([
      '# the old form',
      'jobmanager.rpc.address: localhost # here',
      'taskmanager.memory.process.size: "1728m"',
      'env.java.opts: "-Da=b -Dc: d"',
      'classloader.pattern: "*.internal"',
      '# Flink reads no key here: no key at all',
      '',
    ]);
    expect(readConfigText(text).values['env.java.opts']).toBe('-Da=b -Dc: d');
  });

  it('keeps the bytes of an old file that YAML reads the same', () => {
    const plain = '# words\n\na.b:  1\nc: x # y\n';
    expect(fromLegacyConfig(plain)).toBe(plain);
    expect(importedConfig('/etc/flink/flink-conf.yaml', plain).text).toBe(plain);
  });

  it('takes any other file as it is', () => {
    expect(importedConfig('config.yaml', commented)).toEqual({ text: commented, legacy: false });
  });
});
