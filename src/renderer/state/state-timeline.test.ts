import { describe, expect, it } from 'vitest';
import type { StateSteps, Step } from '../../contract/model/state';
import { Timeline } from './state-timeline';

function told(first: readonly Step[], more: Partial<StateSteps> = {}): StateSteps {
  return {
    kind: 'stateSteps',
    key: 0,
    calls: first.length,
    first: JSON.stringify(first),
    before: null,
    last: '[]',
    ...more,
  };
}

const many = Array.from({ length: 10_000 }, (_, call): Step => ({
  call: 'accumulate',
  bundle: 1,
  row: call,
  args: [String(call)],
  state: ['list', String(call)],
  views: [[0, 'put', String(call % 100), String(call)]],
}));

describe('a timeline', () => {
  it('answers the state after any call, forwards and back', () => {
    const timeline = new Timeline(told(many), ['map']);
    for (const index of [9_999, 0, 777, 4_250, 99, 100, 5_001]) {
      const moment = timeline.at(index);
      expect(moment.after).toEqual(['list', String(index)]);
      expect(moment.before).toEqual(index === 0 ? null : ['list', String(index - 1)]);
      expect(moment.views[0]?.size).toBe(Math.min(100, index + 1));
      expect(moment.views[0]?.get(JSON.stringify(String(index % 100)))?.[1]).toBe(String(index));
      expect([...(moment.changed[0] ?? [])]).toEqual([JSON.stringify(String(index % 100))]);
    }
  });

  it('goes on from what the calls left that are missing', () => {
    const first: Step[] = [{ call: 'create_accumulator', bundle: 1, state: '0' }];
    const last: Step[] = [{ call: 'accumulate', bundle: 3, views: [[0, 'add', 'c']] }];
    const before = JSON.stringify({ state: '7', value: '5', views: [['a', 'b']] });
    const timeline = new Timeline(told(first, { calls: 12, before, last: JSON.stringify(last) }), ['list']);
    expect([timeline.count, timeline.missing, timeline.gapAt]).toEqual([2, 10, 1]);
    const moment = timeline.at(1);
    expect([moment.number, moment.before, moment.after, moment.value, moment.valueNumber]).toEqual([
      12,
      '7',
      '7',
      '5',
      null,
    ]);
    expect([...(moment.views[0]?.values() ?? [])]).toEqual([['a'], ['b'], ['c']]);
    expect(timeline.at(0).views[0]?.size).toBe(0);
  });

  it('tells the value as of the call that gave it, and what a call took away', () => {
    const steps: Step[] = [
      { call: 'get_value', bundle: 1, value: 'None' },
      { call: 'accumulate', bundle: 1, views: [[0, 'put', "'a'", '1']] },
      {
        call: 'retract',
        bundle: 1,
        views: [
          [0, 'remove', "'a'"],
          [0, 'clear'],
        ],
      },
    ];
    const moment = new Timeline(told(steps), ['map']).at(2);
    expect([moment.value, moment.valueNumber, moment.removed]).toEqual(['None', 1, [1]]);
  });
});
