/** The open project, its settings as they are saved, and what is known of its data. */
import { create } from 'zustand';
import type { AppInfo, CheckItem } from '../../contract/api/commands';
import { toErrorData, type ErrorData } from '../../contract/errors';
import type { Field } from '../../contract/model/data-type';
import type { Source } from '../../contract/model/job';
import {
  generatorName,
  nastyName,
  type Binding,
  type DataDescription,
  type DataLink,
  type Generator,
  type Project,
  type ProjectSettings,
} from '../../contract/model/project';
import { api } from './connection';
import { absolutePath } from './paths';
import { forget, isString, isStringList, recall, remember } from './remembered';
import { Saver, type SaveState } from './saver';
import { afterEditor, editorIsShown, startWaiting } from './start-up';

export type ProjectState =
  | { readonly kind: 'starting' }
  | { readonly kind: 'none' }
  | { readonly kind: 'opening'; readonly root: string }
  | { readonly kind: 'failed'; readonly root: string; readonly error: ErrorData }
  | { readonly kind: 'open'; readonly project: Project };

export type DataState =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly error: ErrorData }
  | { readonly kind: 'known'; readonly description: DataDescription };

export type DoctorState =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'checking'; readonly items: readonly CheckItem[] }
  | { readonly kind: 'failed'; readonly error: ErrorData }
  | { readonly kind: 'known'; readonly items: readonly CheckItem[] };

interface ProjectStore {
  readonly app: AppInfo | null;
  readonly state: ProjectState;
  readonly settingsSave: SaveState;
  readonly data: Readonly<Record<string, DataState>>;
  readonly doctor: DoctorState;
}

export const useProject = create<ProjectStore>()(() => ({
  app: null,
  state: { kind: 'starting' },
  settingsSave: { kind: 'saved' },
  data: {},
  doctor: { kind: 'unknown' },
}));

/** The generator of a project that has set none. */
export const defaultGenerator: Generator = {
  rows: 100_000,
  stringLength: 16,
  schema: [
    { name: 'a', type: { kind: 'BIGINT', nullable: true } },
    { name: 'b', type: { kind: 'BIGINT', nullable: true } },
    { name: 'x', type: { kind: 'DOUBLE', nullable: true } },
    { name: 's', type: { kind: 'STRING', nullable: true } },
  ],
};

const recentKey = 'recent-projects';
const mostRecent = 8;
let settingsSaver: Saver | null = null;

export function openedProject(): Project | null {
  const { state } = useProject.getState();
  return state.kind === 'open' ? state.project : null;
}

export function recentProjects(): string[] {
  return recall(recentKey, isStringList) ?? [];
}

/** First thing after connecting: the project to begin with. */
export async function startProject(): Promise<void> {
  startWaiting();
  try {
    const { root: given } = await api().initialProject({});
    const root = given ?? recall('last-project', isString);
    if (root === null) useProject.setState({ state: { kind: 'none' } });
    else await openProject(root);
    if (openedProject() === null) editorIsShown();
  } catch (thrown) {
    useProject.setState({ state: { kind: 'failed', root: '', error: toErrorData(thrown, 'setup') } });
  }
}

/** What the window tells of itself. */
export async function describeApplication(): Promise<void> {
  useProject.setState({ app: await api().appInfo({}) });
}

export async function openProject(root: string): Promise<void> {
  await flushProjectSettings();
  useProject.setState({ state: { kind: 'opening', root }, data: {} });
  try {
    const project = await api().openProject({ root });
    remember('last-project', project.root);
    remember(
      recentKey,
      [project.root, ...recentProjects().filter((other) => other !== project.root)].slice(0, mostRecent),
    );
    settingsSaver?.dispose();
    settingsSaver = projectSettingsSaver(project.root);
    useProject.setState({ state: { kind: 'open', project }, settingsSave: { kind: 'saved' } });
    for (const link of project.settings.data) void describeData(link.name);
  } catch (thrown) {
    if (recall('last-project', isString) === root) forget('last-project');
    useProject.setState({ state: { kind: 'failed', root, error: toErrorData(thrown, 'usage') } });
  }
}

/** Reads the folder anew: files that came or went, config.yaml. Keeps what is on the screen where it fails. */
export async function refreshProject(): Promise<ErrorData | null> {
  const project = openedProject();
  if (project === null) return null;
  await flushProjectSettings();
  try {
    const next = await api().openProject({ root: project.root });
    const now = openedProject();
    if (now?.root !== project.root) return null;
    // Changed here while the folder was read: what was read is older.
    const settings = settingsSaver?.isDirty() === true ? now.settings : next.settings;
    const { configText, configYaml } = configSaver?.isDirty() === true ? now : next;
    const read: Project = { ...next, settings, configText, configYaml };
    // Most often it is this window's own writing that was noticed.
    if (JSON.stringify(read) !== JSON.stringify(now)) useProject.setState({ state: { kind: 'open', project: read } });
    return null;
  } catch (thrown) {
    return toErrorData(thrown, 'usage');
  }
}

/** A folder becomes a project and is opened. Rejects where it cannot be written. */
export async function createProject(root: string): Promise<void> {
  await api().createProject({ root });
  await openProject(root);
}

/** Asks for a folder on the desktop; false where the host has no chooser or it was dismissed. */
export async function chooseProject(): Promise<boolean> {
  const { root } = await api().chooseProject({});
  if (root === null) return false;
  await openProject(root);
  return true;
}

