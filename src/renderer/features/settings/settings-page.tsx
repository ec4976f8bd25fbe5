import { FileInput, Save } from 'lucide-react';
import { useEffect, useRef } from 'react';
import './settings-panel.css';
import './settings-page.css';
import { openDialog } from '../../state/dialogs';
import { usePanelProject } from '../../state/settings';
import { settingFilters, useSettingsPage, type SettingFilter, type SettingsView } from '../../state/settings-page';
import { Button } from '../../ui/button';
import { Segmented, type Segment } from '../../ui/segmented';
import { DifferencesView } from './differences-view';
import { FormsView } from './forms-view';
import { ProfileMenu } from './profile-menu';
import { SettingsList } from './settings-list';

const views: readonly Segment<SettingsView>[] = [
  { value: 'list', label: 'All keys' },
  { value: 'forms', label: 'As Flink takes them' },
  { value: 'differences', label: 'Differences' },
];

const filterLabels: Readonly<Record<SettingFilter, string>> = {
  all: 'All',
  modified: 'Modified',
  warnings: 'With a warning',
};

/** Every key with its value and where it comes from; the same as the three forms that Flink takes; and what differs from defaults. */
export function SettingsPage() {
  const project = usePanelProject();
  const view = useSettingsPage((store) => store.view);
  if (project === null) return null;
  return (
    <div className="settings-page">
      <header className="settings-head">
        <h2>Settings</h2>
        <Segmented
          label="View"
          value={view}
          segments={views}
          onChange={(next) => useSettingsPage.setState({ view: next })}
        />
        <span className="settings-space" />
        <ProfileMenu project={project} />
        <Button small onClick={() => openDialog({ kind: 'profile', rename: null })}>
          <Save size={13} aria-hidden /> Save as profile…
        </Button>
        <Button small onClick={() => openDialog({ kind: 'import-config' })}>
          <FileInput size={13} aria-hidden /> Import…
        </Button>
      </header>
      {view === 'list' ? <Search /> : null}
      <div className="settings-body">
        {view === 'list' ? <SettingsList project={project} /> : null}
        {view === 'forms' ? <FormsView project={project} /> : null}
        {view === 'differences' ? <DifferencesView project={project} /> : null}
      </div>
    </div>
  );
}

function Search() {
  const field = useRef<HTMLInputElement>(null);
  const search = useSettingsPage((store) => store.search);
  const filter = useSettingsPage((store) => store.filter);
  useEffect(() => field.current?.focus(), []);
  return (
    <div className="settings-search">
      <input
        ref={field}
        className="input"
        data-first-focus
        aria-label="Search settings"
        placeholder="A key, a name or a word of its description"
        value={search}
        spellCheck={false}
        onChange={(event) => useSettingsPage.setState({ search: event.target.value })}
      />
      <Segmented
        label="Show"
        value={filter}
        segments={settingFilters.map((value) => ({ value, label: filterLabels[value] }))}
        onChange={(next) => useSettingsPage.setState({ filter: next })}
      />
    </div>
  );
}
