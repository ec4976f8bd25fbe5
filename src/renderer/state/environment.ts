/** The Python environment of the open project: what is known of it, of the others there are, and of what is being installed. */
import { create } from 'zustand';
import { toErrorData, type ErrorData } from '../../contract/errors';
import {
  requirementsName,
  type Environment,
  type EnvironmentEvent,
  type ImportedModule,
  type Installable,
  type Requirements,
  type TriedModule,
} from '../../contract/model/environment';
import { api } from './connection';
import { forgetInspections, inspectAll } from './inspections';
import { startLanguage } from './language';
import { notify } from './notices';
import { flushProjectSettings, openedProject, updateProjectSettings } from './project';
import { afterEditor } from './start-up';

/** What was asked for: nothing yet, on its way with the answer before, known, or failed. */
export type Asked<T> =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'asking'; readonly before: T | null }
  | { readonly kind: 'failed'; readonly error: ErrorData }
  | { readonly kind: 'known'; readonly value: T };

export interface Described {
  readonly environment: Environment;
  readonly requirements: Requirements;
}

export type Installing =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'running';
      readonly installId: string;
      readonly python: string;
      readonly phase: string;
      readonly lines: readonly string[];
    }
  | { readonly kind: 'ended'; readonly error: ErrorData | null; readonly lines: readonly string[] };

interface EnvironmentStore {
  readonly current: Asked<Described>;
  readonly list: Asked<readonly Environment[]>;
  readonly imports: Asked<readonly ImportedModule[]>;
  readonly extensions: Asked<readonly TriedModule[]>;
  readonly installing: Installing;
}

const nothing: EnvironmentStore = {
  current: { kind: 'unknown' },
  list: { kind: 'unknown' },
  imports: { kind: 'unknown' },
  extensions: { kind: 'unknown' },
  installing: { kind: 'none' },
};

export const useEnvironment = create<EnvironmentStore>()(() => nothing);

const mostLines = 500;

export function valueOf<T>(asked: Asked<T>): T | null {
  if (asked.kind === 'known') return asked.value;
  return asked.kind === 'asking' ? asked.before : null;
}

export function forgetEnvironment(): void {
  useEnvironment.setState(nothing);
}

type Part = 'current' | 'list' | 'imports' | 'extensions';
const questions: Record<Part, number> = { current: 0, list: 0, imports: 0, extensions: 0 };

/** The newest question's answer counts. */
async function ask<T>(part: Part, question: (root: string) => Promise<T>): Promise<void> {
  const project = openedProject();
  if (project === null) return;
  questions[part] += 1;
  const number = questions[part];
  const put = (asked: Asked<T>): void => {
    if (questions[part] === number && openedProject()?.root === project.root)
      useEnvironment.setState({ [part]: asked } as Partial<EnvironmentStore>);
  };
  put({ kind: 'asking', before: valueOf(useEnvironment.getState()[part] as unknown as Asked<T>) });
  await flushProjectSettings();
  await question(project.root).then(
    (value) => put({ kind: 'known', value }),
    (thrown: unknown) => put({ kind: 'failed', error: toErrorData(thrown, 'setup') }),
  );
}

export function describeEnvironment(): Promise<void> {
  return ask('current', (root) => api().describeEnvironment({ root }));
}

export function listEnvironments(): Promise<void> {
  return ask('list', async (root) => (await api().listEnvironments({ root })).environments);
}

export function scanImports(): Promise<void> {
  return ask('imports', async (root) => (await api().scanImports({ root })).imports);
}

/** Those that are installed, each in an interpreter embedded for it alone. */
export function tryExtensions(): Promise<void> {
  const modules = (valueOf(useEnvironment.getState().imports) ?? [])
    .filter(({ origin }) => origin === 'installed')
    .map(({ module }) => module);
  return ask('extensions', async (root) => (await api().tryExtensions({ root, modules })).modules);
}

/** Everything the panel shows, asked for when it is opened. */
export async function showEnvironment(): Promise<void> {
  const { list, imports } = useEnvironment.getState();
  await Promise.all([
    describeEnvironment(),
    ...(list.kind === 'unknown' ? [listEnvironments()] : []),
    ...(imports.kind === 'unknown' ? [scanImports()] : []),
  ]);
}

