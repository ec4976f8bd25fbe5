import { settingDefinition, type EffectiveSettings } from '../../../contract/model/settings';
import { resetSetting } from '../../state/settings';
import { changeSetting } from '../../state/settings';
import { Button } from '../../ui/button';
import { DraftInput } from '../../ui/draft-input';

interface CarriedKeysProps {
  readonly keys: readonly string[];
  readonly effective: EffectiveSettings;
}

/** Keys of Flink that the workbench does not know: kept, written into every form, without effect here. */
export function CarriedKeys({ keys, effective }: CarriedKeysProps) {
  const shown = keys.filter((key) => settingDefinition(key) === undefined);
  if (shown.length === 0) return null;
  return (
    <section aria-label="Other keys">
      <h3>Other keys, carried without effect</h3>
      {shown.map((key) => {
        const { value = '', origin = 'panel' } = effective[key] ?? {};
        return (
          <div key={key} className="key-row key-row-plain" role="group" aria-label={key}>
            <code>{key}</code>
            <DraftInput label={key} value={value} code onCommit={(text) => changeSetting(key, text)} />
            <span className="setting-origin">
              {origin === 'config.yaml' ? 'config.yaml' : origin === 'profile' ? 'profile' : 'set here'}
              {origin === 'panel' ? (
                <Button look="link" onClick={() => resetSetting(key)} aria-label={`Remove ${key}`}>
                  remove
                </Button>
              ) : null}
            </span>
          </div>
        );
      })}
    </section>
  );
}
