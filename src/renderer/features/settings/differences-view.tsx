import { useState } from 'react';
import {
  canonicalValue,
  resolveSettings,
  settingDefinition,
  type EffectiveSettings,
} from '../../../contract/model/settings';
import type { Project } from '../../../contract/model/project';
import { configurationForm, configYamlForm, tableConfigForm } from '../../../contract/model/settings-forms';
import { notify } from '../../state/notices';
import { effectiveSettings } from '../../state/settings';
import { Button } from '../../ui/button';
import { copyText } from '../../ui/copy-button';
import { EmptyState } from '../../ui/empty-state';
import { Segmented } from '../../ui/segmented';
import { profileLabel } from './profile-picker';

interface Difference {
  readonly key: string;
  /** null: the defaults know no such key. */
  readonly before: string | null;
  readonly now: string;
  readonly origin: string;
}

/** What differs from the profile in force, or from Flink's own defaults; to be copied in each form. */
export function DifferencesView({ project }: { readonly project: Project }) {
  const { profile, profiles } = project.settings;
  const isFlink = profile === 'flink-2.3';
  const [against, setAgainst] = useState<'flink' | 'profile'>('flink');
  const effective = effectiveSettings(project);
  const base = resolveSettings(against === 'profile' && !isFlink ? { profile, profiles } : { profile: 'flink-2.3' });
  const differences = differencesBetween(base, effective);
  const only = Object.fromEntries(
    differences.flatMap(({ key }) => (effective[key] === undefined ? [] : [[key, effective[key]]])),
  );
  return (
    <div className="differences">
      <div className="forms-bar">
        {isFlink ? null : (
          <Segmented
            label="Compared with"
            value={against}
            segments={[
              { value: 'flink', label: 'Against Flink 2.3' },
              { value: 'profile', label: `Against ${profileLabel(profile)}` },
            ]}
            onChange={setAgainst}
          />
        )}
        <span className="settings-space" />
        {differences.length === 0 ? null : <Copies settings={only} />}
      </div>
      {differences.length === 0 ? (
        <EmptyState small title="Nothing differs">
          <p>All values are those of the defaults.</p>
        </EmptyState>
      ) : (
        <DifferenceTable differences={differences} />
      )}
    </div>
  );
}

function DifferenceTable({ differences }: { readonly differences: readonly Difference[] }) {
  return (
    <table className="difference-table" aria-label="Differences to the defaults">
      <thead>
        <tr>
          <th scope="col">Key</th>
          <th scope="col">Default</th>
          <th scope="col">In force</th>
          <th scope="col">Set by</th>
        </tr>
      </thead>
      <tbody>
        {differences.map(({ key, before, now, origin }) => (
          <tr key={key}>
            <th scope="row">
              <code>{key}</code>
            </th>
            <td className="difference-before">{before === null || before === '' ? 'none' : before}</td>
            <td className="difference-now">{now === '' ? 'none' : now}</td>
            <td>{origin}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Each form of just these keys. */
function Copies({ settings }: { readonly settings: EffectiveSettings }) {
  return (
    <span className="difference-copies">
      Copy as
      <CopyAs label="Configuration object" text={configurationForm(settings, 'all')} />
      <CopyAs label="TableConfig" text={tableConfigForm(settings, 'all')} />
      <CopyAs label="config.yaml" text={configYamlForm(settings, 'all')} />
    </span>
  );
}

function CopyAs({ label, text }: { readonly label: string; readonly text: string }) {
  const copy = () =>
    copyText(text).then(
      () => notify('info', `The differences are copied as ${label}.`),
      () => notify('warning', 'The system refused the clipboard.'),
    );
  return (
    <Button small onClick={() => void copy()}>
      {label}
    </Button>
  );
}

const originWords = { profile: 'profile', 'config.yaml': 'config.yaml', panel: 'set here' } as const;

function differencesBetween(base: EffectiveSettings, now: EffectiveSettings): Difference[] {
  return Object.entries(now).flatMap(([key, { value, origin }]) => {
    if (settingDefinition(key)?.flink === false) return [];
    const before = base[key]?.value ?? null;
    if (before !== null && canonicalValue(key, before) === canonicalValue(key, value)) return [];
    return [{ key, before, now: value, origin: originWords[origin] }];
  });
}
