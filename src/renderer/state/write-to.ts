/** The file that every run of a function writes: chosen once, kept in the function's binding. */
import { toErrorData } from '../../contract/errors';
import { changeBinding } from './bindings';
import { api, workbench } from './connection';
import { focusOn } from './focus';
import type { FunctionTarget } from './function-at';
import { endings, formatOf } from './function-sink';
import { showInspector } from './layout';
import { notify } from './notices';
import { absolutePath, projectPath } from './paths';
import { bindingOf, openedProject } from './project';

/** A desktop asks where to by its own dialog; in a browser the path is typed on the function card. */
export function hasSaveDialog(): boolean {
  return workbench().host !== 'browser';
}

export function writeTo(file: string, name: string, path: string | null): void {
  const project = openedProject();
  const format = path === null ? null : formatOf(path);
  if (project === null) return;
  if (path === null) changeBinding(file, name, { sink: undefined });
  else if (format === null) notify('warning', `Results cannot be written to ${path}. ${endings}`);
  else changeBinding(file, name, { sink: { path: projectPath(project.root, path), format } });
}

/** The dialog asks before a file is replaced; from then on every run replaces it. */
export async function chooseWriteTo(target: FunctionTarget | null): Promise<void> {
  const project = openedProject();
  if (project === null || target === null) {
    notify('info', 'Put the cursor into the function whose results are to be written.');
    return;
  }
  if (!hasSaveDialog()) {
    showInspector();
    focusOn('function');
    notify('info', 'Type the path beside "Write to" on the function card.');
    return;
  }
  const { file, info } = target;
  const before = bindingOf(project, file, info.name).sink?.path ?? `${info.name}.csv`;
  try {
    const { path } = await api().chooseOutput({ path: absolutePath(project.root, before) });
    if (path !== null) writeTo(file, info.name, path);
  } catch (thrown) {
    notify('danger', `No file could be chosen: ${toErrorData(thrown).error}`);
  }
}
