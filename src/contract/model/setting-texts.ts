/** The three forms as texts that are edited by hand: read back, compared, and changed where a value changed elsewhere. */
import { patchConfigText, readConfigText, type SettingText } from './config-text';
import { patchPythonForm, readPythonForm, type PythonFormStyle } from './python-form-text';
import {
  canonicalValue,
  settingDefinition,
  settingProblem,
  type EffectiveSettings,
  type SettingValues,
} from './settings';
import { configYamlForm, configurationForm, settingLines, tableConfigForm } from './settings-forms';

export const settingForms = ['configuration', 'table-config', 'yaml'] as const;
export type SettingForm = (typeof settingForms)[number];

const styles: Readonly<Record<Exclude<SettingForm, 'yaml'>, PythonFormStyle>> = {
  configuration: { call: 'config.set_string', after: /^[ \t]*\w+\s*=\s*Configuration\(\)/m },
  'table-config': { call: 't_env.get_config().set', after: /(?!)/ },
};

/** Values that settings do not take are problems of their lines, too. */
export function readForm(form: SettingForm, text: string): SettingText {
  const found = form === 'yaml' ? readConfigText(text) : readPythonForm(text);
  const refused = Object.entries(found.values).flatMap(([key, value]) => {
    const problem = settingProblem(key, value);
    return problem === null ? [] : [{ line: found.lines[key] ?? 1, text: problem }];
  });
  return refused.length === 0 ? found : { ...found, problems: [...found.problems, ...refused] };
}

/** What differs from Flink's defaults, in a text of its own. */
export function newForm(form: SettingForm, settings: EffectiveSettings): string {
  switch (form) {
    case 'configuration':
      return configurationForm(settings, 'changed');
    case 'table-config':
      return tableConfigForm(settings, 'changed');
    case 'yaml':
      return configYamlForm(settings, 'changed');
  }
}

/**
 * A text written by hand, brought to these values: what differs from Flink's defaults stands in it; a line that says a default is
 * left as it is and taken out only where it said something else before.
 */
export function formWith(form: SettingForm, text: string, settings: EffectiveSettings): string {
  const { values: now, problems } = form === 'yaml' ? readConfigText(text) : readPythonForm(text);
  if (problems.length > 0) return text;
  const set: Record<string, string> = {};
  const drop: string[] = [];
  for (const { key, value } of settingLines(settings, 'changed')) if (!says(now, key, value)) set[key] = value;
  for (const key of Object.keys(now)) {
    const effective = settings[key];
    if (effective === undefined) drop.push(key);
    else if (set[key] === undefined && !says(now, key, effective.value)) drop.push(key);
  }
  return form === 'yaml' ? patchConfigText(text, set, drop) : patchPythonForm(text, styles[form], set, drop);
}

function says(now: SettingValues, key: string, value: string): boolean {
  const said = now[key];
  return said !== undefined && canonicalValue(key, said) === canonicalValue(key, value);
}

/** What a new text says otherwise than the one before. */
export interface FormChange {
  readonly set: SettingValues;
  readonly dropped: readonly string[];
}

export function changeBetween(before: SettingValues, after: SettingValues): FormChange {
  const set = Object.fromEntries(Object.entries(after).filter(([key, value]) => !says(before, key, value)));
  return { set, dropped: Object.keys(before).filter((key) => after[key] === undefined) };
}

export interface EditedLayers {
  readonly configYaml: SettingValues;
  readonly panel: SettingValues;
  /** The profile's values by themselves. */
  readonly profile: EffectiveSettings;
}

/**
 * The panel after a form was edited. What is written as the layer below has it already needs no value of its own; a line taken out
 * means Flink's default, which has to be set where the layer below differs. `leave`: keys to be taken out of config.yaml.
 */
export function panelAfter(change: FormChange, layers: EditedLayers): { panel: SettingValues; leave: string[] } {
  const panel = new Map(Object.entries(layers.panel));
  const leave = change.dropped.filter((key) => layers.configYaml[key] !== undefined);
  for (const [key, value] of Object.entries(change.set)) {
    const below = layers.configYaml[key] ?? layers.profile[key]?.value;
    if (below !== undefined && canonicalValue(key, below) === canonicalValue(key, value)) panel.delete(key);
    else panel.set(key, value);
  }
  for (const key of change.dropped) {
    panel.delete(key);
    const flinks = settingDefinition(key)?.defaults['flink-2.3'];
    const below = layers.profile[key]?.value;
    if (flinks !== undefined && below !== undefined && canonicalValue(key, below) !== flinks) panel.set(key, flinks);
  }
  return { panel: Object.fromEntries(panel), leave };
}
