/** A slot in thread mode: this thread calls the embedded interpreter with column buffers, one frame at a time, and shares its GIL. */
import * as v from 'valibot';
import { errorDataSchema, toErrorData, workbenchError, WorkbenchError, type ErrorData } from '../../contract/errors';
import { debuggerPlaceSchema } from '../../contract/model/debug';
import { reportSchema } from '../../contract/model/report';
import { sliceBatch, transferListOf, type ColumnBatch } from '../arrow/column';
import { releaseBatch } from '../arrow/release';
import { EntryOp, type PythonEntry } from '../embedded/entry';
import type { FrameCuts } from '../scheduler/bundle-cutter';
import { batchPayloadBytes, decodeBatchPayload, writeBatchPayload } from '../wire/batch-codec';
import { finishStages } from './bundle-clocks';
import { monotonicNs } from './clock';
import { framePicker, openMessage } from './frame-columns';
import { checkPlanned, finishedSchema, openedSchema } from './opened';
import { outputRows, resultTypes, type OutputRows } from './output-rows';
import type { Slot, SlotPost } from './slot';
import { CancelFlag, type SlotJob } from './slot-messages';

/** Bytes before the payload of a RUN answer. */
const RUN_HEADER_BYTES = 48;

/** Grows with the frames. */
const FIRST_INPUT_BYTES = 1 << 16;

const reportsSchema = v.array(reportSchema);

const decoder = new TextDecoder();
const encoder = new TextEncoder();
const nothing = new Uint8Array(0);

interface Bundle {
  readonly beganNs: number;
  rows: number;
  encode: number;
  decode: number;
  user: number;
  back: number;
  python: number;
  gilWait: number;
}

export class ThreadSlot implements Slot {
  private readonly job: SlotJob;
  private readonly post: SlotPost;
  private readonly entry: PythonEntry;
  private readonly cancel: Int32Array;
  private readonly pick: (batch: ColumnBatch) => ColumnBatch;
  private readonly types: ReturnType<typeof resultTypes>;
  private readonly output: OutputRows;
  private chunkRow: number | null = null;
  private bundle: Bundle | null = null;
  private input = new Uint8Array(FIRST_INPUT_BYTES);
  private over = false;

  constructor(job: SlotJob, post: SlotPost, entry: PythonEntry, cancel: Int32Array) {
    this.job = job;
    this.post = post;
    this.entry = entry;
    this.cancel = cancel;
    this.pick = framePicker(job.plan);
    this.types = resultTypes(job.plan);
    this.output = outputRows(job.plan);
  }

  open(): void {
    const { debug } = this.job.plan;
    if (debug !== undefined && !this.debug(debug.token)) return;
    const answer = taskAnswer(this.entry, EntryOp.OPEN, this.job.slot, openMessage(this.job));
    if (answer.kind === 'failed') return this.fail(answer.error, null, null);
    const { resultType, notes, entry } = v.parse(openedSchema, answer.value);
    checkPlanned(this.job.plan, resultType);
    this.post({ kind: 'opened', opened: { notes, entry, transport: 'in-process' }, atNs: monotonicNs() });
  }

  chunk(chunk: number, batch: ColumnBatch, cuts: FrameCuts, emit: boolean, inputRow: number | null): void {
    this.chunkRow = inputRow;
    let row = 0;
    for (let index = 0; index < cuts.length; index += 1) {
      if (this.over || Atomics.load(this.cancel, 0) === CancelFlag.CANCEL) return;
      const cut = cuts[index] ?? 0;
      const end = row + Math.abs(cut);
      try {
        this.run(chunk, sliceBatch(batch, row, end), row, emit, index === cuts.length - 1);
      } catch (error) {
        this.fail(toErrorData(error), chunk, row);
      }
      if (cut < 0) this.flush();
      row = end;
    }
    // Kept columns that travel beside the results may be views of the chunk.
    if (!emit || this.job.plan.keep.length === 0) releaseBatch(batch);
  }

  /** An answer holds all results of a frame: without a limit, a generator that never ends would never answer. */
  begin(limit: number | null): void {
    if (this.over || this.job.plan.kind !== 'table') return;
    const answer = taskAnswer(this.entry, EntryOp.LIMIT, this.job.slot, { rows: limit });
    if (answer.kind === 'failed') this.fail(answer.error, null, null);
  }

  flush(): void {
    const bundle = this.bundle;
    this.bundle = null;
    if (bundle === null || this.over) return;
    const { rows, encode, decode, user, back, python: pythonNs, gilWait: gilWaitNs } = bundle;
    const wallNs = monotonicNs() - bundle.beganNs;
    const wait = Math.max(0, wallNs - encode - decode - user - back);
    this.post({
      kind: 'bundle',
      rows,
      latencyMs: wallNs / 1e6,
      stages: { encode, transport: 0, wait, decode, user, back },
      pythonNs,
      gilWaitNs,
    });
    this.report(false);
  }

  /** Kinds that give rows at the end of their input do not run in this mode. */
  finish(): void {
    if (this.over || Atomics.load(this.cancel, 0) === CancelFlag.CANCEL) return;
    const answer = taskAnswer(this.entry, EntryOp.FINISH, this.job.slot, null);
    if (answer.kind === 'failed') return this.fail(answer.error, null, null);
    const { notes, clocksNs } = v.parse(finishedSchema, answer.value);
    this.output.clear();
    this.post({ kind: 'finished', notes, transport: 'in-process', ...finishStages(clocksNs, 0) });
  }

