/**
 * One pass (or loops of passes) of a job: rows from the source are cut for the slots, their answers put back into input order and
 * written to the sink. Everything is driven by events; `pump` does whatever can be done now.
 */
import { toErrorData, workbenchError, WorkbenchError, type ErrorData } from '../../contract/errors';
import { addStages, emptyStages, type Stages } from '../../contract/model/stages';
import type { Execute, Execution as Figures, Plan } from '../../contract/wire/task-manager';
import { sliceBatch, type ColumnBatch } from '../arrow/column';
import { rowsOfCuts } from '../scheduler/bundle-cutter';
import { InputOrder } from '../scheduler/input-order';
import { LatencyReservoir } from '../scheduler/latency-reservoir';
import type { ExecutionSlot } from './execution-slot';
import type { InputPasses } from './input-passes';
import { InputQueue } from './input-queue';
import type { RecordSink } from './record-sink';
import type { FromSlot } from './slot-messages';

export interface ExecutionParts {
  readonly plan: Plan;
  readonly execute: Execute;
  readonly slots: readonly ExecutionSlot[];
  readonly input: InputPasses;
  readonly sink: RecordSink | null;
  readonly onFirstRows: () => void;
  readonly onCollecting: () => void;
  readonly onSample: (sample: Sample) => void;
}

export interface Sample {
  readonly rowsIn: number;
  readonly rowsOut: number;
  readonly bundles: number;
  readonly seconds: number;
  readonly latenciesMs: number[];
  readonly rowsExpected: number | null;
  readonly bytesRead: number | null;
  readonly bytesExpected: number | null;
}

interface OutputPiece {
  readonly rows: number;
  readonly batch: ColumnBatch | null;
}

interface Failure {
  /** The chunk it happened in: answers before it still count. */
  readonly chunk: number;
  readonly error: ErrorData;
}

type State =
  | { readonly kind: 'running' }
  /** A slot has failed; chunks before the failing one are still awaited, for a while. */
  | { readonly kind: 'failing'; readonly failure: Failure }
  | { readonly kind: 'collecting' }
  | { readonly kind: 'ended' };

/** Rows that may wait for the sink before no more are sent to slots. */
const UNWRITTEN_ROWS_MOST = 262_144;
/** How long the slots that work on rows before a failing one may take to finish them. */
const EARLIER_ROWS_MS = 1_500;
/** A loop of passes whose time is up ends at a bundle's end, where one comes within so many seconds. */
const OVERTIME_SECONDS = 1;
const FLUSH_TICK_MS = 20;

export class Execution {
  private readonly parts: ExecutionParts;
  private readonly order: InputOrder<OutputPiece>;
  private readonly waiting: InputQueue;
  private readonly latencies = new LatencyReservoir();
  private readonly chunkBase = new Map<number, number>();
  private readonly timers: NodeJS.Timeout[] = [];
  private state: State = { kind: 'running' };
  private resolve: (figures: Figures) => void = () => undefined;
  private reject: (error: WorkbenchError) => void = () => undefined;
  private reading = false;
  private inputEnded = false;
  private waitingSince = 0;
  private startedAt: number | null = null;
  private lastAnswerAt = 0;
  private chunks = 0;
  private rowsSent = 0;
  private rowsIn = 0;
  private rowsOut = 0;
  private unwrittenRows = 0;
  private bundles = 0;
  private stages: Stages = emptyStages;
  private sampleLatencies: number[] = [];
  private writing: Promise<void> = Promise.resolve();

  constructor(parts: ExecutionParts) {
    this.parts = parts;
    this.order = new InputOrder((piece) => this.release(piece));
    this.waiting = new InputQueue(parts.plan.read);
  }

  run(): Promise<Figures> {
    return new Promise<Figures>((resolve, reject) => {
      this.resolve = resolve;
      this.reject = reject;
      const { bundleTimeMs } = this.parts.plan;
      this.timers.push(setInterval(() => this.flushLate(), Math.max(1, Math.min(bundleTimeMs, FLUSH_TICK_MS))));
      const { sampleMs } = this.parts.execute;
      if (sampleMs > 0) this.timers.push(setInterval(() => this.sample(), sampleMs));
      this.pump();
    });
  }

  get rowsFinished(): number {
    return this.rowsOut;
  }

  /** Messages of a slot that belong to records. */
  receive(slot: ExecutionSlot, message: Extract<FromSlot, { kind: 'rows' | 'bundle' }>): void {
    if (this.state.kind === 'ended') return;
    if (message.kind === 'bundle') {
      slot.bundleEnded();
      this.bundles += 1;
      this.latencies.add(message.latencyMs);
      if (this.parts.execute.sampleMs > 0) this.sampleLatencies.push(message.latencyMs);
      this.stages = addStages(this.stages, message.stages);
    } else {
      this.lastAnswerAt = performance.now();
      slot.answered(message.rowsIn, message.last, this.lastAnswerAt);
      this.rowsIn += message.rowsIn;
      if (message.rowsOut > 0) this.order.add(message.chunk, { rows: message.rowsOut, batch: message.batch });
      if (message.last) {
        this.order.finish(message.chunk);
        this.chunkBase.delete(message.chunk);
      }
    }
    this.pump();
  }

