/** Frames both ways over the socket between a slot (or a task of the TaskManager) and a Python worker. docs/protocol.md has the layouts. */
import type * as net from 'node:net';
import * as v from 'valibot';
import { workbenchError, type WorkbenchError } from '../../contract/errors';
import type { Transport } from '../../contract/model/setting-definitions';
import { FRAME_HEADER_BYTES, FrameKind, KEPT_FLAG, SHARED_FLAG } from '../../contract/wire/worker';
import { writeHeader, type Frame, type FrameReader } from '../wire/frame';
import { SharedRecords, type SegmentOrder } from './shared-records';

export const helloSchema = v.object({ token: v.string(), version: v.number(), pid: v.number(), python: v.string() });
export type Hello = v.InferOutput<typeof helloSchema>;

/** Of a frame whose payload lies in shared memory: u64 offset, u64 length. */
const REGION_BYTES = 16;

const decoder = new TextDecoder();
const encoder = new TextEncoder();

/** Why a link ended before its work did; broken: the worker sent something that is not the protocol. */
export type LinkEnd = { readonly kind: 'closed' } | { readonly kind: 'broken'; readonly error: WorkbenchError };

export class WorkerLink {
  readonly hello: Hello;
  private readonly socket: net.Socket;
  private readonly reader: FrameReader;
  private frameListener: ((frame: Frame) => void) | null = null;
  private endListener: ((end: LinkEnd) => void) | null = null;
  private drainListener: (() => void) | null = null;
  private end: LinkEnd | null = null;
  /** Nothing is delivered until it is resumed, the link's end least of all. */
  private isHeld = false;
  private isClosed = false;
  private sharedRecords: SharedRecords | null = null;

  constructor(socket: net.Socket, reader: FrameReader, hello: Hello) {
    this.socket = socket;
    this.reader = reader;
    this.hello = hello;
    readsToTheEnd(socket);
    socket.on('data', (chunk: Uint8Array) => {
      this.receive(chunk);
      this.deliver();
    });
    socket.on('drain', () => this.drainListener?.());
    // ECONNRESET says no more than 'close', which follows: the worker is gone, and its exit tells why.
    socket.on('error', () => undefined);
    socket.on('close', () => {
      // What came while reading was held and before the connection was reset is here still. Node 16 announces what is read here and
      // Node 20 does not: it is taken by hand, and once.
      socket.removeAllListeners('data');
      for (let rest = unread(socket); rest !== null; rest = unread(socket)) this.receive(rest);
      this.isClosed = true;
      this.deliver();
    });
  }

  /** Set once: frames that arrived before are delivered at once. `ended` is called at most once, after the last frame. */
  listen(listener: (frame: Frame) => void, ended: (end: LinkEnd) => void): void {
    this.frameListener = listener;
    this.endListener = ended;
    this.deliver();
  }

  onDrain(listener: () => void): void {
    this.drainListener = listener;
  }

  /** The pieces, one after another the payload, are not copied: they must not change until they are written. */
  send(kind: FrameKind, sequence: number, rows: number, pieces: readonly Uint8Array[]): void {
    if (this.end !== null) return;
    let payloadBytes = 0;
    for (const piece of pieces) payloadBytes += piece.byteLength;
    const header = new Uint8Array(FRAME_HEADER_BYTES);
    writeHeader(header, 0, kind, payloadBytes, sequence, rows);
    this.socket.cork();
    this.socket.write(header);
    for (const piece of pieces) this.socket.write(piece);
    this.socket.uncork();
  }

  /** From now on records may go through shared memory, where that is cheaper (auto) or at all possible (shm). */
  share(transport: Transport): void {
    const isWanted = transport === 'shm' || (transport === 'auto' && process.platform === 'linux');
    if (isWanted) this.sharedRecords = new SharedRecords(transport, this.hello.pid);
  }

  /** What `share` has come to; null where all goes over the socket anyway. */
  get shared(): SharedRecords | null {
    return this.sharedRecords;
  }

  /** Asks the worker for shared memory that holds frames of this size, if need be. */
  requestShared(sizeBytes: number): void {
    this.order(this.sharedRecords?.order(sizeBytes) ?? null);
  }

  /** Sends a BATCH. The pieces must not change until it is answered. */
  sendBatch(sequence: number, rows: number, pieces: readonly Uint8Array[], sizeBytes: number): void {
    if (this.end !== null) return;
    this.requestShared(sizeBytes);
    const offset = this.sharedRecords?.write(sequence, pieces, sizeBytes) ?? null;
    if (offset === null) {
      this.send(FrameKind.BATCH, sequence, rows, pieces);
      return;
    }
    const frame = new Uint8Array(FRAME_HEADER_BYTES + REGION_BYTES);
    writeHeader(frame, 0, FrameKind.BATCH + SHARED_FLAG, REGION_BYTES, sequence, rows);
    const region = new DataView(frame.buffer, FRAME_HEADER_BYTES);
    region.setUint32(0, offset, true);
    region.setUint32(8, sizeBytes, true);
    this.socket.write(frame);
  }

