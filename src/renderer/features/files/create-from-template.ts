/** A new file with what belongs to it: data that it runs on at once, and a case that is green at once. */
import { WorkbenchError } from '../../../contract/errors';
import { api } from '../../state/connection';
import { createFile } from '../../state/editor';
import { baseName } from '../../state/paths';
import { openedProject, putData, updateBinding } from '../../state/project';
import { readCases } from '../../state/tests';
import {
  caseTextFor,
  emptyTemplate,
  templateBinding,
  templateData,
  templateFiles,
  type FileTemplate,
} from './file-templates';

/** `path` ends with `.py`. Rejects with FILE_EXISTS where there is one. */
export async function createFromTemplate(path: string, template: FileTemplate | typeof emptyTemplate): Promise<void> {
  const project = openedProject();
  if (project === null) return;
  if (template === emptyTemplate) return createFile(path, '');
  const files = await templateFiles(template);
  const { root } = project;
  const casePath = `${path.slice(0, -'.py'.length)}.example.json`;
  await api().writeFile({ root, path, text: files.code, over: null });
  await api().writeFile({ root, path: casePath, text: caseTextFor(files.caseText, baseName(path)), over: null });
  if (!project.settings.data.some((link) => link.name === templateData.name)) {
    await writeUnlessThere(root, templateData.path, files.data);
    putData({ ...templateData, format: 'csv', nullMarks: [], schema: [] });
  }
  updateBinding(path, files.case.function, () => templateBinding(files.case));
  await createFile(path, null);
  await readCases();
}

async function writeUnlessThere(root: string, path: string, text: string): Promise<void> {
  try {
    await api().writeFile({ root, path, text, over: null });
  } catch (thrown) {
    if (!(thrown instanceof WorkbenchError) || thrown.data.code !== 'FILE_EXISTS') throw thrown;
  }
}
