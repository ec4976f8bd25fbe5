/**
 * One pass (or loops of passes) of a job: rows from the source are cut for the slots, their answers put back into order and
 * written to the sink. Everything is driven by events; `pump` does whatever can be done now.
 */
import { toErrorData, workbenchError, WorkbenchError, type ErrorData } from '../../contract/errors';
import type { Execute, Execution as Figures, Plan } from '../../contract/wire/task-manager';
import type { ColumnBatch } from '../arrow/column';
import { rowsOfCuts } from '../scheduler/bundle-cutter';
import { ExecutionMeter, type Sample } from './execution-meter';
import { ExecutionOutput } from './execution-output';
import type { ExecutionSlot } from './execution-slot';
import { InputLanes, type InputLane } from './input-lanes';
import type { InputPasses } from './input-passes';
import { resultShape } from './output-rows';
import type { RecordSink } from './record-sink';
import type { SlotRecords } from './slot-messages';

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

interface Failure {
  /** The chunk it happened in: answers before it still count. */
  readonly chunk: number;
  readonly error: ErrorData;
}

type State =
  | { readonly kind: 'running' }
  /** A slot has failed; chunks before the failing one are still awaited, for a while. */
  | { readonly kind: 'failing'; readonly failure: Failure }
  | { readonly kind: 'ended' };

/** What follows once the waiting rows are sent. */
type Input = 'flowing' | 'passEnding' | 'lastPassEnding' | 'finished';

/** How long the slots that work on rows before a failing one may take to finish them. */
const EARLIER_ROWS_MS = 1_500;
/** How long slots may go on with rows that nobody needs any more, before they count as running without end. */
const BEYOND_LIMIT_MS = 300;
/** A loop of passes whose time is up ends at a bundle's end, where one comes within so many seconds. */
const OVERTIME_SECONDS = 1;
const FLUSH_TICK_MS = 20;

export class Execution {
  private readonly parts: ExecutionParts;
  private readonly lanes: InputLanes;
  private readonly output: ExecutionOutput;
  private readonly meter: ExecutionMeter;
  /** One result a row at most, so a limit bounds the rows that are sent. */
  private readonly rowByRow: boolean;
  private readonly chunkBase = new Map<number, number>();
  private readonly timers: NodeJS.Timeout[] = [];
  private state: State = { kind: 'running' };
  private resolve: (figures: Figures) => void = () => undefined;
  private reject: (error: WorkbenchError) => void = () => undefined;
  private reading = false;
  private inputState: Input = 'flowing';
  private beyondLimit: 'no' | 'waiting' | 'over' = 'no';
  private held = false;
  private chunks = 0;
  private rowsSent = 0;

  constructor(parts: ExecutionParts) {
    this.parts = parts;
    this.lanes = new InputLanes(parts.plan, parts.slots);
    this.output = new ExecutionOutput({
      sink: parts.sink,
      limit: parts.execute.limit,
      slots: parts.slots.length,
      onWritten: () => this.pump(),
      onFailed: (error) => this.end(toErrorData(error, 'sink')),
    });
    this.meter = new ExecutionMeter(parts.execute.sampleMs > 0, parts.slots);
    this.rowByRow = resultShape(parts.plan.kind) === 'rowByRow';
  }

  run(): Promise<Figures> {
    const { parts } = this;
    return new Promise<Figures>((resolve, reject) => {
      this.resolve = resolve;
      this.reject = reject;
      for (const slot of parts.slots) slot.begin(parts.execute.limit);
      const { bundleTimeMs } = parts.plan;
      this.timers.push(setInterval(() => this.flushLate(), Math.max(1, Math.min(bundleTimeMs, FLUSH_TICK_MS))));
      const { sampleMs } = parts.execute;
      if (sampleMs > 0) this.timers.push(setInterval(() => this.sample(), sampleMs));
      this.pump();
    });
  }

  get rowsFinished(): number {
    return this.output.rows;
  }

  /** Messages of a slot that belong to records. */
  receive(slot: ExecutionSlot, message: SlotRecords): void {
    if (this.state.kind === 'ended') return;
    const now = performance.now();
    this.meter.answer(this.parts.slots.indexOf(slot), message, now);
    switch (message.kind) {
      case 'rows':
        slot.answered(message.rowsIn, message.last, now);
        this.output.add(message.chunk, { rows: message.rowsOut, batch: message.batch });
        if (message.last) {
          this.output.finishChunk(message.chunk);
          this.chunkBase.delete(message.chunk);
        }
        break;
      case 'rowsOfPass': {
        const piece = { rows: message.rowsOut, batch: message.batch };
        if (message.final) this.output.addFinal(slot.passesFinished, slot.index, piece);
        else this.output.pass(piece);
        break;
      }
      case 'bundle':
        slot.bundleEnded();
        break;
      case 'finished':
        this.output.finishFinal(slot.passesFinished, slot.index);
        slot.passFinished();
    }
    this.pump();
  }

