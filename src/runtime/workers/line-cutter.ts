/** Cuts a process's output behind its line ends, as bytes: nobody reads most lines of a flood. */

/** A line without an end must not grow for ever. */
const PARTIAL_BYTES_MOST = 64 << 10;
const NEWLINE = 10;

export class LineCutter {
  private readonly emit: (lines: Buffer) => void;
  private partial: Buffer[] = [];
  private partialBytes = 0;

  /** `emit` gets whole lines, one or more, each with its newline. They may show the chunk's own memory. */
  constructor(emit: (lines: Buffer) => void) {
    this.emit = emit;
  }

  push(chunk: Buffer): void {
    const end = chunk.lastIndexOf(NEWLINE) + 1;
    if (end > 0) {
      const whole = chunk.subarray(0, end);
      this.emit(this.partialBytes === 0 ? whole : Buffer.concat([...this.partial, whole]));
      this.partial = [];
      this.partialBytes = 0;
    }
    if (end === chunk.length) return;
    this.partial.push(chunk.subarray(end));
    this.partialBytes += chunk.length - end;
    if (this.partialBytes > PARTIAL_BYTES_MOST) this.end();
  }

  /** The last line may have no newline. */
  end(): void {
    if (this.partialBytes === 0) return;
    this.emit(Buffer.concat([...this.partial, Buffer.of(NEWLINE)]));
    this.partial = [];
    this.partialBytes = 0;
  }
}

/** The last bytes of a stream. */
export class OutputTail {
  private readonly sizeBytes: number;
  private chunks: Buffer[] = [];
  private heldBytes = 0;

  constructor(sizeBytes = 8_192) {
    this.sizeBytes = sizeBytes;
  }

  push(chunk: Buffer): void {
    this.chunks.push(chunk);
    this.heldBytes += chunk.length;
    for (let first = this.chunks[0]; first !== undefined && this.heldBytes - first.length >= this.sizeBytes;) {
      this.chunks.shift();
      this.heldBytes -= first.length;
      first = this.chunks[0];
    }
  }

  /** `read` makes a text of the bytes. */
  text(read: (bytes: Buffer) => string = (bytes) => bytes.toString('utf8')): string {
    const all = Buffer.concat(this.chunks);
    return read(all.subarray(Math.max(0, all.length - this.sizeBytes))).trimEnd();
  }
}
