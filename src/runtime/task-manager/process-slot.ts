/** A slot in process mode: frames to one Python worker over a Unix socket, several in flight. */
import { errorDataSchema, toErrorData, workbenchError } from '../../contract/errors';
import { dataTypeSchema, type DataType } from '../../contract/model/data-type';
import { FrameKind } from '../../contract/wire/worker';
import * as v from 'valibot';
import { transferListOf } from '../arrow/batch';
import { sliceBatch, type ColumnBatch } from '../arrow/column';
import type { FrameCuts } from '../scheduler/bundle-cutter';
import { SendWindow } from '../scheduler/send-window';
import { decodeBatchPayload } from '../wire/batch-codec';
import { batchPieces, type BatchPieces } from '../wire/batch-pieces';
import type { Frame } from '../wire/frame';
import { createRowsCodec } from '../wire/rows-codec';
import { frameJson, listenForWorker, type LinkEnd, type LinkListener, type WorkerLink } from '../workers/link';
import { monotonicNs } from './clock';
import { KeptColumns } from './kept-columns';
import { argumentPicker, argumentTypes, openMessage, type Slot, type SlotPost } from './slot';
import type { SlotJob } from './slot-messages';

const openedSchema = v.object({
  resultType: dataTypeSchema,
  name: v.string(),
  executeMs: v.number(),
  openMs: v.number(),
  notes: v.array(v.string()),
});

/** Enough frames to keep the worker busy while this thread decodes, and never more than two bundles. */
const windowLimits = { frames: 8, bytes: 16 << 20, bundles: 2 };

interface RecordFormat {
  readonly kind: FrameKind;
  encode(batch: ColumnBatch): BatchPieces;
  decode(payload: Uint8Array, rows: number): ColumnBatch;
}

interface Bundle {
  readonly beganNs: number;
  encodeNs: number;
  backNs: number;
  answeredNs: number;
}

interface QueuedFrame {
  readonly kind: 'frame';
  readonly chunk: number;
  readonly batch: ColumnBatch;
  readonly firstRow: number;
  readonly emit: boolean;
  readonly last: boolean;
}
type Queued = QueuedFrame | { readonly kind: 'endBundle' };

interface SentFrame {
  readonly frame: QueuedFrame;
  readonly sequence: number;
  readonly bytes: number;
  readonly bundle: Bundle;
}

export class ProcessSlot implements Slot {
  private readonly job: SlotJob;
  private readonly post: SlotPost;
  private readonly kept: KeptColumns;
  private readonly window = new SendWindow(windowLimits);
  private readonly queued: Queued[] = [];
  private readonly sent: SentFrame[] = [];
  private readonly bundles: Bundle[] = [];
  private listener: LinkListener | null = null;
  private link: WorkerLink | null = null;
  private format: RecordFormat | null = null;
  private openBundle: Bundle | null = null;
  /** The last frame, where its answer was short: either rows were dropped, or an ERROR of the same sequence follows. */
  private short: SentFrame | null = null;
  private sequence = 0;
  private over = false;

  constructor(job: SlotJob, post: SlotPost) {
    this.job = job;
    this.post = post;
    this.kept = new KeptColumns(job.plan);
  }

  async open(privateDir: string): Promise<void> {
    const listener = await listenForWorker(privateDir);
    this.listener = listener;
    if (this.isOver()) {
      listener.close();
      return;
    }
    this.post({ kind: 'listening', path: listener.path, token: listener.token });
    const link = await listener.accepted;
    if (this.isOver()) {
      link.destroy();
      return;
    }
    this.link = link;
    this.post({ kind: 'connected' });
    link.listen(
      (frame) => this.guard(() => this.receive(frame)),
      (end) => this.ended(end),
    );
    link.sendJson(FrameKind.OPEN, openMessage(this.job));
  }