  /** A slot cannot go on. `chunk` null: outside of rows; then it counts for the slot's first unanswered chunk. */
  failSlot(slot: ExecutionSlot, error: ErrorData, chunk: number | null, frameRow: number | null): void {
    if (this.state.kind === 'ended') return;
    slot.dead = true;
    // With rows that nobody needs any more.
    if (this.output.reachedLimit) return this.pump();
    const place = chunk ?? slot.firstChunkOut ?? this.output.firstUnfinishedChunk;
    const failure = { chunk: place, error: this.atInputRow(error, place, frameRow) };
    if (this.state.kind === 'failing' && this.state.failure.chunk <= place) return;
    if (this.state.kind === 'running') this.endAfterEarlierRows(failure.error);
    this.state = { kind: 'failing', failure };
    this.endIfFailed();
  }

  /** Stops at once: answers that still come are dropped. Rows so far stay in the sink. */
  cancel(): void {
    this.end(cancelled());
  }

  private pump(): void {
    this.holdBack(this.output.isFull);
    this.fill();
    this.dispatch();
    this.endPass();
    this.tellStates();
    this.endIfDone();
    this.endIfFailed();
  }

  private tellStates(): void {
    const { slots } = this.parts;
    for (let position = 0; position < slots.length; position += 1) {
      const works = slots[position]?.busy === true && !this.held;
      this.meter.enter(position, works ? 'busy' : this.output.isBehind ? 'backPressured' : 'idle');
    }
  }

  private fill(): void {
    if (this.state.kind !== 'running' || this.reading || this.inputState !== 'flowing' || !this.lanes.wantsRows) return;
    this.reading = true;
    this.parts.input.next().then(
      (batch) => {
        this.reading = false;
        if (this.state.kind === 'running' && this.inputState === 'flowing') this.arrive(batch);
        this.pump();
      },
      (error: unknown) => {
        this.reading = false;
        this.failInput(toErrorData(error));
      },
    );
  }

  private arrive(batch: ColumnBatch | null): void {
    if (batch !== null) this.lanes.push(batch, performance.now());
    else this.inputState = this.parts.input.ended ? 'lastPassEnding' : 'passEnding';
  }

  /** Rows before the source's error are computed first, as they would be on Flink. */
  private failInput(error: ErrorData): void {
    if (this.state.kind !== 'running' || this.inputState !== 'flowing') return;
    this.inputState = 'lastPassEnding';
    this.dispatch();
    this.state = { kind: 'failing', failure: { chunk: this.chunks, error } };
    for (const slot of this.parts.slots) slot.flush();
    this.endAfterEarlierRows(error);
    this.endIfFailed();
  }

  /** Under the debugger they have all the time they want: one of them may stand at a breakpoint. */
  private endAfterEarlierRows(error: ErrorData): void {
    if (this.isDebugged) return;
    this.timers.push(setTimeout(() => this.end(error), EARLIER_ROWS_MS));
  }

  private get isDebugged(): boolean {
    return this.parts.plan.debug !== undefined;
  }

  private dispatch(): void {
    for (const lane of this.lanes.lanes) {
      while (this.state.kind === 'running' && lane.queue.rows > 0 && !this.output.isBehind) {
        const now = performance.now();
        const overtime = this.overtime(now);
        if (overtime === 'over') return this.stopInput();
        const slot = lane.freeSlot(overtime === 'finishBundles');
        if (slot === null) {
          if (overtime === 'finishBundles' && !this.parts.slots.some((each) => each.openRows > 0)) this.stopInput();
          break;
        }
        if (!this.sendChunk(lane, slot, now, overtime === 'finishBundles')) break;
      }
    }
  }

  /** False where there is nothing to send yet. */
  private sendChunk(lane: InputLane, slot: ExecutionSlot, now: number, onlyThisBundle: boolean): boolean {
    const allowed = this.rowsAllowed();
    const available = Math.min(lane.queue.rows, allowed);
    const isLate = now - lane.waitingSince >= this.parts.plan.bundleTimeMs;
    const final = this.inputState !== 'flowing' || available === allowed || isLate;
    const cuts = slot.cut(available, lane.queue.headRows, final, onlyThisBundle, now);
    const rows = rowsOfCuts(cuts);
    if (rows === 0) return false;
    const { batch, transfer } = lane.queue.take(rows);
    if (!this.meter.started) {
      this.meter.start(now);
      this.parts.onFirstRows();
    }
    lane.waitingSince = now;
    const chunk = this.chunks;
    this.chunks += 1;
    this.chunkBase.set(chunk, this.rowsSent);
    const inputRow = this.inputRow(this.rowsSent);
    slot.notePlace(this.rowsSent, rows);
    this.rowsSent += rows;
    slot.send(chunk, batch, cuts, this.emits, transfer, now, inputRow);
    return true;
  }

  /** Never more rows to a function of one result a row than the limit has room for. */
  private rowsAllowed(): number {
    const { limit } = this.parts.execute;
    if (limit === null || !this.rowByRow) return Number.POSITIVE_INFINITY;
    return limit - this.output.rows - (this.rowsSent - this.meter.rowsIn);
  }

  private get emits(): boolean {
    return this.parts.execute.sink.kind !== 'blackhole';
  }

