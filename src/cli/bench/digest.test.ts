import { expect, it } from 'vitest';
import { digestsEqual, type Digest } from './digest';

const text: Digest = { rows: 2, nulls: 0, sha256: 'a' };
const double: Digest = { rows: 2, nulls: 1, sums: [1e6, -3] };

it('checksums, rows and NULLs must be the same', () => {
  expect(digestsEqual(text, { ...text })).toBe(true);
  expect(digestsEqual(text, { ...text, sha256: 'b' })).toBe(false);
  expect(digestsEqual(text, { ...text, rows: 3 })).toBe(false);
  expect(digestsEqual(text, { ...text, nulls: 1 })).toBe(false);
  expect(digestsEqual(text, double)).toBe(false);
});

it('sums of DOUBLE may differ by rounding, not by more', () => {
  expect(digestsEqual(double, { ...double, sums: [1e6 + 1e-4, -3] })).toBe(true);
  expect(digestsEqual(double, { ...double, sums: [1e6 + 1, -3] })).toBe(false);
  expect(digestsEqual(double, { ...double, sums: [1e6] })).toBe(false);
});

it('a ROW is compared field by field', () => {
  const row: Digest = { rows: 2, fields: [text, double] };
  expect(digestsEqual(row, { rows: 2, fields: [text, { ...double, sums: [1e6, -3 - 1e-12] }] })).toBe(true);
  expect(digestsEqual(row, { rows: 2, fields: [text, text] })).toBe(false);
  expect(digestsEqual(row, { rows: 2, fields: [text] })).toBe(false);
  expect(digestsEqual(row, text)).toBe(false);
});
