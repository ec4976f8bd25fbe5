/** What is kept of the project's runs, as the window knows it: the list, what of it is shown and marked, and what is done with it. */
import { create } from 'zustand';
import { toErrorData, type ErrorData } from '../../contract/errors';
import type { HistoryDetail, HistoryEntry, HistoryEvent, HistoryFile } from '../../contract/model/history';
import { textHash } from '../../contract/text-hash';
import { showComparisonOf } from './compare';
import { api } from './connection';
import { documentOf } from './documents';
import { documentChanged, openFile, revealPlace } from './editor';
import { forgetFunctionHistory, functionHistoryAdded, rereadFunctionHistory } from './function-history';
import { notify } from './notices';
import { closePage, openPage, pageKey, usePages } from './pages';
import { openedProject } from './project';
import { showRunOf } from './run';
import { saveText } from './save-file';
import { showTuneOf } from './tune';

export type HistoryList =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'reading' }
  | { readonly kind: 'known' }
  | { readonly kind: 'failed'; readonly error: ErrorData };

export interface HistoryFilter {
  readonly text: string;
  /** '' : any. */
  readonly mode: string;
  readonly outcome: string;
}

export type Grouping = 'day' | 'function';

interface HistoryStore {
  readonly list: HistoryList;
  /** Newest first. */
  readonly entries: readonly HistoryEntry[];
  readonly filter: HistoryFilter;
  readonly grouping: Grouping;
  /** The line that keys act on. */
  readonly current: string | null;
  /** Ids, in the order of marking. */
  readonly marked: readonly string[];
}

const noFilter: HistoryFilter = { text: '', mode: '', outcome: '' };
const nothing = { list: { kind: 'unknown' }, entries: [], current: null, marked: [], filter: noFilter } as const;

export const useHistory = create<HistoryStore>()(() => ({ ...nothing, grouping: 'day' }));

export function setHistoryFilter(change: Partial<HistoryFilter>): void {
  useHistory.setState((store) => ({ filter: { ...store.filter, ...change } }));
}

export function clearHistoryFilter(): void {
  useHistory.setState({ filter: noFilter });
}

export function setHistoryGrouping(grouping: Grouping): void {
  useHistory.setState({ grouping });
}

export function setCurrentEntry(id: string): void {
  useHistory.setState({ current: id });
}

export function toggleMark(id: string): void {
  const { marked } = useHistory.getState();
  useHistory.setState({ marked: marked.includes(id) ? marked.filter((each) => each !== id) : [...marked, id] });
}

/** Asked for when it is first looked at; from then on entries are added as they come. */
export async function readHistory(): Promise<void> {
  const project = openedProject();
  if (project === null || useHistory.getState().list.kind === 'reading') return;
  if (useHistory.getState().list.kind !== 'known') useHistory.setState({ list: { kind: 'reading' } });
  try {
    const { entries } = await api().historyList({ root: project.root });
    if (openedProject()?.root === project.root) useHistory.setState({ list: { kind: 'known' }, entries });
  } catch (thrown) {
    useHistory.setState({ list: { kind: 'failed', error: toErrorData(thrown, 'setup') } });
  }
}

export function onHistoryEvent(event: HistoryEvent): void {
  if (event.root !== openedProject()?.root) return;
  if (event.kind === 'note') {
    notify('warning', event.text);
    return;
  }
  functionHistoryAdded(event.entry);
  if (useHistory.getState().list.kind !== 'known') return;
  const others = useHistory.getState().entries.filter(({ id }) => id !== event.entry.id);
  useHistory.setState({ entries: [event.entry, ...others].sort((a, b) => b.at - a.at) });
}

export function forgetHistory(): void {
  useHistory.setState(nothing);
  forgetFunctionHistory();
}

export function entryOf(id: string): HistoryEntry | null {
  return useHistory.getState().entries.find((entry) => entry.id === id) ?? null;
}

/** `known`: the entry, where the list of all of them has not been read. */
export function openEntry(id: string, known: HistoryEntry | null = null): void {
  const entry = entryOf(id) ?? known;
  // What its page can do with it is done with the list.
  if (useHistory.getState().list.kind === 'unknown') void readHistory();
  openPage({ kind: 'kept-run', id, title: entry === null ? 'Kept run' : `${entry.function}, ${clock(entry.at)}` });
}

export function compareEntries(a: string, b: string): void {
  const [first, second] = [entryOf(a), entryOf(b)];
  // The older one first: what follows reads as what has changed.
  const [old, young] = (first?.at ?? 0) <= (second?.at ?? 0) ? [a, b] : [b, a];
  openPage({ kind: 'two-runs', a: old, b: young });
}