  /** Results leave this thread a frame at a time, and only so many frames are ordered at once. */
  hold(): void {
    return;
  }

  close(): void {
    if (!this.over) {
      this.report(true);
      this.over = true;
      const answer = taskAnswer(this.entry, EntryOp.CLOSE, this.job.slot, null);
      if (answer.kind === 'failed') return this.fail(answer.error, null, null);
    }
    this.post({ kind: 'closed' });
  }

  abandon(): void {
    this.over = true;
    this.output.clear();
  }

  /** False where there is no debugger; that is told. */
  private debug(token: string): boolean {
    const answer = rawAnswer(this.entry, EntryOp.DEBUG, this.job.slot, encoder.encode(token));
    if (answer.kind === 'failed') this.fail(answer.error, null, null);
    else this.post({ kind: 'debugger', place: v.parse(debuggerPlaceSchema, answer.value) });
    return answer.kind === 'done';
  }

  private run(chunk: number, batch: ColumnBatch, firstRow: number, emit: boolean, last: boolean): void {
    const beganNs = monotonicNs();
    this.bundle ??= { beganNs, rows: 0, encode: 0, decode: 0, user: 0, back: 0, python: 0, gilWait: 0 };
    const bundle = this.bundle;
    const input = this.payload(this.pick(batch), this.chunkRow === null ? null : this.chunkRow + firstRow);
    if (emit) this.output.sent(batch);
    const calledNs = monotonicNs();
    const answer = this.entry.call(EntryOp.RUN, this.job.slot, input);
    const answeredNs = monotonicNs();
    const view = new DataView(answer.buffer, answer.byteOffset, answer.byteLength);
    const clock = (offset: number): number => Number(view.getBigUint64(offset, true));
    const rowsOut = view.getUint32(4, true);
    const payloadBytes = clock(40);
    const result = rowsOut === 0 ? null : this.results(batch, answer, payloadBytes, emit);
    const doneNs = monotonicNs();
    bundle.rows += batch.rows;
    bundle.encode += calledNs - beganNs;
    bundle.decode += clock(16);
    bundle.user += clock(24);
    bundle.back += clock(32) + doneNs - answeredNs;
    bundle.python += clock(16) + clock(24) + clock(32);
    bundle.gilWait += Math.max(0, clock(8) - calledNs);
    const failed = view.getUint32(0, true) === 1;
    const [rowsIn, bytesIn] = failed ? [0, 0] : [batch.rows, input.byteLength];
    this.post(
      { kind: 'rows', chunk, rowsIn, rowsOut, bytesIn, bytesOut: payloadBytes, batch: result, last: last && !failed },
      result === null ? [] : transferListOf(result),
    );
    if (!failed) return;
    const text = decoder.decode(answer.subarray(RUN_HEADER_BYTES + payloadBytes));
    const error = v.parse(errorDataSchema, JSON.parse(text));
    this.report(true);
    this.fail(error, chunk, firstRow);
  }

  /** Passes on what the observers of the function have to tell; `last`: nothing of it runs any more. */
  private report(last: boolean): void {
    if (this.job.plan.observe === undefined) return;
    const answer = taskAnswer(this.entry, EntryOp.REPORT, this.job.slot, { last });
    if (answer.kind === 'failed') throw new WorkbenchError(answer.error);
    for (const report of v.parse(reportsSchema, answer.value)) this.post({ kind: 'report', report });
  }

  /** Arguments in the layout Python maps, in a buffer that is used again for every frame. */
  private payload(batch: ColumnBatch, inputRow: number | null): Uint8Array {
    const bytes = batchPayloadBytes(batch);
    if (bytes > this.input.byteLength) this.input = new Uint8Array(bytes * 2);
    writeBatchPayload(batch, this.input, 0, inputRow);
    return this.input.subarray(0, bytes);
  }

  /** The answer's buffer is used again, so rows that leave this thread are copied out of it once. */
  private results(frame: ColumnBatch, answer: Uint8Array, payloadBytes: number, emit: boolean): ColumnBatch | null {
    const payload = answer.subarray(RUN_HEADER_BYTES, RUN_HEADER_BYTES + payloadBytes);
    if (emit) return this.output.of(frame, decodeBatchPayload(payload.slice(), this.types));
    decodeBatchPayload(payload, this.types);
    return null;
  }

  private fail(error: ErrorData, chunk: number | null, frameRow: number | null): void {
    this.over = true;
    this.post({ kind: 'failed', error, chunk, frameRow, sound: true });
  }
}

type TaskAnswer =
  { readonly kind: 'done'; readonly value: unknown } | { readonly kind: 'failed'; readonly error: ErrorData };

/** One call that answers `u8 0, JSON` or `u8 1, ErrorData JSON`. */
export function taskAnswer(entry: PythonEntry, op: EntryOp, slot: number, message: unknown): TaskAnswer {
  return rawAnswer(entry, op, slot, message === null ? nothing : encoder.encode(JSON.stringify(message)));
}

function rawAnswer(entry: PythonEntry, op: EntryOp, slot: number, input: Uint8Array): TaskAnswer {
  const answer = entry.call(op, slot, input);
  const text = decoder.decode(answer.subarray(1));
  if (answer[0] === 1) return { kind: 'failed', error: v.parse(errorDataSchema, JSON.parse(text)) };
  if (answer[0] !== 0) {
    throw workbenchError('INTERNAL', 'run', `The embedded interpreter answered with status ${answer[0] ?? 'none'}.`);
  }
  return { kind: 'done', value: text === '' ? null : JSON.parse(text) };
}
