/** Frames between a slot and its worker: a header of four u32, then the payload (docs/protocol.md). */
import { workbenchError, type WorkbenchError } from '../../contract/errors';
import { FLAG_BITS, FRAME_HEADER_BYTES, FRAME_MAX_BYTES, FrameKind } from '../../contract/wire/worker';

export interface Frame {
  readonly kind: FrameKind;
  /** SHARED_FLAG, KEPT_FLAG. */
  readonly flags: number;
  readonly sequence: number;
  readonly rows: number;
  /** Begins its own ArrayBuffer, so typed arrays may view it and it may be transferred. */
  readonly payload: Uint8Array;
  /** Nanoseconds that it took to read the payload out of shared memory. */
  readonly readNs: number;
}

const kindBits = (1 << FLAG_BITS) - 1;

/** Writes the 16 bytes that go before a payload; `kind` may have flags. Throws where the payload is larger than a frame may be. */
export function writeHeader(
  target: Uint8Array,
  offset: number,
  kind: number,
  payloadBytes: number,
  sequence: number,
  rows: number,
): void {
  if (payloadBytes > FRAME_MAX_BYTES) throw frameTooLarge(payloadBytes);
  const view = new DataView(target.buffer, target.byteOffset + offset, FRAME_HEADER_BYTES);
  view.setUint32(0, payloadBytes, true);
  view.setUint32(4, kind, true);
  view.setUint32(8, sequence, true);
  view.setUint32(12, rows, true);
}

/** What is said of records that make a frame larger than FRAME_MAX_BYTES. */
export function frameTooLarge(sizeBytes: number): WorkbenchError {
  return workbenchError(
    'INTERNAL',
    'run',
    `A frame of ${sizeBytes} bytes is larger than the ${FRAME_MAX_BYTES} bytes that one frame may have.`,
    { sizeBytes, limitBytes: FRAME_MAX_BYTES },
    { hint: 'Lower python.fn-execution.bundle.size (or arrow.batch.size), so that fewer rows travel at once.' },
  );
}

const kinds: ReadonlySet<number> = new Set(Object.values(FrameKind));

function isFrameKind(kind: number): kind is FrameKind {
  return kinds.has(kind);
}

/**
 * Puts frames together from whatever pieces the socket gives. Each byte of a payload is copied once, from the piece
 * into the payload's own memory, so a reader may reuse its chunk for every read.
 */
export class FrameReader {
  private readonly header = new Uint8Array(FRAME_HEADER_BYTES);
  private readonly headerView = new DataView(this.header.buffer);
  private headerFilled = 0;
  private payload: Uint8Array | null = null;
  private payloadFilled = 0;
  private readonly complete: Frame[] = [];
  private taken = 0;

  /** Throws INTERNAL on a header that cannot be one; the stream is of no use afterwards. */
  push(chunk: Uint8Array): void {
    let at = 0;
    while (at < chunk.length) {
      if (this.payload === null) {
        const count = Math.min(FRAME_HEADER_BYTES - this.headerFilled, chunk.length - at);
        this.header.set(chunk.subarray(at, at + count), this.headerFilled);
        this.headerFilled += count;
        at += count;
        if (this.headerFilled < FRAME_HEADER_BYTES) return;
        this.payload = this.allocatePayload();
      }
      const count = Math.min(this.payload.length - this.payloadFilled, chunk.length - at);
      this.payload.set(count === chunk.length ? chunk : chunk.subarray(at, at + count), this.payloadFilled);
      this.payloadFilled += count;
      at += count;
      if (this.payloadFilled === this.payload.length) this.finish(this.payload);
    }
  }

  /** The next whole frame, or null where none has arrived. */
  next(): Frame | null {
    const frame = this.complete[this.taken];
    if (frame === undefined) return null;
    this.taken += 1;
    if (this.taken === this.complete.length) {
      this.complete.length = 0;
      this.taken = 0;
    }
    return frame;
  }

  private allocatePayload(): Uint8Array {
    const sizeBytes = this.headerView.getUint32(0, true);
    if (sizeBytes > FRAME_MAX_BYTES) throw frameTooLarge(sizeBytes);
    // Not zeroed, and not of Buffer's pool: every byte is written before the frame is handed out.
    return new Uint8Array(Buffer.allocUnsafeSlow(sizeBytes).buffer);
  }

  private finish(payload: Uint8Array): void {
    const flagged = this.headerView.getUint32(4, true);
    const kind = flagged & kindBits;
    if (!isFrameKind(kind)) {
      throw workbenchError('INTERNAL', 'run', `The worker sent a frame of the unknown kind ${kind}.`, { kind });
    }
    this.complete.push({
      kind,
      flags: flagged - kind,
      sequence: this.headerView.getUint32(8, true),
      rows: this.headerView.getUint32(12, true),
      payload,
      readNs: 0,
    });
    this.headerFilled = 0;
    this.payload = null;
    this.payloadFilled = 0;
  }
}
