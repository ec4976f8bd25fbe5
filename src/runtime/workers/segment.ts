/**
 * Memory shared with a worker (docs/protocol.md, Shared memory). Node cannot map memory: it writes and reads the worker's memfd as a file, which
 * is one copy where a socket makes two, and none at all on the worker's side.
 */
import { closeSync, fstatSync, openSync, readSync, writeSync, writevSync } from 'node:fs';
import { SEGMENT_CONTROL_BYTES, SEGMENT_TAKEN_AT } from '../../contract/wire/worker';

/** What SEGMENT asks for. */
export interface SegmentSize {
  readonly inBytes: number;
  readonly outBytes: number;
}

/** How much the slot may have read before it says so: a call of the system each time. */
const TAKEN_SHARE = 8;

export class Segment {
  readonly size: SegmentSize;
  private readonly file: number;
  private readonly ring: SegmentRing;
  private readonly taken = new Uint32Array(2);
  private takenBytes = 0;

  /** `file` is the worker's descriptor. Throws where it cannot be opened, or is not what the worker made for us. */
  constructor(pid: number, file: number, token: Uint8Array, size: SegmentSize) {
    this.size = size;
    this.ring = new SegmentRing(size.inBytes);
    this.file = openSync(`/proc/${pid}/fd/${file}`, 'r+');
    try {
      const found = Buffer.alloc(token.length);
      readSync(this.file, found, 0, found.length, 0);
      const bytes = SEGMENT_CONTROL_BYTES + size.inBytes + size.outBytes;
      if (!found.equals(token) || fstatSync(this.file).size !== bytes) {
        throw new Error('what the worker offers is not the memory it was asked for');
      }
    } catch (error) {
      closeSync(this.file);
      throw error;
    }
  }

  /** Writes a BATCH and answers where it lies; null where there is no room now. Throws where the system refuses. */
  write(sequence: number, pieces: readonly Uint8Array[], sizeBytes: number): number | null {
    const offset = this.ring.place(sequence, sizeBytes);
    if (offset === null) return null;
    const written = writevSync(this.file, [...pieces], SEGMENT_CONTROL_BYTES + offset);
    if (written !== sizeBytes) throw new Error(`only ${written} of ${sizeBytes} bytes could be written`);
    return offset;
  }

  /** The worker has done with the BATCH of this sequence, if that lay here. */
  answered(sequence: number): void {
    this.ring.free(sequence);
  }

  /** A result, in memory of its own. Throws where the worker names a place that is none. */
  read(offset: number, sizeBytes: number): Uint8Array {
    if (offset + sizeBytes > this.size.outBytes) {
      throw new Error(`there are no ${sizeBytes} bytes at ${offset} of ${this.size.outBytes}`);
    }
    const payload = new Uint8Array(Buffer.allocUnsafeSlow(sizeBytes).buffer);
    const start = SEGMENT_CONTROL_BYTES + this.size.inBytes + offset;
    for (let filled = 0; filled < sizeBytes;) {
      const count = readSync(this.file, payload, filled, sizeBytes - filled, start + filled);
      if (count === 0) throw new Error('the shared memory ends too soon');
      filled += count;
    }
    this.took(sizeBytes);
    return payload;
  }

  close(): void {
    closeSync(this.file);
  }

  /** The worker writes over what was read: it is told now and then, with a complement that shows a count half written. */
  private took(sizeBytes: number): void {
    const count = ((this.taken[0] ?? 0) + 1) >>> 0;
    this.taken[0] = count;
    this.taken[1] = ~count;
    this.takenBytes += sizeBytes;
    if (this.takenBytes * TAKEN_SHARE < this.size.outBytes) return;
    this.takenBytes = 0;
    writeSync(this.file, this.taken, 0, this.taken.byteLength, SEGMENT_TAKEN_AT);
  }
}

interface Region {
  readonly sequence: number;
  readonly start: number;
  readonly end: number;
}

/** A line of the processor's cache; and Arrow's buffers begin at multiples of 8. */
const ALIGNMENT = 64;

/** Which bytes of an area are taken, by frames that are answered in the order in which they were sent. */
export class SegmentRing {
  private readonly sizeBytes: number;
  private readonly regions: Region[] = [];

  constructor(sizeBytes: number) {
    this.sizeBytes = sizeBytes;
  }

  /** Where the frame goes; null where it does not fit now. */
  place(sequence: number, sizeBytes: number): number | null {
    const rounded = Math.ceil(sizeBytes / ALIGNMENT) * ALIGNMENT;
    const start = this.roomFor(rounded);
    if (start !== null) this.regions.push({ sequence, start, end: start + rounded });
    return start;
  }

  free(sequence: number): void {
    if (this.regions[0]?.sequence === sequence) this.regions.shift();
  }

  private roomFor(sizeBytes: number): number | null {
    const first = this.regions[0];
    const last = this.regions[this.regions.length - 1];
    // Always at the begin where nothing else is, because that memory is in the cache still.
    if (first === undefined || last === undefined) return sizeBytes <= this.sizeBytes ? 0 : null;
    if (last.start < first.start) return last.end + sizeBytes <= first.start ? last.end : null;
    if (last.end + sizeBytes <= this.sizeBytes) return last.end;
    return sizeBytes <= first.start ? 0 : null;
  }
}
