/** A real engine with real TaskManagers for one test file, and a folder of UDF files. For tests. */
import { mkdtemp, rm, writeFile, mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inject } from 'vitest';
import type { EngineEvent } from '../../contract/api/events';
import { parseSchema } from '../../contract/model/data-type';
import type { CompareEvent, CompareSpec } from '../../contract/model/compare';
import type { JobSpec, Sink, Source } from '../../contract/model/job';
import type { TuneEvent, TuneSpec } from '../../contract/model/tune';
import type { LogEvent, RunEvent, RunOutcome, RunSummary } from '../../contract/model/run';
import { environmentPython } from './task-manager-fixture';
import { createEngine, type Engine, type EngineOptions } from '../engine/create-engine';
import { forkLauncher } from '../engine/launcher';
import { createPrivateDirectory } from '../engine/private-directory';

export type CompareOutcome = Extract<CompareEvent, { kind: 'ended' }>['outcome'];

export type TuneOutcome = Extract<TuneEvent, { kind: 'ended' }>['outcome'];

export interface JobChanges {
  /** Name in the file; `f` where absent. */
  readonly name?: string;
  readonly schema?: string;
  readonly rows?: number;
  readonly source?: Source;
  readonly mode?: 'process' | 'thread';
  readonly spec?: Partial<JobSpec>;
}

export class EngineFixture {
  readonly engine: Engine;
  readonly folder: string;
  readonly privateDir: string;
  readonly runEvents: RunEvent[] = [];
  readonly compareEvents: CompareEvent[] = [];
  readonly tuneEvents: TuneEvent[] = [];
  readonly engineEvents: EngineEvent[] = [];
  readonly logs: LogEvent[] = [];
  private readonly endings = new Map<string, (outcome: RunOutcome) => void>();
  private readonly ended = new Map<string, RunOutcome>();

  private constructor(folder: string, more: Pick<EngineOptions, 'history'>) {
    this.folder = folder;
    this.privateDir = createPrivateDirectory();
    const { taskManager, workerPath } = inject('entries');
    this.engine = createEngine({
      launch: forkLauncher(taskManager),
      workerPath,
      python: environmentPython(),
      privateDir: this.privateDir,
      ...more,
    });
    this.engine.on('run', (event) => this.hear(event));
    this.engine.on('compare', (event) => this.compareEvents.push(event));
    this.engine.on('tune', (event) => this.tuneEvents.push(event));
    this.engine.on('engine', (event) => this.engineEvents.push(event));
    this.engine.on('log', ({ lines }) => this.logs.push(...lines));
  }

  static async start(more: Pick<EngineOptions, 'history'> = {}): Promise<EngineFixture> {
    return new EngineFixture(await mkdtemp(path.join(tmpdir(), 'udf-engine-test-')), more);
  }

  async stop(): Promise<void> {
    await this.engine.close();
    await rm(this.folder, { recursive: true, force: true });
  }

  async write(name: string, text: string): Promise<string> {
    const file = path.join(this.folder, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, text);
    return file;
  }

  /** A file that defines functions below the imports they need. */
  udf(name: string, definitions: string): Promise<string> {
    return this.write(name, `from pyflink.table.udf import udf\n\n${definitions}\n`);
  }

  job(file: string, changes: JobChanges = {}): JobSpec {
    const { name = 'f', schema = 'a BIGINT, b BIGINT', rows = 100, mode, spec = {} } = changes;
    const source: Source = changes.source ?? { kind: 'datagen', rows, stringLength: 16, schema: parseSchema(schema) };
    return {
      function: { file, name },
      source,
      keep: [],
      profile: 'product',
      settings: mode === undefined ? {} : { 'python.execution-mode': mode },
      ...spec,
    };
  }

  async begin(job: JobSpec, sink?: Sink): Promise<string> {
    const { runId } = await this.engine.api.startRun(sink === undefined ? { job } : { job, sink });
    return runId;
  }

  outcome(runId: string): Promise<RunOutcome> {
    const known = this.ended.get(runId);
    if (known !== undefined) return Promise.resolve(known);
    return new Promise((resolve) => this.endings.set(runId, resolve));
  }

  async run(job: JobSpec, sink?: Sink): Promise<{ runId: string; outcome: RunOutcome }> {
    const runId = await this.begin(job, sink);
    return { runId, outcome: await this.outcome(runId) };
  }

  /** The summary; throws what the run failed with. */
  async done(job: JobSpec, sink?: Sink): Promise<{ runId: string; summary: RunSummary; rows: unknown[][] }> {
    const { runId, outcome } = await this.run(job, sink);
    if (outcome.kind !== 'done') throw new Error(`The run did not end well: ${JSON.stringify(outcome)}`);
    return { runId, summary: outcome.summary, rows: await this.rows(runId) };
  }

  async rows(runId: string): Promise<unknown[][]> {
    return (await this.engine.api.readRows({ runId, start: 0, count: 1_000 })).rows;
  }

  async compare(spec: CompareSpec): Promise<CompareOutcome> {
    const { compareId } = await this.engine.api.startCompare({ spec });
    return this.compared(compareId);
  }

  compared(compareId: string): Promise<CompareOutcome> {
    return new Promise((resolve) => {
      const take = (event: CompareEvent): void => {
        if (event.kind === 'ended' && event.compareId === compareId) resolve(event.outcome);
      };
      for (const event of this.compareEvents) take(event);
      this.engine.on('compare', take);
    });
  }

  async tune(spec: TuneSpec): Promise<TuneOutcome> {
    const { tuneId } = await this.engine.api.startTune({ spec });
    return this.tuned(tuneId);
  }

  tuned(tuneId: string): Promise<TuneOutcome> {
    return new Promise((resolve) => {
      const take = (event: TuneEvent): void => {
        if (event.kind === 'ended' && event.tuneId === tuneId) resolve(event.outcome);
      };
      for (const event of this.tuneEvents) take(event);
      this.engine.on('tune', take);
    });
  }

  /** Waits until something holds; fails with its name after a while. */
  async until(what: string, holds: () => boolean | Promise<boolean>, mostMs = 15_000): Promise<void> {
    const end = Date.now() + mostMs;
    while (!(await holds())) {
      if (Date.now() > end) throw new Error(`Waited ${mostMs} ms in vain until ${what}.`);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }

  private hear(event: RunEvent): void {
    this.runEvents.push(event);
    if (event.kind !== 'ended') return;
    this.ended.set(event.runId, event.outcome);
    this.endings.get(event.runId)?.(event.outcome);
  }
}
