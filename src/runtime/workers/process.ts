/** One Python worker as an operating system process: spawned, its output drained, ended and described. Knows no jobs. */
import { spawn, type ChildProcess } from 'node:child_process';
import * as path from 'node:path';
import { workbenchError } from '../../contract/errors';
import type { WorkerExit } from './exit-description';
import { limits } from './limits';
import { LineCutter, OutputTail } from './line-cutter';
import { readableText } from './marked-lines';

/** What a worker is told on stdin, one JSON object a line. */
export type WorkerOrder =
  | { readonly order: 'preload'; readonly modules: readonly string[] }
  | { readonly order: 'job'; readonly socket: string; readonly token: string };

export interface WorkerProcessOptions {
  readonly python: string;
  /** Folder that holds `udf_worker` and `pyflink`. */
  readonly workerPath: string;
  /** Working folder until a job sets its own. */
  readonly folder: string;
  /** Gets whole lines, one or more, each with its newline. */
  readonly onLines: (source: 'stdout' | 'stderr', lines: Buffer) => void;
}

export class WorkerProcess {
  readonly pid: number;
  /** Resolves once the process is gone and its output is collected. Never rejects. */
  readonly exited: Promise<WorkerExit>;
  private readonly child: ChildProcess;
  private gone = false;

  private constructor(child: ChildProcess, pid: number, options: WorkerProcessOptions) {
    this.child = child;
    this.pid = pid;
    this.exited = this.collect(options);
  }

  /** Rejects with NO_PYTHON or WORKER_START_FAILED where the interpreter cannot be started. */
  static async spawn(options: WorkerProcessOptions): Promise<WorkerProcess> {
    const child = spawn(
      options.python,
      ['-I', '-u', '-X', 'faulthandler', path.join(options.workerPath, 'udf_worker', '__main__.py')],
      {
        cwd: options.folder,
        env: workerEnvironment(options.python),
        stdio: ['pipe', 'pipe', 'pipe'],
        // A process group of its own, so that what the function starts is killed with it.
        detached: true,
      },
    );
    // A write into a dying child fails with EPIPE before its exit is known; the exit tells more, so that error is not one.
    child.stdin.on('error', () => undefined);
    if (child.pid === undefined) throw await spawnFailure(child, options.python);
    return new WorkerProcess(child, child.pid, options);
  }

  get alive(): boolean {
    return !this.gone;
  }

  order(order: WorkerOrder): void {
    this.child.stdin?.write(`${JSON.stringify(order)}\n`);
  }

  /** SIGKILL for the whole process group. */
  kill(): void {
    killGroup(this.pid);
  }

  /** The kill ladder: the end of stdin (the worker's watchdog then ends its group), after a while SIGKILL. */
  async end(): Promise<WorkerExit> {
    this.child.stdin?.end();
    const timer = setTimeout(() => this.kill(), limits.farewellMs);
    const exit = await this.exited;
    clearTimeout(timer);
    return exit;
  }

  private async collect(options: WorkerProcessOptions): Promise<WorkerExit> {
    const tail = new OutputTail();
    const stdout = new LineCutter((lines) => options.onLines('stdout', lines));
    const stderr = new LineCutter((lines) => options.onLines('stderr', lines));
    this.child.stdout?.on('data', (chunk: Buffer) => stdout.push(chunk));
    this.child.stderr?.on('data', (chunk: Buffer) => {
      tail.push(chunk);
      stderr.push(chunk);
    });
    const closed = new Promise<void>((resolve) => this.child.once('close', () => resolve()));
    const [exitCode, signal] = await new Promise<[number | null, string | null]>((resolve) =>
      this.child.once('exit', (code, name) => resolve([code, name])),
    );
    this.gone = true;
    // What the function started may outlive its leader.
    killGroup(this.pid);
    await Promise.race([closed, new Promise((resolve) => setTimeout(resolve, limits.drainMs).unref())]);
    stdout.end();
    stderr.end();
    this.child.stdout?.destroy();
    this.child.stderr?.destroy();
    return { exitCode, signal, stderrTail: tail.text(readableText) };
  }
}

/** SIGKILL to a process group; fine where nobody is left in it. */
export function killGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch (error) {
    // Nobody left in the group: that is what was wanted.
    if (!(error instanceof Error && 'code' in error && (error.code === 'ESRCH' || error.code === 'EPERM'))) throw error;
  }
}

async function spawnFailure(child: ChildProcess, python: string): Promise<Error> {
  const error = await new Promise<NodeJS.ErrnoException>((resolve) => child.once('error', resolve));
  const missing = error.code === 'ENOENT';
  return workbenchError(
    missing ? 'NO_PYTHON' : 'WORKER_START_FAILED',
    'setup',
    missing ? `There is no Python at ${python}.` : `Python at ${python} could not be started: ${error.message}`,
    { python, reason: error.code ?? null },
    { hint: 'Choose another interpreter, or run `npm start` again to build the workbench’s own environment.' },
  );
}

/** The caller's environment, with the interpreter's own folder first on PATH as an activated environment has it. */
function workerEnvironment(python: string): NodeJS.ProcessEnv {
  const environment: NodeJS.ProcessEnv = { ...process.env };
  delete environment['ELECTRON_RUN_AS_NODE'];
  delete environment['NODE_OPTIONS'];
  delete environment['NODE_CHANNEL_FD'];
  const folder = path.dirname(python);
  if (path.isAbsolute(python)) environment['PATH'] = `${folder}${path.delimiter}${process.env['PATH'] ?? ''}`;
  return environment;
}
