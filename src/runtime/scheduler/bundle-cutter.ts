/**
 * Cuts one slot's stream of rows into frames and bundles, by size. Pure: time comes in as a call of `flush`.
 *
 * A frame is what crosses to Python at once. Where frames must be whole (Arrow batches), a frame is shorter than `frameRows`
 * only at the end of a bundle or of the stream: min(frameRows, what the bundle still holds), as Flink does.
 */
/** Rows of each frame in order; a negative number is a frame that also ends its bundle. */
export type FrameCuts = Int32Array;

export class BundleCutter {
  private readonly bundleSize: number;
  private readonly wholeFrames: boolean;
  private rowsInBundle = 0;

  /** `bundleSize`: rows of a full bundle. `wholeFrames`: wait for a full frame rather than send a short one. */
  constructor(bundleSize: number, wholeFrames: boolean) {
    this.bundleSize = bundleSize;
    this.wholeFrames = wholeFrames;
  }

  /** Rows of the bundle that has begun and not ended. */
  get openRows(): number {
    return this.rowsInBundle;
  }

  /** Rows until the next bundle's end. */
  get leftInBundle(): number {
    return this.bundleSize - this.rowsInBundle;
  }

  /**
   * Frames of `frameRows` for at most `available` rows, stopping once `enoughRows` are cut (at least one frame where possible).
   * `final`: no more rows will come soon, so short frames go out as well; the bundle itself stays open until `flush`.
   */
  cut(available: number, enoughRows: number, frameRows: number, final: boolean): FrameCuts {
    const cuts: number[] = [];
    let taken = 0;
    while (taken < available && taken < enoughRows) {
      const wanted = Math.min(frameRows, this.leftInBundle);
      const rows = Math.min(wanted, available - taken);
      if (rows < wanted && this.wholeFrames && !final) break;
      taken += rows;
      this.rowsInBundle += rows;
      const ends = this.rowsInBundle === this.bundleSize;
      if (ends) this.rowsInBundle = 0;
      cuts.push(ends ? -rows : rows);
    }
    return Int32Array.from(cuts);
  }

  /** Ends the open bundle (its time is up, or the stream has ended). False where none was open. */
  flush(): boolean {
    const open = this.rowsInBundle > 0;
    this.rowsInBundle = 0;
    return open;
  }
}

/** Rows of all frames together. */
export function rowsOfCuts(cuts: FrameCuts): number {
  let rows = 0;
  for (const cut of cuts) rows += Math.abs(cut);
  return rows;
}
