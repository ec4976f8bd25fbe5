/**
 * Puts what several slots answer back into input order. Every chunk of input has a sequence number; a chunk's results come in
 * pieces and end with `finish`. What the lowest unfinished chunk has is released at once, the rest waits.
 */
interface Waiting<T> {
  readonly pieces: T[];
  finished: boolean;
}

export class InputOrder<T> {
  private readonly release: (piece: T) => void;
  private readonly waiting = new Map<number, Waiting<T>>();
  private head = 0;

  constructor(release: (piece: T) => void) {
    this.release = release;
  }

  /** The lowest chunk that has not finished. */
  get firstUnfinished(): number {
    return this.head;
  }

  add(chunk: number, piece: T): void {
    if (chunk === this.head) this.release(piece);
    else this.entry(chunk).pieces.push(piece);
  }

  finish(chunk: number): void {
    this.entry(chunk).finished = true;
    for (;;) {
      const entry = this.waiting.get(this.head);
      if (entry === undefined) return;
      for (const piece of entry.pieces) this.release(piece);
      entry.pieces.length = 0;
      if (!entry.finished) return;
      this.waiting.delete(this.head);
      this.head += 1;
    }
  }

  private entry(chunk: number): Waiting<T> {
    let entry = this.waiting.get(chunk);
    if (entry === undefined) {
      entry = { pieces: [], finished: false };
      this.waiting.set(chunk, entry);
    }
    return entry;
  }
}
