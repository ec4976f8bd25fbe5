/**
 * Rows on their way from the source to the slots. Rows without a key wait in one queue that all slots take from; those of an
 * aggregate over groups wait for the slot that has their group's state.
 */
import type { Plan } from '../../contract/wire/task-manager';
import { hashRows, indexesByPart, takeRows, type ColumnBatch } from '../arrow/column';
import type { ExecutionSlot } from './execution-slot';
import { InputQueue } from './input-queue';
import { numberRows, rowNumberField } from './input-row';
import { resultShape } from './output-rows';

/** Rows that may wait for one slot's sake: the next ones of a slot with little to do may lie behind many of a busy one. */
const ROWS_PER_SLOT_MOST = 131_072;

export class InputLane {
  readonly slots: readonly ExecutionSlot[];
  readonly queue: InputQueue;
  /** Since when the oldest waiting rows could have gone. */
  waitingSince = 0;

  constructor(slots: readonly ExecutionSlot[], queue: InputQueue) {
    this.slots = slots;
    this.queue = queue;
  }

  /** Fewer rows wait than make a chunk. */
  get wantsRows(): boolean {
    return this.slots.some((slot) => this.queue.rows < slot.chunkRows);
  }

  push(batch: ColumnBatch, now: number): void {
    if (this.queue.rows === 0) this.waitingSince = now;
    this.queue.push(batch);
  }

  /** The slot that takes the next chunk; null where none has room. */
  freeSlot(onlyOpenBundles: boolean): ExecutionSlot | null {
    let best: ExecutionSlot | null = null;
    for (const slot of this.slots) {
      if (!slot.hasRoom || (onlyOpenBundles && slot.openRows === 0)) continue;
      if (best === null || slot.rowsOut < best.rowsOut) best = slot;
    }
    return best;
  }
}

export class InputLanes {
  readonly lanes: readonly InputLane[];
  private readonly groupBy: readonly number[];
  private hashes = new Uint32Array(0);
  private rowsArrived = 0;

  constructor(plan: Plan, slots: readonly ExecutionSlot[]) {
    this.groupBy = plan.groupBy;
    if (resultShape(plan.kind) !== 'whole') {
      this.lanes = [new InputLane(slots, new InputQueue(plan.read))];
    } else if (plan.groupBy.length === 0 || slots.length === 1) {
      // One group has one state: the other slots have nothing to do.
      this.lanes = [new InputLane(slots.slice(0, 1), new InputQueue(plan.read))];
    } else {
      const fields = [...plan.read, rowNumberField];
      this.lanes = slots.map((slot) => new InputLane([slot], new InputQueue(fields)));
    }
  }

  /** Rows that wait. */
  get rows(): number {
    let rows = 0;
    for (const lane of this.lanes) rows += lane.queue.rows;
    return rows;
  }

  get wantsRows(): boolean {
    if (this.rows >= this.lanes.length * ROWS_PER_SLOT_MOST) return false;
    return this.lanes.some((lane) => lane.wantsRows);
  }

  push(batch: ColumnBatch, now: number): void {
    const [first] = this.lanes;
    if (this.lanes.length === 1) first?.push(batch, now);
    else this.split(batch, now);
    this.rowsArrived += batch.rows;
  }

  clear(): void {
    for (const lane of this.lanes) lane.queue.clear();
  }

  private split(batch: ColumnBatch, now: number): void {
    if (this.hashes.length < batch.rows) this.hashes = new Uint32Array(batch.rows);
    hashRows(batch, this.groupBy, this.hashes);
    const numbered = numberRows(batch, this.rowsArrived);
    indexesByPart(this.hashes, batch.rows, this.lanes.length).forEach((indexes, part) => {
      if (indexes.length > 0) this.lanes[part]?.push(takeRows(numbered, indexes), now);
    });
  }
}
