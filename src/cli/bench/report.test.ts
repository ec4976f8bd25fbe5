import { describe, expect, it } from 'vitest';
import type { LaneSample } from './bench-lane';
import { goals, isMet } from './goals';
import { enginePathLanes, limitLanes, productLanes, twoSlotLanes, type LaneName } from './lane-names';
import { peers } from './peers';
import { goalReports, outputsDiffer, workloadReport, type Measured } from './report';
import { workloads } from './workloads';

const [workload] = workloads;
if (workload === undefined) throw new Error('There are no workloads.');
const size = { rows: 10, bytes: 160 };

function measured(name: LaneName, rates: readonly number[], failed: string | null = null): Measured {
  const samples = rates.map((rate): LaneSample => ({ rows: rate * 2, seconds: 2, stages: null }));
  return { name, samples, digest: null, failed };
}

const [processRow] = productLanes;
const [loop] = limitLanes;

describe('a report of a workload', () => {
  it('has rates with their spread and ratios of ours over the limits, repeat by repeat', () => {
    const report = workloadReport(workload, size, [measured(loop, [10, 20, 10]), measured(processRow, [5, 10, 9])]);
    expect(report.lanes.map(({ rowsPerSecond }) => rowsPerSecond)).toEqual([
      { low: 10, median: 10, high: 20 },
      { low: 5, median: 9, high: 10 },
    ]);
    expect(report.ratios).toEqual([{ lane: 'process-row', over: 'cpython-loop', low: 0.5, median: 0.5, high: 0.9 }]);
  });

  it('does not rank a lane that failed', () => {
    const report = workloadReport(workload, size, [
      measured(loop, [10]),
      measured(processRow, [99], 'its outputs differ'),
    ]);
    expect(report.lanes[1]).toMatchObject({ status: 'failed', reason: 'its outputs differ', rowsPerSecond: null });
    expect(report.ratios).toEqual([]);
  });

  it('adds the clocks of the repeats up and gives them by row', () => {
    const stages = { encode: 10, transport: 20, wait: 0, decode: 30, user: 40, back: 50 };
    const samples = [
      { rows: 10, seconds: 1, stages },
      { rows: 30, seconds: 1, stages },
    ];
    const report = workloadReport(workload, size, [{ name: processRow, samples, digest: null, failed: null }]);
    expect(report.lanes[0]?.stages).toEqual({ encode: 0.5, transport: 1, wait: 0, decode: 1.5, user: 2, back: 2.5 });
  });
});

it('outputs differ only where there is something to compare them with', () => {
  const digest = { rows: 1, nulls: 0, sha256: 'a' };
  expect(outputsDiffer(digest, null)).toBeNull();
  expect(outputsDiffer(digest, { ...digest })).toBeNull();
  expect(outputsDiffer(digest, { ...digest, sha256: 'b' })).toContain('differ');
});

describe('goals', () => {
  it('take their figures from ratios and from probes, and say how to get the others', () => {
    const report = workloadReport(workload, size, [measured(loop, [10]), measured(processRow, [6])]);
    const figure = { goal: 'cold-run', value: 800, unit: 'ms', spread: null, detail: 'd', facts: {} } as const;
    const answered = goalReports([report], [figure], ({ id }) => `measure ${id}`);
    const of = (id: string): unknown => answered.find(({ goal }) => goal === id);
    expect(answered).toHaveLength(goals.length);
    expect(of('a-process-row')).toMatchObject({ value: 0.6, met: true, spread: [0.6, 0.6] });
    expect(of('a-process-row-stretch')).toMatchObject({ value: 0.6, met: false });
    expect(of('cold-run')).toMatchObject({ value: 800, met: true });
    expect(of('launch')).toMatchObject({ value: null, met: null, detail: 'measure launch' });
  });

  it('have ids of their own, and name workloads and lanes that exist', () => {
    expect(new Set(goals.map(({ id }) => id)).size).toBe(goals.length);
    const all = [
      ...productLanes,
      ...enginePathLanes,
      ...limitLanes,
      ...twoSlotLanes,
      ...peers.flatMap((peer) => peer.lanes),
    ];
    const lanes = new Set(all.map(({ id }): string => id));
    const named = new Set(workloads.map(({ id }) => id));
    for (const { from } of goals) {
      if (from.kind === 'probe') continue;
      expect(lanes).toContain(from.lane);
      expect(lanes).toContain(from.over);
      expect(named).toContain(from.workload);
    }
  });

  it('are met at their very value', () => {
    expect(isMet({ kind: 'at least', value: 0.5 }, 0.5)).toBe(true);
    expect(isMet({ kind: 'at least', value: 0.5 }, 0.499)).toBe(false);
    expect(isMet({ kind: 'at most', value: 25 }, 25)).toBe(true);
    expect(isMet({ kind: 'at most', value: 25 }, 25.1)).toBe(false);
  });
});
