/** The two kinds of slot behind one face. */
import type { ColumnBatch } from '../arrow/column';
import type { FrameCuts } from '../scheduler/bundle-cutter';
import type { FromSlot } from './slot-messages';

export type SlotPost = (message: FromSlot, transfer?: readonly ArrayBuffer[]) => void;

/** One function on one slot, from open to close. All answers go through `post`. */
export interface Slot {
  /** `inputRow`: number of its first row in the input, where that is known. */
  chunk(chunk: number, batch: ColumnBatch, cuts: FrameCuts, emit: boolean, inputRow: number | null): void;
  /** Rows of another execution will come; `limit`: no more output rows of it are wanted. */
  begin(limit: number | null): void;
  flush(): void;
  /** The input of a pass has ended, and its last bundle; answered by `finished`. `emit` as for chunks. */
  finish(emit: boolean): void;
  /** While set, results are left where they are: the sink is behind. */
  hold(on: boolean): void;
  close(): void;
  /** Lets go of worker and socket at once. */
  abandon(): void;
}
