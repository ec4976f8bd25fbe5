/** A slot in process mode: frames to one Python worker over a Unix socket, several in flight. */
import { errorDataSchema, toErrorData } from '../../contract/errors';
import { debuggerPlaceSchema, type Entry } from '../../contract/model/debug';
import { reportSchema } from '../../contract/model/report';
import { FrameKind, NO_SEQUENCE } from '../../contract/wire/worker';
import { transferListOf, sliceBatch, type ColumnBatch } from '../arrow/column';
import type { FrameCuts } from '../scheduler/bundle-cutter';
import { SendWindow } from '../scheduler/send-window';
import { decodeBatchPayload } from '../wire/batch-codec';
import { batchPieces } from '../wire/batch-pieces';
import type { Frame } from '../wire/frame';
import { frameJson, type LinkEnd, type WorkerLink } from '../workers/link';
import { listenForWorker, type LinkListener } from '../workers/link-listener';
import { bundleStages, finishStages, newBundle, type Bundle } from './bundle-clocks';
import { monotonicNs } from './clock';
import { framePicker, openMessage } from './frame-columns';
import { atNumberedRow, BundleRows } from './input-row';
import { checkPlanned, finishedSchema, openedSchema } from './opened';
import { outputRows, resultShape, resultTypes, type OutputRows } from './output-rows';
import type { Slot, SlotPost } from './slot';
import type { SlotJob } from './slot-messages';

/** Enough frames to keep the worker busy while this thread decodes, and never more than two bundles. */
const windowLimits = { frames: 8, bytes: 16 << 20, bundles: 2 };

interface QueuedFrame {
  readonly kind: 'frame';
  readonly chunk: number;
  readonly batch: ColumnBatch;
  /** Its first row within the chunk, and within the input where that is known. */
  readonly firstRow: number;
  readonly inputRow: number | null;
  readonly emit: boolean;
  readonly last: boolean;
}
type Queued = QueuedFrame | { readonly kind: 'endBundle' } | { readonly kind: 'finish'; readonly emit: boolean };

interface SentFrame {
  readonly frame: QueuedFrame;
  readonly sequence: number;
  readonly bytes: number;
  readonly bundle: Bundle;
}

export class ProcessSlot implements Slot {
  private readonly job: SlotJob;
  private readonly post: SlotPost;
  private readonly pick: (batch: ColumnBatch) => ColumnBatch;
  private readonly types: ReturnType<typeof resultTypes>;
  private readonly output: OutputRows;
  /** Bundles of an aggregate are done when their changes are, others when their last frame is answered. */
  private readonly isAggregate: boolean;
  private readonly window = new SendWindow(windowLimits);
  private readonly queued: Queued[] = [];
  private readonly sent: SentFrame[] = [];
  private readonly bundles: Bundle[] = [];
  private readonly bundleRows: BundleRows;
  private listener: LinkListener | null = null;
  private link: WorkerLink | null = null;
  private openedNotes: {
    readonly notes: readonly string[];
    readonly entry: Entry | null;
    readonly atNs: number;
  } | null = null;
  private isOpened = false;
  private openBundle: Bundle | null = null;
  /** Whether output rows are wanted, as the last order said. */
  private emits = false;
  private finishBackNs = 0;
  private sequence = 0;
  private over = false;

  constructor(job: SlotJob, post: SlotPost) {
    this.job = job;
    this.post = post;
    this.pick = framePicker(job.plan);
    this.types = resultTypes(job.plan);
    this.output = outputRows(job.plan);
    this.isAggregate = resultShape(job.plan.kind) === 'whole';
    this.bundleRows = new BundleRows(job.plan.read.length);
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
    if (this.job.plan.transport !== 'in-process') link.share(this.job.plan.transport);
    this.post({ kind: 'connected' });
    link.listen(
      (frame) => this.guard(() => this.receive(frame)),
      (end) => this.ended(end),
    );
    link.sendJson(FrameKind.OPEN, openMessage(this.job));
    // Asked for at once where it is wanted whatever the size of frames is.
    link.requestShared(0);
  }

  chunk(chunk: number, batch: ColumnBatch, cuts: FrameCuts, emit: boolean, inputRow: number | null): void {
    let row = 0;
    for (let index = 0; index < cuts.length; index += 1) {
      const cut = cuts[index] ?? 0;
      const end = row + Math.abs(cut);
      const last = index === cuts.length - 1;
      const place = { firstRow: row, inputRow: inputRow === null ? null : inputRow + row };
      this.queued.push({ kind: 'frame', chunk, batch: sliceBatch(batch, row, end), ...place, emit, last });
      if (cut < 0) this.queued.push({ kind: 'endBundle' });
      row = end;
    }
    this.guard(() => this.pump());
  }

