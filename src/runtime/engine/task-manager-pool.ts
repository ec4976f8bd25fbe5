/**
 * The TaskManagers an engine has, by purpose: an interactive one (process modes, inspections, files), one with Python
 * embedded (thread mode, from the first time it is asked for), and one for each lane of a comparison, so that the
 * memory of a mode is its own. The first two are started anew when they die.
 */
import { mkdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { toErrorData, workbenchError, type ErrorData } from '../../contract/errors';
import type { LogBatch } from '../../contract/model/run';
import { killRecordedWorkers } from '../workers/worker-record';
import type { TaskManagerLauncher } from './launcher';
import { TaskManagerHost, type StartOptions } from './task-manager-host';

export interface PoolOptions {
  readonly launch: TaskManagerLauncher;
  readonly workerPath: string;
  readonly python: string;
  readonly privateDir: string;
  readonly warm: StartOptions['warm'];
}

export interface PoolListeners {
  readonly onLog: (batch: LogBatch) => void;
  /** A TaskManager died unasked and another was started in its place. */
  readonly onRestart: (died: TaskManagerHost, error: ErrorData) => void;
}

const cold: StartOptions['warm'] = { row: 0, arrow: 0 };

export class TaskManagerPool {
  private readonly options: PoolOptions;
  private readonly listeners: PoolListeners;
  private readonly hosts = new Set<TaskManagerHost>();
  private interactiveHost: TaskManagerHost | null = null;
  private threadHost: { readonly host: TaskManagerHost; readonly python: string } | null = null;
  private started = 0;
  private isClosed = false;

  constructor(options: PoolOptions, listeners: PoolListeners) {
    this.options = options;
    this.listeners = listeners;
  }

  /** The one with this process id; null where it is gone. */
  withPid(pid: number): TaskManagerHost | null {
    return [...this.hosts].find((host) => host.pid === pid && !host.isGone) ?? null;
  }

  interactive(): TaskManagerHost {
    if (this.interactiveHost === null || this.interactiveHost.isGone) {
      this.interactiveHost = this.start(this.options.warm, null, (died) => {
        if (this.interactiveHost === died) this.interactiveHost = null;
        this.interactive();
      });
    }
    return this.interactiveHost;
  }

  /** One process embeds one interpreter for its whole life, so another `python` needs another process. */
  thread(python: string): TaskManagerHost {
    const current = this.threadHost;
    if (current !== null && current.python === python && !current.host.isGone) return current.host;
    if (current !== null) void current.host.shutdown();
    const host = this.start(cold, { python }, (died) => {
      if (this.threadHost?.host === died) this.threadHost = null;
      this.thread(python);
    });
    this.threadHost = { host, python };
    return host;
  }

  /** Cold, not replaced when it dies; its owner shuts it down. `onCrash` besides the rejections of what was asked of it. */
  lane(): TaskManagerHost {
    return this.start(cold, null, null);
  }

  /** For one debug run in thread mode: a debugger cannot be taken out of a process again. As `lane`. */
  debugged(python: string): TaskManagerHost {
    return this.start(cold, { python }, null);
  }

  /** For work that cannot be ended otherwise: kills the process and starts another in its place. */
  async kill(host: TaskManagerHost, reason: string): Promise<void> {
    const { pid } = host;
    const wasThread = this.threadHost?.host === host ? this.threadHost.python : null;
    const wasInteractive = this.interactiveHost === host;
    await host.kill();
    if (this.isClosed) return;
    if (wasInteractive) this.interactive();
    if (wasThread !== null) this.thread(wasThread);
    const error = workbenchError('TASK_MANAGER_DIED', 'run', `The task manager was ended, because ${reason}.`, { pid });
    if (wasInteractive || wasThread !== null) this.listeners.onRestart(host, error.data);
  }

  async close(): Promise<void> {
    this.isClosed = true;
    await Promise.all([...this.hosts].map((host) => host.shutdown()));
  }

  private start(
    warm: StartOptions['warm'],
    embed: StartOptions['embed'],
    replace: ((died: TaskManagerHost) => void) | null,
  ): TaskManagerHost {
    this.started += 1;
    const privateDir = path.join(this.options.privateDir, `tm-${this.started}`);
    mkdirSync(privateDir, { mode: 0o700 });
    const { workerPath, python } = this.options;
    let wasReady = false;
    const host: TaskManagerHost = new TaskManagerHost(
      this.options.launch,
      { privateDir, sessionDir: this.options.privateDir, workerPath, python, warm, embed },
      {
        onLog: this.listeners.onLog,
        onCrash: (error) => {
          // One that never got ready would die again: the next request tries, and tells its caller.
          if (replace === null || !wasReady || this.isClosed) return;
          replace(host);
          this.listeners.onRestart(host, toErrorData(error));
        },
      },
    );
    this.hosts.add(host);
    host.ready().then(
      () => {
        wasReady = true;
      },
      () => undefined,
    );
    void host.whenGone().then(async () => {
      this.hosts.delete(host);
      // A killed TaskManager takes its workers with it, but not what their functions started.
      await killRecordedWorkers(privateDir);
      await rm(privateDir, { recursive: true, force: true });
    });
    return host;
  }
}
