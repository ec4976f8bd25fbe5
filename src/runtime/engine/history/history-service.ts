/** The history as the engine's door has it: what is kept, and what can be done with it. */
import { mkdtemp } from 'node:fs/promises';
import path from 'node:path';
import type { CommandResponse, WorkbenchApi } from '../../../contract/api/commands';
import type { CompareSpec } from '../../../contract/model/compare';
import type { JobSpec } from '../../../contract/model/job';
import type { HistoryDetail, HistoryEntry, HistoryEvent } from '../../../contract/model/history';
import type { FileHistory } from '../../../contract/model/function-history';
import type { TuneSpec } from '../../../contract/model/tune';
import { workbenchError } from '../../../contract/errors';
import type { EventHub } from '../event-hub';
import type { PreparedJob } from '../planning/prepare-job';
import { HistoryRecorder, type Comparison, type Started } from './recorder';
import { reportHtml } from './report/report-html';
import { prepareRerun, type Rerun } from './rerun';

export interface HistoryServiceOptions {
  /** null: nothing is kept, and what was kept before can still be read. */
  readonly productVersion: string | null;
  /** Interpreter of jobs that name none. */
  readonly python: string;
  /** Folder of the copies that run. */
  readonly folder: string;
  readonly events: EventHub;
  /** Starts what is run again; answers its id. */
  readonly start: (started: Started) => string;
}

export class HistoryService {
  private readonly options: HistoryServiceOptions;
  private readonly recorder: HistoryRecorder;

  constructor(options: HistoryServiceOptions) {
    this.options = options;
    const { events, python, productVersion } = options;
    const emit = (event: HistoryEvent): void => events.emit('history', event);
    this.recorder = new HistoryRecorder({ productVersion: productVersion ?? 'unknown', python, emit });
    if (productVersion === null) return;
    events.on('run', (event) => this.recorder.onRun(event));
    events.on('compare', (event) => this.recorder.onCompare(event));
    events.on('tune', (event) => this.recorder.onTune(event));
  }

  /** From now on what runs in this folder is kept, whether or not it has a workbench.json. */
  openedProject(root: string): void {
    this.recorder.openedProject(root);
  }

  prepared(job: JobSpec, prepared: PreparedJob): void {
    this.recorder.prepared(job, prepared);
  }

  /** Starts it by `start`, and keeps what comes of it. */
  record(started: Started, start: () => string): string {
    if (this.options.productVersion === null) return start();
    const recording = this.recorder.expect(started);
    const id = start();
    recording.named(id);
    return id;
  }

  /** Resolves when all that has ended is written. */
  idle(): Promise<void> {
    return this.recorder.idle();
  }

  async list(root: string): Promise<{ entries: HistoryEntry[] }> {
    return { entries: await this.recorder.store(root).list() };
  }

  ofFile(root: string, file: string): Promise<FileHistory> {
    return this.recorder.store(root).ofFile(file);
  }

  detail(root: string, id: string): Promise<HistoryDetail> {
    return this.recorder.store(root).detail(id);
  }

  async text(root: string, hash: string): Promise<{ text: string }> {
    return { text: await this.recorder.store(root).text(hash) };
  }

  remove(root: string, ids: readonly string[] | null): Promise<void> {
    return this.recorder.store(root).remove(ids);
  }

  /** Of a comparison that is kept. Throws BAD_REQUEST for other entries, and for one without a result. */
  async report(root: string, id: string): Promise<{ html: string }> {
    const store = this.recorder.store(root);
    const detail = await store.detail(id);
    const texts = new Map<string, string>();
    for (const { hash } of detail.files) texts.set(hash, await store.text(hash));
    return { html: reportOf({ detail, texts }) };
  }

  /** Of a comparison of this session. Throws BAD_REQUEST where it has no result (any more). */
  async reportOfTask(taskId: string): Promise<{ html: string }> {
    await this.recorder.idle();
    const comparison = this.recorder.comparison(taskId);
    if (comparison === null) throw noReport();
    return { html: reportOf(comparison) };
  }

  /** Starts it and returns at once; all else comes as the events of its kind. */
  async rerun(root: string, id: string): Promise<CommandResponse<'historyRerun'>> {
    const { python, productVersion, folder } = this.options;
    const { recorder } = this;
    const store = recorder.store(root);
    const detail = await store.detail(id);
    const copyRoot = await mkdtemp(path.join(folder, 'rerun-'));
    const rerun = await prepareRerun({ store, detail, copyRoot, python, productVersion: productVersion ?? 'unknown' });
    const started = startedOf(detail, rerun);
    if (productVersion === null) return this.answer(started, this.options.start(started), rerun);
    const recording = recorder.expect(started, { id, snapshot: rerun.snapshot, copyRoot });
    const taskId = this.options.start(started);
    recording.named(taskId);
    return this.answer(started, taskId, rerun);
  }

  private answer({ what }: Started, taskId: string, { job, changes }: Rerun): CommandResponse<'historyRerun'> {
    return { what, taskId, job, changes: [...changes] };
  }
}

function reportOf({ detail, texts }: Comparison): string {
  const result = detail.compare?.result ?? null;
  if (result === null) throw noReport();
  const sources = detail.files.flatMap(({ path: file, hash }) => {
    const text = texts.get(hash);
    return text === undefined || !file.endsWith('.py') ? [] : [{ path: file, text }];
  });
  return reportHtml({ detail, result, sources });
}

function noReport(): Error {
  return workbenchError(
    'BAD_REQUEST',
    'usage',
    'There is no comparison to report: it did not come to its end.',
    {},
    {
      hint: 'Compare the modes again.',
    },
  );
}

function startedOf({ entry, compare, tune }: HistoryDetail, { job, twin }: Rerun): Started {
  const both = twin === undefined ? { job } : { job, twin };
  switch (entry.what) {
    case 'run':
      return { what: 'run', job };
    case 'compare':
      return { what: 'compare', spec: { ...required<Omit<CompareSpec, 'job' | 'twin'>>(compare?.spec), ...both } };
    case 'tune':
      return { what: 'tune', spec: { ...required<Omit<TuneSpec, 'job' | 'twin'>>(tune?.spec), ...both } };
  }
}

function required<T>(spec: T | undefined): T {
  if (spec !== undefined) return spec;
  throw workbenchError('BAD_REQUEST', 'usage', 'What was asked for then was not kept, so it cannot be run again.');
}

type HistoryApi = Pick<
  WorkbenchApi,
  | 'historyList'
  | 'historyOfFile'
  | 'historyDetail'
  | 'historyText'
  | 'historyDelete'
  | 'historyRerun'
  | 'historyReport'
  | 'comparisonReport'
>;

export function historyApi(history: HistoryService): HistoryApi {
  return {
    historyList: ({ root }) => history.list(root),
    historyOfFile: ({ root, file }) => history.ofFile(root, file),
    historyDetail: ({ root, id }) => history.detail(root, id),
    historyText: ({ root, hash }) => history.text(root, hash),
    historyDelete: async ({ root, ids }) => {
      await history.remove(root, ids);
      return {};
    },
    historyRerun: ({ root, id }) => history.rerun(root, id),
    historyReport: ({ root, id }) => history.report(root, id),
    comparisonReport: ({ compareId }) => history.reportOfTask(compareId),
  };
}