  /** Results come in parts, so they can be given up between any two. */
  begin(): void {
    return;
  }

  flush(): void {
    this.queued.push({ kind: 'endBundle' });
    this.guard(() => this.pump());
  }

  finish(emit: boolean): void {
    this.queued.push({ kind: 'finish', emit });
    this.guard(() => this.pump());
  }

  hold(on: boolean): void {
    if (on) this.link?.pause();
    else this.link?.resume();
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
    this.output.clear();
  }

  /** A call, because it changes while something is awaited. */
  private isOver(): boolean {
    return this.over;
  }

  private pump(): void {
    const link = this.link;
    if (link === null || !this.isOpened || this.over) return;
    for (let next = this.queued[0]; next !== undefined; next = this.queued[0]) {
      switch (next.kind) {
        case 'frame':
          if (!this.window.admits(this.openBundle === null)) return;
          this.send(link, next);
          break;
        case 'endBundle':
          if (this.openBundle !== null) link.sendEmpty(FrameKind.END_BUNDLE);
          this.openBundle = null;
          break;
        case 'finish':
          this.emits = next.emit;
          this.bundleRows.passEnds();
          link.sendEmpty(FrameKind.FINISH);
      }
      this.queued.shift();
    }
  }

  private send(link: WorkerLink, frame: QueuedFrame): void {
    const beganNs = monotonicNs();
    const begins = this.openBundle === null;
    const bundle = this.openBundle ?? newBundle(beganNs);
    if (begins) this.bundles.push(bundle);
    this.openBundle = bundle;
    const { pieces, sizeBytes } = batchPieces(this.pick(frame.batch), frame.inputRow);
    this.emits = frame.emit;
    if (frame.emit) this.output.sent(frame.batch);
    this.bundleRows.sent(frame.batch);
    const encodedNs = monotonicNs();
    bundle.encodeNs += encodedNs - beganNs;
    link.sendBatch(this.sequence, frame.batch.rows, pieces, sizeBytes);
    bundle.transportNs += monotonicNs() - encodedNs;
    this.window.sent(sizeBytes, begins);
    this.sent.push({ frame, sequence: this.sequence, bytes: sizeBytes, bundle });
    // NO_SEQUENCE is no frame's.
    this.sequence = (this.sequence + 1) % NO_SEQUENCE;
  }

  private receive(frame: Frame): void {
    if (this.over) return;
    switch (frame.kind) {
      case FrameKind.DEBUGGER:
        return this.post({ kind: 'debugger', place: frameJson(frame, debuggerPlaceSchema) });
      case FrameKind.REPORT:
        return this.post({ kind: 'report', report: frameJson(frame, reportSchema) });
      case FrameKind.OPENED:
        return this.opened(frame);
      case FrameKind.SEGMENT_READY:
        return this.announceOpened();
      case FrameKind.BATCH_PART:
        if (frame.sequence === NO_SEQUENCE) return this.unasked(frame);
        return this.answered(frame, false);
      case FrameKind.BATCH_RESULT:
        return this.answered(frame, true);
      case FrameKind.BUNDLE_DONE:
        return this.bundleDone(frame);
      case FrameKind.FINISHED:
        return this.finished(frame);
      case FrameKind.ERROR:
        return this.failed(frame);
      case FrameKind.CLOSED:
        this.hangUp();
        this.post({ kind: 'closed' });
        return;
      default:
        throw new Error(`The worker sent a frame of kind ${frame.kind}, which does not belong here.`);
    }
  }

  private opened(frame: Frame): void {
    const { resultType, notes, entry } = frameJson(frame, openedSchema);
    checkPlanned(this.job.plan, resultType);
    this.openedNotes = { notes, entry, atNs: monotonicNs() };
    this.announceOpened();
  }

  /** Where shared memory is asked for whatever the frames' size, the answer to that is awaited. */
  private announceOpened(): void {
    if (this.isOpened || this.openedNotes === null) return;
    const shared = this.link?.shared ?? null;
    if (this.job.plan.transport === 'shm' && shared !== null && !shared.settled) return;
    const { notes, entry, atNs } = this.openedNotes;
    this.isOpened = true;
    const transport = shared?.settled === true && shared.problem === null ? 'shm' : 'socket';
    this.post({ kind: 'opened', opened: { notes: [...notes, ...this.transportNotes()], entry, transport }, atNs });
    this.pump();
  }

