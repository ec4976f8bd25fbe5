/** The writing side of a stored result: an Arrow IPC stream, appended batch by batch. */
import type { Field } from '../../contract/model/data-type';
import { batchSizeBytes, type ColumnBatch } from '../arrow/column';
import { batchMessage, endOfStream, schemaMessage } from '../arrow/ipc';
import { OutputFile } from '../connectors/output-file';
import { Rebatcher } from '../connectors/rebatcher';

/** A page of the grid is read by reading the batch it lies in: this bounds what that costs. */
export const STORED_BATCH_ROWS_MAX = 8_192;

/** Rows that wait for the disk. Small batches that wait together are written as one. */
const WAITING_BYTES_MAX = 8 * 1024 * 1024;

export class StoreWriter {
  private readonly file: OutputFile;
  private readonly waiting: Rebatcher;
  private waitingBytes = 0;
  private writing: Promise<void> | null = null;
  private failure: Error | null = null;

  /**
   * Creates the file with its schema at once, so that a reader may open it from now on. Throws SINK_UNWRITABLE, or
   * UNSUPPORTED_TYPE naming the column.
   */
  constructor(path: string, fields: readonly Field[]) {
    const schema = schemaMessage(fields);
    this.file = new OutputFile(path);
    this.file.appendNow(schema);
    this.waiting = new Rebatcher(fields);
  }

  /**
   * Resolves when there is room for another batch; the rows are on their way to the file then. The batch's buffers must not
   * change (nor be transferred) afterwards. Rejects with the SINK_UNWRITABLE of this or an earlier batch.
   */
  async append(batch: ColumnBatch): Promise<void> {
    this.throwFailure();
    if (batch.rows === 0) return;
    this.waiting.push(batch);
    this.waitingBytes += batchSizeBytes(batch);
    this.writing ??= this.writeWaiting();
    if (this.waitingBytes > WAITING_BYTES_MAX) await this.writing;
    this.throwFailure();
  }

  /** Resolves when every row is in the file. To be called after a failure too: it frees the file. */
  async close(): Promise<void> {
    try {
      await this.writing;
      this.throwFailure();
      await this.file.append([endOfStream]);
    } finally {
      await this.file.close();
    }
  }

  /** Writes until nothing waits; never rejects: what went wrong is told to the next call. */
  private async writeWaiting(): Promise<void> {
    try {
      for (;;) {
        const batch = this.waiting.take(Math.min(this.waiting.rows, STORED_BATCH_ROWS_MAX));
        if (batch === null) break;
        this.waitingBytes -= batchSizeBytes(batch);
        await this.file.append(batchMessage(batch));
      }
      this.waitingBytes = 0;
    } catch (error) {
      this.failure = error instanceof Error ? error : new Error(String(error));
    }
    this.writing = null;
  }

  private throwFailure(): void {
    if (this.failure !== null) throw this.failure;
  }
}
