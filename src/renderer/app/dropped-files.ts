/** A data file that is dropped on the window becomes data of the project; its name and types are asked first. */
import { api, workbench } from '../state/connection';
import { openDialog } from '../state/dialogs';
import { showSideView } from '../state/layout';
import { notify } from '../state/notices';
import { joinedPath, projectPath } from '../state/paths';
import { openedProject } from '../state/project';

const dataFile = /\.(csv|jsonl|ndjson|json|parquet|pq|arrow|feather|ipc|sql)$/i;
/** What a browser may hand over: it cannot tell where a file lies, so its text is copied into the project. */
const textFile = /\.(csv|jsonl|ndjson|json|sql)$/i;
const mostCopiedBytes = 64 * 1024 * 1024;

export function listenToDrops(): () => void {
  const over = (event: DragEvent) => {
    // Without this the page would leave for the file.
    if (event.dataTransfer?.types.includes('Files') === true) event.preventDefault();
  };
  const drop = (event: DragEvent) => {
    const [file] = event.dataTransfer?.files ?? [];
    if (file === undefined) return;
    event.preventDefault();
    void take(file);
  };
  window.addEventListener('dragover', over);
  window.addEventListener('drop', drop);
  return () => {
    window.removeEventListener('dragover', over);
    window.removeEventListener('drop', drop);
  };
}

async function take(file: File): Promise<void> {
  const project = openedProject();
  if (project === null) {
    notify('info', 'Open a project first: data belongs to one.');
    return;
  }
  if (!dataFile.test(file.name)) {
    notify('info', `${file.name} is no data: CSV, JSON, JSON lines, Parquet, Arrow and SQL files are.`);
    return;
  }
  const path = workbench().pathOf(file) ?? (await copied(project.root, file));
  if (path === null) return;
  showSideView('data');
  openDialog({ kind: 'data', path: projectPath(project.root, path) });
}

async function copied(root: string, file: File): Promise<string | null> {
  if (!textFile.test(file.name) || file.size > mostCopiedBytes) {
    notify('info', `A browser cannot tell where ${file.name} lies: give its path in the Data panel.`);
    return null;
  }
  const path = joinedPath('data', file.name);
  try {
    await api().writeFile({ root, path, text: await file.text(), over: null });
    notify('info', `${file.name} was copied to ${path}.`);
    return path;
  } catch (thrown) {
    notify('danger', `${file.name} was not copied: ${thrown instanceof Error ? thrown.message : String(thrown)}`);
    return null;
  }
}
