/** Which records of a link go through shared memory, and how much of it there is. The link sends what this asks for. */
import * as v from 'valibot';
import type { Transport } from '../../contract/model/setting-definitions';
import { Segment, type SegmentSize } from './segment';

/**
 * From so many bytes of a frame on, shared memory is the cheaper way. Rows a second, and CPU of the worker, as ratios to the socket
 * (bench/transport.mjs, `a*2+b` on two BIGINTs): 16 kB 0.90, 1.02; 32 kB 1.06, 0.88; 64 kB 1.16, 0.84; 160 kB 1.61, 0.73; 1.6 MB 1.40, 0.72.
 * Below, a call of the system for each payload costs what the saved copy gains.
 */
export const AUTO_LEAST_BYTES = 32 << 10;

/** Frames that should find room at once: as many as may be on their way to a worker. */
const FRAMES_AT_ONCE = 8;
const AREA_LEAST_BYTES = 1 << 20;
/** Two windows of what may be on its way. Larger frames go over the socket. */
const AREA_MOST_BYTES = 32 << 20;

/** The JSON of SEGMENT. */
export interface SegmentOrder extends SegmentSize {
  readonly leastResultBytes: number;
}

const readySchema = v.union([
  v.object({ file: v.number(), token: v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/)) }),
  v.object({ problem: v.string() }),
]);

export class SharedRecords {
  private readonly leastBytes: number;
  private readonly pid: number;
  /** Results are read there until the worker offers the next one, or there is none any more. */
  private segment: Segment | null = null;
  /** The worker was asked for it; until it answers, what we send goes over the socket. */
  private asked: SegmentSize | null = null;
  private refusal: string | null = null;
  private used = false;

  constructor(transport: Transport, pid: number) {
    this.pid = pid;
    this.leastBytes = transport === 'shm' ? 0 : AUTO_LEAST_BYTES;
    if (process.platform !== 'linux') this.refusal = `${process.platform} has no memory files`;
  }

  /** Whether it is known that there is shared memory, or why there is none. */
  get settled(): boolean {
    return this.refusal !== null || (this.segment !== null && this.asked === null);
  }

  /** Whether any records went through it. */
  get isUsed(): boolean {
    return this.used;
  }

  /** Why there is none; null where there is, or nothing was large enough to ask for it. */
  get problem(): string | null {
    return this.refusal;
  }

  /** What to ask the worker for, now that a frame of this size goes one way or the other; null where all is well. */
  order(sizeBytes: number): SegmentOrder | null {
    if (this.asked !== null || this.refusal !== null) return null;
    if (sizeBytes < this.leastBytes || sizeBytes > AREA_MOST_BYTES) return null;
    const wanted = areaBytes(sizeBytes);
    return this.segment !== null && this.segment.size.inBytes >= wanted ? null : this.ask(wanted);
  }

  /** Another one: the function holds memory of this one, which must not change. Null where one is on its way. */
  renew(): SegmentOrder | null {
    if (this.segment === null || this.asked !== null || this.refusal !== null) return null;
    return this.ask(this.segment.size.inBytes);
  }

  /** Takes the JSON of SEGMENT_READY: all results before it have been read. True where the memory is open. */
  ready(answer: unknown): boolean {
    const size = this.asked;
    if (size === null) throw new Error('the worker offers shared memory that it was not asked for');
    this.asked = null;
    this.segment?.close();
    this.segment = null;
    const offered = v.parse(readySchema, answer);
    if ('problem' in offered) {
      this.refusal = offered.problem;
      return false;
    }
    try {
      this.segment = new Segment(this.pid, offered.file, Buffer.from(offered.token, 'hex'), size);
      return true;
    } catch (error) {
      this.refusal = textOf(error);
      return false;
    }
  }

  /** Puts a BATCH there and answers where; null where it must go over the socket. */
  write(sequence: number, pieces: readonly Uint8Array[], sizeBytes: number): number | null {
    if (this.segment === null || this.asked !== null || this.refusal !== null || sizeBytes < this.leastBytes)
      return null;
    try {
      const offset = this.segment.write(sequence, pieces, sizeBytes);
      if (offset !== null) this.used = true;
      return offset;
    } catch (error) {
      // Results may still come that way.
      this.refusal = textOf(error);
      return null;
    }
  }

  /** The worker has answered this BATCH. */
  answered(sequence: number): void {
    this.segment?.answered(sequence);
  }

  /** A result. Throws where there is no such memory. */
  read(offset: number, sizeBytes: number): Uint8Array {
    if (this.segment === null) throw new Error('the worker names shared memory that is not there');
    this.used = true;
    return this.segment.read(offset, sizeBytes);
  }

  close(): void {
    this.segment?.close();
    this.segment = null;
    this.refusal ??= 'the link is closed';
  }

  private ask(areaBytes: number): SegmentOrder {
    this.asked = { inBytes: areaBytes, outBytes: areaBytes };
    return { ...this.asked, leastResultBytes: this.leastBytes };
  }
}

/** Both areas have the same size: results are mostly about as large as what they come from. */
function areaBytes(frameBytes: number): number {
  const wanted = 2 ** Math.ceil(Math.log2(Math.max(1, frameBytes) * FRAMES_AT_ONCE));
  return Math.min(AREA_MOST_BYTES, Math.max(AREA_LEAST_BYTES, wanted));
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
