import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lawsDefaults, type LawsReport } from '../../../contract/model/laws';
import { leftStateSchema, stepSchema, type StateSteps } from '../../../contract/model/state';
import type { Observe, ReportEvent } from '../../../contract/model/report';
import type { RunOutcome } from '../../../contract/model/run';
import type { JobSpec } from '../../../contract/model/job';
import { parseSchema } from '../../../contract/model/data-type';
import { EngineFixture } from '../../testing/engine-fixture';

const sum = (merge: string): string => `from pyflink.table import AggregateFunction
from pyflink.table.udf import udaf

class Sum(AggregateFunction):
    def create_accumulator(self):
        return [0]

    def accumulate(self, acc, v):
        acc[0] += v

    def merge(self, acc, others):
        for other in others:
            ${merge}

    def get_value(self, acc):
        return acc[0]

f = udaf(Sum(), result_type='BIGINT', accumulator_type='ARRAY<BIGINT>')
`;

const rows = Array.from({ length: 30 }, (_, row) => [row % 3 === 0 ? 'x' : 'y', String(row + 1)]);
const source = { kind: 'inline', schema: parseSchema('k STRING, v BIGINT'), rows } as const;

describe('the state of an aggregate', { timeout: 60_000 }, () => {
  let fixture: EngineFixture;
  const reports: ReportEvent[] = [];
  beforeAll(async () => {
    fixture = await EngineFixture.start();
    fixture.engine.on('report', (event) => reports.push(event));
  });
  afterAll(() => fixture.stop());

  const look = async (
    file: string,
    observe: Observe,
    spec: Partial<JobSpec> = {},
  ): Promise<{ outcome: RunOutcome; told: ReportEvent['report'][] }> => {
    const job = fixture.job(file, { source, spec: { groupBy: ['k'], args: [{ kind: 'column', name: 'v' }], ...spec } });
    const { runId } = await fixture.engine.api.startRun({ job, sink: { kind: 'blackhole' }, observe });
    const outcome = await fixture.outcome(runId);
    return { outcome, told: reports.filter((event) => event.runId === runId).map(({ report }) => report) };
  };
  const lawsOf = (told: readonly ReportEvent['report'][]): LawsReport => {
    const found = told.find((report) => report.kind === 'laws');
    if (found?.kind !== 'laws') throw new Error(`No laws in ${JSON.stringify(told)}`);
    return found;
  };

  it('tells each call of a key with its input row, whatever slots are asked for', async () => {
    const file = await fixture.udf('sum.py', sum('acc[0] += other[0]'));
    const settings = { 'parallelism.default': '2', 'python.fn-execution.bundle.size': '10' };
    const { told } = await look(file, { state: { keys: [['x']] } }, { settings });
    const steps = told.find((report): report is StateSteps => report.kind === 'stateSteps');
    const calls = v.parse(v.array(stepSchema), JSON.parse(steps?.first ?? ''));
    const fed = calls.filter(({ call }) => call === 'accumulate');
    expect(fed.map(({ row }) => row)).toEqual([0, 3, 6, 9, 12, 15, 18, 21, 24, 27]);
    expect(fed.at(-1)).toEqual({ call: 'accumulate', bundle: 3, row: 27, args: ['28'], state: ['list', '145'] });
    expect(calls.at(-1)).toEqual({ call: 'get_value', bundle: 3, value: '145' });
    expect(steps?.before).toBeNull();
    expect(told.find((report) => report.kind === 'state')).toMatchObject({ groups: 2, arguments: ['v'] });
  });

  it('keeps the first and the last calls of a long key, and what the others left', async () => {
    const file = await fixture.udf('long.py', sum('acc[0] += other[0]'));
    const many = { kind: 'datagen', rows: 12_000, stringLength: 1, schema: parseSchema('v BIGINT') } as const;
    const { told } = await look(file, { state: { keys: null } }, { groupBy: [], source: many });
    const steps = told.find((report): report is StateSteps => report.kind === 'stateSteps');
    expect(v.parse(v.array(stepSchema), JSON.parse(steps?.last ?? ''))).toHaveLength(5_000);
    expect(v.parse(leftStateSchema, JSON.parse(steps?.before ?? '')).state).toHaveLength(2);
  });

  it('finds the smallest example of a broken law, and goes through it again', async () => {
    const file = await fixture.udf('broken.py', sum('acc[0] = max(acc[0], other[0])'));
    const { outcome, told } = await look(file, { laws: lawsDefaults });
    expect(outcome.kind).toBe('done');
    const { results, columns, keys } = lawsOf(told);
    const merge = results.find(({ law }) => law === 'merge');
    expect(merge?.example).toMatchObject({
      rows: [['1'], ['1']],
      numbers: [0, 1],
      cells: [
        ['1', 'y'],
        ['1', 'y'],
      ],
      expected: '2',
      actual: '1',
    });
    expect(columns.map(({ name }) => name)).toEqual(['v', 'k']);
    expect(keys).toBe(2);
    const example = merge?.example;
    const again = await look(
      file,
      { laws: { ...lawsDefaults, replay: { law: 'merge', numbers: example?.numbers ?? [] } } },
      { source: { ...source, schema: columns, rows: example?.cells ?? [] } },
    );
    expect(again.outcome.kind).toBe('done');
    expect(again.told).toEqual([]);
  });

  it('says of another function that it has no accumulator', async () => {
    const file = await fixture.udf('scalar.py', "f = udf(lambda v: v, result_type='BIGINT')");
    const { outcome } = await look(file, { state: { keys: null } }, { groupBy: [] });
    expect(outcome).toMatchObject({ kind: 'failed', error: { code: 'UNSUPPORTED_OPERATION', stage: 'plan' } });
  });
});
