/**
 * Up to here a loop of unaligned words is faster than `set(subarray())`, which costs about 50 ns for its two calls
 * and a view to be collected.
 */
const LOOP_BYTES_MAX = 80;

/** Copies many short runs of bytes between two arrays without an allocation a run. */
export class ByteCopier {
  private readonly source: Uint8Array;
  private readonly target: Uint8Array;
  private readonly from: DataView;
  private readonly to: DataView;

  constructor(source: Uint8Array, target: Uint8Array) {
    this.source = source;
    this.target = target;
    this.from = new DataView(source.buffer, source.byteOffset, source.byteLength);
    this.to = new DataView(target.buffer, target.byteOffset, target.byteLength);
  }

  copy(sourceStart: number, targetStart: number, length: number): void {
    if (length > LOOP_BYTES_MAX) {
      this.target.set(this.source.subarray(sourceStart, sourceStart + length), targetStart);
      return;
    }
    const { from, to } = this;
    let done = 0;
    for (const last = length - 3; done < last; done += 4) {
      to.setInt32(targetStart + done, from.getInt32(sourceStart + done, true), true);
    }
    for (; done < length; done++) to.setUint8(targetStart + done, from.getUint8(sourceStart + done));
  }
}
