import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { resolveSettings } from './settings';
import {
  configYamlForm,
  configurationForm,
  pythonString,
  settingLines,
  tableConfigForm,
  yamlScalar,
} from './settings-forms';

const nastyTexts = [
  '',
  ' ',
  "it's",
  '"quoted"',
  'back\\slash',
  'a: b',
  'a #b',
  'true',
  'No',
  'null',
  '~',
  '100',
  '1e3',
  '0x1f',
  '12:30:45',
  '- x',
  '*anchor',
  '&x',
  '{a: 1}',
  '[1]',
  '%d',
  '@x',
  '`x`',
  'line\nbreak\ttab\r',
  'Zürich 🛫',
  '\u2028\u00a0\ufeff\u0007',
  '2024-02-29',
  'key:value,key2:value2',
  'trailing:',
  'Europe/Zurich',
  'GMT+01:00',
];

describe('the lines of a form', () => {
  it('are those that differ from the defaults of Flink', () => {
    expect(settingLines(resolveSettings({ profile: 'flink-2.3' }), 'changed')).toEqual([]);
    expect(settingLines(resolveSettings({ profile: 'product' }), 'changed')).toEqual([
      { key: 'python.fn-execution.bundle.size', value: '100000' },
      { key: 'python.fn-execution.arrow.batch.size', value: '10000' },
      { key: 'python.metric.enabled', value: 'false' },
    ]);
  });

  it('are every key of Flink in the order of the panel where all are asked for', () => {
    const keys = settingLines(resolveSettings({ profile: 'product' }), 'all').map(({ key }) => key);
    expect(keys[0]).toBe('python.execution-mode');
    expect(keys).toContain('table.local-time-zone');
    expect(keys).not.toContain('workbench.transport');
    expect(keys).not.toContain('pipeline.global-job-parameters');
  });

  it('carry the keys that the workbench does not know', () => {
    const settings = resolveSettings({ profile: 'flink-2.3', configYaml: { 'pipeline.name': 'x', 'a.b': '1' } });
    expect(settingLines(settings, 'changed')).toEqual([
      { key: 'a.b', value: '1' },
      { key: 'pipeline.name', value: 'x' },
    ]);
  });

  it('do not take another spelling of a default for a change', () => {
    const settings = resolveSettings({
      profile: 'flink-2.3',
      panel: { 'python.metric.enabled': 'TRUE', 'parallelism.default': ' 1 ' },
    });
    expect(settingLines(settings, 'changed')).toEqual([]);
  });
});

describe('the three forms', () => {
  const settings = resolveSettings({
    profile: 'flink-2.3',
    panel: {
      'python.execution-mode': 'thread',
      'python.fn-execution.bundle.size': '500',
      'pipeline.global-job-parameters': "who:o'neil,note:a b",
    },
  });

  it('write the Configuration object', () => {
    expect(configurationForm(settings, 'changed')).toBe(
      [
        'from pyflink.common import Configuration',
        'from pyflink.table import EnvironmentSettings, TableEnvironment',
        '',
        'config = Configuration()',
        "config.set_string('python.execution-mode', 'thread')",
        "config.set_string('python.fn-execution.bundle.size', '500')",
        "config.set_string('pipeline.global-job-parameters', 'who:o\\'neil,note:a b')",
        'settings = EnvironmentSettings.new_instance().with_configuration(config).build()',
        't_env = TableEnvironment.create(settings)',
        '',
      ].join('\n'),
    );
  });

  it('write TableConfig', () => {
    expect(tableConfigForm(settings, 'changed')).toContain(
      "t_env.get_config().set('python.fn-execution.bundle.size', '500')\n",
    );
  });

  it('write config.yaml that reads back to the same values', () => {
    expect(parse(configYamlForm(settings, 'changed'))).toEqual({
      'python.execution-mode': 'thread',
      'python.fn-execution.bundle.size': 500,
      'pipeline.global-job-parameters': "who:o'neil,note:a b",
    });
  });

  it('say so where nothing differs', () => {
    const defaults = resolveSettings({ profile: 'flink-2.3' });
    expect(configYamlForm(defaults, 'changed')).toBe("# Nothing differs from Flink's defaults.\n");
    expect(tableConfigForm(defaults, 'changed')).toBe("# Nothing differs from Flink's defaults.\n");
  });
});

describe('quoting', () => {
  it('gives Python literals that read back to the same text', () => {
    const program = `import json\nprint(json.dumps([${nastyTexts.map(pythonString).join(',')}]))`;
    const python = process.env['UDF_WORKBENCH_ENV_PYTHON'] ?? 'python3';
    expect(JSON.parse(execFileSync(python, ['-'], { input: program, encoding: 'utf8' }))).toEqual(nastyTexts);
  });

  it.each(['1.1', '1.2'] as const)('gives YAML scalars that a YAML %s reader takes for the same text', (version) => {
    for (const text of nastyTexts) expect(parse(`k: ${yamlScalar(text)}`, { version })).toEqual({ k: text });
  });
});
