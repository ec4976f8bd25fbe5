/** What an execution knows of one slot: its stream of bundles, and what is on its way. */
import type { Plan } from '../../contract/wire/task-manager';
import { batchSizeBytes, type ColumnBatch } from '../arrow/column';
import { BundleCutter, rowsOfCuts, type FrameCuts } from '../scheduler/bundle-cutter';
import { FrameSizer } from '../scheduler/frame-sizer';
import type { ToSlot } from './slot-messages';

/** Rows of a source's batch, and of a chunk at full speed: then a chunk is a whole batch and is handed over without a copy. */
const CHUNK_ROWS = 32_768;
/** Chunks sent ahead, so that a slot never waits for this thread. One that calls Python itself has none of them on its way. */
const chunksOutMost = { 'process-row': 3, 'process-arrow': 3, thread: 3 } as const;
/** Slots of thread mode share one process's memory, and one chunk of so many rows is milliseconds of their work. */
const THREAD_CHUNK_ROWS = 32_768;
const FRAMES_PER_CHUNK = 8;
/** Frames that stay in a processor's cache: 100-byte texts make 1.5 times the rows a second of frames of 4 MiB. */
const FRAME_BYTES_MOST = 1 << 20;

const sizerLimits = {
  'process-row': { leastRows: 1, mostRows: 8_192, targetMs: 15 },
  thread: { leastRows: 1, mostRows: 8_192, targetMs: 15 },
} as const;
/** Calls of an async function run side by side within a frame only: it holds so many times what may run at once. */
const ASYNC_FRAME_ROUNDS = 4;

/** Rows a source should give at once for a job. */
export function sourceBatchRows(plan: Plan): number {
  if (takesArrowBatches(plan)) return wholeArrowBatches(plan.arrowBatchSize);
  return plan.mode === 'thread' ? THREAD_CHUNK_ROWS : CHUNK_ROWS;
}

function takesArrowBatches(plan: Plan): boolean {
  return plan.mode === 'process-arrow' || plan.enginePath === true;
}

function wholeArrowBatches(arrowBatchSize: number): number {
  return Math.ceil(CHUNK_ROWS / arrowBatchSize) * arrowBatchSize;
}

/** null: Arrow batches have the size that the settings say. */
function sizerOf(plan: Plan): FrameSizer | null {
  if (plan.mode === 'process-arrow' || takesArrowBatches(plan)) return null;
  const limits = sizerLimits[plan.mode];
  if (plan.kind !== 'async_scalar') return new FrameSizer(limits);
  const leastRows = Math.min(limits.mostRows, plan.async.concurrency * ASYNC_FRAME_ROUNDS);
  return new FrameSizer({ ...limits, leastRows });
}

type Post = (message: ToSlot, transfer?: readonly ArrayBuffer[]) => void;

export class ExecutionSlot {
  /** Subtask index. */
  readonly index: number;
  /** Failed, or its worker is gone: takes nothing more. */
  dead = false;
  bundleOpenedAt = 0;
  private readonly post: Post;
  private readonly cutter: BundleCutter;
  private readonly sizer: FrameSizer | null;
  private readonly arrowBatchSize: number;
  private readonly chunksOutMost: number;
  private readonly chunkRowsMost: number;
  private readonly chunksOut: number[] = [];
  private rowsUnanswered = 0;
  private bundlesOut = 0;
  private finishesOut = 0;
  private finishesDone = 0;
  private lastEventAt = 0;
  private rowBytes = 1;
  /** Where the rows that this slot got begin in the input; kept for a profile only. */
  private readonly places: { readonly slotRow: number; readonly inputRow: number }[] | null;
  private slotRows = 0;

  constructor(plan: Plan, index: number, post: Post) {
    this.index = index;
    this.post = post;
    this.sizer = sizerOf(plan);
    this.arrowBatchSize = plan.arrowBatchSize;
    this.chunksOutMost = chunksOutMost[plan.mode];
    this.chunkRowsMost = sourceBatchRows(plan);
    this.places = plan.observe?.profile === undefined ? null : [];
    this.cutter = new BundleCutter(plan.bundleSize, this.sizer === null);
  }

  /** Rows sent and not answered. */
  get rowsOut(): number {
    return this.rowsUnanswered;
  }

