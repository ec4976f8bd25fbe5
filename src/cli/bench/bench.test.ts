/** `bench` as a user calls it: real workers, a real interpreter inside the task manager, real limits. */
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { environmentPython } from '../../runtime/testing/task-manager-fixture';
import type { BenchReport } from './report';

let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'udf-bench-test-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function bench(args: readonly string[]): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const env = {
    ...process.env,
    UDF_WORKBENCH_ENV_PYTHON: environmentPython(),
    UDF_WORKBENCH_WORKER_PATH: inject('entries').workerPath,
    INIT_CWD: folder,
  };
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [inject('entries').cli, 'bench', ...args], { env });
    let [stdout, stderr] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, stdout, stderr }));
  });
}

it('measures a workload in every mode against its limits, with equal outputs, and keeps the figures', async () => {
  const args = ['--only', 'a', '--seconds', '0.1', '--repeat', '1', '--engine-path', '--json', '--out', 'figures.json'];
  const { code, stdout, stderr } = await bench(args);
  expect({ code, stderr }).toMatchObject({ code: 0 });
  const report = JSON.parse(stdout) as BenchReport;
  expect(JSON.parse(await readFile(path.join(folder, 'figures.json'), 'utf8'))).toEqual(report);
  const [workload] = report.workloads;
  expect(workload).toMatchObject({ workload: 'a', rows: 1_000_000 });
  expect(workload?.lanes.map(({ lane, status }) => [lane, status])).toEqual(
    ['cpython-loop', 'pandas', 'memcpy', 'process-row', 'process-arrow', 'thread-row', 'thread-pandas'].map((lane) => [
      lane,
      'measured',
    ]),
  );
  for (const { lane, rowsPerSecond, stages, kind } of workload?.lanes ?? []) {
    expect([lane, (rowsPerSecond?.median ?? 0) > 1_000]).toEqual([lane, true]);
    expect([lane, (stages?.user ?? 0) > 0]).toEqual([lane, kind === 'product']);
  }
  expect(report.goals.find(({ goal }) => goal === 'a-process-row')?.value).toBeGreaterThan(0);
  expect(report.goals.find(({ goal }) => goal === 'a-row-pyspark')).toMatchObject({
    value: null,
    detail: '--peers pyspark',
  });
}, 300_000);

it.each([
  [['--only', 'z'], 'There is nothing called z'],
  [['--peers', 'oracle'], 'There is no peer oracle'],
  [['--repeat', '0'], '--repeat'],
])('refuses %j', async (args, words) => {
  const { code, stderr } = await bench(args);
  expect(code).toBe(2);
  expect(stderr).toContain(words);
});
