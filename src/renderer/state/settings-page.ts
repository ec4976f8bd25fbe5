/** What the settings page shows: which of its views, and which keys. */
import { create } from 'zustand';
import { openPage } from './pages';

export const settingsViews = ['list', 'forms', 'differences'] as const;
export type SettingsView = (typeof settingsViews)[number];

export const settingFilters = ['all', 'modified', 'warnings'] as const;
export type SettingFilter = (typeof settingFilters)[number];

interface SettingsPageStore {
  readonly view: SettingsView;
  readonly search: string;
  readonly filter: SettingFilter;
}

export const useSettingsPage = create<SettingsPageStore>()(() => ({ view: 'list', search: '', filter: 'all' }));

export function showSettingsPage(view: SettingsView): void {
  useSettingsPage.setState({ view });
  openPage({ kind: 'settings' });
}
