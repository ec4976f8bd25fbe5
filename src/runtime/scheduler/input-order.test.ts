import { describe, expect, it } from 'vitest';
import { InputOrder } from './input-order';

function ordered(): { order: InputOrder<string>; out: string[] } {
  const out: string[] = [];
  return { order: new InputOrder((piece) => out.push(piece)), out };
}

describe('InputOrder', () => {
  it('passes on the first chunk as it comes and holds later ones back', () => {
    const { order, out } = ordered();
    order.add(1, 'b1');
    order.add(0, 'a1');
    order.add(0, 'a2');
    expect(out).toEqual(['a1', 'a2']);
    order.finish(0);
    expect(out).toEqual(['a1', 'a2', 'b1']);
    order.add(1, 'b2');
    expect(out).toEqual(['a1', 'a2', 'b1', 'b2']);
    expect(order.firstUnfinished).toBe(1);
  });

  it('releases chunks that finished long ago in order', () => {
    const { order, out } = ordered();
    order.add(2, 'c');
    order.finish(2);
    order.add(1, 'b');
    order.finish(1);
    expect(out).toEqual([]);
    order.finish(0);
    expect(out).toEqual(['b', 'c']);
    expect(order.firstUnfinished).toBe(3);
  });
});
