/** A real TaskManager process for one test file, with a folder of UDF files, and everything removed at the end. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { inject } from 'vitest';
import { toErrorData, type ErrorData } from '../../contract/errors';
import type { LogEvent } from '../../contract/model/run';
import type { Cell } from '../../contract/model/rows';
import type { Execute, Execution, Opened, Plan } from '../../contract/wire/task-manager';
import { forkLauncher } from '../engine/launcher';
import { TaskManagerHost, type JobMessage, type StartOptions } from '../engine/task-manager-host';
import { StoreReader } from '../store';
import { makePlan, type PlanChanges } from './plan-fixture';

export type { JobMessage, PlanChanges };

/** The interpreter of the product's environment. */
export function environmentPython(): string {
  const python = process.env['UDF_WORKBENCH_ENV_PYTHON'];
  if (python === undefined)
    throw new Error('UDF_WORKBENCH_ENV_PYTHON names no interpreter: run the tests with `npm test`.');
  return python;
}

export class TaskManagerFixture {
  readonly folder: string;
  readonly privateDir: string;
  readonly host: TaskManagerHost;
  readonly logs: LogEvent[] = [];
  readonly crashes: Error[] = [];
  private jobs = 0;

  private constructor(folder: string, privateDir: string, start: Partial<StartOptions>) {
    this.folder = folder;
    this.privateDir = privateDir;
    const { taskManager, workerPath } = inject('entries');
    const options: StartOptions = {
      privateDir,
      workerPath,
      python: environmentPython(),
      warm: { row: 1, arrow: 0 },
      embed: null,
      ...start,
    };
    this.host = new TaskManagerHost(forkLauncher(taskManager), options, {
      onLog: ({ lines }) => this.logs.push(...lines),
      onCrash: (error) => this.crashes.push(error),
    });
  }

  static async start(options: Partial<StartOptions> = {}): Promise<TaskManagerFixture> {
    const folder = await mkdtemp(path.join(tmpdir(), 'udf-tm-test-'));
    const privateDir = await mkdtemp(path.join(tmpdir(), 'udf-tm-'));
    const fixture = new TaskManagerFixture(folder, privateDir, options);
    await fixture.host.ready();
    return fixture;
  }

  async stop(): Promise<void> {
    await this.host.shutdown();
    await rm(this.folder, { recursive: true, force: true });
    await rm(this.privateDir, { recursive: true, force: true });
  }

  async write(name: string, text: string): Promise<string> {
    const file = path.join(this.folder, name);
    await writeFile(file, text);
    return file;
  }

