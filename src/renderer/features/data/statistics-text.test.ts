import { describe, expect, it } from 'vitest';
import { shareText, valueText } from './statistics-text';

describe('figures of statistics', () => {
  it('do not round something to nothing, nor nearly all to all', () => {
    expect([0, 1, 500, 333_333, 999_999, 1_000_000].map((count) => shareText(count, 1_000_000))).toEqual([
      '0 %',
      '< 0.1 %',
      '< 0.1 %',
      '33.3 %',
      '> 99.9 %',
      '100 %',
    ]);
    expect(shareText(0, 0)).toBe('0 %');
  });

  it('show empty texts, and cut long ones', () => {
    expect(valueText('')).toBe('empty');
    expect(valueText('x'.repeat(60))).toHaveLength(41);
  });
});
