import { expect, it } from 'vitest';
import { ratioOf, spreadOf } from './figures';

it('a spread is lowest, middle and highest, of nothing null', () => {
  expect(spreadOf([3, 1, 2])).toEqual({ low: 1, median: 2, high: 3 });
  expect(spreadOf([1, 2])).toEqual({ low: 1, median: 1.5, high: 2 });
  expect(spreadOf([])).toBeNull();
});

it('ratios are taken within a repeat: a busy moment that halves both sides leaves them as they are', () => {
  expect(ratioOf([10, 5, 10], [20, 10, 20])).toEqual({ low: 0.5, median: 0.5, high: 0.5 });
  expect(ratioOf([10, 20, 90], [10, 10, 10])).toEqual({ low: 1, median: 2, high: 9 });
});

it('repeats that one of the two does not have do not count', () => {
  expect(ratioOf([10, 20], [10])).toEqual({ low: 1, median: 1, high: 1 });
  expect(ratioOf([10], [0])).toBeNull();
  expect(ratioOf([], [1])).toBeNull();
});
