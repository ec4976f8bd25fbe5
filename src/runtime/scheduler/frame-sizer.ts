/**
 * How many rows a frame should have where Flink does not say (row and thread mode): few at first and for slow functions, so that the
 * first rows show soon and a cancel is quick; many for fast ones, so that a frame's fixed cost is spread. Pure.
 */
export interface FrameSizerLimits {
  readonly leastRows: number;
  readonly mostRows: number;
  /** Time one frame should take. */
  readonly targetMs: number;
}

const FIRST_ROWS = 32;
/** A frame is at most this many times the last one: one lucky measurement must not make a frame of minutes. */
const GROWTH = 4;

export class FrameSizer {
  private readonly limits: FrameSizerLimits;
  private current: number;

  constructor(limits: FrameSizerLimits) {
    this.limits = limits;
    this.current = Math.min(FIRST_ROWS, limits.mostRows);
  }

  get rows(): number {
    return this.current;
  }

  /** So many rows were answered in this time, while there was work all along. */
  observe(rows: number, milliseconds: number): void {
    if (rows === 0) return;
    const wanted = milliseconds === 0 ? Number.POSITIVE_INFINITY : (rows / milliseconds) * this.limits.targetMs;
    const grown = Math.min(wanted, this.current * GROWTH, this.limits.mostRows);
    this.current = Math.max(this.limits.leastRows, Math.floor(grown));
  }
}