function projectSettingsSaver(root: string): Saver {
  return new Saver({
    delayMs: 300,
    longestMs: 1_000,
    retryMs: [1_000, 2_000, 5_000, 10_000],
    read: () => {
      const project = openedProject();
      return project?.root === root ? JSON.stringify(project.settings) : '';
    },
    write: async (text) => {
      const project = openedProject();
      if (text === '' || project?.root !== root) return;
      await api().saveProjectSettings({ root, settings: project.settings });
    },
    onState: (settingsSave) => useProject.setState({ settingsSave }),
  });
}

/** config.yaml, once it was edited here. */
let configSaver: Saver | null = null;

export function saveConfigBy(saver: Saver): void {
  configSaver = saver;
}

export async function flushProjectSettings(): Promise<boolean> {
  const done = await Promise.all([settingsSaver?.flush() ?? true, configSaver?.flush() ?? true]);
  return done.every(Boolean);
}

export function updateProjectSettings(change: (settings: ProjectSettings) => ProjectSettings): void {
  const project = openedProject();
  if (project === null) return;
  useProject.setState({ state: { kind: 'open', project: { ...project, settings: change(project.settings) } } });
  settingsSaver?.touch();
}

export function bindingKey(file: string, name: string): string {
  return `${file}:${name}`;
}

export function updateBinding(file: string, name: string, change: (binding: Binding) => Binding): void {
  updateProjectSettings((settings) => {
    const key = bindingKey(file, name);
    return { ...settings, bindings: { ...settings.bindings, [key]: change(settings.bindings[key] ?? {}) } };
  });
}

/** The name of the data a function runs on: its binding, else the project's first link, else generated rows. */
export function boundData(settings: ProjectSettings, file: string, name: string): string {
  return settings.bindings[bindingKey(file, name)]?.data ?? settings.data[0]?.name ?? generatorName;
}

export function bindingOf(project: Project, file: string, name: string): Binding {
  return project.settings.bindings[bindingKey(file, name)] ?? {};
}

/** null where the project has no such data. Paths are absolute. `binding` has the nasty rows of its function. */
export function sourceOf(project: Project, dataName: string, binding: Binding = {}): Source | null {
  const link = project.settings.data.find((candidate) => candidate.name === dataName);
  if (link !== undefined) {
    const { format, nullMarks, schema } = link;
    const path = absolutePath(project.root, link.path);
    // Its text and what it can name are the engine's to find.
    if (format === 'sql') return { kind: 'sql', path, query: '', folder: project.root, tables: [], schema };
    if (format === 'rows') return { kind: 'inline', path, schema: [], rows: [] };
    return { kind: 'file', path, format, nullMarks, schema };
  }
  if (dataName === nastyName) return binding.nasty === undefined ? null : { kind: 'nasty', ...binding.nasty };
  if (dataName !== generatorName) return null;
  return { kind: 'datagen', ...(project.settings.generator ?? defaultGenerator) };
}

/** Names and types of the data's columns, or null while they are not known. */
export function columnsOf(
  project: Project,
  data: Readonly<Record<string, DataState>>,
  dataName: string,
  binding: Binding = {},
): readonly Field[] | null {
  const state = data[dataName];
  if (state?.kind === 'known') return state.description.columns.map((column) => column.field);
  if (project.settings.data.some((link) => link.name === dataName)) return null;
  if (dataName === nastyName) return binding.nasty?.schema ?? null;
  return dataName === generatorName ? (project.settings.generator ?? defaultGenerator).schema : null;
}

/** The column of row kinds that the data names itself, where it is an updating input. */
export function rowKindsOf(data: Readonly<Record<string, DataState>>, dataName: string): string | null {
  const state = data[dataName];
  return state?.kind === 'known' ? (state.description.rowKinds ?? null) : null;
}

/** Reads types and sample values of a data link. Asked again, it reads again. */
export async function describeData(name: string): Promise<void> {
  const project = openedProject();
  const source = project === null ? null : sourceOf(project, name);
  if (project === null || source === null) return;
  setData(name, { kind: 'loading' });
  await afterEditor();
  const next = await api()
    .describeSource({ source })
    .then(
      (description): DataState => ({ kind: 'known', description }),
      (thrown: unknown): DataState => ({ kind: 'failed', error: toErrorData(thrown, 'plan') }),
    );
  if (openedProject()?.root === project.root) setData(name, next);
}

function setData(name: string, state: DataState): void {
  useProject.setState({ data: { ...useProject.getState().data, [name]: state } });
}

/** Adds a link, or replaces the one of that name, and reads its columns. */
export function putData(link: DataLink): void {
  updateProjectSettings((settings) => {
    const known = settings.data.some((other) => other.name === link.name);
    const data = known
      ? settings.data.map((other) => (other.name === link.name ? link : other))
      : [...settings.data, link];
    return { ...settings, data };
  });
  void describeData(link.name);
}

export function removeData(name: string): void {
  updateProjectSettings((settings) => ({ ...settings, data: settings.data.filter((link) => link.name !== name) }));
}

export async function checkSetup(): Promise<void> {
  const { doctor } = useProject.getState();
  if (doctor.kind === 'checking') return;
  useProject.setState({ doctor: { kind: 'checking', items: doctor.kind === 'known' ? doctor.items : [] } });
  const next = await api()
    .doctor({})
    .then(
      ({ items }): DoctorState => ({ kind: 'known', items }),
      (thrown: unknown): DoctorState => ({ kind: 'failed', error: toErrorData(thrown, 'setup') }),
    );
  useProject.setState({ doctor: next });
}
