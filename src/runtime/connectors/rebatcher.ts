/** Cuts a flow of batches anew: sources give batches of their size, bundles and Arrow batches have another. */
import type { Field } from '../../contract/model/data-type';
import { concatBatches, sliceBatch, type ColumnBatch } from '../arrow/column';

/** Rows leave in the order in which they came. A batch that lies inside a pushed one is a view of it. */
export class Rebatcher {
  private readonly fields: readonly Field[];
  private queue: ColumnBatch[] = [];
  /** Rows of the first queued batch that were taken already. */
  private takenOfFirst = 0;
  private waiting = 0;

  constructor(fields: readonly Field[]) {
    this.fields = fields;
  }

  /** Rows that wait. */
  get rows(): number {
    return this.waiting;
  }

  push(batch: ColumnBatch): void {
    if (batch.rows === 0) return;
    this.queue.push(batch);
    this.waiting += batch.rows;
  }

  /** Exactly `rows` (at least 1) rows, or null where fewer wait. */
  take(rows: number): ColumnBatch | null {
    if (rows <= 0 || rows > this.waiting) return null;
    const parts: ColumnBatch[] = [];
    let missing = rows;
    let used = 0;
    while (missing > 0) {
      const first = this.queue[used];
      if (first === undefined) break;
      const end = Math.min(first.rows, this.takenOfFirst + missing);
      parts.push(sliceBatch(first, this.takenOfFirst, end));
      missing -= end - this.takenOfFirst;
      this.takenOfFirst = end === first.rows ? 0 : end;
      if (end === first.rows) used += 1;
    }
    if (used > 0) this.queue.splice(0, used);
    this.waiting -= rows;
    const [only] = parts;
    return only !== undefined && parts.length === 1 ? only : concatBatches(parts, this.fields);
  }

  /** All that waits, or null where nothing does. */
  flush(): ColumnBatch | null {
    return this.take(this.waiting);
  }
}
