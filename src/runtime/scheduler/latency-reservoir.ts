/**
 * Latencies of any number of bundles in bounded memory, thinned evenly: once full, every second one is dropped and from
 * then on only every second (fourth, …) new one is kept. So what is kept is spread over the whole run, in order.
 */
export class LatencyReservoir {
  private readonly capacity: number;
  private kept: number[] = [];
  private stride = 1;
  private seen = 0;

  constructor(capacity = 100_000) {
    this.capacity = capacity;
  }

  add(milliseconds: number): void {
    if (this.seen % this.stride === 0) {
      if (this.kept.length === this.capacity) {
        for (let index = 0; index * 2 < this.kept.length; index += 1) this.kept[index] = this.kept[index * 2] ?? 0;
        this.kept.length = Math.ceil(this.kept.length / 2);
        this.stride *= 2;
      }
      if (this.seen % this.stride === 0) this.kept.push(milliseconds);
    }
    this.seen += 1;
  }

  /** How many were added, also those not kept. */
  get count(): number {
    return this.seen;
  }

  values(): number[] {
    return [...this.kept];
  }
}
