/** Parquet and Arrow files: written by a Python worker, batch by batch, as fast as it takes them. */
import { errorDataSchema, WorkbenchError, workbenchError } from '../../contract/errors';
import type { Field } from '../../contract/model/data-type';
import { FrameKind } from '../../contract/wire/worker';
import { batchPayloadBytes, writeBatchPayload } from '../wire/batch-codec';
import type { Frame } from '../wire/frame';
import { frameJson, type LinkEnd } from '../workers/link';
import type { ColumnBatch } from '../arrow/column';
import type { RecordSink } from './record-sink';
import type { ConnectedTask, TaskWorkers } from './task-workers';

/** Bytes on their way to the worker: one or two large batches. */
const unsentMost = 8 << 20;

export class WorkerFileSink implements RecordSink {
  private readonly task: ConnectedTask;
  private failure: WorkbenchError | null = null;
  private isWhole = false;
  private sequence = 0;
  private wake: () => void = () => undefined;

  private constructor(task: ConnectedTask) {
    this.task = task;
    task.link.onDrain(() => this.wake());
  }

  /** Rejects with SINK_UNWRITABLE. */
  static async open(
    file: { readonly format: 'parquet' | 'arrow'; readonly path: string },
    columns: readonly Field[],
    workers: TaskWorkers,
  ): Promise<WorkerFileSink> {
    const task = await workers.connect('arrow', null);
    const sink = new WorkerFileSink(task);
    let opened: () => void = () => undefined;
    const ready = new Promise<void>((resolve) => {
      opened = resolve;
    });
    task.link.listen(
      (frame) => {
        sink.receive(frame);
        opened();
      },
      (end) => {
        sink.ended(end);
        opened();
      },
    );
    task.link.sendJson(FrameKind.OPEN, { task: 'write', ...file, columns });
    await ready;
    await sink.throwFailure();
    return sink;
  }

  async write(batch: ColumnBatch): Promise<void> {
    await this.throwFailure();
    if (batch.rows === 0) return;
    const payload = new Uint8Array(batchPayloadBytes(batch));
    writeBatchPayload(batch, payload, 0);
    const { link } = this.task;
    link.send(FrameKind.BATCH, this.sequence, batch.rows, [payload]);
    this.sequence += 1;
    while (link.unsentBytes > unsentMost && this.failure === null) await this.something();
    await this.throwFailure();
  }

  async close(): Promise<void> {
    this.task.link.sendEmpty(FrameKind.CLOSE);
    while (!this.isWhole && this.failure === null) await this.something();
    await this.task.release(this.isWhole);
    if (this.failure !== null) throw this.failure;
  }

  private something(): Promise<void> {
    return new Promise((resolve) => {
      this.wake = resolve;
    });
  }

  private receive(frame: Frame): void {
    if (frame.kind === FrameKind.CLOSED) this.isWhole = true;
    else if (frame.kind === FrameKind.ERROR) this.failure = new WorkbenchError(frameJson(frame, errorDataSchema));
    this.wake();
  }

  private ended(end: LinkEnd): void {
    if (this.isWhole || this.failure !== null) return;
    this.failure = workbenchError('SINK_UNWRITABLE', 'sink', `The worker that writes the file is gone (${end.kind}).`);
    this.wake();
  }

  private async throwFailure(): Promise<void> {
    if (this.failure !== null) throw this.failure;
  }
}
