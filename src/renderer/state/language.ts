/** What the language servers say of the project's files, and whether they serve. */
import { create } from 'zustand';
import {
  languageServers,
  type Diagnostic,
  type LanguageEvent,
  type LanguageServerName,
} from '../../contract/model/language';
import { api } from './connection';
import { notify } from './notices';
import { absolutePath } from './paths';
import { openedProject } from './project';
import { recall, remember } from './remembered';
import { afterEditor, codeIsRead } from './start-up';
import { expectServers, forgetTexts, openTexts, sendTexts } from './text-sync';

export type ServerState =
  | { readonly kind: 'off' }
  | { readonly kind: 'starting' }
  | { readonly kind: 'ready' }
  | { readonly kind: 'failed'; readonly reason: string };

type OfServers<T> = Readonly<Record<LanguageServerName, T>>;

interface LanguageStore {
  readonly servers: OfServers<ServerState>;
  /** By project path. */
  readonly diagnostics: Readonly<Record<string, OfServers<readonly Diagnostic[]>>>;
  /** Whether saving by hand formats the file in front. */
  readonly formatsOnSave: boolean;
}

const off: OfServers<ServerState> = { pyright: { kind: 'off' }, ruff: { kind: 'off' }, flink: { kind: 'off' } };
const nothingSaid: OfServers<readonly Diagnostic[]> = { pyright: [], ruff: [], flink: [] };
/** What a user goes without where a server does not stay. */
const missing: OfServers<string> = {
  pyright: 'Code is not completed or explained',
  ruff: 'Files are not formatted',
  flink: "Flink's rules are not checked",
};
const formatKey = 'format-on-save';
const isBoolean = (value: unknown): value is boolean => typeof value === 'boolean';

export const useLanguage = create<LanguageStore>()(() => ({
  servers: off,
  diagnostics: {},
  formatsOnSave: recall(formatKey, isBoolean) ?? true,
}));

/** Starts the servers of the open project once the editor shows: they take the processor for a second. */
export async function startLanguage(): Promise<void> {
  // Also what is typed at once is completed, as soon as somebody can.
  expectServers();
  await afterEditor();
  const project = openedProject();
  if (project === null) return;
  const { python } = project.settings;
  const chosen = python === undefined ? {} : { python: absolutePath(project.root, python) };
  try {
    await api().openLanguage({ root: project.root, ...chosen });
  } catch (thrown) {
    if (openedProject()?.root === project.root) forgetTexts();
    throw thrown;
  }
  if (openedProject()?.root !== project.root) return;
  sendTexts(project.root);
  if (openTexts().length === 0) codeIsRead();
}

export function forgetLanguage(): void {
  forgetTexts();
  useLanguage.setState({ servers: off, diagnostics: {} });
}

/** Events were missed: what is asked for again is all they could have said. */
export function recoverLanguage(): void {
  const root = openedProject()?.root;
  if (root !== undefined) sendTexts(root);
}

export function onLanguageEvent(event: LanguageEvent): void {
  if (event.root !== openedProject()?.root) return;
  if (event.server === 'pyright' && (event.kind === 'diagnostics' || event.state === 'failed')) codeIsRead();
  if (event.kind === 'diagnostics') {
    setDiagnostics(event.path, event.server, event.items);
    return;
  }
  const state: ServerState =
    event.state === 'failed' ? { kind: 'failed', reason: event.reason } : { kind: event.state };
  if (state.kind === 'failed')
    notify('warning', `${missing[event.server]} until the project is opened again: ${event.server} ${event.reason}`);
  useLanguage.setState((store) => ({ servers: { ...store.servers, [event.server]: state } }));
}

export function setDiagnostics(path: string, server: LanguageServerName, items: readonly Diagnostic[]): void {
  const before = useLanguage.getState().diagnostics[path] ?? nothingSaid;
  if (before[server].length === 0 && items.length === 0) return;
  useLanguage.setState((store) => ({
    diagnostics: { ...store.diagnostics, [path]: { ...before, [server]: items } },
  }));
}

/** Of a file that is closed nothing more is said. */
export function dropDiagnostics(path: string): void {
  const { [path]: dropped, ...diagnostics } = useLanguage.getState().diagnostics;
  if (dropped !== undefined) useLanguage.setState({ diagnostics });
}

/** Everything that is said of a file, each with who says it. */
export function diagnosticsOf(path: string): readonly (Diagnostic & { readonly server: LanguageServerName })[] {
  const said = useLanguage.getState().diagnostics[path];
  if (said === undefined) return [];
  return languageServers.flatMap((server) => said[server].map((each) => ({ ...each, server })));
}

export function toggleFormatOnSave(): void {
  const formatsOnSave = !useLanguage.getState().formatsOnSave;
  useLanguage.setState({ formatsOnSave });
  remember(formatKey, formatsOnSave);
}
