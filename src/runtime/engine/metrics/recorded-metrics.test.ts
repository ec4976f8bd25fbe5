import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { readdirSync } from 'node:fs';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { caseModes, caseSchema, type CaseMode } from '../../../contract/model/case';
import { metricIdentifier, type UserMetric } from '../../../contract/model/metrics';
import { EngineFixture } from '../../testing/engine-fixture';
import { jobOfCase } from '../cases/case-job';
import { parseExactJson } from '../../../contract/exact-json';

/** What flink-cases/record_metrics.py writes: integers are bare digits of any size. */
const text = v.pipe(v.union([v.string(), v.number(), v.boolean()]), v.transform(String));
const recordedSchema = v.object({
  identifier: v.string(),
  scope: v.string(),
  variables: v.record(v.string(), v.string()),
  type: v.string(),
  value: text,
  prometheus: v.nullable(v.string()),
});
type Recorded = v.InferOutput<typeof recordedSchema>;
const metricsSchema = v.object({
  metrics: v.object({ process: v.array(recordedSchema), thread: v.optional(v.tuple([])) }),
});

const folder = path.resolve(__dirname, '../../../../flink-cases/metrics');
const names = readdirSync(folder)
  .filter((file) => file.endsWith('.json'))
  .map((file) => path.basename(file, '.json'));

let fixture: EngineFixture;

beforeAll(async () => {
  fixture = await EngineFixture.start();
});

afterAll(() => fixture.stop());

interface Answer {
  readonly recorded: readonly Recorded[];
  readonly metrics: readonly UserMetric[];
  readonly exported: string;
}

/** Of thread mode Flink reports nothing: there the numbers are those of process mode. null: it does not run this kind itself. */
async function answer(name: string, mode: CaseMode): Promise<Answer | null> {
  const parsed = parseExactJson(await readFile(path.join(folder, `${name}.json`), 'utf8'));
  const { process: recorded, thread } = v.parse(metricsSchema, parsed).metrics;
  if (mode === 'thread' && thread === undefined) return null;
  const job = jobOfCase(v.parse(caseSchema, parsed), path.join(folder, `${name}.py`), false);
  const { runId } = await fixture.run({ ...job, settings: { ...job.settings, 'python.execution-mode': mode } });
  const { metrics } = await fixture.engine.api.runMetrics({ runId });
  const { text: exported } = await fixture.engine.api.exportMetrics({ runId });
  const all = metrics?.slots[0]?.metrics ?? [];
  const isReported = ({ type }: UserMetric): boolean => metrics?.reportedByFlink !== 'gauges' || type === 'gauge';
  return { recorded, metrics: all.filter(isReported), exported };
}

/** As Flink's reporters see it. */
function inFlinksForm(metric: UserMetric): Omit<Recorded, 'prometheus'> {
  const logical = metric.groups.filter(({ kind }) => kind !== 'value').map((group) => group.name.replaceAll('.', '_'));
  const variables = metric.groups.flatMap((group, index) =>
    group.kind === 'value' ? [[`<${metric.groups[index - 1]?.name ?? ''}>`, group.name] as const] : [],
  );
  return {
    identifier: metricIdentifier(metric),
    scope: logical.join('.'),
    variables: Object.fromEntries(variables),
    ...valueOf(metric),
  };
}

function valueOf(metric: UserMetric): { type: string; value: string } {
  switch (metric.type) {
    case 'counter':
    case 'meter':
      return { type: metric.type, value: metric.count };
    case 'gauge':
      return { type: 'gauge', value: metric.value ?? 'null' };
    case 'distribution': {
      const { sum, count, min, max } = metric;
      return {
        type: 'gauge',
        value: `DistributionResult{sum=${sum}, count=${count}, min=${min ?? ''}, max=${max ?? ''}}`,
      };
    }
  }
}

describe('metrics of the user, as recorded from Flink', { timeout: 60_000 }, () => {
  it('has cases', () => {
    expect(names.length).toBeGreaterThan(10);
  });

  for (const mode of caseModes) {
    it.each(names)(`%s, ${mode}`, async (name) => {
      const answered = await answer(name, mode);
      if (answered === null) return;
      const { recorded, metrics, exported } = answered;
      const byIdentifier = (a: { identifier: string }, b: { identifier: string }): number =>
        a.identifier < b.identifier ? -1 : 1;
      const ours = metrics.map(inFlinksForm).sort(byIdentifier);
      const flinks = recorded.map(({ identifier, scope, variables, type, value }) => {
        return { identifier, scope, variables, type, value };
      });
      expect(ours).toEqual(flinks.sort(byIdentifier));
      for (const each of recorded) requireExported(each, exported);
    });
  }
});

/** Names, labels and values of Flink's own Prometheus reporter. It says 0 where a gauge is no number; here the distribution's numbers stand. */
function requireExported({ prometheus, value }: Recorded, exported: string): void {
  if (prometheus === null) return;
  const [, name = '', labels = '', number = ''] = /^([^{]+)\{(.*)\} (\S+)$/.exec(prometheus) ?? [];
  const isDistribution = value.startsWith('DistributionResult');
  const wanted = isDistribution ? `${name}_count{` : `${name}{`;
  const lines = exported.split('\n').filter((line) => line.startsWith(wanted) && line.includes(labels));
  expect(lines, `${wanted} in ${exported}`).toHaveLength(1);
  if (!isDistribution) expect(Number(lines[0]?.split('} ').at(-1))).toBe(Number(number));
}
