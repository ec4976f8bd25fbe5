/** Recorded cases of the project: what there is, the run of them, and what came of it. */
import { create } from 'zustand';
import { toErrorData, workbenchError, type ErrorData } from '../../contract/errors';
import {
  caseModes,
  type CaseEvent,
  type CaseMode,
  type CaseResult,
  type CaseSummary,
  type CaseTotals,
} from '../../contract/model/case';
import type { JobSpec } from '../../contract/model/job';
import { api } from './connection';
import { documentOf } from './documents';
import { saveAll } from './editor';
import { showBottomTab } from './layout';
import { absolutePath, folderOf, projectPath } from './paths';
import { openedProject } from './project';
import { textHash } from '../../contract/text-hash';

export interface TestCase {
  /** Path of the case's file: what it is known by. */
  readonly path: string;
  /** As the engine calls it within its folder. */
  readonly name: string;
  /** Project path of the UDF file. */
  readonly file: string;
  readonly function: string;
  readonly kind: CaseSummary['kind'];
}

export interface TestResult {
  readonly result: CaseResult;
  /** Fingerprint of the UDF file that ran; '' where it was not open. */
  readonly codeHash: string;
}

export type TestResults = Readonly<Partial<Record<CaseMode, TestResult>>>;

export type CaseList =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'reading' }
  | { readonly kind: 'failed'; readonly error: ErrorData }
  | { readonly kind: 'known' };

/** Cases lie beside their UDF files, and a run is of one folder: several folders are run one after the other. */
export type TestRun =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'running';
      /** null until the engine has answered. */
      readonly casesId: string | null;
      readonly cases: readonly TestCase[];
      /** 0..1 over all folders. */
      readonly progress: number;
      readonly cancel: 'none' | 'asked';
      readonly startedAt: number;
    }
  | {
      readonly kind: 'ended';
      readonly totals: CaseTotals;
      readonly cancelled: boolean;
      readonly error: ErrorData | null;
      readonly seconds: number;
    };

export type TestScope = 'file' | 'project';

interface TestStore {
  readonly list: CaseList;
  readonly cases: readonly TestCase[];
  /** By the case's path. */
  readonly results: Readonly<Record<string, TestResults>>;
  readonly run: TestRun;
  readonly scope: TestScope;
  /** Path of the case whose difference is shown. */
  readonly selected: string | null;
}

const nothing: TestStore = {
  list: { kind: 'unknown' },
  cases: [],
  results: {},
  run: { kind: 'none' },
  scope: 'file',
  selected: null,
};

export const useTests = create<TestStore>()(() => nothing);

/** What happens to one folder's events: the run waits for its end. */
interface FolderRun {
  casesId: string | null;
  readonly cases: readonly TestCase[];
  /** Shares of the whole that were done before, and that this folder is. */
  readonly before: number;
  readonly share: number;
  readonly hashes: ReadonlyMap<string, string>;
  /** Events may overtake the answer that names their run. */
  readonly early: CaseEvent[];
  readonly ended: (end: { readonly totals: CaseTotals; readonly cancelled: boolean }) => void;
}
let folderRun: FolderRun | null = null;

export function setTestScope(scope: TestScope): void {
  useTests.setState({ scope });
}

export function selectCase(path: string | null): void {
  useTests.setState({ selected: path });
}

export function isTesting(run: TestRun): boolean {
  return run.kind === 'running';
}

/** Reads which cases there are, in every folder that has a UDF file. */
export async function readCases(): Promise<void> {
  const project = openedProject();
  if (project === null) return;
  if (useTests.getState().list.kind !== 'known') useTests.setState({ list: { kind: 'reading' } });
  const folders = [...new Set(project.files.map(folderOf))];
  try {
    const answers = await Promise.all(
      folders.map((folder) =>
        api().listCases({ directory: folder === '' ? project.root : absolutePath(project.root, folder) }),
      ),
    );
    if (openedProject()?.root !== project.root) return;
    const cases = answers.flatMap((answer) => answer.cases.map((summary) => testCase(project.root, summary)));
    useTests.setState({ list: { kind: 'known' }, cases });
  } catch (thrown) {
    if (openedProject()?.root === project.root) {
      useTests.setState({ list: { kind: 'failed', error: toErrorData(thrown, 'usage') } });
    }
  }
}

function testCase(root: string, summary: CaseSummary): TestCase {
  const { name, path, kind } = summary;
  return { name, path, kind, file: projectPath(root, summary.function.file), function: summary.function.name };
}

/** Cases of the file in front, or of the project. */
export function casesInScope(cases: readonly TestCase[], scope: TestScope, file: string | null): readonly TestCase[] {
  return scope === 'project' ? cases : cases.filter((each) => each.file === file);
}

/** `daily.json` beside `delay.py` is called `delay.daily`: its own part. */
export function shortCaseName({ name, file }: Pick<TestCase, 'name' | 'file'>): string {
  const stem = file.slice(file.lastIndexOf('/') + 1).replace(/\.py$/, '');
  return name.startsWith(`${stem}.`) ? name.slice(stem.length + 1) : name;
}

