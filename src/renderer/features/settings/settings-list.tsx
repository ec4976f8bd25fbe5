import { settingWarnings } from '../../../contract/model/setting-warnings';
import {
  canonicalValue,
  profileNamed,
  settingDefinition,
  settingDefinitions,
  settingGroups,
  type EffectiveSettings,
  type SettingDefinition,
  type SettingGroup,
} from '../../../contract/model/settings';
import type { Project } from '../../../contract/model/project';
import { effectiveSettings, useSettingDrafts } from '../../state/settings';
import { useSettingsPage, type SettingFilter } from '../../state/settings-page';
import { EmptyState } from '../../ui/empty-state';
import { CarriedKeys } from './carried-keys';
import { KeyRow } from './key-row';

const groupTitles: Readonly<Record<SettingGroup, string>> = {
  execution: 'Execution',
  bundles: 'Bundles and Arrow batches',
  dependencies: 'Environment and dependencies',
  state: 'State',
  async: 'Async functions',
  diagnostics: 'Diagnostics',
  internal: 'Set by Flink itself',
};

/** Every known key by group, and those that are only carried. */
export function SettingsList({ project }: { readonly project: Project }) {
  const search = useSettingsPage((store) => store.search);
  const filter = useSettingsPage((store) => store.filter);
  const refused = useSettingDrafts((store) => store.refused);
  const effective = effectiveSettings(project);
  const warnings = settingWarnings(effective);
  const isShown = (definition: SettingDefinition) =>
    matches(definition, search) && passes(definition.key, filter, effective, warnings, refused);
  const shown = settingDefinitions.filter(isShown);
  const others = Object.keys(effective)
    .filter((key) => settingDefinition(key) === undefined && key.toLowerCase().includes(search.trim().toLowerCase()))
    .sort();
  const base = profileNamed(project.settings.profile, project.settings.profiles)?.base ?? 'product';
  if (shown.length === 0 && others.length === 0) return <NothingFound search={search} filter={filter} />;
  return (
    <div className="key-list">
      {settingGroups.map((group) => {
        const rows = shown.filter((definition) => definition.group === group);
        if (rows.length === 0) return null;
        return (
          <section key={group} aria-label={groupTitles[group]}>
            <h3>{groupTitles[group]}</h3>
            {rows.map((definition) => (
              <KeyRow
                key={definition.key}
                definition={definition}
                setting={effective[definition.key] ?? { value: '', origin: 'profile' }}
                draft={refused[definition.key]}
                warnings={warnings[definition.key] ?? []}
                base={base}
              />
            ))}
          </section>
        );
      })}
      <CarriedKeys keys={others} effective={effective} />
    </div>
  );
}

function matches({ key, label, description }: SettingDefinition, search: string): boolean {
  const text = `${key} ${label} ${description}`.toLowerCase();
  return search
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

function passes(
  key: string,
  filter: SettingFilter,
  effective: EffectiveSettings,
  warnings: Readonly<Record<string, readonly string[]>>,
  refused: Readonly<Record<string, string>>,
): boolean {
  switch (filter) {
    case 'all':
      return true;
    case 'modified':
      return isModified(key, effective) || refused[key] !== undefined;
    case 'warnings':
      return warnings[key] !== undefined || refused[key] !== undefined;
  }
}

/** Set somewhere, or other than Flink's default. */
function isModified(key: string, effective: EffectiveSettings): boolean {
  const setting = effective[key];
  if (setting === undefined) return false;
  const flinks = settingDefinition(key)?.defaults['flink-2.3'] ?? '';
  return setting.origin !== 'profile' || canonicalValue(key, setting.value) !== flinks;
}

function NothingFound({ search, filter }: { readonly search: string; readonly filter: SettingFilter }) {
  if (search.trim() !== '') {
    return (
      <EmptyState small title="No key has these words">
        <p>Search for a part of a key (bundle.size) or of what it does (batch).</p>
      </EmptyState>
    );
  }
  return filter === 'warnings' ? (
    <EmptyState small title="There is nothing to warn of">
      <p>Values that are capped, or carried without effect, are listed here.</p>
    </EmptyState>
  ) : (
    <EmptyState small title="Nothing is modified">
      <p>Every key has the default of Flink 2.3.</p>
    </EmptyState>
  );
}
