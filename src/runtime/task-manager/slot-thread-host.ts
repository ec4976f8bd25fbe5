/** The main thread's side of a slot's thread. Threads outlive jobs: starting one takes tens of milliseconds. */
import * as path from 'node:path';
import { Worker } from 'node:worker_threads';
import { workbenchError } from '../../contract/errors';
import { CancelFlag, type FromSlot, type ToSlot } from './slot-messages';
import type { SlotThreadData } from './slot-thread';

export class SlotThreadHost {
  private readonly worker: Worker;
  private readonly cancelFlag: Int32Array;
  private listener: ((message: FromSlot) => void) | null = null;
  private failed = false;

  constructor(entry: string = path.join(__dirname, 'slot-thread.js')) {
    const cancel = new SharedArrayBuffer(4);
    this.cancelFlag = new Int32Array(cancel);
    const workerData: SlotThreadData = { cancel };
    this.worker = new Worker(entry, { workerData });
    // Kept threads must not keep the process alive.
    this.worker.unref();
    this.worker.on('message', (message: FromSlot) => this.listener?.(message));
    this.worker.on('error', (error: Error) => {
      this.failed = true;
      this.listener?.({
        kind: 'failed',
        error: workbenchError(
          'INTERNAL',
          'run',
          `The slot's thread failed: ${error.message}`,
          {},
          {
            ...(error.stack === undefined ? {} : { cause: error.stack }),
          },
        ).data,
        chunk: null,
        frameRow: null,
        sound: false,
      });
    });
  }

  get usable(): boolean {
    return !this.failed;
  }

  /** One listener at a time: the job that holds the slot. */
  listen(listener: ((message: FromSlot) => void) | null): void {
    this.listener = listener;
  }

  post(message: ToSlot, transfer: readonly ArrayBuffer[] = []): void {
    this.worker.postMessage(message, transfer);
  }

  /** Seen by a thread that is busy running frames, before the next one. */
  cancel(): void {
    Atomics.store(this.cancelFlag, 0, CancelFlag.CANCEL);
  }

  rearm(): void {
    Atomics.store(this.cancelFlag, 0, CancelFlag.RUN);
  }

  /** Waits for a native call in progress. */
  async terminate(): Promise<void> {
    await this.worker.terminate();
  }
}

/** Threads without a job, ready for the next one. */
export class SlotThreads {
  private readonly idle: SlotThreadHost[] = [];
  private readonly lent = new Set<SlotThreadHost>();
  private readonly freeNumbers: number[] = [];
  private nextNumber = 0;

  /** Starts threads ahead, so that the first job does not wait for them. */
  warm(count: number): void {
    while (this.idle.length < count) this.idle.push(new SlotThreadHost());
  }

  lend(): SlotThreadHost {
    const thread = this.idle.pop() ?? new SlotThreadHost();
    thread.rearm();
    this.lent.add(thread);
    return thread;
  }

  /** Takes a thread back whose slot has been abandoned. */
  giveBack(thread: SlotThreadHost): void {
    thread.listen(null);
    this.lent.delete(thread);
    if (thread.usable) this.idle.push(thread);
  }

  /** A number for calls into the embedded interpreter, unique among open slots. */
  takeNumber(): number {
    const free = this.freeNumbers.pop();
    if (free !== undefined) return free;
    this.nextNumber += 1;
    return this.nextNumber - 1;
  }

  giveNumberBack(number: number): void {
    this.freeNumbers.push(number);
  }

  async close(): Promise<void> {
    await Promise.all([...this.idle, ...this.lent].map((thread) => thread.terminate()));
  }
}
