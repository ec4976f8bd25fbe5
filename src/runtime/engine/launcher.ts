/** How a TaskManager process is brought up: the engine knows only this, so that the desktop can use utilityProcess. */
import { fork, type ChildProcess } from 'node:child_process';
import type { ToTaskManager } from '../../contract/wire/task-manager';

export interface TaskManagerProcess {
  readonly pid: number | undefined;
  send(message: ToTaskManager): void;
  /** Messages are unchecked: the host validates them. */
  onMessage(listener: (message: unknown) => void): void;
  /** Once, also where the process could not be started (then code and signal are null). */
  onExit(listener: (code: number | null, signal: string | null) => void): void;
  /** SIGKILL or what the host platform has of it. */
  kill(): void;
  /** The last lines the process wrote on stderr, for the error that says how it died. */
  stderrTail?(): string;
}

export type TaskManagerLauncher = () => TaskManagerProcess;

const tailBytes = 8 * 1024;

/** A plain Node child process; `entry` is the bundled task-manager.js. Used by the command line and the browser host. */
export function forkLauncher(entry: string): TaskManagerLauncher {
  return () => {
    const child = fork(entry, [], {
      // Messages are plain JSON. The 'advanced' form ends Electron 22 (as Node) with a trap on messages of some kilobytes.
      serialization: 'json',
      // A process group of its own: Ctrl+C in a terminal reaches the command line, which then ends its children in order.
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      execArgv: [],
    });
    return new ForkedTaskManager(child);
  };
}

class ForkedTaskManager implements TaskManagerProcess {
  private readonly child: ChildProcess;
  private tail = '';
  private exit: { readonly code: number | null; readonly signal: string | null } | null = null;
  private readonly exitListeners: ((code: number | null, signal: string | null) => void)[] = [];

  constructor(child: ChildProcess) {
    this.child = child;
    child.stdout?.resume();
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.tail = (this.tail + text).slice(-tailBytes);
    });
    // 'close' comes after stderr has been read to its end, so the tail is whole; 'exit' does not promise that.
    child.once('close', (code, signal) => this.ended(code, signal));
    child.once('error', (error) => {
      this.tail += `${error.message}\n`;
      if (child.pid === undefined) this.ended(null, null);
    });
    // A worker that inherited stderr can hold it open after the TaskManager is gone.
    child.once('exit', (code, signal) => setTimeout(() => this.ended(code, signal), 200).unref());
  }

  get pid(): number | undefined {
    return this.child.pid;
  }

  send(message: ToTaskManager): void {
    // A channel that closed a moment ago is told by onExit; the callback keeps it from being thrown.
    if (this.child.connected) this.child.send(message, () => undefined);
  }

  onMessage(listener: (message: unknown) => void): void {
    this.child.on('message', listener);
  }

  onExit(listener: (code: number | null, signal: string | null) => void): void {
    if (this.exit === null) this.exitListeners.push(listener);
    else listener(this.exit.code, this.exit.signal);
  }

  kill(): void {
    this.child.kill('SIGKILL');
  }

  stderrTail(): string {
    return this.tail;
  }

  private ended(code: number | null, signal: string | null): void {
    if (this.exit !== null) return;
    this.exit = { code, signal };
    for (const listener of this.exitListeners) listener(code, signal);
  }
}