/** The two that are marked; else what to do. */
export function compareMarked(): void {
  const [a, b, ...more] = useHistory.getState().marked;
  if (a !== undefined && b !== undefined && more.length === 0) compareEntries(a, b);
  else notify('info', 'Mark two runs of the History with the space bar, then compare them.');
}

export function openKeptCode(id: string, file: HistoryFile): void {
  openPage({ kind: 'kept-code', id, path: file.path, hash: file.hash });
}

const clock = (at: number): string => new Date(at).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });

function root(): string {
  return openedProject()?.root ?? '';
}

export function readDetail(id: string): Promise<HistoryDetail> {
  return api().historyDetail({ root: root(), id });
}

export async function readKeptText(hash: string): Promise<string> {
  return (await api().historyText({ root: root(), hash })).text;
}

/** null: all of them. */
export async function deleteEntries(ids: readonly string[] | null): Promise<void> {
  try {
    await api().historyDelete({ root: root(), ids: ids === null ? null : [...ids] });
  } catch (thrown) {
    notify('danger', `The history could not be changed: ${toErrorData(thrown).error}`);
    return;
  }
  rereadFunctionHistory();
  const gone = (id: string): boolean => ids === null || ids.includes(id);
  for (const page of usePages.getState().pages) {
    const shown =
      page.kind === 'kept-run' || page.kind === 'kept-code'
        ? [page.id]
        : page.kind === 'two-runs'
          ? [page.a, page.b]
          : [];
    if (shown.some(gone)) closePage(pageKey(page));
  }
  useHistory.setState(({ entries, marked }) => ({
    entries: entries.filter(({ id }) => !gone(id)),
    marked: marked.filter((id) => !gone(id)),
  }));
}

/** Code, settings and data as they were; what is not as it was is said. The answer comes where runs answer. */
export async function rerunExactly(id: string): Promise<void> {
  const entry = entryOf(id);
  if (entry === null) return;
  try {
    const detail = await readDetail(id);
    const [own] = detail.files;
    const codeHash = own === undefined ? '' : textHash(await readKeptText(own.hash));
    const target = { file: entry.file, name: entry.function, codeHash };
    const start = async () => {
      const { taskId, job, changes } = await api().historyRerun({ root: root(), id });
      if (changes.length > 0) notify('warning', `Not all is as it was. ${changes.join(' ')}`);
      return { id: taskId, job };
    };
    if (entry.what === 'run') await showRunOf(target, start);
    else if (entry.what === 'compare') await showComparisonOf(target, start);
    else await showTuneOf(target, start);
  } catch (thrown) {
    notify('danger', `It could not be run again: ${toErrorData(thrown).error}`);
  }
}

/** Puts the kept texts into the editor, as edits that can be undone. */
export async function restoreCode(id: string): Promise<void> {
  try {
    const { files } = await readDetail(id);
    const restored: string[] = [];
    for (const { path, hash } of files.filter((file) => file.path.endsWith('.py')).reverse()) {
      if (await restoreText(path, await readKeptText(hash))) restored.push(path);
    }
    const first = files[0]?.path;
    if (first !== undefined) revealPlace(first, 1);
    const said =
      restored.length === 0
        ? 'The code is the same already.'
        : `${restored.join(' and ')} ${restored.length === 1 ? 'is' : 'are'} as then. Undo in the editor takes it back.`;
    notify('info', said);
  } catch (thrown) {
    notify('danger', `The code could not be restored: ${toErrorData(thrown).error}`);
  }
}

/** False where the text is the same. */
async function restoreText(path: string, text: string): Promise<boolean> {
  await openFile(path);
  const document = documentOf(path);
  if (document === undefined || document.readText() === text) return false;
  // The editor takes the file over as it is drawn: only then is the change one that it can undo.
  await nextFrame();
  await nextFrame();
  document.replaceText(text);
  documentChanged(path);
  return true;
}

function nextFrame(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => resolve()));
}

export async function saveReport(id: string): Promise<void> {
  const entry = entryOf(id);
  if (entry === null) return;
  await saveText(
    `${entry.function}-comparison.html`,
    async () => (await api().historyReport({ root: root(), id })).html,
  );
}

/** Of the comparison that the window shows. */
export async function saveComparisonReport(compareId: string, name: string): Promise<void> {
  await saveText(`${name}-comparison.html`, async () => (await api().comparisonReport({ compareId })).html);
}
