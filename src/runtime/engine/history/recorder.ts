/**
 * Writes down every run, comparison and search of a project after it has ended. It listens; nothing waits for it, and what goes wrong
 * here is a note.
 */
import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import type { CompareEvent, CompareSpec } from '../../../contract/model/compare';
import type { HistoryDetail, HistoryEvent, HistoryWhat } from '../../../contract/model/history';
import type { FunctionRef, JobSpec } from '../../../contract/model/job';
import type { RunEvent } from '../../../contract/model/run';
import type { TuneEvent, TuneSpec } from '../../../contract/model/tune';
import type { PreparedJob } from '../planning/prepare-job';
import { describeEnd, type Ended } from './describe-end';
import { DataPrints, versionsOf } from './fingerprints';
import { HistoryStore } from './history-store';
import { settingsHash } from './hashes';
import { isInside, relative } from './project-sources';
import { takeSnapshot, type Snapshot } from './snapshot';

export interface RecorderOptions {
  readonly productVersion: string;
  /** Of jobs that name none. */
  readonly python: string;
  readonly emit: (event: HistoryEvent) => void;
}

/** A rerun is kept where what it repeats is, under the names that its files had. */
export interface RerunOrigin {
  readonly id: string;
  readonly snapshot: Snapshot;
  /** Of the copy that runs. */
  readonly copyRoot: string;
}

/** What begins. */
export type Started =
  | { readonly what: 'run'; readonly job: JobSpec }
  | { readonly what: 'compare'; readonly spec: CompareSpec }
  | { readonly what: 'tune'; readonly spec: TuneSpec };

interface Recording {
  readonly what: HistoryWhat;
  readonly job: JobSpec;
  readonly twin: FunctionRef | undefined;
  readonly compare: CompareSpec | null;
  readonly tune: TuneSpec | null;
  readonly at: number;
  readonly snapshot: Promise<Snapshot | null>;
  readonly origin: RerunOrigin | null;
  prepared: PreparedJob | null;
  memoryBytes: number | null;
}

const comparisonsKept = 4;

export interface Comparison {
  readonly detail: HistoryDetail;
  readonly texts: ReadonlyMap<string, string>;
}

export class HistoryRecorder {
  private readonly options: RecorderOptions;
  private readonly roots = new Set<string>();
  private readonly stores = new Map<string, HistoryStore>();
  private readonly byJob = new Map<JobSpec, Recording>();
  private readonly byId = new Map<string, Recording>();
  private readonly comparisons = new Map<string, Comparison>();
  private readonly writing = new Set<Promise<void>>();
  private readonly prints = new DataPrints();

  constructor(options: RecorderOptions) {
    this.options = options;
  }

  /** From now on what runs below it is kept there, whether or not it has a workbench.json. */
  openedProject(root: string): void {
    this.roots.add(root);
  }

  store(root: string): HistoryStore {
    const known = this.stores.get(root);
    if (known !== undefined) return known;
    const store = new HistoryStore(root, (text) => this.options.emit({ kind: 'note', root, text }));
    this.stores.set(root, store);
    return store;
  }

  /** To be called before the task is started; `named` once its id is known. */
  expect(started: Started, origin: RerunOrigin | null = null): { readonly named: (id: string) => void } {
    const { what } = started;
    const { job } = started.what === 'run' ? started : started.spec;
    const twin = started.what === 'run' ? undefined : started.spec.twin;
    const snapshot =
      origin === null
        ? takeSnapshot({
            job,
            twin,
            alsoLoose: what === 'compare',
            withTwin: what !== 'run',
            rootOf: (file) => this.rootOf(file),
          }).catch(() => null)
        : Promise.resolve(origin.snapshot);
    const recording: Recording = {
      what,
      job,
      twin,
      compare: started.what === 'compare' ? started.spec : null,
      tune: started.what === 'tune' ? started.spec : null,
      at: Date.now(),
      snapshot,
      origin,
      prepared: null,
      memoryBytes: null,
    };
    this.byJob.set(job, recording);
    return { named: (id) => this.byId.set(id, recording) };
  }

  prepared(job: JobSpec, prepared: PreparedJob): void {
    const recording = this.byJob.get(job);
    if (recording !== undefined) recording.prepared = prepared;
  }