  /** Rows of the bundle that is open. */
  get openRows(): number {
    return this.cutter.openRows;
  }

  get hasRoom(): boolean {
    return !this.dead && this.chunksOut.length < this.chunksOutMost;
  }

  get busy(): boolean {
    return !this.dead && (this.chunksOut.length > 0 || this.bundlesOut > 0 || this.finishesOut > 0);
  }

  /** Passes of this execution that it has ended. */
  get passesFinished(): number {
    return this.finishesDone;
  }

  get firstChunkOut(): number | null {
    return this.chunksOut[0] ?? null;
  }

  /** Rows worth collecting before a chunk is sent. */
  get chunkRows(): number {
    if (this.sizer === null) return this.chunkRowsMost;
    return Math.min(this.frameRows * FRAMES_PER_CHUNK, this.chunkRowsMost);
  }

  private get frameRows(): number {
    if (this.sizer === null) return this.arrowBatchSize;
    return Math.max(1, Math.min(this.sizer.rows, Math.floor(FRAME_BYTES_MOST / this.rowBytes)));
  }

  /** An execution begins; nothing of the one before is on its way. */
  begin(limit: number | null): void {
    this.finishesDone = 0;
    if (!this.dead) this.post({ kind: 'begin', limit });
  }

  /** `headRows`: what is left of the first waiting batch; frames that need not be whole do not reach beyond it. */
  cut(available: number, headRows: number, final: boolean, onlyThisBundle: boolean, now: number): FrameCuts {
    const wasOpen = this.cutter.openRows > 0;
    const enough = onlyThisBundle ? Math.min(this.chunkRows, this.cutter.leftInBundle) : this.chunkRows;
    const reach = this.sizer === null ? available : Math.min(available, headRows);
    const most = onlyThisBundle ? Math.min(reach, enough) : reach;
    const cuts = this.cutter.cut(most, enough, this.frameRows, final);
    if (cuts.length > 0 && (!wasOpen || cuts.some((cut) => cut < 0))) this.bundleOpenedAt = now;
    return cuts;
  }

  send(
    chunk: number,
    batch: ColumnBatch,
    cuts: FrameCuts,
    emit: boolean,
    transfer: readonly ArrayBuffer[],
    now: number,
    inputRow: number | null,
  ): void {
    if (this.chunksOut.length === 0) this.lastEventAt = now;
    this.chunksOut.push(chunk);
    this.rowsUnanswered += rowsOfCuts(cuts);
    for (const cut of cuts) if (cut < 0) this.bundlesOut += 1;
    this.rowBytes = Math.max(1, batchSizeBytes(batch) / batch.rows);
    this.post({ kind: 'chunk', chunk, batch, cuts, emit, inputRow }, transfer);
  }

  /** `inputRow`: of the first of the rows that are sent next. */
  notePlace(inputRow: number, rows: number): void {
    this.places?.push({ slotRow: this.slotRows, inputRow });
    this.slotRows += rows;
  }

  /** Of a row counted among those that this slot got. */
  inputRowOf(slotRow: number): number {
    const place = this.places?.filter((each) => each.slotRow <= slotRow).pop();
    return place === undefined ? slotRow : place.inputRow + slotRow - place.slotRow;
  }

  answered(rows: number, last: boolean, now: number): void {
    this.rowsUnanswered -= rows;
    if (last) this.chunksOut.shift();
    this.sizer?.observe(rows, now - this.lastEventAt);
    this.lastEventAt = now;
  }

  bundleEnded(): void {
    this.bundlesOut -= 1;
  }

  /** Ends the open bundle, if any. */
  flush(): void {
    if (this.dead || !this.cutter.flush()) return;
    this.bundlesOut += 1;
    this.post({ kind: 'flush' });
  }

  /** Ends the open bundle and the pass. */
  finish(emit: boolean): void {
    if (this.dead) return;
    this.flush();
    this.finishesOut += 1;
    this.post({ kind: 'finish', emit });
  }

  passFinished(): void {
    this.finishesOut -= 1;
    this.finishesDone += 1;
  }

  /** Makes it leave its results where they are, or go on. */
  hold(on: boolean): void {
    if (!this.dead) this.post({ kind: 'hold', on });
  }
}
