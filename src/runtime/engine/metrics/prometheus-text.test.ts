import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { RunMetricsView, SlotFigures } from '../../../contract/model/metrics';
import { prometheusText } from './prometheus-text';

const quantiles = { least: 0.5, p50: 1, p95: 2, p99: 3, most: 4 };
const slotFigures = (slot: number): SlotFigures => ({
  slot,
  rowsIn: 1_000,
  rowsOut: 900,
  bytesIn: 8_000,
  bytesOut: 7_200,
  bundles: 10,
  busyMs: 1_500,
  idleMs: 400,
  backPressuredMs: 100,
  userNs: 1e9,
  pythonNs: 1.25e9,
  gilWaitNs: 5e6,
  latencyMs: quantiles,
  bundleRows: slot === 0 ? quantiles : null,
});

const mine = { name: 'my group', kind: 'group' } as const;
const step = { name: 'step', kind: 'key' } as const;
const value = { name: 'a "b" \\ c\n', kind: 'value' } as const;

const view: RunMetricsView = {
  function: 'f',
  mode: 'process-row',
  enabled: true,
  reportedByFlink: 'all',
  slots: [
    {
      slot: 0,
      metrics: [
        { groups: [mine, step, value], name: 'calls', type: 'counter', count: '12' },
        {
          groups: [step, value, mine],
          name: 'rate-of',
          type: 'meter',
          count: '40',
          rate: 0.5,
          spanSeconds: 60,
        },
        { groups: [], name: 'size', type: 'distribution', count: '4', sum: '-10', min: '-7', max: '2' },
        { groups: [], name: 'empty', type: 'distribution', count: '0', sum: '0', min: null, max: null },
        { groups: [], name: 'big', type: 'gauge', value: '9223372036854775807' },
        { groups: [], name: 'a.b', type: 'counter', count: '1' },
        { groups: [], name: 'a-b', type: 'counter', count: '2' },
      ],
    },
  ],
  sample: {
    seconds: 2,
    last: true,
    slots: [slotFigures(0), slotFigures(1)],
    processes: [
      { kind: 'taskManager', slot: null, pid: 41, cpuMs: 300, memoryBytes: 5e7 },
      { kind: 'worker', slot: 0, pid: 42, cpuMs: 1_700, memoryBytes: null },
    ],
  },
};

describe('the page for Prometheus', () => {
  it('is the one that lies beside this test, which its own parser reads in the Python tests', async () => {
    const page = await readFile(path.join(__dirname, 'metrics-page.prom'), 'utf8');
    expect(prometheusText('run-1', view)).toBe(page);
  });

  it('keeps the first of two names that Prometheus cannot tell apart, and all digits of an integer', () => {
    const page = prometheusText('run-1', view);
    expect(page.match(/^flink_taskmanager_job_task_operator_a_b\{.*$/gm)).toEqual([
      'flink_taskmanager_job_task_operator_a_b{job_id="run-1",job_name="f",task_name="f",execution_mode="process-row",operator_name="f",subtask_index="0"} 1',
    ]);
    expect(page).toMatch(/operator_big\{.*\} 9223372036854775807\n/);
  });

  it('says of metrics that Flink does not report in a mode that it does not', () => {
    const page = prometheusText('run-1', { ...view, mode: 'thread', reportedByFlink: 'none' });
    expect(page).toContain(
      'big (scope: taskmanager_job_task_operator), which Flink 2.3 does not report in thread mode',
    );
  });
});
