/** The smallest memory kept, so that frames of a few rows share it too. */
const SMALLEST_BYTES = 4_096;

/**
 * Memory for payloads, used again and again: a large frame in fresh memory costs more for the system's zeroed pages than
 * for its encoding. A payload taken from here may not be touched any more once it is given back.
 */
export class PayloadPool {
  private readonly kept: ArrayBuffer[] = [];
  private readonly keepAtMost: number;

  constructor(keepAtMost: number) {
    this.keepAtMost = keepAtMost;
  }

  /** `bytes` bytes at the start of memory that nobody else uses. Not zeroed. */
  take(bytes: number): Uint8Array<ArrayBuffer> {
    for (let index = this.kept.length - 1; index >= 0; index--) {
      const memory = this.kept[index];
      if (memory === undefined || memory.byteLength < bytes) continue;
      this.kept.splice(index, 1);
      return new Uint8Array(memory, 0, bytes);
    }
    // The sizes of frames vary by some bytes; a quarter more lets the memory fit the next one.
    const capacity = Math.max(SMALLEST_BYTES, Math.ceil((bytes * 1.25) / 8) * 8);
    return new Uint8Array(Buffer.allocUnsafeSlow(capacity).buffer, 0, bytes);
  }

  /** The payload was written: its memory is free for the next. */
  give(payload: Uint8Array<ArrayBuffer>): void {
    if (this.kept.length === this.keepAtMost) this.kept.shift();
    this.kept.push(payload.buffer);
  }
}
