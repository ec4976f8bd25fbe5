/** The answer in one sentence, its evidence, and the settings ready to be taken. */
import { Check } from 'lucide-react';
import { resolveSettings, type EffectiveSettings, type SettingValues } from '../../../contract/model/settings';
import type { TuneChoice, TuneResult } from '../../../contract/model/tune';
import { notify } from '../../state/notices';
import { changeSettings, effectiveSettings, usePanelProject } from '../../state/settings';
import { Button } from '../../ui/button';
import { CodeBlock } from '../../ui/code-block';
import { ModeShape } from '../../ui/mode-mark';
import { Notice } from '../../ui/notice';
import { FormTabs } from '../settings/settings-forms';

interface TuneAnswerProps {
  readonly result: TuneResult;
  /** The code was edited after it was measured. */
  readonly stale: boolean;
}

export function TuneAnswer({ result, stale }: TuneAnswerProps) {
  const { choice, text, evidence, notes, adapter } = result;
  return (
    <section className={stale ? 'tune-answer tune-stale' : 'tune-answer'} aria-label="Answer">
      <div className="tune-words">
        {choice !== null && choice.missed.length > 0 ? (
          <Notice kind="warning">
            The goal was not reached. Loosen the limit, or give the search more time or data.
          </Notice>
        ) : null}
        <p className="verdict-text">
          {choice === null ? null : <ModeShape mode={choice.settings.mode} size={14} />}
          <span>{text}</span>
        </p>
        {evidence === '' ? null : <p className="verdict-note">{evidence}</p>}
        {notes.map((note) => (
          <p className="verdict-note" key={note}>
            {note}
          </p>
        ))}
        {choice === null ? null : <Apply choice={choice} />}
      </div>
      {choice === null ? null : (
        <div className="tune-forms">
          <FormTabs settings={tunedForm(choice.values)} scope="all" />
          {adapter === null ? null : <CodeBlock text={adapter} language="python" label="the adapter" />}
        </div>
      )}
    </section>
  );
}

function Apply({ choice }: { readonly choice: TuneChoice }) {
  const project = usePanelProject();
  if (project === null) return null;
  const inForce = effectiveSettings(project);
  const applied = Object.entries(choice.values).every(([key, value]) => inForce[key]?.value.trim() === value);
  const apply = () => {
    const undo = changeSettings(choice.values);
    notify('info', 'The tuned settings are those of the project now.', { label: 'Undo', run: undo });
  };
  return (
    <div className="tune-actions">
      <Button look="primary" onClick={apply} disabled={applied}>
        {applied ? (
          <>
            <Check size={14} aria-hidden /> In force
          </>
        ) : (
          'Apply to project settings'
        )}
      </Button>
    </div>
  );
}

/** Only the keys that were tuned. */
function tunedForm(values: SettingValues): EffectiveSettings {
  const all = resolveSettings({ profile: 'flink-2.3', panel: values });
  return Object.fromEntries(Object.entries(all).filter(([key]) => values[key] !== undefined));
}