  onRun(event: RunEvent): void {
    const recording = this.byId.get(event.runId);
    if (recording === undefined) return;
    if (event.kind === 'progress' && event.progress.memoryBytes !== null)
      recording.memoryBytes = Math.max(recording.memoryBytes ?? 0, event.progress.memoryBytes);
    if (event.kind === 'ended') this.end(event.runId, recording, { what: 'run', outcome: event.outcome });
  }

  onCompare(event: CompareEvent): void {
    const recording = this.byId.get(event.compareId);
    if (event.kind === 'ended' && recording !== undefined)
      this.end(event.compareId, recording, { what: 'compare', outcome: event.outcome });
  }

  onTune(event: TuneEvent): void {
    const recording = this.byId.get(event.tuneId);
    if (event.kind === 'ended' && recording !== undefined)
      this.end(event.tuneId, recording, { what: 'tune', outcome: event.outcome });
  }

  /** Resolves when all that has ended is written. */
  async idle(): Promise<void> {
    await Promise.all(this.writing);
  }

  /** A comparison of this session, as it is kept; null where it has not ended or is long ago. */
  comparison(taskId: string): Comparison | null {
    return this.comparisons.get(taskId) ?? null;
  }

  private remember(taskId: string, comparison: Comparison): void {
    this.comparisons.set(taskId, comparison);
    const [oldest] = this.comparisons.keys();
    if (this.comparisons.size > comparisonsKept && oldest !== undefined) this.comparisons.delete(oldest);
  }

  private rootOf(file: string): string | null {
    const around = [...this.roots].filter((root) => isInside(root, file));
    return around.sort((a, b) => b.length - a.length)[0] ?? null;
  }

  private end(id: string, recording: Recording, ended: Ended): void {
    this.byId.delete(id);
    this.byJob.delete(recording.job);
    const writing = this.write(id, recording, ended).finally(async () => {
      this.writing.delete(writing);
      if (recording.origin !== null) await rm(recording.origin.copyRoot, { recursive: true, force: true });
    });
    this.writing.add(writing);
  }

  private async write(taskId: string, recording: Recording, ended: Ended): Promise<void> {
    const snapshot = await recording.snapshot;
    if (snapshot === null) return;
    const { root, texts } = snapshot;
    try {
      const detail = await this.describe(recording, snapshot, ended);
      if (recording.what === 'compare') this.remember(taskId, { detail, texts });
      if (!snapshot.kept) return;
      await this.store(root).add(detail, texts);
      this.options.emit({ kind: 'added', root, entry: detail.entry });
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      this.options.emit({ kind: 'note', root, text: `This run could not be kept in the history: ${reason}` });
    }
  }

  private async describe(recording: Recording, snapshot: Snapshot, ended: Ended): Promise<HistoryDetail> {
    const { job, prepared, origin, what, at } = recording;
    const { root } = snapshot;
    const settings = prepared?.effective ?? snapshot.settings;
    const source = prepared?.source ?? job.source;
    const data = await this.prints.of(root, source, prepared?.columns ?? []);
    const python = prepared?.python ?? job.python ?? this.options.python;
    const from = origin?.copyRoot ?? root;
    return describeEnd({
      id: `${new Date(at).toISOString().slice(0, 19).replace(/[-:T]/g, '')}-${randomBytes(3).toString('hex')}`,
      at,
      what,
      job: stored(root, from, { ...job, source }),
      twin: recording.twin === undefined ? null : storedRef(from, recording.twin),
      asked: settings['python.execution-mode']?.value === 'thread' ? 'thread' : 'process',
      compare: recording.compare,
      tune: recording.tune,
      snapshot,
      data,
      settings,
      settingsHash: settingsHash(settings),
      versions: await versionsOf(python, this.options.productVersion),
      memoryBytes: recording.memoryBytes,
      rerunOf: origin?.id ?? null,
      ended,
    });
  }
}

/** Relative inside the project, so that a project that is moved takes its history along. */
function stored(root: string, from: string, job: JobSpec): JobSpec {
  const { source } = job;
  return {
    ...job,
    function: storedRef(from, job.function),
    source:
      source.kind === 'file' && isInside(root, source.path) ? { ...source, path: relative(root, source.path) } : source,
  };
}

function storedRef(root: string, { file, name }: FunctionRef): FunctionRef {
  return { file: isInside(root, file) ? relative(root, file) : file, name };
}