  /** A slot cannot go on. `chunk` null: outside of rows; then it counts for the slot's first unanswered chunk. */
  failSlot(slot: ExecutionSlot, error: ErrorData, chunk: number | null, frameRow: number | null): void {
    if (this.state.kind === 'ended' || this.state.kind === 'collecting') return;
    slot.dead = true;
    const place = chunk ?? slot.firstChunkOut ?? this.order.firstUnfinished;
    const failure = { chunk: place, error: this.atInputRow(error, place, frameRow) };
    if (this.state.kind === 'failing' && this.state.failure.chunk <= place) return;
    if (this.state.kind === 'running') this.timers.push(setTimeout(() => this.end(failure.error), EARLIER_ROWS_MS));
    this.state = { kind: 'failing', failure };
    this.endIfFailed();
  }

  /** Stops at once: answers that still come are dropped. Rows so far stay in the sink. */
  cancel(): void {
    if (this.state.kind === 'ended') return;
    this.end(cancelled());
  }

  private pump(): void {
    this.fill();
    this.dispatch();
    this.endIfDone();
    this.endIfFailed();
  }

  private fill(): void {
    if (this.state.kind !== 'running' || this.reading || this.inputEnded) return;
    if (this.waiting.rows >= this.wantedRows()) return;
    this.reading = true;
    this.parts.input.next().then(
      (batch) => {
        this.reading = false;
        if (batch === null) this.inputEnded = true;
        else this.arrive(batch);
        this.pump();
      },
      (error: unknown) => {
        this.reading = false;
        this.failInput(toErrorData(error));
      },
    );
  }

  private wantedRows(): number {
    let rows = 1;
    for (const slot of this.parts.slots) rows = Math.max(rows, slot.chunkRows);
    return rows;
  }

  private arrive(batch: ColumnBatch): void {
    if (this.state.kind !== 'running') return;
    if (this.waiting.rows === 0) this.waitingSince = performance.now();
    this.waiting.push(batch);
  }

  /** Rows before the source's error are computed first, as they would be on Flink. */
  private failInput(error: ErrorData): void {
    if (this.state.kind !== 'running') return;
    this.inputEnded = true;
    this.dispatch();
    this.state = { kind: 'failing', failure: { chunk: this.chunks, error } };
    for (const slot of this.parts.slots) slot.flush();
    this.timers.push(setTimeout(() => this.end(error), EARLIER_ROWS_MS));
    this.endIfFailed();
  }

  private dispatch(): void {
    while (this.state.kind === 'running' && this.waiting.rows > 0 && this.unwrittenRows < UNWRITTEN_ROWS_MOST) {
      const now = performance.now();
      const overtime = this.overtime(now);
      if (overtime === 'over') return this.stopInput();
      const slot = this.freeSlot(overtime === 'finishBundles');
      if (slot === null) {
        if (overtime === 'finishBundles' && !this.parts.slots.some((each) => each.openRows > 0)) this.stopInput();
        return;
      }
      if (!this.sendChunk(slot, now, overtime === 'finishBundles')) return;
    }
  }

  /** False where there is nothing to send yet. */
  private sendChunk(slot: ExecutionSlot, now: number, onlyThisBundle: boolean): boolean {
    const { limit, sink } = this.parts.execute;
    const allowed = limit === null ? Number.POSITIVE_INFINITY : limit - this.rowsOut - (this.rowsSent - this.rowsIn);
    const available = Math.min(this.waiting.rows, allowed);
    const final = this.inputEnded || available === allowed || now - this.waitingSince >= this.parts.plan.bundleTimeMs;
    const cuts = slot.cut(available, this.waiting.headRows, final, onlyThisBundle, now);
    const rows = rowsOfCuts(cuts);
    if (rows === 0) return false;
    const { batch, transfer } = this.waiting.take(rows);
    if (this.startedAt === null) {
      this.startedAt = now;
      this.parts.onFirstRows();
    }
    this.waitingSince = now;
    const chunk = this.chunks;
    this.chunks += 1;
    this.chunkBase.set(chunk, this.rowsSent);
    this.rowsSent += rows;
    slot.send(chunk, batch, cuts, sink.kind !== 'blackhole', transfer, now);
    return true;
  }

  private freeSlot(onlyOpenBundles: boolean): ExecutionSlot | null {
    let best: ExecutionSlot | null = null;
    for (const slot of this.parts.slots) {
      if (!slot.hasRoom || (onlyOpenBundles && slot.openRows === 0)) continue;
      if (best === null || slot.rowsOut < best.rowsOut) best = slot;
    }
    return best;
  }

