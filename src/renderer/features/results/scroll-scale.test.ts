import { describe, expect, it } from 'vitest';
import { mostPx, ScrollScale } from './scroll-scale';

function scaleOf(rows: number): ScrollScale {
  const scale = new ScrollScale(24);
  scale.resize(rows, 480);
  return scale;
}

describe('scrolling', () => {
  it('is the bar itself where the table fits', () => {
    const scale = scaleOf(336_776);
    expect(scale.isScaled).toBe(false);
    scale.barMoved(24_000);
    expect(scale.offsetPx).toBe(24_000);
    expect(scale.visible(0)).toEqual({ from: 1_000, to: 1_020 });
    expect(scale.rowTopPx(1_000)).toBe(24_000);
  });

  it('reaches the first and the last row of ten million', () => {
    const scale = scaleOf(10_000_000);
    expect(scale.barHeightPx).toBe(mostPx);
    scale.barMoved(mostPx - 480);
    expect(scale.visible(0)).toEqual({ from: 9_999_980, to: 10_000_000 });
    expect(scale.rowTopPx(9_999_999)).toBe(mostPx - 24);
    scale.barMoved(0);
    expect(scale.visible(0).from).toBe(0);
  });

  it('moves by single pixels of the table in ten million rows', () => {
    const scale = scaleOf(10_000_000);
    scale.barMoved(7_000_000);
    const before = scale.offsetPx;
    for (let notch = 0; notch < 10; notch += 1) {
      scale.moveBy(24);
      // The browser reports back the position we set, rounded.
      scale.barMoved(Math.round(scale.barOffsetPx));
    }
    expect(scale.offsetPx - before).toBe(240);
  });

  it('keeps the rows on the screen while the result grows', () => {
    const scale = scaleOf(500_000);
    scale.barMoved(240_000);
    const row = scale.visible(0).from;
    scale.resize(5_000_000, 480);
    expect(scale.visible(0).from).toBe(row);
  });

  it('brings a row into view by the least movement', () => {
    const scale = scaleOf(1_000);
    scale.reveal(19);
    expect(scale.offsetPx).toBe(0);
    scale.reveal(20);
    expect(scale.offsetPx).toBe(24);
    scale.reveal(0);
    expect(scale.offsetPx).toBe(0);
  });

  it('does not go beyond the ends', () => {
    const scale = scaleOf(10);
    scale.moveBy(1_000);
    expect(scale.offsetPx).toBe(0);
    expect(scale.visible(5)).toEqual({ from: 0, to: 10 });
  });
});
