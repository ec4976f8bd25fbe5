/** Profiles of the project's own, kept in its settings file. */
import { profileNames, profileNamed } from '../../contract/model/settings';
import type { ProjectSettings } from '../../contract/model/project';
import { openedProject, updateProjectSettings } from './project';

/** Why a profile cannot be called that; null where it can. `except`: its present name. */
export function profileNameProblem(name: string, except: string | null = null): string | null {
  const text = name.trim();
  if (text === '') return 'Give it a name.';
  if (!/^[\w.-]+(?: [\w.-]+)*$/.test(text)) return 'Letters, digits, dots, hyphens and single blanks make a name.';
  if (profileNames.some((each) => each === text)) return `${text} is built in.`;
  if (text !== except && profileNamed(text, openedProject()?.settings.profiles) !== null)
    return `There is a profile ${text} already.`;
  return null;
}

/** The profile in force and what is set over it become a profile, which is chosen. */
export function saveProfile(name: string): void {
  updateProjectSettings((settings) => {
    const { base, values } = profileNamed(settings.profile, settings.profiles) ?? { base: 'product', values: {} };
    const own = { base, values: { ...values, ...settings.settings } };
    return { ...settings, profile: name, profiles: { ...settings.profiles, [name]: own }, settings: {} };
  });
}

export function renameProfile(before: string, after: string): void {
  updateProjectSettings((settings) => {
    const { [before]: own, ...others } = settings.profiles ?? {};
    if (own === undefined) return settings;
    const profile = settings.profile === before ? after : settings.profile;
    return { ...settings, profile, profiles: { ...others, [after]: own } };
  });
}

/** Where it is in force, the built-in one under it takes its place. */
export function deleteProfile(name: string): void {
  updateProjectSettings((settings) => {
    const { [name]: own, ...others } = settings.profiles ?? {};
    if (own === undefined) return settings;
    const profile = settings.profile === name ? own.base : settings.profile;
    const next: ProjectSettings = { ...settings, profiles: others, profile };
    if (Object.keys(others).length === 0) delete next.profiles;
    return next;
  });
}
