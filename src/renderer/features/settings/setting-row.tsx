import { useId } from 'react';
import { settingProblem, type EffectiveSetting, type SettingDefinition } from '../../../contract/model/settings';
import { Hint } from '../../ui/hint';
import { SettingControl, SettingOrigin } from './setting-control';

interface SettingRowProps {
  readonly definition: SettingDefinition;
  readonly setting: EffectiveSetting;
  /** A typed text that is not acceptable; the setting's value is still the one in force. */
  readonly draft: string | undefined;
}

export function SettingRow({ definition, setting, draft }: SettingRowProps) {
  const id = useId();
  const problem = draft === undefined ? null : settingProblem(definition.key, draft);
  return (
    <div className="setting" role="group" aria-label={definition.label}>
      <div className="setting-name">
        <Hint text={definition.description} side="left">
          <label htmlFor={id}>{definition.label}</label>
        </Hint>
      </div>
      <SettingControl id={id} definition={definition} value={draft ?? setting.value} problem={problem} />
      {problem === null ? null : (
        <span id={`${id}-problem`} className="field-problem" role="alert">
          {problem} In force: {setting.value}
        </span>
      )}
      <div className="setting-foot">
        <span className="setting-key">{definition.key}</span>
        <SettingOrigin definition={definition} setting={setting} hasDraft={draft !== undefined} />
      </div>
    </div>
  );
}