  /** A UDF file around one function body, `def f(...)` without decorator; `type` is the Flink type of the result. */
  async udf(definition: string, type = 'BIGINT', kind: 'general' | 'pandas' = 'general'): Promise<string> {
    this.jobs += 1;
    const head = 'from pyflink.table.udf import udf, ScalarFunction\n';
    const decorator =
      kind === 'pandas' ? `@udf(result_type='${type}', func_type='pandas')` : `@udf(result_type='${type}')`;
    return this.write(`udf_${this.jobs}.py`, `${head}\n${definition.replace(/^def f\(/m, `${decorator}\ndef f(`)}\n`);
  }

  /** A UDF file as it is, below the imports of every kind. */
  async file(text: string): Promise<string> {
    this.jobs += 1;
    const head =
      'from pyflink.common import Row\n' +
      'from pyflink.table import AggregateFunction, DataTypes, ListView, MapView, TableAggregateFunction\n' +
      'from pyflink.table.udf import TableFunction, udaf, udf, udtaf, udtf\n';
    return this.write(`udf_${this.jobs}.py`, `${head}\n${text}\n`);
  }

  plan(file: string, changes: PlanChanges = {}): Plan {
    this.jobs += 1;
    const place = { jobId: `job-${this.jobs}`, file, projectRoot: this.folder, python: environmentPython() };
    return makePlan(place, changes);
  }

  open(plan: Plan): Promise<Opened> {
    return this.host.request('open', { kind: 'open', plan });
  }

  execute(plan: Plan, changes: Partial<Execute> = {}): Promise<Execution> {
    const execute: Execute = {
      maxRows: null,
      limit: null,
      minSeconds: 0,
      sink: { kind: 'blackhole' },
      cacheBytes: 0,
      sampleMs: 0,
      ...changes,
    };
    return this.host.request('execute', { kind: 'execute', jobId: plan.jobId, execute });
  }

  async close(plan: Plan): Promise<void> {
    await this.host.request('close', { kind: 'close', jobId: plan.jobId });
  }

  async cancel(plan: Plan): Promise<void> {
    await this.host.request('cancel', { kind: 'cancel', jobId: plan.jobId });
  }

  listen(plan: Plan, listener: (message: JobMessage) => void): void {
    this.host.listen(plan.jobId, listener);
  }

  storePath(plan: Plan): string {
    return path.join(this.folder, `${plan.jobId}.arrow`);
  }

  /** Opens, executes into a store, closes; the rows of the store. */
  async run(plan: Plan, changes: Partial<Execute> = {}): Promise<{ execution: Execution; rows: Cell[][] }> {
    await this.open(plan);
    const execution = await this.execute(plan, { sink: { kind: 'store', path: this.storePath(plan) }, ...changes });
    await this.close(plan);
    return { execution, rows: await this.rows(plan) };
  }

  /** Runs a job that must fail; its error and the rows kept. */
  async failing(plan: Plan, changes: Partial<Execute> = {}): Promise<{ error: ErrorData; rows: Cell[][] }> {
    await this.open(plan);
    const sink = { kind: 'store', path: this.storePath(plan) } as const;
    const error = await this.execute(plan, { sink, ...changes }).then(
      () => null,
      (thrown: unknown) => toErrorData(thrown),
    );
    await this.close(plan);
    if (error === null) throw new Error('The job did not fail.');
    return { error, rows: await this.rows(plan) };
  }

  /** Cancels once the function has printed `running`; how many milliseconds until the slots were free. */
  async cancelOnceRunning(plan: Plan, running: Promise<unknown>): Promise<number> {
    const outcome = running.then(
      () => 'no error',
      (error: unknown) => toErrorData(error).code,
    );
    await this.until('the function runs', () => this.logs.some((line) => line.text.includes('running')));
    const began = performance.now();
    await this.cancel(plan);
    const elapsedMs = performance.now() - began;
    const code = await outcome;
    if (code !== 'CANCELLED') throw new Error(`The job was cancelled and ended with: ${code}.`);
    return elapsedMs;
  }

  async rows(plan: Plan): Promise<Cell[][]> {
    const reader = await StoreReader.open(this.storePath(plan));
    try {
      return await reader.page(0, await reader.refresh());
    } finally {
      await reader.close();
    }
  }

  /** Waits until something holds; fails with its name after a while. */
  async until(what: string, holds: () => boolean | Promise<boolean>, mostMs = 10_000): Promise<void> {
    const end = Date.now() + mostMs;
    while (!(await holds())) {
      if (Date.now() > end) throw new Error(`Waited ${mostMs} ms in vain until ${what}.`);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }
}

/** Processes of this machine whose command line contains `text`, by their ids. */
export async function processesWith(text: string): Promise<number[]> {
  const { readdir } = await import('node:fs/promises');
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const found = await Promise.all(
    pids.map(async (pid) => {
      const line = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
      return line.includes(text) ? Number(pid) : null;
    }),
  );
  return found.filter((pid): pid is number => pid !== null);
}

/** A zombie that nobody has reaped yet is dead as well. */
export async function isAlive(pid: number): Promise<boolean> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null);
  return stat !== null && stat.slice(stat.lastIndexOf(')') + 2, stat.lastIndexOf(')') + 3) !== 'Z';
}