  chunk(chunk: number, batch: ColumnBatch, cuts: FrameCuts, emit: boolean): void {
    let row = 0;
    for (let index = 0; index < cuts.length; index += 1) {
      const cut = cuts[index] ?? 0;
      const end = row + Math.abs(cut);
      const last = index === cuts.length - 1;
      this.queued.push({ kind: 'frame', chunk, batch: sliceBatch(batch, row, end), firstRow: row, emit, last });
      if (cut < 0) this.queued.push({ kind: 'endBundle' });
      row = end;
    }
    this.guard(() => this.pump());
  }

  flush(): void {
    this.queued.push({ kind: 'endBundle' });
    this.guard(() => this.pump());
  }

  close(): void {
    if (this.over || this.link === null) this.post({ kind: 'closed' });
    else this.link.sendEmpty(FrameKind.CLOSE);
  }

  abandon(): void {
    this.over = true;
    this.listener?.close();
    this.link?.destroy();
    this.queued.length = 0;
    this.sent.length = 0;
    this.kept.clear();
  }

  /** A call, because it changes while something is awaited. */
  private isOver(): boolean {
    return this.over;
  }

  private pump(): void {
    const link = this.link;
    const format = this.format;
    if (link === null || format === null || this.over) return;
    for (let next = this.queued[0]; next !== undefined; next = this.queued[0]) {
      if (next.kind === 'endBundle') {
        if (this.openBundle !== null) link.sendEmpty(FrameKind.END_BUNDLE);
        this.openBundle = null;
      } else {
        if (!this.window.admits(this.openBundle === null)) return;
        this.send(link, format, next);
      }
      this.queued.shift();
    }
  }

  private send(link: WorkerLink, format: RecordFormat, frame: QueuedFrame): void {
    const beganNs = monotonicNs();
    const begins = this.openBundle === null;
    const bundle = this.openBundle ?? { beganNs, encodeNs: 0, backNs: 0, answeredNs: beganNs };
    if (begins) this.bundles.push(bundle);
    this.openBundle = bundle;
    const { pieces, sizeBytes } = format.encode(frame.batch);
    if (frame.emit) this.kept.push(frame.batch);
    bundle.encodeNs += monotonicNs() - beganNs;
    link.send(format.kind, this.sequence, frame.batch.rows, pieces);
    this.window.sent(sizeBytes, begins);
    this.sent.push({ frame, sequence: this.sequence, bytes: sizeBytes, bundle });
    this.sequence = (this.sequence + 1) >>> 0;
  }

  private receive(frame: Frame): void {
    if (this.over) return;
    if (frame.kind !== FrameKind.ERROR) this.settleShort();
    switch (frame.kind) {
      case FrameKind.OPENED:
        return this.opened(frame);
      case FrameKind.ROWS_RESULT:
      case FrameKind.BATCH_RESULT:
        return this.answered(frame);
      case FrameKind.BUNDLE_DONE:
        return this.bundleDone(frame);
      case FrameKind.ERROR:
        return this.failed(frame);
      case FrameKind.CLOSED:
        this.finish();
        this.post({ kind: 'closed' });
        return;
      default:
        throw new Error(`The worker sent a frame of kind ${frame.kind}, which does not belong here.`);
    }
  }

  private opened(frame: Frame): void {
    const { resultType, notes } = frameJson(frame, openedSchema);
    this.format = recordFormat(this.job, resultType);
    this.post({ kind: 'opened', opened: { resultType, notes }, atNs: monotonicNs() });
    this.pump();
  }

  private answered(frame: Frame): void {
    const beganNs = monotonicNs();
    const sent = this.sent.shift();
    if (sent === undefined || this.format === null || sent.sequence !== frame.sequence) {
      throw new Error(`The worker answered frame ${frame.sequence}; expected was ${sent?.sequence ?? 'none'}.`);
    }
    this.window.answered(sent.bytes);
    // The next frame goes out before this one is decoded: the worker must not wait for us.
    this.pump();
    const result = this.format.decode(frame.payload, frame.rows);
    const batch = sent.frame.emit ? this.kept.join(result) : null;
    sent.bundle.answeredNs = monotonicNs();
    sent.bundle.backNs += sent.bundle.answeredNs - beganNs;
    this.postRows(sent, frame.rows, batch);
  }

