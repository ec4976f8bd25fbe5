/** The three forms of the settings as they are shown and edited: a change of one becomes values, and so changes the others. */
import { patchConfigText, readConfigText, type TextProblem } from '../../contract/model/config-text';
import type { Project, ProjectSettings } from '../../contract/model/project';
import {
  changeBetween,
  formWith,
  newForm,
  panelAfter,
  readForm,
  type SettingForm,
} from '../../contract/model/setting-texts';
import { canonicalValue, resolveSettings, type SettingValues } from '../../contract/model/settings';
import { changeConfigFile } from './config-file';
import { openedProject, updateProjectSettings } from './project';
import { effectiveSettings } from './settings';

/** The text of a form under the values in force: as it was written by hand where it was, else made anew. */
export function formText(project: Project, form: SettingForm): string {
  const settings = effectiveSettings(project);
  const written = writtenText(project, form);
  return written === null ? newForm(form, settings) : formWith(form, written, settings);
}

function writtenText(project: Project, form: SettingForm): string | null {
  if (form === 'yaml' && project.configText !== null) return project.configText;
  return project.settings.forms?.[form] ?? null;
}

/** Takes over what the text says. Where a line cannot be read nothing changes, and the problems come back. */
export function editForm(form: SettingForm, text: string): readonly TextProblem[] {
  const project = openedProject();
  if (project === null) return [];
  const { values, problems } = readForm(form, text);
  if (problems.length > 0) return problems;
  const before = readForm(form, formText(project, form)).values;
  if (form === 'yaml' && project.configText !== null) editConfigFile(project, before, text, values);
  else editPanel(project, form, before, text, values);
  return [];
}

/** The file is what is typed; the panel keeps only what the file does not say. */
function editConfigFile(project: Project, before: SettingValues, text: string, values: SettingValues): void {
  const { panel } = panelAfter(changeBetween(before, values), {
    configYaml: values,
    panel: project.settings.settings,
    profile: profileSettings(project),
  });
  const kept = Object.entries(panel).filter(([key, value]) => {
    const said = values[key];
    return said === undefined || canonicalValue(key, said) !== canonicalValue(key, value);
  });
  changeConfigFile(text, values);
  updateProjectSettings((settings) => ({ ...settings, settings: Object.fromEntries(kept) }));
}

function editPanel(
  project: Project,
  form: SettingForm,
  before: SettingValues,
  text: string,
  values: SettingValues,
): void {
  const { panel, leave } = panelAfter(changeBetween(before, values), {
    configYaml: project.configYaml,
    panel: project.settings.settings,
    profile: profileSettings(project),
  });
  if (leave.length > 0 && project.configText !== null) {
    const file = patchConfigText(project.configText, {}, leave);
    changeConfigFile(file, readConfigText(file).values);
  }
  updateProjectSettings((settings) => ({ ...settings, settings: panel }));
  const changed = openedProject();
  if (changed === null) return;
  // Only what a new text would not say by itself is worth keeping.
  const { [form]: dropped, ...others } = changed.settings.forms ?? {};
  const forms = text === newForm(form, effectiveSettings(changed)) ? others : { ...others, [form]: text };
  if (dropped === text) return;
  updateProjectSettings((settings) => withForms(settings, forms));
}

const profileSettings = ({ settings: { profile, profiles } }: Project) => resolveSettings({ profile, profiles });

/** What config.yaml would be with all values in force becomes the file; the panel has nothing left to say. */
export function writeConfigFile(text?: string): void {
  const project = openedProject();
  if (project === null) return;
  const file = text ?? formText(project, 'yaml');
  changeConfigFile(file, readConfigText(file).values);
  updateProjectSettings((settings) => {
    const others = Object.entries(settings.forms ?? {}).filter(([form]) => form !== 'yaml');
    const next = text === undefined ? { ...settings, settings: {} } : settings;
    return withForms(next, Object.fromEntries(others));
  });
}

function withForms(settings: ProjectSettings, forms: Readonly<Record<string, string>>): ProjectSettings {
  const next: ProjectSettings = { ...settings, forms };
  if (Object.keys(forms).length === 0) delete next.forms;
  return next;
}
