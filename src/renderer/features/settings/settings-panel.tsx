import './settings-panel.css';
import { ProfilePicker } from './profile-picker';
import { SettingRow } from './setting-row';
import { runSettings } from '../../../contract/model/settings';
import { effectiveSettings, resetAllSettings, usePanelProject, useSettingDrafts } from '../../state/settings';
import { showSettingsPage } from '../../state/settings-page';
import { Button } from '../../ui/button';

/** The keys of the next run with the values in force and where each comes from. */
export function SettingsPanel() {
  const project = usePanelProject();
  const refused = useSettingDrafts((store) => store.refused);
  if (project === null) return null;
  const effective = effectiveSettings(project);
  const changed = Object.keys(project.settings.settings).length + Object.keys(refused).length;
  return (
    <section aria-label="Settings" data-place="settings">
      <div className="panel-head">
        <h2>Settings</h2>
        {changed === 0 ? null : (
          <Button small look="quiet" onClick={resetAllSettings}>
            Reset all
          </Button>
        )}
      </div>
      <div className="section-body">
        <div className="forms-options">
          <span className="field-label">Defaults of</span>
          <ProfilePicker project={project} />
        </div>
        <div className="setting-list">
          {runSettings.map((definition) => (
            <SettingRow
              key={definition.key}
              definition={definition}
              setting={effective[definition.key] ?? { value: '', origin: 'profile' }}
              draft={refused[definition.key]}
            />
          ))}
        </div>
        <Button look="link" onClick={() => showSettingsPage('list')}>
          All settings…
        </Button>
      </div>
    </section>
  );
}
