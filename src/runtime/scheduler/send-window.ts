/**
 * How much may be on its way to a worker and not yet answered. Enough that the worker never waits for the next frame;
 * little enough that a bundle's latency is its own work and not a queue, and that memory stays bounded.
 */
export interface SendWindowLimits {
  readonly frames: number;
  readonly bytes: number;
  /** Bundles begun and not yet done: 2 lets the next one's frames travel while the worker is busy with the last one. */
  readonly bundles: number;
}

export class SendWindow {
  private readonly limits: SendWindowLimits;
  private framesOut = 0;
  private bytesOut = 0;
  private bundlesOut = 0;

  constructor(limits: SendWindowLimits) {
    this.limits = limits;
  }

  /** Whether a frame may go out now. One is always let through when nothing is out, however big. */
  admits(beginsBundle: boolean): boolean {
    if (beginsBundle && this.bundlesOut >= this.limits.bundles) return false;
    return this.framesOut === 0 || (this.framesOut < this.limits.frames && this.bytesOut < this.limits.bytes);
  }

  sent(bytes: number, beginsBundle: boolean): void {
    this.framesOut += 1;
    this.bytesOut += bytes;
    if (beginsBundle) this.bundlesOut += 1;
  }

  answered(bytes: number): void {
    this.framesOut -= 1;
    this.bytesOut -= bytes;
  }

  bundleDone(): void {
    this.bundlesOut -= 1;
  }

  get idle(): boolean {
    return this.framesOut === 0 && this.bundlesOut === 0;
  }
}
