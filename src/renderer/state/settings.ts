/** The settings panel's state: values in force with their origins, and what was typed but is not acceptable. */
import { create } from 'zustand';
import { resolveSettings, settingProblem, type EffectiveSettings } from '../../contract/model/settings';
import { runtimes, type Runtime } from '../../contract/model/job';
import type { Project } from '../../contract/model/project';
import { openedProject, updateProjectSettings, useProject } from './project';

interface SettingsStore {
  /** Typed texts that settingProblem refuses; the value before them stays in force. */
  readonly refused: Readonly<Record<string, string>>;
}

export const useSettingDrafts = create<SettingsStore>()(() => ({ refused: {} }));

export function effectiveSettings(project: Project): EffectiveSettings {
  return resolveSettings({
    profile: project.settings.profile,
    profiles: project.settings.profiles,
    configYaml: project.configYaml,
    panel: project.settings.settings,
  });
}

/** `execution.runtime-mode` in force; null where it is left open. */
export function runtimeSetting(project: Project): Runtime | null {
  const value = effectiveSettings(project)['execution.runtime-mode']?.value.trim().toLowerCase();
  return runtimes.find((runtime) => runtime === value) ?? null;
}

export function usePanelProject(): Project | null {
  return useProject((store) => (store.state.kind === 'open' ? store.state.project : null));
}

/** Takes the value where it is acceptable; keeps it as a draft with its problem otherwise. */
export function changeSetting(key: string, value: string): void {
  const { refused } = useSettingDrafts.getState();
  if (settingProblem(key, value) !== null) {
    useSettingDrafts.setState({ refused: { ...refused, [key]: value } });
    return;
  }
  dropDraft(key);
  updateProjectSettings((settings) => ({ ...settings, settings: { ...settings.settings, [key]: value } }));
}

/** Takes several at once. Returns how to undo it: keys that were not set before are set no more. */
export function changeSettings(values: Readonly<Record<string, string>>): () => void {
  const before = openedProject()?.settings.settings ?? {};
  for (const key of Object.keys(values)) dropDraft(key);
  updateProjectSettings((settings) => ({ ...settings, settings: { ...settings.settings, ...values } }));
  return () => {
    updateProjectSettings((settings) => {
      const kept = Object.entries(settings.settings).filter(([key]) => values[key] === undefined);
      const again = Object.entries(before).filter(([key]) => values[key] !== undefined);
      return { ...settings, settings: Object.fromEntries([...kept, ...again]) };
    });
  };
}

/** Back to what config.yaml or the profile says. */
export function resetSetting(key: string): void {
  dropDraft(key);
  updateProjectSettings((settings) => {
    const { [key]: dropped, ...others } = settings.settings;
    return dropped === undefined ? settings : { ...settings, settings: others };
  });
}

export function resetAllSettings(): void {
  useSettingDrafts.setState({ refused: {} });
  updateProjectSettings((settings) => ({ ...settings, settings: {} }));
}

export function setProfile(profile: string): void {
  updateProjectSettings((settings) => ({ ...settings, profile }));
}

function dropDraft(key: string): void {
  const { [key]: dropped, ...refused } = useSettingDrafts.getState().refused;
  if (dropped !== undefined) useSettingDrafts.setState({ refused });
}
