import { FunctionCard } from '../features/function-card/function-card';
import { SettingsForms } from '../features/settings/settings-forms';
import { SettingsPanel } from '../features/settings/settings-panel';

/** The function at the cursor, the settings of its next run, and what Flink calls them. */
export function Inspector() {
  return (
    <div className="inspector" data-place="inspector">
      <FunctionCard />
      <SettingsPanel />
      <SettingsForms />
    </div>
  );
}
