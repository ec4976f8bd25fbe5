import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ReportEvent } from '../../../contract/model/report';
import { EngineFixture } from '../../testing/engine-fixture';

const counting = `from pyflink.table.udf import ScalarFunction

class Count(ScalarFunction):
    def open(self, function_context):
        self.calls = function_context.get_metric_group().add_group('mine').counter('calls')

    def eval(self, a):
        self.calls.inc()
        return 10 // (a - LAST)

f = udf(Count(), result_type='BIGINT')
`;

describe('a run whose workers report', { timeout: 60_000 }, () => {
  let fixture: EngineFixture;
  const reports: ReportEvent[] = [];
  beforeAll(async () => {
    fixture = await EngineFixture.start();
    fixture.engine.on('report', (event) => reports.push(event));
  });
  afterAll(() => fixture.stop());

  const run = async (mode: string, last: number): Promise<ReportEvent['report'][]> => {
    const file = await fixture.udf(`count_${mode}_${last}.py`, `LAST = ${last}\n${counting}`);
    const settings = {
      'python.execution-mode': mode,
      'python.metric.enabled': 'true',
      'python.fn-execution.bundle.size': '20',
    };
    const { runId } = await fixture.run(fixture.job(file, { schema: 'a BIGINT', rows: 100, spec: { settings } }));
    return reports.filter((event) => event.runId === runId).map((event) => event.report);
  };

  const calls = (count: number): ReportEvent['report'] => ({
    kind: 'metrics',
    metrics: [{ groups: [{ name: 'mine', kind: 'group' }], name: 'calls', type: 'counter', count: String(count) }],
  });

  it.each(['process', 'thread'])('tells the metrics when the rows have ended, %s', async (mode) => {
    expect((await run(mode, -1)).at(-1)).toEqual(calls(100));
  });

  it.each(['process', 'thread'])('tells them after a failure too, of bundles that had ended: %s', async (mode) => {
    expect((await run(mode, 47)).at(-1)).toEqual(calls(40));
  });
});
