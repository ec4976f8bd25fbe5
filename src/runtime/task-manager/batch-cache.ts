/** The batches of a source, kept in memory for repeated passes over it. */
import { batchSizeBytes, type ColumnBatch } from '../arrow/column';
import { shareBatch } from './input-queue';
import type { RecordSource } from './record-source';

/** Batches of one whole pass, kept for the next ones. Complete only when the pass came to its end within the limit. */
export class BatchCache {
  private readonly limitBytes: number;
  private batches: ColumnBatch[] = [];
  private heldBytes = 0;
  private state: 'filling' | 'complete' | 'given-up' = 'filling';
  private rowsHeld = 0;

  constructor(limitBytes: number) {
    this.limitBytes = limitBytes;
  }

  get sizeBytes(): number {
    return this.heldBytes;
  }

  get complete(): boolean {
    return this.state === 'complete';
  }

  /** Answers what travels on: the same rows, in memory that slots and this cache share. */
  add(batch: ColumnBatch): ColumnBatch {
    if (this.state !== 'filling') return batch;
    this.heldBytes += batchSizeBytes(batch);
    this.rowsHeld += batch.rows;
    if (this.heldBytes > this.limitBytes) {
      this.state = 'given-up';
      this.clear();
      return batch;
    }
    const shared = shareBatch(batch);
    this.batches.push(shared);
    return shared;
  }

  /** The pass has come to its end. */
  finish(): void {
    if (this.state === 'filling') this.state = 'complete';
  }

  giveUpUnlessComplete(): void {
    if (this.state !== 'filling') return;
    this.state = 'given-up';
    this.clear();
  }

  /** A pass from the beginning. */
  replay(): RecordSource {
    let position = 0;
    return {
      rowsExpected: this.rowsHeld,
      bytesRead: null,
      bytesExpected: null,
      next: async () => {
        const batch = this.batches[position];
        position += 1;
        return batch ?? null;
      },
      close: async () => undefined,
    };
  }

  clear(): void {
    this.batches = [];
    this.heldBytes = 0;
  }
}
