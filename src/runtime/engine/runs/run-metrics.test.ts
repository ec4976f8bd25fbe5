import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MetricsEvent, RunMetricsView } from '../../../contract/model/metrics';
import { EngineFixture } from '../../testing/engine-fixture';

const rows = 60_000;
const modes = [
  { mode: 'process', func: '', effective: 'process-row' },
  { mode: 'process', func: ", func_type='pandas'", effective: 'process-arrow' },
  { mode: 'thread', func: '', effective: 'thread' },
] as const;

describe('the figures of a run', { timeout: 60_000 }, () => {
  let fixture: EngineFixture;
  const events: MetricsEvent[] = [];
  beforeAll(async () => {
    fixture = await EngineFixture.start();
    fixture.engine.on('metrics', (event) => events.push(event));
  });
  afterAll(() => fixture.stop());

  const metricsOf = async (runId: string): Promise<RunMetricsView> => {
    const { metrics } = await fixture.engine.api.runMetrics({ runId });
    if (metrics === null) throw new Error('The run has metrics.');
    return metrics;
  };

  it.each(modes)('add up over slots in $effective', async ({ mode, func, effective }) => {
    const code = `@udf(result_type='BIGINT'${func})\ndef f(a, b):\n    return a + b\n`;
    const file = await fixture.udf(`sum_${effective.replace('-', '_')}.py`, code);
    const settings = {
      'python.execution-mode': mode,
      'parallelism.default': '2',
      'python.fn-execution.bundle.size': '1000',
      'python.fn-execution.bundle.time': '60000',
      'python.fn-execution.arrow.batch.size': '500',
    };
    const { runId, summary } = await fixture.done(fixture.job(file, { rows, spec: { settings } }));
    const { sample, ...view } = await metricsOf(runId);
    expect(view).toMatchObject({ function: 'f', mode: effective, slots: [] });
    if (sample === null) throw new Error('A run that went through has a last sample.');
    expect(sample.last).toBe(true);
    expect(sample.slots.map(({ slot }) => slot)).toEqual([0, 1]);
    const sum = (name: 'rowsIn' | 'rowsOut' | 'bundles' | 'bytesIn' | 'bytesOut'): number =>
      sample.slots.reduce((total, slot) => total + slot[name], 0);
    expect([sum('rowsIn'), sum('rowsOut'), sum('bundles')]).toEqual([rows, rows, summary.bundles]);
    // Two BIGINT in, one out, eight bytes each, and what a frame needs around them.
    expect(sum('bytesIn') / rows).toBeGreaterThan(16);
    expect(sum('bytesIn') / rows).toBeLessThan(18);
    expect(sum('bytesOut') / rows).toBeGreaterThan(8);
    expect(sum('bytesOut') / rows).toBeLessThan(10);
    for (const slot of sample.slots) {
      const spent = slot.busyMs + slot.idleMs + slot.backPressuredMs;
      expect(spent).toBeGreaterThan(sample.seconds * 1_000 - 20);
      expect(spent).toBeLessThan(sample.seconds * 1_000 + 20);
      expect(slot.userNs).toBeLessThanOrEqual(slot.pythonNs);
      expect(slot.bundleRows?.most).toBe(Math.min(1_000, slot.rowsIn));
      expect(slot.latencyMs?.most).toBeGreaterThanOrEqual(slot.latencyMs?.p50 ?? Infinity);
    }
    const workers = sample.processes.filter(({ kind }) => kind === 'worker');
    expect(workers.map(({ slot }) => slot)).toEqual(mode === 'thread' ? [] : [0, 1]);
    expect(sample.processes.filter(({ kind }) => kind === 'taskManager')).toHaveLength(1);
    expect(events.filter((event) => event.runId === runId).at(-1)?.sample).toEqual(sample);
  });

  it.each(['process', 'thread'])('are kept of a run that failed, %s', async (mode) => {
    const file = await fixture.udf(
      `fails_${mode}.py`,
      "@udf(result_type='BIGINT')\ndef f(a, b):\n    return 1 // (5000 - a)\n",
    );
    const { runId, outcome } = await fixture.run(
      fixture.job(file, { rows, mode: mode === 'thread' ? 'thread' : 'process' }),
    );
    expect(outcome.kind).toBe('failed');
    const { sample } = await metricsOf(runId);
    expect(sample?.last).toBe(true);
    expect(sample?.slots[0]?.rowsOut).toBe(5_000);
    const { text } = await fixture.engine.api.exportMetrics({ runId });
    expect(text).toContain('flink_taskmanager_job_task_numRecordsOut{');
  });

  it('tell how memory and processor time go while rows flow, and how long a slot waits for the source', async () => {
    const file = await fixture.udf(
      'slow.py',
      "import time\n\n@udf(result_type='BIGINT')\ndef f(a, b):\n    end = time.monotonic() + 0.0002\n    while time.monotonic() < end:\n        pass\n    return a\n",
    );
    const { runId } = await fixture.done(fixture.job(file, { rows: 6_000 }));
    const { sample } = await metricsOf(runId);
    const worker = sample?.processes.find(({ kind }) => kind === 'worker');
    expect(worker?.cpuMs).toBeGreaterThan(600);
    expect(worker?.memoryBytes).toBeGreaterThan(1e6);
    expect(sample?.slots[0]?.busyMs).toBeGreaterThan((sample?.seconds ?? 0) * 800);
  });

  it('are refused of a run that nobody knows', async () => {
    await expect(fixture.engine.api.runMetrics({ runId: 'run-0' })).rejects.toMatchObject({
      data: { code: 'BAD_REQUEST' },
    });
  });
});