/** Saves all, then runs the cases in both of Flink's modes. */
export async function runCases(cases: readonly TestCase[]): Promise<void> {
  const project = openedProject();
  if (project === null || cases.length === 0 || isTesting(useTests.getState().run)) return;
  const startedAt = performance.now();
  showBottomTab('tests');
  useTests.setState((store) => ({
    run: { kind: 'running', casesId: null, cases, progress: 0, cancel: 'none', startedAt },
    results: without(store.results, cases),
  }));
  const totals = { passed: 0, failed: 0, skipped: 0 };
  let cancelled = false;
  let error: ErrorData | null = null;
  try {
    if (!(await saveAll())) throw workbenchError('SINK_UNWRITABLE', 'setup', 'A file could not be saved.');
    let before = 0;
    for (const [folder, ofFolder] of byFolder(cases)) {
      const share = ofFolder.length / cases.length;
      if (isCancelAsked()) cancelled = true;
      if (cancelled) break;
      const end = await runFolder(folder, ofFolder, before, share);
      totals.passed += end.totals.passed;
      totals.failed += end.totals.failed;
      totals.skipped += end.totals.skipped;
      cancelled = end.cancelled;
      before += share;
    }
  } catch (thrown) {
    error = toErrorData(thrown, 'setup');
  }
  folderRun = null;
  const { run } = useTests.getState();
  if (run.kind !== 'running' || run.startedAt !== startedAt) return;
  const seconds = (performance.now() - startedAt) / 1_000;
  useTests.setState((store) => ({
    run: { kind: 'ended', totals, cancelled, error, seconds },
    selected: store.selected ?? firstFailure(cases, store.results),
  }));
}

function isCancelAsked(): boolean {
  const { run } = useTests.getState();
  return run.kind === 'running' && run.cancel === 'asked';
}

function without(results: TestStore['results'], cases: readonly TestCase[]): TestStore['results'] {
  const dropped = new Set(cases.map((each) => each.path));
  return Object.fromEntries(Object.entries(results).filter(([path]) => !dropped.has(path)));
}

function byFolder(cases: readonly TestCase[]): ReadonlyMap<string, readonly TestCase[]> {
  const folders = new Map<string, TestCase[]>();
  for (const each of cases) {
    const folder = folderOf(each.path);
    const known = folders.get(folder);
    if (known === undefined) folders.set(folder, [each]);
    else known.push(each);
  }
  return folders;
}

async function runFolder(
  directory: string,
  cases: readonly TestCase[],
  before: number,
  share: number,
): Promise<{ readonly totals: CaseTotals; readonly cancelled: boolean }> {
  const hashes = new Map(cases.map((each) => [each.file, codeHash(each.file)]));
  let ended: FolderRun['ended'] = () => undefined;
  const end = new Promise<Parameters<FolderRun['ended']>[0]>((resolve) => {
    ended = resolve;
  });
  const ours: FolderRun = { casesId: null, cases, before, share, hashes, early: [], ended };
  folderRun = ours;
  const { casesId } = await api().startCases({ directory, names: cases.map((each) => each.name) });
  ours.casesId = casesId;
  useTests.setState((store) => (store.run.kind === 'running' ? { run: { ...store.run, casesId } } : store));
  for (const event of ours.early) onCaseEvent(event);
  if (isCancelAsked()) await cancelQuietly(casesId, ours);
  return end;
}

function codeHash(file: string): string {
  const document = documentOf(file);
  return document === undefined ? '' : textHash(document.readText());
}

export function cancelCases(): void {
  const { run } = useTests.getState();
  if (run.kind !== 'running' || run.cancel === 'asked') return;
  useTests.setState({ run: { ...run, cancel: 'asked' } });
  if (run.casesId !== null && folderRun !== null) void cancelQuietly(run.casesId, folderRun);
}

/** What the user sees of it is the `ended` event; a refusal means that it has ended already. */
async function cancelQuietly(casesId: string, ours: FolderRun): Promise<void> {
  try {
    await api().cancelCases({ casesId });
  } catch {
    ours.ended({ totals: { passed: 0, failed: 0, skipped: 0 }, cancelled: true });
  }
}

export function onCaseEvent(event: CaseEvent): void {
  const ours = folderRun;
  if (ours === null) return;
  if (ours.casesId === null) {
    ours.early.push(event);
    return;
  }
  if (event.casesId !== ours.casesId) return;
  switch (event.kind) {
    case 'result':
      takeResult(ours, event.result, event.progress);
      return;
    case 'ended':
      ours.ended(event);
      return;
  }
}

function takeResult(ours: FolderRun, result: CaseResult, progress: number): void {
  const testCase = ours.cases.find((each) => each.name === result.case);
  useTests.setState((store) => {
    const run =
      store.run.kind === 'running' ? { ...store.run, progress: ours.before + progress * ours.share } : store.run;
    if (testCase === undefined) return { run };
    const one: TestResult = { result, codeHash: ours.hashes.get(testCase.file) ?? '' };
    return {
      run,
      results: { ...store.results, [testCase.path]: { ...store.results[testCase.path], [result.mode]: one } },
    };
  });
}

export function firstFailure(cases: readonly TestCase[], results: TestStore['results']): string | null {
  const failed = cases.find(({ path }) => caseModes.some((mode) => results[path]?.[mode]?.result.ok === false));
  return failed?.path ?? null;
}

/** Stores what the job gives as a case beside its file. Throws what the engine refuses with. */
export async function acceptCase(job: JobSpec, name: string, rows: number, replace: boolean): Promise<string> {
  const { path } = await api().acceptCase({ job, name, rows, replace });
  await readCases();
  showBottomTab('tests');
  useTests.setState({ selected: path });
  return path;
}

/** The connection was down and the end may have been told meanwhile: what is known by now is kept. */
export function recoverTests(): void {
  folderRun?.ended({ totals: { passed: 0, failed: 0, skipped: 0 }, cancelled: true });
}

/** Another project is shown, or this one anew. */
export function forgetTests(): void {
  cancelCases();
  folderRun = null;
  useTests.setState({ ...nothing, scope: useTests.getState().scope });
}
