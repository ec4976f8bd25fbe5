/** The editor's language features: one project at a time, its servers started when its first file is open. */
import { mkdir, readFile, symlink } from 'node:fs/promises';
import path from 'node:path';
import type { WorkbenchApi } from '../../contract/api/commands';
import type { languageCommands } from '../../contract/api/language-commands';
import { workbenchError } from '../../contract/errors';
import type { LanguageEvent } from '../../contract/model/language';
import type { ProjectLanguage } from './project-language';
import type { LanguageOptions } from './server-specs';

type LanguageApi = Pick<WorkbenchApi, keyof typeof languageCommands>;

export interface LanguageServiceOptions extends Omit<LanguageOptions, 'stubs'> {
  readonly privateDir: string;
  readonly emit: (event: LanguageEvent) => void;
}

export class LanguageService {
  private readonly options: LanguageServiceOptions;
  private project: ProjectLanguage | null = null;
  private stubs: Promise<string> | null = null;
  /** Openings follow each other: each ends the servers of the one before. */
  private opening: Promise<void> = Promise.resolve();
  private isClosed = false;

  constructor(options: LanguageServiceOptions) {
    this.options = options;
  }

  readonly api: LanguageApi = {
    openLanguage: async ({ root, python }) => {
      await this.open(root, python ?? this.options.python);
      return {};
    },
    openText: async ({ root, path: file, version, text }) => {
      await this.opening;
      this.of(root).openText(file, version, text);
      return {};
    },
    changeText: async ({ root, path: file, version, changes }) => {
      await this.opening;
      return { known: this.of(root).changeText(file, version, changes) };
    },
    closeText: async ({ root, path: file }) => {
      await this.opening;
      this.of(root).closeText(file);
      return {};
    },
    complete: ({ root, ...at }) => this.of(root).complete(at),
    completionDetail: ({ root, handle }) => this.of(root).completionDetail(handle),
    hover: ({ root, ...at }) => this.of(root).hover(at),
    signatureHelp: async ({ root, ...at }) => ({ help: await this.of(root).signatureHelp(at) }),
    definition: async ({ root, ...at }) => ({ places: await this.of(root).definition(at) }),
    references: async ({ root, ...at }) => ({ places: await this.of(root).references(at) }),
    highlights: async ({ root, ...at }) => ({ ranges: await this.of(root).highlights(at) }),
    symbols: async ({ root, path: file }) => ({ symbols: await this.of(root).symbols(file) }),
    renameRange: async ({ root, ...at }) => ({ range: await this.of(root).renameRange(at) }),
    rename: async ({ root, name, ...at }) => ({ edits: await this.of(root).rename(at, name) }),
    formatText: async ({ root, path: file }) => ({ edits: await this.of(root).format(file) }),
    fixes: async ({ root, path: file, range }) => ({ fixes: await this.of(root).fixes(file, range) }),
    checkFlink: ({ root, path: file, functions }) => this.of(root).checkFlink(file, functions),
    readLibrary: async ({ path: file }) => {
      if (this.project?.hasNamed(file) !== true)
        throw workbenchError('BAD_REQUEST', 'usage', 'Only files that a definition led to can be read.', { file });
      return { text: await readFile(file, 'utf8') };
    },
  };

  /** A project is shown: while its window draws, this process has the time to load the 350 kB that servers are spoken to with. */
  prepare(): void {
    if (this.options.pyright === '' || this.options.python === '') return;
    setImmediate(() => void Promise.all([import('./project-language'), this.linkedStubs()]).catch(() => undefined));
  }

  /** A project's file was written by the workbench. */
  fileWritten(root: string, file: string): void {
    if (this.project?.root === root) this.project.fileWritten(file);
  }

  /** The project's files as they are now. */
  filesRead(root: string, files: readonly string[]): void {
    if (this.project?.root === root) this.project.filesRead(files);
  }

  /** Of the processes that serve now. */
  pids(): number[] {
    return this.project?.pids() ?? [];
  }

  async close(): Promise<void> {
    this.isClosed = true;
    await this.opening;
    await this.project?.close();
    this.project = null;
  }

  private open(root: string, python: string): Promise<void> {
    this.opening = this.opening.then(async () => {
      const { pyright, python: own, emit } = this.options;
      if (this.isClosed || (this.project?.root === root && this.project.python === python)) return;
      const before = this.project;
      this.project = null;
      await before?.close();
      if (pyright === '' || own === '') return;
      const { ProjectLanguage: Opened } = await import('./project-language');
      const stubs = await this.linkedStubs();
      this.project = new Opened(root, { ...this.options, stubs }, python, emit);
    });
    return this.opening;
  }

  private linkedStubs(): Promise<string> {
    return (this.stubs ??= this.linkStubs());
  }

  /** A junction is what Windows allows everyone to make. */
  private async linkStubs(): Promise<string> {
    const folder = path.join(this.options.privateDir, 'stubs');
    await mkdir(folder, { recursive: true });
    await symlink(path.join(this.options.workerPath, 'pyflink'), path.join(folder, 'pyflink'), 'junction');
    return folder;
  }

  private of(root: string): ProjectLanguage {
    if (this.project?.root === root) return this.project;
    throw workbenchError('CANCELLED', 'usage', 'The language servers of this project are not running.', { root });
  }
}
