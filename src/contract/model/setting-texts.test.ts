import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { readPythonForm } from './python-form-text';
import {
  changeBetween,
  formWith,
  newForm,
  panelAfter,
  readForm,
  settingForms,
  type SettingForm,
} from './setting-texts';
import { resolveSettings, type SettingValues } from './settings';

const python = (text: string): SettingValues => readPythonForm(text).values;

describe('settings in Python text', () => {
  it('are read from every way of setting them, and from nothing else', () => {
    expect(
      python(`
config = Configuration()
config.set_string("a.b", 'it\\'s \\u00e9')  # config.set_string('not', 'this')
config.set_integer('python.fn-execution.bundle.size', 5_000)
config.set_boolean("python.metric.enabled", False)
config.set("raw", r'C:\\x')
t_env.get_config() \\
    .set(
        'long.key',
        'two '
        'parts',
    )
table_env.get_config().get_configuration().set_string('c', """x
y""")
text = "config.set('in', 'a string')"
t_env.get_config().set_local_timezone('UTC')
config.set(NAME, 'variable')
config.set('computed', str(n))
`),
    ).toEqual({
      'a.b': "it's é",
      'python.fn-execution.bundle.size': '5000',
      'python.metric.enabled': 'false',
      raw: 'C:\\x',
      'long.key': 'two parts',
      c: 'x\ny',
    });
  });

  it.each([
    ["x = 1\nconfig.set('a', 'b\n", 2, 'does not end'],
    ["config.set('a' 'b')", 1, 'comma'],
    ["config.set('a', )", 1, 'no value'],
    ["\n\nconfig.set('a', 'b'", 3, 'not closed'],
    ['config.set(, 1)', 1, 'in quotes'],
  ])('say the line of what cannot be read in %j', (text, line, words) => {
    const { problems } = readPythonForm(text);
    expect(problems[0]?.line).toBe(line);
    expect(problems.map((problem) => problem.text).join(' ')).toContain(words);
  });

  it('read strings as Python does', () => {
    const literals = [`'a\\x41\\u00e9\\U0001f6eb'`, `"tab\\tnl\\n\\\\ \\q"`, `'\\101'`, `r"\\n"`, `'one' "two"`];
    const program = `import json\nprint(json.dumps([${literals.join(',')}]))`;
    const interpreter = process.env['UDF_WORKBENCH_ENV_PYTHON'] ?? 'python3';
    const known: unknown = JSON.parse(
      execFileSync(interpreter, ['-W', 'ignore', '-'], { input: program, encoding: 'utf8' }),
    );
    expect(literals.map((literal) => python(`c.set('k', ${literal})`)['k'])).toEqual(known);
  });
});

const layers = (panel: SettingValues, configYaml: SettingValues = {}) =>
  resolveSettings({ profile: 'product', configYaml, panel });

