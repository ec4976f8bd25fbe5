import { describe, expect, it } from 'vitest';
import { parseRequirements } from './requirements';
import { compareVersions, fulfils } from './specifier';
import { checkWanted, missingHere } from './wanted-packages';

describe('versions', () => {
  it.each([
    ['2.2.3', '>=1.3.0,<2.3', true],
    ['2.3', '>=1.3.0,<2.3', false],
    ['2.3.0rc1', '<2.3', true],
    ['1.8.0', '!=1.8.0,>=1.1.0', false],
    ['0.10.9.7', '==0.10.9.7', true],
    ['1.10', '>=1.9', true],
    ['1.0', '==1.0.0', true],
    ['2.2.9', '==2.2.*', true],
    ['2.20', '==2.2.*', false],
    ['1.4.7', '~=1.4.2', true],
    ['1.5', '~=1.4.2', false],
    ['9', '', true],
  ])('%s against "%s": %s', (version, specifier, expected) => {
    expect(fulfils(version, specifier)).toBe(expected);
  });

  it('are ordered by numbers, pre-releases before their release', () => {
    expect(['1.10', '1.9.2', '2.0', '2.0rc1', '1.9'].sort(compareVersions)).toEqual([
      '1.9',
      '1.9.2',
      '1.10',
      '2.0rc1',
      '2.0',
    ]);
  });
});

describe('requirements.txt', () => {
  it('is read as far as names and versions go; the rest is left to pip', () => {
    const text = [
      '# tools',
      'Requests[socks] >= 2.26, <3  # http',
      'numpy==2.1.3 \\',
      '    --hash=sha256:aa \\',
      '    --hash=sha256:bb',
      'tzdata; sys_platform == "win32"',
      'ruamel_yaml',
      '-r other.txt',
      'git+https://example.org/x.git',
      './local-1.0-py3-none-any.whl',
      '',
    ].join('\n');
    const { packages, others } = parseRequirements(text, {
      requests: '2.31.0',
      numpy: '1.26.0',
      'ruamel-yaml': '0.18',
    });
    expect(packages.map(({ name, wanted, installed, state }) => [name, wanted, installed, state])).toEqual([
      ['Requests', '>=2.26,<3', '2.31.0', 'met'],
      ['numpy', '==2.1.3', '1.26.0', 'differs'],
      ['tzdata', '', null, 'conditional'],
      ['ruamel_yaml', '', '0.18', 'met'],
    ]);
    expect(others).toEqual(['-r other.txt', 'git+https://example.org/x.git', './local-1.0-py3-none-any.whl']);
  });
});

describe('what apache-flink wants', () => {
  it('is met, differs or is missing; only what runs here need is to be installed', () => {
    const packages = checkWanted({
      pandas: '2.3.1',
      numpy: '2.1.3',
      pyarrow: '16.1.0',
      cloudpickle: '2.2.1',
      debugpy: '1.8.22',
    });
    const states = Object.fromEntries(packages.map(({ name, state }) => [name, state]));
    expect(states).toMatchObject({ pandas: 'differs', numpy: 'met', pytz: 'missing', 'apache-flink': 'missing' });
    expect(missingHere(packages)).toEqual(['pandas>=1.3.0,<2.3', 'pytz>=2018.3']);
  });
});
