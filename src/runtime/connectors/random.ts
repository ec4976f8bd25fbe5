/** Random bits that need no state: the same for the same seed and draw, whichever are asked for first. */

export const WORD = 0x1_0000_0000;

/** The `draw`-th 32 random bits of a seed: mulberry32, whose state is a counter. */
export function randomWord(seed: number, draw: number): number {
  const state = (seed + Math.imul(draw, 0x6d2b79f5)) | 0;
  const mixed = Math.imul(state ^ (state >>> 15), 1 | state);
  const again = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return (again ^ (again >>> 14)) >>> 0;
}

/** Random numbers drawn one after the other, for one value. */
export class Draws {
  private readonly seed: number;
  private drawn = 0;

  constructor(seed: number) {
    this.seed = seed;
  }

  /** 32 bits. */
  word(): number {
    this.drawn += 1;
    return randomWord(this.seed, this.drawn);
  }

  /** A whole number of [0, limit). */
  below(limit: number): number {
    return Math.floor((this.word() / WORD) * limit);
  }

  /** Of [0, 1), with 53 bits. */
  fraction(): number {
    return ((this.word() >>> 5) * 0x400_0000 + (this.word() >>> 6)) / 0x20_0000_0000_0000;
  }
}
