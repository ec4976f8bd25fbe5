/** Cuts a process's output into lines at a bounded rate, so that a print in a hot loop costs lines and not the window. */
import { StringDecoder } from 'node:string_decoder';

export interface LogLineLimits {
  readonly linesPerSecond: number;
  readonly lineCharacters: number;
}

const defaultLimits: LogLineLimits = { linesPerSecond: 500, lineCharacters: 4_000 };

export class LogLines {
  private readonly emit: (lines: string[]) => void;
  private readonly limits: LogLineLimits;
  private readonly now: () => number;
  private readonly decoder = new StringDecoder('utf8');
  private partial = '';
  private secondBegan = 0;
  private linesThisSecond = 0;
  private leftOut = 0;
  private tellTimer: NodeJS.Timeout | null = null;

  constructor(emit: (lines: string[]) => void, limits: LogLineLimits = defaultLimits, now: () => number = Date.now) {
    this.emit = emit;
    this.limits = limits;
    this.now = now;
  }

  push(chunk: Buffer): void {
    const text = this.partial + this.decoder.write(chunk);
    const lines = text.split('\n');
    const rest = lines.pop() ?? '';
    // A line without an end must not grow for ever: what is beyond the limit would be cut anyway.
    this.partial = rest.length > this.limits.lineCharacters ? rest.slice(0, this.limits.lineCharacters + 1) : rest;
    this.pass(lines);
  }

  /** The last line may have no newline. */
  end(): void {
    const rest = this.partial + this.decoder.end();
    this.partial = '';
    if (rest !== '') this.pass([rest]);
    this.tellLeftOut();
  }

  private pass(lines: readonly string[]): void {
    const at = this.now();
    const out: string[] = [];
    if (at - this.secondBegan >= 1_000) {
      this.secondBegan = at;
      this.linesThisSecond = 0;
      if (this.leftOut > 0) out.push(this.leftOutLine());
      this.leftOut = 0;
    }
    for (const line of lines) {
      if (this.linesThisSecond >= this.limits.linesPerSecond) {
        this.leftOut += 1;
        continue;
      }
      this.linesThisSecond += 1;
      out.push(this.shorten(line.endsWith('\r') ? line.slice(0, -1) : line));
    }
    if (out.length > 0) this.emit(out);
    // Told also where nothing more is printed.
    if (this.leftOut > 0) this.tellTimer ??= setTimeout(() => this.tellLeftOut(), 1_000).unref();
  }

  private tellLeftOut(): void {
    if (this.tellTimer !== null) clearTimeout(this.tellTimer);
    this.tellTimer = null;
    if (this.leftOut > 0) this.emit([this.leftOutLine()]);
    this.leftOut = 0;
  }

  private shorten(line: string): string {
    const most = this.limits.lineCharacters;
    return line.length > most ? `${line.slice(0, most)} … (line cut at ${most} characters)` : line;
  }

  private leftOutLine(): string {
    return `… ${this.leftOut} more lines left out (more than ${this.limits.linesPerSecond} a second)`;
  }
}

/** The last bytes of a stream as text. */
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

  text(): string {
    const all = Buffer.concat(this.chunks);
    return all
      .subarray(Math.max(0, all.length - this.sizeBytes))
      .toString('utf8')
      .trimEnd();
  }
}
