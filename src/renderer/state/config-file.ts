/** The project's config.yaml, as it is edited here: shown at once, saved a moment later. */
import type { SettingValues } from '../../contract/model/settings';
import { api } from './connection';
import { notify } from './notices';
import { openedProject, saveConfigBy, useProject } from './project';
import { Saver } from './saver';

const configName = 'config.yaml';
let saver: { readonly root: string; readonly saver: Saver } | null = null;

/** The text becomes the file; `values` are what it says. */
export function changeConfigFile(text: string, values: SettingValues): void {
  const project = openedProject();
  if (project === null) return;
  const next = { ...project, configText: text, configYaml: values };
  useProject.setState({ state: { kind: 'open', project: next } });
  saverOf(project.root).touch();
}

function saverOf(root: string): Saver {
  if (saver?.root === root) return saver.saver;
  saver?.saver.dispose();
  const created = new Saver({
    delayMs: 300,
    longestMs: 1_000,
    retryMs: [1_000, 2_000, 5_000],
    read: () => (openedProject()?.root === root ? (openedProject()?.configText ?? '') : ''),
    write: async (text) => {
      if (openedProject()?.root !== root) return;
      await api().writeFile({ root, path: configName, text });
    },
    onState: (state) => {
      if (state.kind === 'failed') notify('danger', `config.yaml could not be saved: ${state.error.error}`);
    },
  });
  saver = { root, saver: created };
  saveConfigBy(created);
  return created;
}
