/** The commands on projects and their files. */
import type { WorkbenchApi } from '../../../contract/api/commands';
import type { ProjectSettings } from '../../../contract/model/project';
import type { LanguageService } from '../../language/language-service';
import { keepDraft, readDraft } from './drafts';
import { copyPath, createFolder, deletePath, movePath, restorePath } from './file-operations';
import { createProject } from './create-project';
import { openProject, readProjectFile, saveProjectSettings, writeProjectFile } from './project-service';
import type { ProjectWatcher } from './project-watcher';

type ProjectApi = Pick<
  WorkbenchApi,
  | 'openProject'
  | 'createProject'
  | 'saveProjectSettings'
  | 'readFile'
  | 'writeFile'
  | 'keepDraft'
  | 'createFolder'
  | 'movePath'
  | 'copyPath'
  | 'deletePath'
  | 'restorePath'
>;

/** Language servers know the project's files by what is told of them. */
type FileFollower = Pick<LanguageService, 'filesRead' | 'fileWritten'>;

/** Told of each project that is opened, by its root, and of its settings before and after they were saved. */
interface ProjectListener {
  readonly opened: (root: string) => void;
  readonly saved: (root: string, before: ProjectSettings, after: ProjectSettings) => void;
}

export function projectApi(watcher: ProjectWatcher, language: FileFollower, listener: ProjectListener): ProjectApi {
  return {
    openProject: async ({ root }) => {
      const project = await openProject(root);
      void watcher.watch(project.root);
      language.filesRead(project.root, project.files);
      listener.opened(project.root);
      return project;
    },
    createProject: async ({ root }) => {
      await createProject(root);
      return {};
    },
    saveProjectSettings: async ({ root, settings }) => {
      listener.saved(root, await saveProjectSettings(root, settings), settings);
      return {};
    },
    readFile: async ({ root, path }) => ({
      text: await readProjectFile(root, path),
      draft: await readDraft(root, path),
    }),
    writeFile: async ({ root, path, text, over }) => {
      await writeProjectFile(root, path, text, over);
      language.fileWritten(root, path);
      return {};
    },
    keepDraft: async ({ root, path, text }) => {
      await keepDraft(root, path, text);
      return {};
    },
    createFolder: async ({ root, path }) => {
      await createFolder(root, path);
      return {};
    },
    movePath: async ({ root, from, to }) => {
      await movePath(root, from, to);
      return {};
    },
    copyPath: async ({ root, from, to }) => {
      await copyPath(root, from, to);
      return {};
    },
    deletePath: async ({ root, path }) => ({ binId: await deletePath(root, path) }),
    restorePath: async ({ root, binId }) => ({ path: await restorePath(root, binId) }),
  };
}
