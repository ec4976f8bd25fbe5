import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Project, ProjectSettings } from '../../contract/model/project';
import { readConfigText } from '../../contract/model/config-text';
import { openedProject, useProject } from './project';
import { deleteProfile, profileNameProblem, renameProfile, saveProfile } from './profiles';
import { editForm, formText, writeConfigFile } from './setting-forms';
import { changeSetting } from './settings';

const bundle = 'python.fn-execution.bundle.size';

function open(settings: Partial<ProjectSettings> = {}, configText: string | null = null): void {
  const project: Project = {
    root: '/p',
    files: [],
    entries: [],
    configYaml: configText === null ? {} : readConfigText(configText).values,
    configText,
    problem: null,
    settings: { name: 'p', data: [], bindings: {}, profile: 'flink-2.3', settings: {}, ...settings },
  };
  useProject.setState({ state: { kind: 'open', project } });
}

function now(): Project {
  const project = openedProject();
  if (project === null) throw new Error('no project is open');
  return project;
}

// Files are saved a moment later: nothing here waits for it, and there is no engine to save them.
beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('editing one form', () => {
  it('changes the values and the two others, and keeps its own comments', () => {
    open();
    const text = `# mine\nt_env.get_config().set("${bundle}", "70")\n`;
    expect(editForm('table-config', text)).toEqual([]);
    expect(now().settings.settings).toEqual({ [bundle]: '70' });
    expect(formText(now(), 'table-config')).toBe(text);
    expect(formText(now(), 'yaml')).toBe(`${bundle}: 70\n`);
    changeSetting(bundle, '80');
    expect(formText(now(), 'table-config')).toBe(text.replace('70', '80'));
    expect(now().settings.forms).toEqual({ 'table-config': text });
  });

  it('changes nothing where a line cannot be read or a value cannot be', () => {
    open({ settings: { [bundle]: '5' } });
    const before = now();
    expect(editForm('yaml', `${bundle}: 6\nparallelism.default: none\n`)).toMatchObject([{ line: 2 }]);
    expect(editForm('configuration', `config.set('${bundle}', '6'`)).toMatchObject([{ line: 1 }]);
    expect(now()).toBe(before);
  });

  it('keeps nothing of a text that says no more than a new one', () => {
    open({ settings: { [bundle]: '5' } });
    editForm('yaml', `${bundle}: 5 # why\n`);
    expect(now().settings.forms).toEqual({ yaml: `${bundle}: 5 # why\n` });
    editForm('yaml', `${bundle}: 5\n`);
    expect(now().settings).not.toHaveProperty('forms');
  });
});

describe("the project's config.yaml", () => {
  const file = `# head\n${bundle}: 50 # why\nother.key: x\n`;

  it('is what is typed into its form, byte for byte, and takes its values from the panel', () => {
    open({ settings: { 'parallelism.default': '2', 'table.local-time-zone': 'CET' } }, file);
    const shown = formText(now(), 'yaml');
    expect(shown).toBe(`${file}parallelism.default: 2\ntable.local-time-zone: CET\n`);
    const typed = shown.replace('50', '60').replace('# head', '# head, changed');
    expect(editForm('yaml', typed)).toEqual([]);
    expect(now().configText).toBe(typed);
    expect(now().configYaml[bundle]).toBe('60');
    expect(now().settings.settings).toEqual({});
  });

  it('loses a key that is taken out of another form, and nothing else', () => {
    open({}, file);
    const without = formText(now(), 'configuration').replace(/.*bundle\.size.*\n/, '');
    expect(editForm('configuration', without)).toEqual([]);
    expect(now().configText).toBe('# head\nother.key: x\n');
    expect(now().settings.settings).toEqual({});
  });

  it('is written with what the panel says over it', () => {
    open({ settings: { [bundle]: '7' } }, file);
    writeConfigFile();
    expect(now().configText).toBe(file.replace('50', '7'));
    expect(now().settings.settings).toEqual({});
  });

  it('is replaced by an imported one, over which the panel stays', () => {
    open({ settings: { [bundle]: '7' } }, file);
    writeConfigFile('a.b: 1\n');
    expect(now().configYaml).toEqual({ 'a.b': '1' });
    expect(now().settings.settings).toEqual({ [bundle]: '7' });
  });
});

describe('profiles of a project', () => {
  it('are saved from what is in force, renamed, and deleted to what they lie over', () => {
    open({ settings: { [bundle]: '7' } });
    saveProfile('low latency');
    expect(now().settings).toMatchObject({ profile: 'low latency', settings: {} });
    changeSetting('parallelism.default', '2');
    saveProfile('wide');
    expect(now().settings.profiles?.['wide']).toEqual({
      base: 'flink-2.3',
      values: { [bundle]: '7', 'parallelism.default': '2' },
    });
    expect(profileNameProblem('wide')).toContain('already');
    expect(profileNameProblem('wide', 'wide')).toBeNull();
    expect(profileNameProblem('product')).toContain('built in');
    renameProfile('wide', 'wider');
    expect(now().settings.profile).toBe('wider');
    deleteProfile('wider');
    deleteProfile('low latency');
    expect(now().settings.profile).toBe('flink-2.3');
    expect(now().settings).not.toHaveProperty('profiles');
  });
});
