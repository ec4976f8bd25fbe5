/** A TaskManager as a utilityProcess: Electron's own child, which ends when main's end of the channel is gone. */
import { utilityProcess, type UtilityProcess } from 'electron';
import type { TaskManagerLauncher, TaskManagerProcess } from '../runtime/engine/launcher';
import type { ToTaskManager } from '../contract/wire/task-manager';

const tailBytes = 8 * 1024;

/** `entry` is the bundled task-manager.js. Works only after Electron is ready. */
export function utilityLauncher(entry: string): TaskManagerLauncher {
  return () =>
    new UtilityTaskManager(
      utilityProcess.fork(entry, [], { serviceName: 'UDF Workbench TaskManager', stdio: ['ignore', 'pipe', 'pipe'] }),
    );
}

class UtilityTaskManager implements TaskManagerProcess {
  private readonly child: UtilityProcess;
  private tail = '';
  private exitCode: number | null = null;
  private ended = false;
  /** Messages sent before the process exists are kept by Electron; the pid is known from 'spawn' on. */
  private knownPid: number | undefined;

  constructor(child: UtilityProcess) {
    this.child = child;
    child.stdout?.resume();
    child.stderr?.on('data', (chunk: Buffer) => {
      this.tail = (this.tail + chunk.toString('utf8')).slice(-tailBytes);
    });
    child.once('spawn', () => {
      this.knownPid = child.pid;
    });
    child.once('exit', (code) => {
      this.ended = true;
      this.exitCode = code;
    });
  }

  get pid(): number | undefined {
    return this.child.pid ?? this.knownPid;
  }

  send(message: ToTaskManager): void {
    if (!this.ended) this.child.postMessage(message);
  }

  onMessage(listener: (message: unknown) => void): void {
    this.child.on('message', listener);
  }

  /** Electron tells a code only, and 0 also after SIGKILL (version 22): whether it was wanted is told by the goodbye message. */
  onExit(listener: (code: number | null, signal: string | null) => void): void {
    if (this.ended) listener(this.exitCode, null);
    else this.child.once('exit', (code) => listener(code, null));
  }

  kill(): void {
    if (this.ended) return;
    // UtilityProcess.kill() is SIGTERM, which a process stuck in native code does not hear.
    const pid = this.pid;
    if (pid === undefined || process.platform === 'win32') this.child.kill();
    else killHard(pid);
  }

  stderrTail(): string {
    return this.tail;
  }
}

function killHard(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (thrown) {
    // It ended in this moment; its exit event is on the way.
    if ((thrown as NodeJS.ErrnoException).code !== 'ESRCH') throw thrown;
  }
}
