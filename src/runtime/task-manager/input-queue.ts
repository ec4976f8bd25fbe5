/** Rows that wait for a slot, and how they get there: handed over or shared where possible, copied where a batch is split. */
import type { Field } from '../../contract/model/data-type';
import { concatBatches, ownBatch, transferListOf } from '../arrow/batch';
import { alignTo8, columnsOver, compactBuffers, type BufferRegion } from '../arrow/buffers';
import { sliceBatch, type ColumnBatch } from '../arrow/column';

export interface TakenRows {
  readonly batch: ColumnBatch;
  /** For postMessage; empty where the rows lie in shared memory. */
  readonly transfer: ArrayBuffer[];
}

export class InputQueue {
  private readonly fields: readonly Field[];
  private batches: ColumnBatch[] = [];
  private takenOfHead = 0;
  private waiting = 0;

  constructor(fields: readonly Field[]) {
    this.fields = fields;
  }

  get rows(): number {
    return this.waiting;
  }

  /** Rows left of the first batch: taking exactly these, or fewer, never joins batches. */
  get headRows(): number {
    return (this.batches[0]?.rows ?? 0) - this.takenOfHead;
  }

  /** The batch is given away: either its buffers are nobody else's, or they are shared memory. */
  push(batch: ColumnBatch): void {
    if (batch.rows === 0) return;
    this.batches.push(batch);
    this.waiting += batch.rows;
  }

  clear(): void {
    this.batches = [];
    this.takenOfHead = 0;
    this.waiting = 0;
  }

  /** The next `rows` rows, of which there must be as many. */
  take(rows: number): TakenRows {
    const parts: ColumnBatch[] = [];
    let whole = true;
    let missing = rows;
    while (missing > 0) {
      const head = this.batches[0];
      if (head === undefined) throw new Error(`${rows} rows were asked for; ${missing} of them are not there.`);
      const start = this.takenOfHead;
      const end = Math.min(head.rows, start + missing);
      parts.push(sliceBatch(head, start, end));
      whole = start === 0 && end === head.rows;
      missing -= end - start;
      this.takenOfHead = end === head.rows ? 0 : end;
      if (end === head.rows) this.batches.shift();
    }
    this.waiting -= rows;
    const [only] = parts;
    if (only === undefined || parts.length > 1) return handedOver(concatBatches(parts, this.fields));
    // The rest of a split batch stays here, or has left before.
    return handedOver(whole || isShared(only) ? only : ownBatch(only));
  }
}

function handedOver(batch: ColumnBatch): TakenRows {
  return { batch, transfer: transferListOf(batch) };
}

function isShared(batch: ColumnBatch): boolean {
  return transferListOf(batch).length === 0;
}

/** A copy in shared memory: any number of threads may read it, any number of times. */
export function shareBatch(batch: ColumnBatch): ColumnBatch {
  const buffers = compactBuffers(batch);
  const regions: BufferRegion[] = [];
  let sizeBytes = 0;
  for (const buffer of buffers) {
    regions.push({ offset: sizeBytes, length: buffer.length });
    sizeBytes = alignTo8(sizeBytes + buffer.length);
  }
  const bytes = new Uint8Array(new SharedArrayBuffer(sizeBytes));
  buffers.forEach((buffer, index) => bytes.set(buffer, regions[index]?.offset ?? 0));
  const types = batch.columns.map((column) => column.type);
  return { rows: batch.rows, columns: columnsOver(bytes, regions, types, batch.rows) };
}