  private overtime(now: number): 'no' | 'finishBundles' | 'over' {
    const { minSeconds } = this.parts.execute;
    if (minSeconds === 0 || this.startedAt === null) return 'no';
    const seconds = (now - this.startedAt) / 1_000;
    if (seconds < minSeconds) return 'no';
    return seconds < minSeconds + OVERTIME_SECONDS ? 'finishBundles' : 'over';
  }

  private stopInput(): void {
    this.inputEnded = true;
    this.waiting.clear();
  }

  private flushLate(): void {
    if (this.state.kind !== 'running') return;
    const now = performance.now();
    for (const slot of this.parts.slots) {
      if (slot.openRows > 0 && now - slot.bundleOpenedAt >= this.parts.plan.bundleTimeMs) slot.flush();
    }
    this.pump();
  }

  private release(piece: OutputPiece): void {
    const { limit } = this.parts.execute;
    const rows = limit === null ? piece.rows : Math.min(piece.rows, limit - this.rowsOut);
    if (rows <= 0) return;
    this.rowsOut += rows;
    const { sink } = this.parts;
    if (sink === null || piece.batch === null) return;
    const batch = rows === piece.rows ? piece.batch : sliceBatch(piece.batch, 0, rows);
    this.unwrittenRows += rows;
    this.writing = this.writing.then(() => sink.write(batch)).then(() => this.written(rows));
    this.writing.catch((error: unknown) => this.end(toErrorData(error, 'sink')));
  }

  private written(rows: number): void {
    this.unwrittenRows -= rows;
    this.pump();
  }

  private endIfDone(): void {
    if (this.state.kind !== 'running') return;
    const { limit } = this.parts.execute;
    const reached = limit !== null && this.rowsOut >= limit;
    if (!reached && !(this.inputEnded && this.waiting.rows === 0 && !this.reading)) return;
    if (reached) this.stopInput();
    for (const slot of this.parts.slots) slot.flush();
    if (this.parts.slots.some((slot) => slot.busy)) return;
    this.state = { kind: 'collecting' };
    this.parts.onCollecting();
    this.settle(null);
  }

  private endIfFailed(): void {
    if (this.state.kind !== 'failing') return;
    const { chunk, error } = this.state.failure;
    if (this.order.firstUnfinished >= chunk) this.end(error);
  }

  private end(error: ErrorData): void {
    if (this.state.kind === 'ended') return;
    this.settle(error);
  }

  /** Lets the sink finish what it has, then answers. */
  private settle(error: ErrorData | null): void {
    const seconds = this.secondsSoFar();
    this.state = { kind: 'ended' };
    for (const timer of this.timers) clearTimeout(timer);
    const finish = async (): Promise<void> => {
      await Promise.allSettled([this.parts.input.close()]);
      try {
        await this.writing;
        await this.parts.sink?.close();
      } catch (sinkError) {
        this.reject(new WorkbenchError(error ?? toErrorData(sinkError, 'sink')));
        return;
      }
      if (error !== null) {
        this.reject(new WorkbenchError(error));
        return;
      }
      this.sample();
      this.resolve(this.figures(seconds));
    };
    finish().catch((fault: unknown) => this.reject(new WorkbenchError(toErrorData(fault))));
  }

  private figures(seconds: number): Figures {
    const { limit } = this.parts.execute;
    return {
      rowsIn: this.rowsIn,
      rowsOut: this.rowsOut,
      bundles: this.bundles,
      seconds,
      stages: this.stages,
      latenciesMs: this.latencies.values(),
      reachedLimit: limit !== null && this.rowsOut >= limit,
    };
  }

  private sample(): void {
    if (this.parts.execute.sampleMs === 0) return;
    const { rowsExpected, bytesRead, bytesExpected } = this.parts.input.progress();
    this.parts.onSample({
      rowsIn: this.rowsIn,
      rowsOut: this.rowsOut,
      bundles: this.bundles,
      seconds: this.secondsSoFar(),
      latenciesMs: this.sampleLatencies,
      rowsExpected,
      bytesRead,
      bytesExpected,
    });
    this.sampleLatencies = [];
  }

  /** While rows flow: until now. Afterwards: until the last answer. */
  private secondsSoFar(): number {
    if (this.startedAt === null) return 0;
    const until = this.state.kind === 'running' ? performance.now() : this.lastAnswerAt;
    return Math.max(0, until - this.startedAt) / 1_000;
  }

  /** The worker counts rows within a frame; the user counts those of the input. */
  private atInputRow(error: ErrorData, chunk: number, frameRow: number | null): ErrorData {
    const base = this.chunkBase.get(chunk);
    const row = error.facts['row'];
    if (base === undefined || frameRow === null || typeof row !== 'number') return error;
    return { ...error, facts: { ...error.facts, row: base + frameRow + row } };
  }
}

export function cancelled(): ErrorData {
  return workbenchError('CANCELLED', 'run', 'The run was cancelled.').data;
}