  private postRows(sent: SentFrame, rowsOut: number, batch: ColumnBatch | null): void {
    const rowsIn = sent.frame.batch.rows;
    const { chunk, last } = sent.frame;
    const short = rowsOut < rowsIn;
    if (short) this.short = sent;
    this.post(
      { kind: 'rows', chunk, rowsIn, rowsOut, batch, last: last && !short },
      batch === null ? [] : transferListOf(batch),
    );
  }

  /** The short answer was not followed by an error: its chunk goes on, or is done. */
  private settleShort(): void {
    const short = this.short;
    if (short === null) return;
    this.short = null;
    if (short.frame.last) {
      this.post({ kind: 'rows', chunk: short.frame.chunk, rowsIn: 0, rowsOut: 0, batch: null, last: true });
    }
  }

  private bundleDone(frame: Frame): void {
    const bundle = this.bundles.shift();
    if (bundle === undefined) throw new Error('The worker ended a bundle that nobody began.');
    this.window.bundleDone();
    const view = new DataView(frame.payload.buffer, frame.payload.byteOffset, frame.payload.byteLength);
    const clock = (index: number): number => Number(view.getBigUint64(index * 8, true));
    const transport = clock(1);
    const decode = clock(2);
    const user = clock(3);
    const encode = bundle.encodeNs;
    const back = clock(4) + clock(5) + bundle.backNs;
    const wallNs = bundle.answeredNs - bundle.beganNs;
    const wait = Math.max(0, wallNs - encode - transport - decode - user - back);
    const rows = view.getUint32(56, true);
    const stages = { encode, transport, wait, decode, user, back };
    this.post({ kind: 'bundle', rows, latencyMs: wallNs / 1e6, stages });
    this.pump();
  }

  private failed(frame: Frame): void {
    const sent = this.short?.sequence === frame.sequence ? this.short : this.sent[0];
    this.finish();
    this.post({
      kind: 'failed',
      error: frameJson(frame, errorDataSchema),
      chunk: sent?.frame.chunk ?? null,
      frameRow: sent?.frame.firstRow ?? null,
      sound: true,
    });
  }

  /** Nothing more is sent or expected; the worker sees the end of the link and waits for its next order. */
  private finish(): void {
    this.over = true;
    this.link?.finishSending();
  }

  private ended(end: LinkEnd): void {
    if (this.over) return;
    this.over = true;
    if (end.kind === 'closed') this.post({ kind: 'lost' });
    else this.fault(end.error);
  }

  private guard(work: () => void): void {
    try {
      work();
    } catch (error) {
      if (this.over) return;
      this.over = true;
      this.link?.destroy();
      this.fault(error);
    }
  }

  private fault(error: unknown): void {
    const sent = this.sent[0];
    this.post({
      kind: 'failed',
      error: toErrorData(error),
      chunk: sent?.frame.chunk ?? null,
      frameRow: null,
      sound: false,
    });
  }
}

function recordFormat(job: SlotJob, resultType: DataType): RecordFormat {
  const pick = argumentPicker(job.plan);
  const types = argumentTypes(job.plan);
  switch (job.plan.mode) {
    case 'process-row': {
      const parameters = createRowsCodec(types);
      const results = createRowsCodec([resultType]);
      return {
        kind: FrameKind.ROWS,
        encode: (batch) => {
          const payload = parameters.encode(pick(batch), 0, batch.rows);
          return { pieces: [payload], sizeBytes: payload.byteLength };
        },
        decode: (payload, rows) => results.decode(payload, rows),
      };
    }
    case 'process-arrow':
      return {
        kind: FrameKind.BATCH,
        encode: (batch) => batchPieces(pick(batch)),
        decode: (payload) => decodeBatchPayload(payload, [resultType]),
      };
    case 'thread':
      throw workbenchError('INTERNAL', 'run', 'A thread-mode job was given to a process slot.');
  }
}