/** With the project: what the title bar tells of it. */
export function followEnvironment(): void {
  forgetEnvironment();
  void afterEditor().then(() => {
    if (openedProject()?.settings.python !== undefined) return describeEnvironment();
    return undefined;
  });
}

/** null: the workbench's own. Paths within the project are kept relative, so that they hold in every checkout. */
export async function choosePython(python: string | null): Promise<void> {
  const project = openedProject();
  if (project === null) return;
  const inside = python !== null && python.startsWith(`${project.root}/`);
  const kept = inside ? python.slice(project.root.length + 1) : python;
  updateProjectSettings((settings) => {
    const next = { ...settings };
    if (kept === null) delete next.python;
    else next.python = kept;
    return next;
  });
  useEnvironment.setState({ extensions: { kind: 'unknown' }, imports: { kind: 'unknown' } });
  await flushProjectSettings();
  await Promise.all([describeEnvironment(), listEnvironments(), scanImports()]);
}

export async function installPackages(what: Installable, venv: boolean): Promise<void> {
  const project = openedProject();
  if (project === null) return;
  await flushProjectSettings();
  try {
    const { installId, python } = await api().installPackages({ root: project.root, what, venv });
    const { installing } = useEnvironment.getState();
    // Its first events may have come before this answer.
    if (installing.kind === 'running' && installing.installId === installId) return;
    useEnvironment.setState({ installing: { kind: 'running', installId, python, phase: 'Starting', lines: [] } });
  } catch (thrown) {
    useEnvironment.setState({ installing: { kind: 'ended', error: toErrorData(thrown, 'setup'), lines: [] } });
  }
}

export async function cancelInstall(): Promise<void> {
  const { installing } = useEnvironment.getState();
  if (installing.kind === 'running') await api().cancelInstall({ installId: installing.installId });
}

export function onEnvironmentEvent(event: EnvironmentEvent): void {
  const { installing } = useEnvironment.getState();
  switch (event.kind) {
    case 'chosen':
      // What imports succeed is another matter now.
      if (event.root !== openedProject()?.root) return;
      inspectAnew();
      startLanguage().catch((thrown: unknown) => console.error(thrown));
      return;
    case 'installing': {
      const lines = installing.kind === 'running' ? installing.lines : [];
      const { installId, python, phase } = event;
      useEnvironment.setState({ installing: { kind: 'running', installId, python, phase, lines } });
      return;
    }
    case 'lines':
      if (installing.kind !== 'running') return;
      useEnvironment.setState({
        installing: { ...installing, lines: [...installing.lines, ...event.lines].slice(-mostLines) },
      });
      return;
    case 'installed':
      void afterInstall(event.python, event.error, installing.kind === 'running' ? installing.lines : []);
  }
}

async function afterInstall(python: string, error: ErrorData | null, lines: readonly string[]): Promise<void> {
  useEnvironment.setState({ installing: { kind: 'ended', error, lines } });
  if (error !== null && error.code !== 'CANCELLED') notify('danger', error.error);
  const current = valueOf(useEnvironment.getState().current)?.environment.python;
  if (error === null && current !== python) await choosePython(python);
  else await Promise.all([describeEnvironment(), listEnvironments(), scanImports()]);
  if (error === null) inspectAnew();
}

function inspectAnew(): void {
  const project = openedProject();
  if (project === null) return;
  forgetInspections();
  void inspectAll(project.files);
}

/** Appends to requirements.txt what is not in it yet. */
export async function addRequirement(distribution: string): Promise<void> {
  const project = openedProject();
  if (project === null) return;
  const { root } = project;
  try {
    const text = await api()
      .readFile({ root, path: requirementsName })
      .then(
        (file) => file.text,
        (thrown: unknown) => {
          if (toErrorData(thrown, 'usage').code === 'FILE_NOT_FOUND') return '';
          throw thrown;
        },
      );
    const start = text === '' || text.endsWith('\n') ? text : `${text}\n`;
    await api().writeFile({ root, path: requirementsName, text: `${start}${distribution}\n` });
    await Promise.all([describeEnvironment(), scanImports()]);
  } catch (thrown) {
    notify('danger', `requirements.txt could not be written: ${toErrorData(thrown, 'usage').error}`);
  }
}
