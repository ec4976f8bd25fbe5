/** Tasks that the main thread gives to a Python worker itself: reading files, looking at them and at UDF files, the GIL's load. */
import * as v from 'valibot';
import { errorDataSchema, WorkbenchError, workbenchError } from '../../contract/errors';
import { FrameKind } from '../../contract/wire/worker';
import type { Frame } from '../wire/frame';
import { limits } from '../workers/limits';
import { frameJson, type LinkEnd, type WorkerLink } from '../workers/link';
import { listenForWorker, type LinkListener } from '../workers/link-listener';
import type { WorkerPool } from '../workers/pool';
import { workerDied, workerStartFailed, type WorkerFlavour, type WorkerRunner } from '../workers/runner';

export interface ConnectedTask {
  readonly link: WorkerLink;
  readonly pid: number;
  /** Ends the link and gives the worker back. `sound`: it may serve again, once it has come to the end of this task. */
  readonly release: (sound: boolean) => Promise<void>;
  /** The error of a link that ended by itself: mostly the worker's death. The worker is given back. */
  readonly died: (end: LinkEnd) => Promise<WorkbenchError>;
}

export interface AskedTask {
  readonly flavour: WorkerFlavour;
  readonly python: string | null;
  readonly message: object;
  /** null: as long as it takes. */
  readonly timeoutMs: number | null;
  readonly signal?: AbortSignal;
  /** For tasks that tell how far they are. */
  readonly onReport?: (report: unknown) => void;
}

export class TaskWorkers {
  private readonly pool: WorkerPool;
  private readonly privateDir: string;
  private readonly python: string;

  constructor(pool: WorkerPool, privateDir: string, python: string) {
    this.pool = pool;
    this.privateDir = privateDir;
    this.python = python;
  }

  /** `python` null: the product's own. */
  async connect(flavour: WorkerFlavour, python: string | null): Promise<ConnectedTask> {
    const listener = await listenForWorker(this.privateDir);
    let runner: WorkerRunner;
    try {
      runner = await this.pool.acquire({ python: python ?? this.python, flavour, fresh: false });
    } catch (error) {
      listener.close();
      throw error;
    }
    runner.assign(null, listener.path, listener.token);
    try {
      const link = await acceptWorker(listener, runner);
      return {
        link,
        pid: runner.pid,
        release: async (sound) => {
          link.destroy();
          await this.pool.release(runner, sound);
        },
        died: async (end) => {
          // The socket may break before the exit is known; a worker that lives on without its link is of no use.
          if (end.kind === 'broken') runner.kill();
          const timer = setTimeout(() => runner.kill(), limits.farewellMs);
          const exit = await runner.exited;
          clearTimeout(timer);
          await this.pool.release(runner, false);
          return end.kind === 'broken' ? end.error : workerDied(exit, runner.pid, null, 0);
        },
      };
    } catch (error) {
      await this.pool.release(runner, false);
      throw error;
    }
  }

  /** A task that is answered by one JSON. Past the deadline, or when it is aborted, the worker is killed. */
  async ask<S extends v.GenericSchema>(task: AskedTask, schema: S): Promise<v.InferOutput<S>> {
    const connected = await this.connect(task.flavour, task.python);
    return new Promise<v.InferOutput<S>>((resolve, reject) => {
      let settled = false;
      const settle = (sound: boolean, outcome: () => void): void => {
        if (settled) return;
        settled = true;
        clearTimeout(timer);
        void connected.release(sound).then(outcome, reject);
      };
      const { timeoutMs, signal } = task;
      const timer =
        timeoutMs === null
          ? undefined
          : setTimeout(() => settle(false, () => reject(tookTooLong(timeoutMs))), timeoutMs);
      const abort = (): void => settle(false, () => reject(wasCancelled()));
      signal?.addEventListener('abort', abort, { once: true });
      if (signal?.aborted === true) return abort();
      const receive = (frame: Frame): void => {
        if (frame.kind === FrameKind.ERROR) {
          const error = new WorkbenchError(frameJson(frame, errorDataSchema));
          return settle(true, () => reject(error));
        }
        if (frame.kind === FrameKind.REPORT && task.onReport !== undefined)
          return task.onReport(frameJson(frame, v.unknown()));
        if (frame.kind !== FrameKind.ANSWER) throw new Error(`a frame of kind ${frame.kind} instead of an answer`);
        const answer = frameJson(frame, schema);
        settle(true, () => resolve(answer));
      };
      connected.link.listen(receive, (end) => {
        if (settled) return;
        settled = true;
        clearTimeout(timer);
        void connected.died(end).then(reject, reject);
      });
      connected.link.sendJson(FrameKind.OPEN, task.message);
    });
  }
}

/** Waits for the worker's connection, its death, or the deadline. */
async function acceptWorker(listener: LinkListener, runner: WorkerRunner): Promise<WorkerLink> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(neverConnected(runner.python)), limits.connectMs);
  });
  const died = runner.exited.then((exit) => {
    throw workerStartFailed(exit, runner.python);
  });
  try {
    return await Promise.race([listener.accepted, died, late]);
  } finally {
    clearTimeout(timer);
    listener.close();
  }
}

export function neverConnected(python: string): WorkbenchError {
  return workbenchError(
    'WORKER_START_FAILED',
    'setup',
    `The Python worker did not connect within ${limits.connectMs / 1_000} s.`,
    { python, timeoutMs: limits.connectMs },
    { hint: 'The machine may be very busy, or the environment damaged.' },
  );
}

function wasCancelled(): WorkbenchError {
  return workbenchError('CANCELLED', 'run', 'The task was cancelled.');
}

function tookTooLong(timeoutMs: number): WorkbenchError {
  return workbenchError(
    'DEFINE_ERROR',
    'define',
    `The file was still running after ${timeoutMs / 1_000} s and was stopped.`,
    { timeoutMs },
    { hint: 'Look for a loop, a download or a sleep at the top level of the file.' },
  );
}
