import type { EffectiveSetting, SettingDefinition } from '../../../contract/model/settings';
import { changeSetting, resetSetting } from '../../state/settings';
import { Button } from '../../ui/button';
import { Select } from '../../ui/select';

interface ControlProps {
  readonly id: string;
  readonly definition: SettingDefinition;
  readonly value: string;
  readonly problem: string | null;
}

export function SettingControl({ id, definition, value, problem }: ControlProps) {
  const { key, label, type, unit } = definition;
  if (type === 'enum' || type === 'boolean') {
    const choices = type === 'enum' ? (definition.choices ?? []) : ['true', 'false'];
    const shown = type === 'boolean' ? value.trim().toLowerCase() : value.trim();
    return (
      <Select
        id={id}
        label={label}
        wide
        value={shown}
        choices={choices.map((choice) => ({ value: choice, label: choice }))}
        onChange={(next) => changeSetting(key, next)}
      />
    );
  }
  return (
    <span className="setting-control">
      <input
        id={id}
        className={unit === undefined ? 'input input-text' : 'input'}
        value={value}
        spellCheck={false}
        autoComplete="off"
        inputMode={type === 'string' ? 'text' : 'numeric'}
        aria-invalid={problem !== null}
        {...(problem === null ? {} : { 'aria-describedby': `${id}-problem` })}
        onChange={(event) => changeSetting(key, event.target.value)}
      />
      {unit === undefined ? null : <span className="setting-unit">{unit}</span>}
    </span>
  );
}

interface OriginProps {
  readonly definition: SettingDefinition;
  readonly setting: EffectiveSetting;
  readonly hasDraft: boolean;
}

export function SettingOrigin({ definition, setting, hasDraft }: OriginProps) {
  const isChanged = setting.origin === 'panel' || hasDraft;
  return (
    <span className="setting-origin">
      {originText(setting)}
      {isChanged ? (
        <Button look="link" onClick={() => resetSetting(definition.key)} aria-label={`Reset ${definition.label}`}>
          reset
        </Button>
      ) : null}
    </span>
  );
}

function originText(setting: EffectiveSetting) {
  switch (setting.origin) {
    case 'profile':
      return 'default';
    case 'config.yaml':
      return 'config.yaml';
    case 'panel':
      return <span className="setting-origin-panel">set here</span>;
  }
}
