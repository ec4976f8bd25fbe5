/** What other programs do in the project's folder, while the window is looked at: texts, cases, settings and data follow. */
import type { ProjectEvent } from '../../contract/model/project';
import { rereadFiles, useEditor } from './editor';
import { rereadFunctionHistory } from './function-history';
import { inspectFile, useInspections } from './inspections';
import { absolutePath } from './paths';
import { describeData, openedProject, refreshProject } from './project';
import { readCases } from './tests';

const settingsFiles = ['workbench.json', 'config.yaml'];

export function onProjectEvent(event: ProjectEvent): void {
  const project = openedProject();
  if (project === null || project.root !== event.root) return;
  const { paths, listing } = event;
  const touched = new Set(paths);
  if (listing || settingsFiles.some((name) => touched.has(name))) void refreshProject();
  void rereadFiles(paths);
  const open = new Set(useEditor.getState().files.map((file) => file.path));
  const { files } = useInspections.getState();
  // Those that are open are looked at when their text is taken over.
  for (const path of paths) {
    if (open.has(path) || !path.endsWith('.py')) continue;
    if (files[path] !== undefined) void inspectFile(path);
    rereadFunctionHistory(path);
  }
  if (paths.some((path) => path.endsWith('.json') && !settingsFiles.includes(path))) void readCases();
  const whole = new Set(paths.map((path) => absolutePath(project.root, path)));
  for (const { name, path } of project.settings.data) {
    if (whole.has(absolutePath(project.root, path))) void describeData(name);
  }
}