  sendEmpty(kind: FrameKind): void {
    this.send(kind, 0, 0, []);
  }

  sendJson(kind: FrameKind, value: unknown): void {
    this.send(kind, 0, 0, [encoder.encode(JSON.stringify(value))]);
  }

  /** Bytes handed over that the kernel has not taken yet. */
  get unsentBytes(): number {
    return this.socket.writableLength;
  }

  /** Stops reading, so that a fast sender blocks; frames already here stay queued. */
  pause(): void {
    this.isHeld = true;
    this.socket.pause();
  }

  /** Frames that came with the ones before the pause first: nothing else may follow that would bring them up. */
  resume(): void {
    this.isHeld = false;
    this.socket.resume();
    this.deliver();
  }

  /** Sends what is queued, then ends our direction. */
  finishSending(): void {
    this.socket.end();
  }

  /** Wanted by this side, so no listener hears of it. */
  destroy(): void {
    this.frameListener = null;
    this.endListener = null;
    this.sharedRecords?.close();
    this.socket.destroy();
  }

  /** What is no frame ends the link, and nothing else of this process. */
  private receive(chunk: Uint8Array): void {
    try {
      this.reader.push(chunk);
    } catch (error) {
      this.breakOff(error);
    }
  }

  private breakOff(error: unknown): void {
    this.frameListener = null;
    this.finish({ kind: 'broken', error: brokenLink(error instanceof Error ? error : new Error(String(error))) });
    this.socket.destroy();
  }

  private deliver(): void {
    try {
      while (this.frameListener !== null && !this.isHeld) {
        const frame = this.reader.next();
        if (frame === null) {
          if (this.isClosed) this.finish({ kind: 'closed' });
          return;
        }
        const whole = this.sharedRecords === null ? frame : this.withShared(frame, this.sharedRecords);
        this.frameListener(whole);
      }
    } catch (error) {
      this.breakOff(error);
    }
  }

  /** The frame with its records, wherever they lay; and what it means for the shared memory. */
  private withShared(frame: Frame, shared: SharedRecords): Frame {
    const { kind, flags, payload, sequence } = frame;
    if (kind === FrameKind.SEGMENT_READY) {
      if (shared.ready(JSON.parse(decoder.decode(payload)))) this.sendEmpty(FrameKind.SEGMENT_OPENED);
      return frame;
    }
    if (kind !== FrameKind.BATCH_RESULT && kind !== FrameKind.BATCH_PART) return frame;
    if (kind === FrameKind.BATCH_RESULT) {
      if ((flags & KEPT_FLAG) === 0) shared.answered(sequence);
      else this.order(shared.renew());
    }
    if ((flags & SHARED_FLAG) === 0) {
      this.requestShared(payload.length);
      return frame;
    }
    const region = new DataView(payload.buffer, payload.byteOffset, REGION_BYTES);
    const began = performance.now();
    const whole = shared.read(region.getUint32(0, true), region.getUint32(8, true));
    return { ...frame, payload: whole, readNs: (performance.now() - began) * 1e6 };
  }

  private order(order: SegmentOrder | null): void {
    if (order !== null) this.sendJson(FrameKind.SEGMENT, order);
  }

  private finish(end: LinkEnd): void {
    if (this.end !== null) return;
    this.end = end;
    this.sharedRecords?.close();
    this.endListener?.(end);
  }
}

/**
 * Node destroys a socket that cannot be written to, and with it what the worker sent before it died. Here a failed write is none: the
 * end of what can be read ends the link.
 */
function readsToTheEnd(socket: net.Socket): void {
  const write = socket._write.bind(socket);
  socket._write = (chunk, encoding, done) => write(chunk, encoding, () => done());
  const writeMany = socket._writev?.bind(socket);
  if (writeMany !== undefined) socket._writev = (chunks, done) => writeMany(chunks, () => done());
}

function unread(socket: net.Socket): Uint8Array | null {
  return socket.read() as Uint8Array | null;
}

function brokenLink(error: Error): WorkbenchError {
  return workbenchError('WORKER_DIED', 'run', `The link to the worker broke: ${error.message}`, {}, {});
}

/** JSON of a frame, checked. Throws where the worker sent something else than agreed. */
export function frameJson<S extends v.GenericSchema>(frame: Frame, schema: S): v.InferOutput<S> {
  return v.parse(schema, JSON.parse(decoder.decode(frame.payload)));
}
