import { describe, expect, it } from 'vitest';
import { parseSchema } from '../../contract/model/data-type';
import type { Plan } from '../../contract/wire/task-manager';
import { readCells } from '../arrow/cells';
import type { ColumnBatch } from '../arrow/column';
import { batchFromCells } from '../arrow/from-cells';
import { makePlan, type PlanChanges } from '../testing/plan-fixture';
import { ExecutionSlot } from './execution-slot';
import { InputLanes } from './input-lanes';

const schema = 'k STRING, v BIGINT';

function lanesOf(slots: number, changes: PlanChanges): InputLanes {
  const place = { jobId: 'job', file: '/p/f.py', projectRoot: '/p', python: 'python' };
  const plan: Plan = makePlan(place, { schema, parallelism: slots, ...changes });
  return new InputLanes(
    plan,
    Array.from({ length: slots }).map((_, index) => new ExecutionSlot(plan, index, () => undefined)),
  );
}

/** Keys go round; values count. */
function batch(first: number, rows: number, keys: readonly (string | null)[]): ColumnBatch {
  const cells = Array.from({ length: rows }).map((_, row) => [
    keys[(first + row) % keys.length] ?? null,
    String(first + row),
  ]);
  return batchFromCells(parseSchema(schema), cells);
}

function drain(lanes: InputLanes): unknown[][][] {
  return lanes.lanes.map(({ queue }) => {
    const { batch: taken } = queue.take(queue.rows);
    return readCells(taken, 0, taken.rows);
  });
}

describe('rows for several slots', () => {
  it('of an aggregate go by their group, in input order, and know their row', () => {
    const lanes = lanesOf(3, { kind: 'aggregate', groupBy: [0] });
    const keys = ['a', 'b', null, 'd', 'e', 'f', 'g', 'h'];
    lanes.push(batch(0, 100, keys), 0);
    lanes.push(batch(100, 60, keys), 0);
    expect(lanes.rows).toBe(160);
    const drained = drain(lanes);
    expect(lanes.rows).toBe(0);
    const slotsOfKey = new Map<unknown, Set<number>>();
    drained.forEach((rows, slot) => {
      for (const [key] of rows) slotsOfKey.set(key, (slotsOfKey.get(key) ?? new Set()).add(slot));
      const values = rows.map(([, value]) => Number(value));
      expect(values).toEqual([...values].sort((a, b) => a - b));
      expect(rows.map(([, , number]) => number)).toEqual(values);
    });
    expect([...slotsOfKey.values()].map((slots) => slots.size)).toEqual(keys.map(() => 1));
    expect(new Set([...slotsOfKey.values()].flatMap((slots) => [...slots])).size).toBeGreaterThan(1);
  });

  it('of one group all go to the first slot, those of a scalar function to whoever has room', () => {
    const aggregate = lanesOf(3, { kind: 'pandas_aggregate', mode: 'process-arrow' });
    aggregate.push(batch(0, 10, ['a', 'b']), 0);
    expect(aggregate.lanes.map(({ slots }) => slots.map(({ index }) => index))).toEqual([[0]]);
    expect(drain(aggregate)[0]?.[0]).toEqual(['a', '0']);
    const scalar = lanesOf(3, { groupBy: [] });
    expect(scalar.lanes.map(({ slots }) => slots.map(({ index }) => index))).toEqual([[0, 1, 2]]);
  });

  it('stop coming when one busy slot has plenty, though the other has none', () => {
    const lanes = lanesOf(2, { kind: 'aggregate', groupBy: [0] });
    const many = batch(0, 5_000, ['the only key']);
    let pushed = 0;
    while (lanes.wantsRows && pushed < 10_000_000) {
      lanes.push(many, 0);
      pushed += many.rows;
    }
    expect(pushed).toBeGreaterThan(100_000);
    expect(pushed).toBeLessThan(500_000);
    expect(lanes.lanes.map(({ queue }) => queue.rows).sort((a, b) => a - b)).toEqual([0, pushed]);
  });
});
