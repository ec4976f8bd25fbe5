import { describe, expect, it } from 'vitest';
import { parseSchema } from '../../contract/model/data-type';
import type { Plan, PlanArgument } from '../../contract/wire/task-manager';
import { makePlan, type PlanChanges } from '../testing/plan-fixture';
import { callTypes, frameColumns, openMessage } from './frame-columns';

const place = { jobId: 'job', file: '/p/f.py', projectRoot: '/p', python: 'python' };

function plan(changes: PlanChanges): Plan {
  return makePlan(place, { schema: 'a BIGINT, b STRING, k INT, t TIMESTAMP(3), r STRING', args: [], ...changes });
}

const column = (index: number): PlanArgument => ({ kind: 'column', index });

function messageOf(changes: PlanChanges): Record<string, unknown> {
  return openMessage({ plan: plan(changes), slot: 0, subtaskIndex: 1 });
}

describe('the columns of record frames', () => {
  it('are those of the arguments, each once, however deep the calls', () => {
    const call: PlanArgument = {
      kind: 'call',
      function: 'g',
      funcType: 'general',
      resultType: { kind: 'INT', nullable: true },
      args: [
        column(2),
        column(0),
        {
          kind: 'call',
          function: 'h',
          funcType: 'pandas',
          resultType: { kind: 'INT', nullable: true },
          args: [column(1)],
        },
      ],
    };
    const changes = { args: [column(2), call, column(2)] };
    expect(frameColumns(plan(changes))).toEqual([2, 0, 1]);
    const message = messageOf(changes);
    expect(message['columns']).toMatchObject([{ name: 'k' }, { name: 'a' }, { name: 'b' }]);
    expect(message['args']).toMatchObject([
      { kind: 'column', index: 0 },
      { kind: 'call', function: 'g', args: [{ index: 0 }, { index: 1 }, { function: 'h', args: [{ index: 2 }] }] },
      { kind: 'column', index: 0 },
    ]);
  });

  it('leave out what is only kept, save for an OVER window, which gives it back', () => {
    const kept: PlanChanges = { args: [column(0)], keep: [1, 0], kind: 'pandas_aggregate', mode: 'process-arrow' };
    expect(frameColumns(plan(kept))).toEqual([0]);
    expect(messageOf(kept)['keep']).toEqual([]);
    const frame = { unit: 'rows', preceding: null } as const;
    const changes: PlanChanges = {
      ...kept,
      groupBy: [2],
      window: { window: { kind: 'over', time: 't', frame }, timeIndex: 3 },
    };
    expect(frameColumns(plan(changes))).toEqual([0, 2, 3, 1]);
    expect(messageOf(changes)).toMatchObject({
      groupBy: [1],
      keep: [3, 0],
      window: { kind: 'over', time: 't', timeIndex: 2 },
    });
  });

  it('take in the groups, and the row kinds of an updating input', () => {
    const changes: PlanChanges = {
      kind: 'aggregate',
      args: [column(0)],
      groupBy: [2, 1],
      rowKinds: 4,
      changelog: true,
    };
    expect(frameColumns(plan(changes))).toEqual([0, 2, 1, 4]);
    expect(messageOf(changes)).toMatchObject({
      kind: 'aggregate',
      runtime: 'streaming',
      groupBy: [1, 2],
      rowKinds: 3,
      changelog: true,
      subtaskIndex: 1,
      output: [{ name: 'row_kind' }, { name: 'k' }, { name: 'b' }, { name: 'result' }],
    });
  });
});

describe('the types of a call', () => {
  it('are those of columns, constants and inner calls', () => {
    const [type] = parseSchema('x DOUBLE').map((field) => field.type);
    if (type === undefined) throw new Error('no type');
    const args: PlanArgument[] = [
      column(1),
      { kind: 'constant', constant: { type, value: 1.5 } },
      { kind: 'call', function: 'g', funcType: 'general', resultType: type, args: [] },
    ];
    expect(callTypes(plan({ args })).map(({ kind }) => kind)).toEqual(['STRING', 'DOUBLE', 'DOUBLE']);
  });
});