describe('the three forms', () => {
  const values = { 'python.execution-mode': 'thread', 'a.b': "it's #1", 'pipeline.name': 'Zürich: 🛫' };

  it.each(settingForms)('%s reads back to what was written', (form) => {
    const settings = layers(values);
    const text = newForm(form, settings);
    const { values: read, problems } = readForm(form, text);
    expect(problems).toEqual([]);
    expect(read).toMatchObject({ ...values, 'python.fn-execution.bundle.size': '100000' });
    expect(formWith(form, text, settings)).toBe(text);
  });

  it.each(settingForms)('%s is changed in place, with comments and order kept', (form) => {
    const text = withComments(form);
    const changed = formWith(form, text, layers({ 'python.fn-execution.bundle.size': '70', 'new.key': 'x' }));
    expect(changed).toContain('why this size');
    expect(changed).toContain('# the end');
    expect(changed).not.toContain('old.key');
    expect(readForm(form, changed).values).toEqual({
      'python.fn-execution.bundle.size': '70',
      'python.fn-execution.arrow.batch.size': '10000',
      'python.metric.enabled': 'false',
      'new.key': 'x',
    });
    expect(formWith(form, changed, layers({ 'python.fn-execution.bundle.size': '70', 'new.key': 'x' }))).toBe(changed);
  });

  it.each(settingForms)('%s tells the line of a value that cannot be', (form) => {
    const { problems } = readForm(form, withComments(form).replace('50', 'lots'));
    expect(problems).toHaveLength(1);
    expect(problems[0]?.line).toBe(form === 'table-config' ? 2 : 3);
  });

  it('keeps a line that says a default as long as nothing else changes it', () => {
    const text = 'parallelism.default: 1 # on purpose\n';
    expect(formWith('yaml', text, resolveSettings({ profile: 'flink-2.3' }))).toBe(text);
    const two = formWith(
      'yaml',
      text,
      resolveSettings({ profile: 'flink-2.3', panel: { 'parallelism.default': '2' } }),
    );
    expect(two).toBe('parallelism.default: 2 # on purpose\n');
    expect(formWith('yaml', two, resolveSettings({ profile: 'flink-2.3' }))).toBe('');
  });

  it('keeps the quotes of Python that was written by hand', () => {
    const text = `config.set_string("a.b", "x")\n`;
    const panel = { 'a.b': `it's "so" \\ here`, 'c.d': 'new' };
    const changed = formWith('configuration', text, resolveSettings({ profile: 'flink-2.3', panel }));
    expect(changed).toBe('config.set_string("a.b", "it\'s \\"so\\" \\\\ here")\nconfig.set_string("c.d", "new")\n');
    expect(python(changed)).toEqual(panel);
  });

  it('changes Python that was written with other setters in their own way', () => {
    const text = "  conf.set_integer('parallelism.default', 2)\n  go()\n";
    const changed = formWith(
      'configuration',
      text,
      resolveSettings({ profile: 'flink-2.3', panel: { 'parallelism.default': '3', x: 'y' } }),
    );
    expect(changed).toBe("  conf.set_integer('parallelism.default', 3)\n  conf.set_string('x', 'y')\n  go()\n");
  });
});

function withComments(form: SettingForm): string {
  const keys = [
    ['python.fn-execution.bundle.size', '50'],
    ['old.key', '1'],
    ['python.metric.enabled', 'false'],
  ] as const;
  switch (form) {
    case 'yaml':
      return `# head\n\n${keys.map(([key, value], at) => `${key}: ${value}${at === 0 ? ' # why this size' : ''}\n`).join('')}# the end\n`;
    case 'table-config':
      return `# head\n${keys.map(([key, value], at) => `env.get_config().set("${key}", "${value}")${at === 0 ? '  # why this size' : ''}\n`).join('')}# the end\n`;
    case 'configuration':
      return `from x import y\nconf = Configuration()\n${keys.map(([key, value], at) => `conf.set_string("${key}", "${value}")${at === 0 ? '  # why this size' : ''}\n`).join('')}# the end\n`;
  }
}

describe('what an edited form means', () => {
  const below = { configYaml: { 'from.file': '1', 'python.execution-mode': 'thread' }, panel: { x: 'y' } };
  const profile = resolveSettings({ profile: 'product' });

  it('sets what was written and drops what the layers below say anyway', () => {
    const change = changeBetween({ x: 'y' }, { x: 'z', 'parallelism.default': ' 1 ', 'from.file': '1' });
    expect(panelAfter(change, { ...below, profile })).toEqual({ panel: { x: 'z' }, leave: [] });
  });

  it('takes a removed line for the default of Flink, wherever it came from', () => {
    const before = {
      x: 'y',
      'from.file': '1',
      'python.fn-execution.bundle.size': '100000',
      'python.execution-mode': 'thread',
    };
    expect(panelAfter(changeBetween(before, {}), { ...below, profile })).toEqual({
      panel: { 'python.fn-execution.bundle.size': '1000' },
      leave: ['from.file', 'python.execution-mode'],
    });
  });
});
