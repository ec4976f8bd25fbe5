/** How the seconds of a search are shared out. Pure, in seconds since measuring began. */

/** Of the budget, for the final measurement. */
const finalShare = 0.4;
const repeatsMost = 5;
const repeatsLeast = 3;

export interface Finals {
  readonly repeats: number;
  readonly seconds: number;
  readonly warmUpSeconds: number;
}

export class TuneBudget {
  readonly total: number;
  /** Of one measurement of the search; its warm-up comes before. */
  readonly measureSeconds: number;
  readonly warmUpSeconds: number;

  constructor(total: number) {
    this.total = total;
    this.measureSeconds = clamp(total / 90, 0.1, 1);
    this.warmUpSeconds = this.measureSeconds / 2;
  }

  /** Until when the search may go on. */
  get searchEnds(): number {
    return this.total * (1 - finalShare);
  }

  /** Whether there is time for one more measurement that takes as long as the ones so far. */
  allowsSearch(elapsed: number, secondsEach: number): boolean {
    return elapsed + secondsEach <= this.searchEnds;
  }

  /** Of `lanes` that are open already; at least three short repeats, even where the budget is spent. */
  finals(elapsed: number, lanes: number): Finals {
    const left = Math.max(0, this.total - elapsed);
    const perLane = left / Math.max(1, lanes);
    const warmUpSeconds = clamp(perLane * 0.1, 0.1, 0.5);
    const measured = perLane - warmUpSeconds;
    const repeats = measured / repeatsMost >= 0.4 ? repeatsMost : repeatsLeast;
    return { repeats, seconds: clamp(measured / repeats, 0.15, 2), warmUpSeconds };
  }

  share(elapsed: number): number {
    return Math.min(1, elapsed / this.total);
  }
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}
