import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import type { Project } from '../../../contract/model/project';
import type { SettingForm } from '../../../contract/model/setting-texts';
import { writeConfigFile } from '../../state/setting-forms';
import { Button } from '../../ui/button';
import { Segmented } from '../../ui/segmented';

// Monaco is there already where a file is open; else it is loaded now.
const FormEditor = lazy(() => import('./form-editor').then((module) => ({ default: module.FormEditor })));

const forms = [
  { value: 'configuration', label: 'Configuration object', language: 'python' },
  { value: 'table-config', label: 'TableConfig', language: 'python' },
  { value: 'yaml', label: 'config.yaml', language: 'yaml' },
] as const satisfies readonly { value: SettingForm; label: string; language: 'python' | 'yaml' }[];

/** Below this, three texts side by side would each be too narrow for a line. */
const sideBySidePx = 1_080;

/** The three forms side by side, or one at a time; editing one changes the values, and so the two others. */
export function FormsView({ project }: { readonly project: Project }) {
  const box = useRef<HTMLDivElement>(null);
  const wide = useIsWide(box);
  const [chosen, setChosen] = useState<SettingForm>('configuration');
  const shown = wide ? forms : forms.filter((form) => form.value === chosen);
  return (
    <div className="forms-view" ref={box}>
      <div className="forms-bar">
        {wide ? null : (
          <Segmented
            label="Form"
            value={chosen}
            segments={forms.map(({ value, label }) => ({ value, label }))}
            onChange={setChosen}
          />
        )}
        <p>
          What differs from the defaults of Flink 2.3. Change a value in any of them; comments and other lines stay.
        </p>
      </div>
      <div className="forms-columns">
        {shown.map(({ value, label, language }) => (
          <section key={value} className="form-column" aria-label={label}>
            <div className="form-head">
              <h3>{label}</h3>
              {value === 'yaml' ? <FileState project={project} /> : null}
            </div>
            <Suspense fallback={null}>
              <FormEditor project={project} form={value} label={label} language={language} />
            </Suspense>
          </section>
        ))}
      </div>
    </div>
  );
}

/** Whether the text is the project's file, and what the file does not say yet. */
function FileState({ project }: { readonly project: Project }) {
  if (project.configText === null) {
    return (
      <Button small look="quiet" onClick={() => writeConfigFile()}>
        Save as the project's config.yaml
      </Button>
    );
  }
  const over = Object.keys(project.settings.settings).length;
  if (over === 0) return <span className="form-note">the project's file</span>;
  return (
    <Button small look="quiet" onClick={() => writeConfigFile()}>
      Write {over === 1 ? 'one value' : `${over} values`} set here into the file
    </Button>
  );
}

function useIsWide(box: { readonly current: HTMLElement | null }): boolean {
  const [wide, setWide] = useState(true);
  useEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    const observer = new ResizeObserver(() => setWide(element.clientWidth >= sideBySidePx));
    observer.observe(element);
    return () => observer.disconnect();
  }, [box]);
  return wide;
}
