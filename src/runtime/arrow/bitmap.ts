/** Arrow bitmaps: bit i of byte i >> 3, least significant first. Bits after the last row may hold anything. */

export function getBit(bits: Uint8Array, index: number): boolean {
  return ((bits[index >> 3] ?? 0) & (1 << (index & 7))) !== 0;
}

export function setBit(bits: Uint8Array, index: number): void {
  const byte = index >> 3;
  bits[byte] = (bits[byte] ?? 0) | (1 << (index & 7));
}

export function clearBit(bits: Uint8Array, index: number): void {
  const byte = index >> 3;
  bits[byte] = (bits[byte] ?? 0) & ~(1 << (index & 7));
}

export function bitmapBytes(rows: number): number {
  return (rows + 7) >> 3;
}

/** A bitmap of `rows` set bits. */
export function allSet(rows: number): Uint8Array {
  return new Uint8Array(bitmapBytes(rows)).fill(0xff);
}

/** Whether a bit in [start, end) is clear: a NULL where the bitmap is a validity. */
export function hasClearBit(bits: Uint8Array, start: number, end: number): boolean {
  let row = start;
  for (; row < end && (row & 7) !== 0; row++) if (!getBit(bits, row)) return true;
  const lastByte = end >> 3;
  for (let byte = row >> 3; byte < lastByte; byte++) if (bits[byte] !== 0xff) return true;
  for (row = Math.max(row, lastByte << 3); row < end; row++) if (!getBit(bits, row)) return true;
  return false;
}

/** First clear bit in [start, end), or `end`: steps over whole bytes, so that few NULLs cost little. */
export function nextClearBit(bits: Uint8Array, start: number, end: number): number {
  let row = start;
  while (row < end) {
    if ((row & 7) === 0 && bits[row >> 3] === 0xff) {
      row += 8;
      continue;
    }
    if (!getBit(bits, row)) return row;
    row += 1;
  }
  return end;
}

export function countClearBits(bits: Uint8Array, start: number, end: number): number {
  let count = 0;
  for (let row = nextClearBit(bits, start, end); row < end; row = nextClearBit(bits, row + 1, end)) count += 1;
  return count;
}

/** Copies `count` bits; the target's other bits stay. */
export function copyBits(
  source: Uint8Array,
  sourceStart: number,
  target: Uint8Array,
  targetStart: number,
  count: number,
): void {
  let done = 0;
  for (; done < count && ((targetStart + done) & 7) !== 0; done++) {
    copyBit(source, sourceStart + done, target, targetStart + done);
  }
  const wholeBytes = (count - done) >> 3;
  const from = (sourceStart + done) >> 3;
  const to = (targetStart + done) >> 3;
  const shift = (sourceStart + done) & 7;
  if (shift === 0) {
    target.set(source.subarray(from, from + wholeBytes), to);
  } else {
    for (let i = 0; i < wholeBytes; i++) {
      target[to + i] = ((source[from + i] ?? 0) >> shift) | ((source[from + i + 1] ?? 0) << (8 - shift));
    }
  }
  for (done += wholeBytes << 3; done < count; done++) {
    copyBit(source, sourceStart + done, target, targetStart + done);
  }
}

function copyBit(source: Uint8Array, from: number, target: Uint8Array, to: number): void {
  if (getBit(source, from)) setBit(target, to);
  else clearBit(target, to);
}

/** Bits [start, end) as a bitmap that begins at bit 0: a view where `start` is on a byte, else a copy. */
export function sliceBits(bits: Uint8Array, start: number, end: number): Uint8Array {
  if ((start & 7) === 0) return bits.subarray(start >> 3, bitmapBytes(end));
  const slice = new Uint8Array(bitmapBytes(end - start));
  copyBits(bits, start, slice, 0, end - start);
  return slice;
}