  /** Results of the oldest frame on its way; `whole`: no more of them follow. */
  private answered(frame: Frame, whole: boolean): void {
    const beganNs = monotonicNs();
    const sent = this.sent[0];
    if (sent === undefined || sent.sequence !== frame.sequence) {
      throw new Error(`The worker answered frame ${frame.sequence}; expected was ${sent?.sequence ?? 'none'}.`);
    }
    if (whole) {
      this.sent.shift();
      this.window.answered(sent.bytes);
      // The next frame goes out before this one is decoded: the worker must not wait for us.
      this.pump();
    }
    const { batch: input, emit, chunk, last } = sent.frame;
    const batch = this.outputOf(frame, input, emit);
    sent.bundle.answeredNs = monotonicNs();
    sent.bundle.backNs += sent.bundle.answeredNs - beganNs + frame.readNs;
    const rowsIn = whole ? input.rows : 0;
    const bytesIn = whole ? sent.bytes : 0;
    const bytesOut = frame.payload.byteLength;
    this.postRows({ kind: 'rows', chunk, rowsIn, rowsOut: frame.rows, bytesIn, bytesOut, batch, last: whole && last });
  }

  /** Decoded also where nobody wants the rows, so that modes are measured alike. */
  private outputOf({ payload, rows }: Frame, input: ColumnBatch | null, emit: boolean): ColumnBatch | null {
    // Without rows there need not be buffers.
    if (rows === 0) return null;
    const results = decodeBatchPayload(payload, this.types);
    return emit ? this.output.of(input, results) : null;
  }

  /** Rows of a bundle's end, or of the input's end where no bundle is open. */
  private unasked(frame: Frame): void {
    const beganNs = monotonicNs();
    const bundle = this.bundles[0];
    const batch = this.outputOf(frame, null, this.emits);
    const backNs = monotonicNs() - beganNs + frame.readNs;
    if (bundle === undefined) this.finishBackNs += backNs;
    else bundle.backNs += backNs;
    const bytesOut = frame.payload.byteLength;
    this.postRows({ kind: 'rowsOfPass', rowsOut: frame.rows, bytesOut, batch, final: bundle === undefined });
  }

  private postRows(message: Extract<Parameters<SlotPost>[0], { kind: 'rows' | 'rowsOfPass' }>): void {
    this.post(message, message.batch === null ? [] : transferListOf(message.batch));
  }

  private bundleDone(frame: Frame): void {
    const bundle = this.bundles.shift();
    if (bundle === undefined) throw new Error('The worker ended a bundle that nobody began.');
    this.window.bundleDone();
    if (this.isAggregate) bundle.answeredNs = monotonicNs();
    const figures = bundleStages(bundle, frame.payload);
    this.bundleRows.bundleDone(figures.rows);
    this.post({ kind: 'bundle', ...figures, gilWaitNs: 0 });
    this.pump();
  }

  private finished(frame: Frame): void {
    const { notes, clocksNs } = frameJson(frame, finishedSchema);
    const spent = finishStages(clocksNs, this.finishBackNs);
    this.finishBackNs = 0;
    this.output.clear();
    const transport = this.link?.shared?.isUsed === true ? 'shm' : 'socket';
    this.post({ kind: 'finished', notes: [...notes, ...this.transportNotes()], transport, ...spent });
  }

  private failed(frame: Frame): void {
    const sent = frame.sequence === NO_SEQUENCE ? undefined : this.sent[0];
    this.hangUp();
    const error = frameJson(frame, errorDataSchema);
    if (sent === undefined) {
      this.post({ kind: 'failed', error: this.bundleRows.at(error), chunk: null, frameRow: null, sound: true });
      return;
    }
    const { batch, chunk, firstRow } = sent.frame;
    const numbered = atNumberedRow(error, batch, this.job.plan.read.length);
    const frameRow = numbered === null ? firstRow : null;
    this.post({ kind: 'failed', error: numbered ?? error, chunk, frameRow, sound: true });
  }

  /** Why records do not go through shared memory that should. */
  private transportNotes(): string[] {
    const problem = this.link?.shared?.problem ?? null;
    if (problem === null) return [];
    return [
      `Records go over the socket, because there is no shared memory for them (workbench.transport): ${problem}.`,
    ];
  }

  /** Nothing more is sent or expected; the worker sees the end of the link and waits for its next order. */
  private hangUp(): void {
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
