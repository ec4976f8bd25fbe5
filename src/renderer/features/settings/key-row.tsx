import { TriangleAlert } from 'lucide-react';
import { useId } from 'react';
import {
  settingProblem,
  type EffectiveSetting,
  type ProfileName,
  type SettingDefinition,
} from '../../../contract/model/settings';
import { SettingControl, SettingOrigin } from './setting-control';

interface KeyRowProps {
  readonly definition: SettingDefinition;
  readonly setting: EffectiveSetting;
  readonly draft: string | undefined;
  readonly warnings: readonly string[];
  /** The built-in profile under the one in force. */
  readonly base: ProfileName;
}

/** One key: what it does, its value, where that comes from, its defaults, and what is to be known. */
export function KeyRow({ definition, setting, draft, warnings, base }: KeyRowProps) {
  const id = useId();
  const { key, label, description, carried, flink } = definition;
  const problem = draft === undefined ? null : settingProblem(key, draft);
  return (
    <div className="key-row" role="group" aria-label={key} data-set={setting.origin !== 'profile'}>
      <div className="key-words">
        <label htmlFor={id}>{label}</label>
        <code>{key}</code>
        <p>{description}</p>
        {carried === undefined ? null : <p className="key-note">Carried for a cluster. {carried}</p>}
        {flink ? null : <p className="key-note">Of the workbench only; no part of what Flink is given.</p>}
        {warnings.map((words) => (
          <p key={words} className="key-warning">
            <TriangleAlert size={13} aria-hidden /> {words}
          </p>
        ))}
      </div>
      <div className="key-value">
        <SettingControl id={id} definition={definition} value={draft ?? setting.value} problem={problem} />
        {problem === null ? null : (
          <span id={`${id}-problem`} className="field-problem" role="alert">
            {problem} In force: {setting.value}
          </span>
        )}
        <SettingOrigin definition={definition} setting={setting} hasDraft={draft !== undefined} />
      </div>
      <dl className="key-defaults">
        <dt data-base={base === 'product'}>Workbench</dt>
        <dd>{shown(definition.defaults.product)}</dd>
        <dt data-base={base === 'flink-2.3'}>Flink 2.3</dt>
        <dd>{shown(definition.defaults['flink-2.3'])}</dd>
      </dl>
    </div>
  );
}

const shown = (value: string) => (value === '' ? <span className="key-none">none</span> : value);
