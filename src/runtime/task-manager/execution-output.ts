/** Output rows of an execution, from the slots' answers to the sink: in order, counted, cut at the limit. */
import { sliceBatch, type ColumnBatch } from '../arrow/column';
import { InputOrder } from '../scheduler/input-order';
import type { RecordSink } from './record-sink';

export interface OutputPiece {
  readonly rows: number;
  /** null: only counted. */
  readonly batch: ColumnBatch | null;
}

/** Rows that may wait for the sink before no more are sent to slots, and before slots hold back what they have. */
const UNWRITTEN_ROWS_MOST = 262_144;
const HOLD_ROWS = 2 * UNWRITTEN_ROWS_MOST;

export interface ExecutionOutputParts {
  readonly sink: RecordSink | null;
  readonly limit: number | null;
  readonly slots: number;
  readonly onWritten: () => void;
  readonly onFailed: (error: unknown) => void;
}

export class ExecutionOutput {
  private readonly parts: ExecutionOutputParts;
  private readonly chunks = new InputOrder<OutputPiece>((piece) => this.release(piece));
  /** Ends of passes, slot after slot, so that the order of final rows does not depend on which slot is quick. */
  private readonly ends = new InputOrder<OutputPiece>((piece) => this.release(piece));
  private released = 0;
  private unwritten = 0;
  private writing: Promise<void> = Promise.resolve();

  constructor(parts: ExecutionOutputParts) {
    this.parts = parts;
  }

  get rows(): number {
    return this.released;
  }

  get reachedLimit(): boolean {
    return this.parts.limit !== null && this.released >= this.parts.limit;
  }

  /** The sink is behind: no new rows for the slots. */
  get isBehind(): boolean {
    return this.unwritten >= UNWRITTEN_ROWS_MOST;
  }

  /** The sink is so far behind that results should stay where they are. */
  get isFull(): boolean {
    return this.unwritten >= HOLD_ROWS;
  }

  /** The lowest chunk of input that has not finished. */
  get firstUnfinishedChunk(): number {
    return this.chunks.firstUnfinished;
  }

  add(chunk: number, piece: OutputPiece): void {
    if (piece.rows > 0) this.chunks.add(chunk, piece);
  }

  finishChunk(chunk: number): void {
    this.chunks.finish(chunk);
  }

  /** Changes of an aggregate: as they come. */
  pass(piece: OutputPiece): void {
    this.release(piece);
  }

  addFinal(pass: number, slot: number, piece: OutputPiece): void {
    if (piece.rows > 0) this.ends.add(pass * this.parts.slots + slot, piece);
  }

  finishFinal(pass: number, slot: number): void {
    this.ends.finish(pass * this.parts.slots + slot);
  }

  /** Lets the sink finish what it has been given: all rows of the job, or those before it failed. Rejects with its error. */
  async close(complete: boolean): Promise<void> {
    const problem = await this.writing.then(
      () => null,
      (error: unknown) => ({ error }),
    );
    await this.parts.sink?.close(complete && problem === null);
    if (problem !== null) throw problem.error;
  }

  private release(piece: OutputPiece): void {
    const { limit, sink } = this.parts;
    const rows = limit === null ? piece.rows : Math.min(piece.rows, limit - this.released);
    if (rows <= 0) return;
    this.released += rows;
    if (sink === null || piece.batch === null) return;
    const batch = rows === piece.rows ? piece.batch : sliceBatch(piece.batch, 0, rows);
    this.unwritten += rows;
    this.writing = this.writing.then(() => sink.write(batch)).then(() => this.written(rows));
    this.writing.catch(this.parts.onFailed);
  }

  private written(rows: number): void {
    this.unwritten -= rows;
    this.parts.onWritten();
  }
}
