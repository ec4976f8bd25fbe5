/** Random bits that need no state: the same for the same seed and draw, whichever are asked for first. */

export const WORD = 0x1_0000_0000;

/** The `draw`-th 32 random bits of a seed: mulberry32, whose state is a counter. */
export function randomWord(seed: number, draw: number): number {
  const state = (seed + Math.imul(draw, 0x6d2b79f5)) | 0;
  const mixed = Math.imul(state ^ (state >>> 15), 1 | state);
  const again = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return (again ^ (again >>> 14)) >>> 0;
}
