import { Check } from 'lucide-react';
import { Checkbox, Tabs } from 'radix-ui';
import { useId, useState } from 'react';
import {
  configurationForm,
  configYamlForm,
  tableConfigForm,
  type FormScope,
} from '../../../contract/model/settings-forms';
import type { EffectiveSettings } from '../../../contract/model/settings';
import { effectiveSettings, usePanelProject } from '../../state/settings';
import { showSettingsPage } from '../../state/settings-page';
import { Button } from '../../ui/button';
import { CodeBlock } from '../../ui/code-block';

interface Form {
  readonly value: string;
  readonly label: string;
  readonly language: 'python' | 'yaml';
  readonly write: (settings: EffectiveSettings, scope: FormScope) => string;
}

const forms: readonly Form[] = [
  { value: 'configuration', label: 'Configuration', language: 'python', write: configurationForm },
  { value: 'table-config', label: 'TableConfig', language: 'python', write: tableConfigForm },
  { value: 'yaml', label: 'config.yaml', language: 'yaml', write: configYamlForm },
];

/** The settings above in the three forms Flink takes, ready to be copied. */
export function SettingsForms() {
  const project = usePanelProject();
  const [scope, setScope] = useState<FormScope>('changed');
  const checkId = useId();
  if (project === null) return null;
  const settings = effectiveSettings(project);
  return (
    <section aria-label="Settings as code">
      <div className="panel-head">
        <h2>As Flink takes them</h2>
        <Button small look="quiet" onClick={() => showSettingsPage('forms')}>
          Edit
        </Button>
      </div>
      <div className="section-body">
        <FormTabs settings={settings} scope={scope} />
        <label className="check" htmlFor={checkId}>
          <Checkbox.Root
            id={checkId}
            className="check-box"
            checked={scope === 'all'}
            onCheckedChange={(checked) => setScope(checked === true ? 'all' : 'changed')}
          >
            <Checkbox.Indicator>
              <Check size={12} aria-hidden />
            </Checkbox.Indicator>
          </Checkbox.Root>
          Also keys that have Flink's default
        </label>
      </div>
    </section>
  );
}

interface FormTabsProps {
  readonly settings: EffectiveSettings;
  readonly scope: FormScope;
}

/** The three forms, one at a time. */
export function FormTabs({ settings, scope }: FormTabsProps) {
  return (
    <Tabs.Root defaultValue="configuration">
      <div className="forms-options">
        <Tabs.List className="tabs forms-tabs" aria-label="Form">
          {forms.map((form) => (
            <Tabs.Trigger key={form.value} value={form.value} className="tab">
              {form.label}
            </Tabs.Trigger>
          ))}
        </Tabs.List>
      </div>
      {forms.map((form) => (
        <Tabs.Content key={form.value} value={form.value} tabIndex={-1}>
          <CodeBlock text={form.write(settings, scope)} language={form.language} label={form.label} />
        </Tabs.Content>
      ))}
    </Tabs.Root>
  );
}
