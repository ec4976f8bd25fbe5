import { expect, test } from 'vitest';
import { copyBits, countClearBits, getBit, hasClearBit, nextClearBit, sliceBits } from './bitmap';

const bits = Uint8Array.from([0b1011_0110, 0xff, 0xff, 0b0110_1101, 0xff, 0x01]);

test('bits are copied between any two positions and nothing beside them changes', () => {
  for (let from = 0; from < 18; from++) {
    for (let to = 0; to < 10; to++) {
      for (const count of [0, 1, 7, 8, 9, 21]) {
        const target = new Uint8Array(6).fill(0b0101_0101);
        const before = target.slice();
        copyBits(bits, from, target, to, count);
        for (let bit = 0; bit < 48; bit++) {
          const copied = bit >= to && bit < to + count;
          expect(getBit(target, bit)).toBe(copied ? getBit(bits, from + bit - to) : getBit(before, bit));
        }
      }
    }
  }
});

test('clear bits are found and counted in any range, and bits outside it do not matter', () => {
  for (let start = 0; start < 41; start++) {
    for (let end = start; end <= 41; end++) {
      const clear: number[] = [];
      for (let bit = start; bit < end; bit++) if (!getBit(bits, bit)) clear.push(bit);
      expect(hasClearBit(bits, start, end)).toBe(clear.length > 0);
      expect(nextClearBit(bits, start, end)).toBe(clear[0] ?? end);
      expect(countClearBits(bits, start, end)).toBe(clear.length);
    }
  }
});

test('a slice on a byte boundary is a view, any other a copy of the same bits', () => {
  expect(sliceBits(bits, 8, 30).buffer).toBe(bits.buffer);
  const slice = sliceBits(bits, 3, 30);
  expect(slice.buffer).not.toBe(bits.buffer);
  for (let bit = 0; bit < 27; bit++) expect(getBit(slice, bit)).toBe(getBit(bits, bit + 3));
});
