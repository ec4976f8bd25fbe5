/** How far a comparison is, in seconds of expected work. */
import type { CompareSpec } from '../../../contract/model/compare';

/** What steps took on an ordinary machine; they only shape the progress bar. */
const expectedSeconds = { preparing: 1, outputs: 1.5, reference: 1.5 } as const;

export class RaceProgress {
  private readonly total: number;
  private done = 0;

  constructor(spec: CompareSpec, lanes: number) {
    const perLane =
      expectedSeconds.preparing +
      expectedSeconds.outputs +
      warmUpSeconds(spec) +
      spec.repeat * spec.seconds +
      (spec.slotsTo ?? 0) * spec.seconds +
      expectedSeconds.reference;
    this.total = Math.max(1, lanes * perLane);
  }

  /** 0..1 */
  get share(): number {
    return Math.min(1, this.done / this.total);
  }

  add(step: keyof typeof expectedSeconds | number): void {
    this.done += typeof step === 'number' ? step : expectedSeconds[step];
  }
}

/** Enough for caches, clocks and allocators to settle; the outputs pass has run everything once before. */
export function warmUpSeconds(spec: CompareSpec): number {
  return Math.max(0.2, Math.min(1, spec.seconds / 2));
}