  private overtime(now: number): 'no' | 'finishBundles' | 'over' {
    const { minSeconds } = this.parts.execute;
    if (minSeconds === 0 || !this.meter.started) return 'no';
    const seconds = this.meter.seconds(now);
    if (seconds < minSeconds) return 'no';
    return seconds < minSeconds + OVERTIME_SECONDS ? 'finishBundles' : 'over';
  }

  private stopInput(): void {
    if (this.inputState !== 'finished') this.inputState = 'lastPassEnding';
    this.lanes.clear();
  }

  private flushLate(): void {
    if (this.state.kind !== 'running') return;
    const now = performance.now();
    for (const slot of this.parts.slots) {
      if (slot.openRows > 0 && now - slot.bundleOpenedAt >= this.parts.plan.bundleTimeMs) slot.flush();
    }
    this.pump();
  }

  /** The sink is far behind a function that gives many rows: they wait in the workers. */
  private holdBack(on: boolean): void {
    if (on === this.held) return;
    this.held = on;
    for (const slot of this.parts.slots) slot.hold(on);
  }

  /** Once all rows of a pass are sent, every slot is told; rows of the next one may follow at once. */
  private endPass(): void {
    if (this.state.kind !== 'running') return;
    if (this.output.reachedLimit && this.inputState !== 'finished') this.stopInput();
    const isLast = this.inputState === 'lastPassEnding';
    if ((!isLast && this.inputState !== 'passEnding') || this.lanes.rows > 0) return;
    for (const slot of this.parts.slots) slot.finish(this.emits);
    this.inputState = isLast ? 'finished' : 'flowing';
    this.fill();
  }

  private endIfDone(): void {
    if (this.state.kind !== 'running' || this.inputState !== 'finished') return;
    if (this.parts.slots.some((slot) => slot.busy) && !this.isBeyondLimit()) return;
    this.succeed();
  }

  private succeed(): void {
    this.parts.onCollecting();
    this.settle(null);
  }

  /** Enough rows are there, and a slot has gone on for long with what is more. Whoever runs this execution stops the slot. */
  private isBeyondLimit(): boolean {
    if (!this.output.reachedLimit || this.isDebugged) return false;
    if (this.beyondLimit === 'no') {
      this.beyondLimit = 'waiting';
      const over = (): void => {
        this.beyondLimit = 'over';
        this.pump();
      };
      this.timers.push(setTimeout(over, BEYOND_LIMIT_MS));
    }
    return this.beyondLimit === 'over';
  }

  private endIfFailed(): void {
    if (this.state.kind !== 'failing') return;
    const { chunk, error } = this.state.failure;
    // The rows before the failing one are enough.
    if (this.output.reachedLimit) return this.succeed();
    if (this.output.firstUnfinishedChunk >= chunk) this.end(error);
  }

  private end(error: ErrorData): void {
    if (this.state.kind === 'ended') return;
    this.settle(error);
  }

  /** Lets the sink finish what it has, then answers. */
  private settle(error: ErrorData | null): void {
    this.state = { kind: 'ended' };
    for (const timer of this.timers) clearTimeout(timer);
    this.holdBack(false);
    const finish = async (): Promise<void> => {
      await Promise.allSettled([this.parts.input.close()]);
      try {
        await this.output.close(error === null);
      } catch (sinkError) {
        this.reject(new WorkbenchError(error ?? toErrorData(sinkError, 'sink')));
        return;
      }
      this.sample(true);
      if (error !== null) {
        this.reject(new WorkbenchError(error));
        return;
      }
      this.resolve(this.meter.figures(this.output.rows, this.output.reachedLimit));
    };
    finish().catch((fault: unknown) => this.reject(new WorkbenchError(toErrorData(fault))));
  }

  private sample(last = false): void {
    if (this.parts.execute.sampleMs === 0) return;
    const seconds = this.meter.seconds(this.state.kind === 'running' ? performance.now() : null);
    this.parts.onSample(this.meter.sample(this.output.rows, seconds, this.parts.input.progress(), last));
  }

  /** Of the first row of a chunk. Slots that share rows by their key, and passes that follow each other, have no such number. */
  private inputRow(rowsBefore: number): number | null {
    const { only, minSeconds } = this.parts.execute;
    if (this.lanes.lanes.length > 1 || minSeconds > 0) return null;
    if (only === undefined) return rowsBefore;
    return only.kind === 'rows' ? only.first + rowsBefore : null;
  }

  /** The worker counts rows within a frame; the user counts those of the input. */
  private atInputRow(error: ErrorData, chunk: number, frameRow: number | null): ErrorData {
    const { only } = this.parts.execute;
    // Of rows picked by their key nobody counted the place.
    if (only !== undefined && only.kind !== 'rows') return error;
    const base = this.chunkBase.get(chunk);
    const row = error.facts['row'];
    if (base === undefined || frameRow === null || typeof row !== 'number') return error;
    return { ...error, facts: { ...error.facts, row: (only?.first ?? 0) + base + frameRow + row } };
  }
}

export function cancelled(): ErrorData {
  return workbenchError('CANCELLED', 'run', 'The run was cancelled.').data;
}
