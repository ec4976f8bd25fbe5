/** A task manager over a run of a hundred million rows: its memory from beginning to end, and what a row costs. */
import { setTimeout as delay } from 'node:timers/promises';
import type { Engine } from '../../../runtime/engine/create-engine';
import type { GoalFigure, Probe, ProbeContext } from '../probe';
import { MemorySampler, parentOf, processorSeconds, requireLinux } from './process-figures';
import { jobOf, makeProject, processOfNextRun, startRun } from './run-job';
import { median, quantile, rounded, spreadOf } from './statistics';

const LONG_ROWS = 100_000_000;
const SHORT_ROWS = 1_000_000;
/** Before and after the long run, so that a machine that grows slower counts for both. */
const SHORT_RUNS = 5;
const SAMPLE_MS = 200;
const MB = 1_000_000;

export const longRun: Probe = {
  name: 'long-run',
  title: 'memory and cost of a row over a hundred million rows',
  goals: ['long-run-slope', 'long-run-memory', 'long-run-cost'],
  isLong: true,
  run: measureLongRun,
};

interface Cost {
  /** Nanoseconds a row on the clock, and of processor time of task manager and worker. */
  readonly wall: number;
  readonly processor: number;
}

async function measureLongRun(context: ProbeContext): Promise<readonly GoalFigure[]> {
  requireLinux();
  const root = await makeProject(context.folder, 'long-run', 'process-row');
  const engine = context.startEngine({ row: 1, arrow: 1 });
  // Code is compiled and buffers have their sizes.
  await costOf(engine, root, SHORT_ROWS, null);
  const short: Cost[] = [];
  for (let run = 0; run < SHORT_RUNS; run += 1) short.push(await costOf(engine, root, SHORT_ROWS, null));
  context.say(`${LONG_ROWS} rows`);
  const samples: number[] = [];
  const long = await costOf(engine, root, LONG_ROWS, samples);
  for (let run = 0; run < SHORT_RUNS; run += 1) short.push(await costOf(engine, root, SHORT_ROWS, null));
  await engine.close();
  return figures(short, long, samples);
}

/** `samples` collects the task manager's memory in bytes. */
async function costOf(engine: Engine, root: string, rows: number, samples: number[] | null): Promise<Cost> {
  const executing = processOfNextRun(engine);
  const run = await startRun(engine, jobOf(root, 'process-row', rows), { kind: 'blackhole' });
  const worker = await Promise.race([executing, run.ended.then(() => executing)]);
  const pids = [await parentOf(worker), worker];
  const before = await processorOf(pids);
  const sampler = samples === null ? null : new MemorySampler(pids.slice(0, 1), SAMPLE_MS);
  const summary = await run.ended.finally(() => sampler?.stop());
  const after = await processorOf(pids);
  samples?.push(...(sampler?.samples[0] ?? []));
  // The next run is not to meet the end of this one.
  await delay(SAMPLE_MS);
  return { wall: (summary.seconds * 1e9) / rows, processor: ((after - before) * 1e9) / rows };
}

async function processorOf(pids: readonly number[]): Promise<number> {
  const seconds = await Promise.all(pids.map(processorSeconds));
  return seconds.reduce((sum, each) => sum + each, 0);
}

function figures(short: readonly Cost[], long: Cost, samples: readonly number[]): GoalFigure[] {
  const quarter = Math.floor(samples.length / 4);
  // The first quarter fills buffers and heap; from then on nothing may grow.
  const settled = median(samples.slice(quarter, 2 * quarter));
  const last = median(samples.slice(3 * quarter));
  const ratios = short.map((cost) => long.wall / cost.wall);
  const facts = {
    rows: LONG_ROWS,
    'settled MB': rounded(settled / MB),
    'last MB': rounded(last / MB),
    'ns a row': rounded(long.wall),
    'ns a row of 1 M': rounded(median(short.map((cost) => cost.wall))),
    'processor ns a row': rounded(long.processor),
    'processor ns a row of 1 M': rounded(median(short.map((cost) => cost.processor))),
  };
  return [
    {
      goal: 'long-run-slope',
      value: rounded((last - settled) / MB),
      unit: 'MB',
      spread: null,
      detail: `PSS of the task manager in the last quarter of ${LONG_ROWS} rows less that in the second, medians`,
      facts,
    },
    {
      goal: 'long-run-memory',
      value: rounded(quantile(samples, 1) / MB),
      unit: 'MB',
      spread: null,
      detail: `highest PSS of the task manager over ${LONG_ROWS} rows`,
      facts,
    },
    {
      goal: 'long-run-cost',
      value: rounded(median(ratios), 3),
      unit: 'x',
      spread: spreadOf(ratios.map((ratio) => rounded(ratio, 3))),
      detail: `time a row of ${LONG_ROWS} rows over that of runs of ${SHORT_ROWS} before and after, process-row`,
      facts,
    },
  ];
}
