/** Memory of workers and slots at work, each beside what it cannot be smaller than. */
import { fork, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Engine } from '../../../runtime/engine/create-engine';
import type { Mode } from '../../../contract/model/job';
import type { GoalFigure, Probe, ProbeContext } from '../probe';
import { MemorySampler, proportionalBytes, requireLinux } from './process-figures';
import { jobOf, makeProject, processOfNextRun, startRun } from './run-job';
import { median, quantile, rounded, spreadOf } from './statistics';

/** A second or two of work: enough bundles for every buffer to have its size. */
const ROWS = 3_000_000;
const SAMPLE_MS = 50;
const MB = 1_000_000;
/** Slots beside the first one. */
const MORE_SLOTS = 4;

export const memory: Probe = {
  name: 'memory',
  title: 'memory of workers and slots at work',
  goals: ['row-worker-memory', 'arrow-worker-memory', 'thread-slot-memory'],
  isLong: false,
  run: async (context) => {
    requireLinux();
    const figures: GoalFigure[] = [];
    figures.push(await rowWorker(context), await arrowWorker(context), await threadSlot(context));
    return figures;
  },
};

async function rowWorker(context: ProbeContext): Promise<GoalFigure> {
  const root = await makeProject(context.folder, 'memory-row', 'process-row');
  const peaks: number[] = [];
  for (let repeat = 0; repeat < context.repeat; repeat += 1) {
    const engine = context.startEngine({ row: 1, arrow: 1 });
    context.say(`row worker ${repeat + 1} of ${context.repeat}`);
    peaks.push((await peaksOf(engine, root, 'process-row', 1, []))[0] ?? 0);
    await engine.close();
  }
  return {
    goal: 'row-worker-memory',
    value: rounded(median(peaks) / MB),
    unit: 'MB',
    spread: inMegabytes(peaks),
    detail: `highest PSS of the worker over a run of ${ROWS} rows of a * 2 + b`,
    facts: { rows: ROWS },
  };
}

async function arrowWorker(context: ProbeContext): Promise<GoalFigure> {
  const root = await makeProject(context.folder, 'memory-arrow', 'process-arrow');
  const ratios: number[] = [];
  const workers: number[] = [];
  const pythons: number[] = [];
  for (let repeat = 0; repeat < context.repeat; repeat += 1) {
    context.say(`Arrow worker ${repeat + 1} of ${context.repeat}`);
    const engine = context.startEngine({ row: 0, arrow: 1 });
    const python = await idlePython(context.python, context.folder);
    const [worker = 0, baseline = 1] = await peaksOf(engine, root, 'process-arrow', 1, [python.pid ?? 0]);
    ratios.push(worker / baseline);
    workers.push(worker);
    pythons.push(baseline);
    await end(python);
    await engine.close();
  }
  return {
    goal: 'arrow-worker-memory',
    value: rounded(median(ratios), 3),
    unit: 'x',
    spread: spreadOf(ratios.map((ratio) => rounded(ratio, 3))),
    detail: `highest PSS over a run of ${ROWS} rows, over a Python beside it that has imported pandas and pyarrow`,
    facts: { 'worker MB': rounded(median(workers) / MB), 'python MB': rounded(median(pythons) / MB) },
  };
}

async function threadSlot(context: ProbeContext): Promise<GoalFigure> {
  const root = await makeProject(context.folder, 'memory-thread', 'thread');
  const slots: number[] = [];
  const threads: number[] = [];
  for (let repeat = 0; repeat < context.repeat; repeat += 1) {
    context.say(`thread-mode slots ${repeat + 1} of ${context.repeat}`);
    threads.push(await emptyThreadBytes(context.folder));
    const engine = context.startEngine({ row: 0, arrow: 0 });
    const [one = 0] = await peaksOf(engine, root, 'thread', 1, []);
    const [many = 0] = await peaksOf(engine, root, 'thread', 1 + MORE_SLOTS, []);
    slots.push((many - one) / MORE_SLOTS);
    await engine.close();
  }
  const beyond = slots.map((bytes, index) => bytes - (threads[index] ?? 0));
  return {
    goal: 'thread-slot-memory',
    value: rounded(median(beyond) / MB),
    unit: 'MB',
    spread: inMegabytes(beyond),
    detail: `a run on ${1 + MORE_SLOTS} slots less one on 1, for each further slot, less an empty worker thread of Node`,
    facts: { 'slot MB': rounded(median(slots) / MB), 'empty thread MB': rounded(median(threads) / MB) },
  };
}

/** Highest of the 95 % smaller samples, of the process that executes the function and then of `others`. */
async function peaksOf(
  engine: Engine,
  root: string,
  mode: Mode,
  parallelism: number,
  others: readonly number[],
): Promise<readonly number[]> {
  const settings = { 'parallelism.default': String(parallelism) };
  const executing = processOfNextRun(engine);
  const run = await startRun(engine, jobOf(root, mode, ROWS * parallelism, settings), { kind: 'blackhole' });
  const pid = await Promise.race([executing, run.ended.then(() => executing)]);
  const sampler = new MemorySampler([pid, ...others], SAMPLE_MS);
  await run.ended.finally(() => sampler.stop());
  return sampler.samples.map((samples) => quantile(samples, 0.95));
}

/** A Python that has imported what an Arrow worker has, and waits. */
async function idlePython(python: string, folder: string): Promise<ChildProcess> {
  const text = 'import sys, pandas, pyarrow; print("ready", flush=True); sys.stdin.read()';
  const child = spawn(python, ['-I', '-c', text], { cwd: folder, stdio: ['pipe', 'pipe', 'inherit'] });
  await Promise.race([once(child.stdout, 'data'), failed(child)]);
  return child;
}

/** What one more worker thread without anything in it takes, in a process as the task manager's is one. */
async function emptyThreadBytes(folder: string): Promise<number> {
  const empty = path.join(folder, 'empty-thread.js');
  const host = path.join(folder, 'empty-threads.js');
  await writeFile(empty, "require('node:worker_threads').parentPort.on('message', () => undefined);\n");
  await writeFile(
    host,
    [
      "const { Worker } = require('node:worker_threads');",
      "process.on('message', (count) => {",
      '  let waiting = count;',
      '  const online = () => { waiting -= 1; if (waiting === 0) process.send({}); };',
      `  for (let i = 0; i < count; i += 1) new Worker(${JSON.stringify(empty)}).on('online', online);`,
      '});',
      '',
    ].join('\n'),
  );
  const child = fork(host, [], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'], execArgv: [] });
  try {
    await startThreads(child, 1);
    const one = await proportionalBytes(child.pid ?? 0);
    await startThreads(child, MORE_SLOTS);
    const many = await proportionalBytes(child.pid ?? 0);
    return (many - one) / MORE_SLOTS;
  } finally {
    await end(child);
  }
}

async function startThreads(child: ChildProcess, count: number): Promise<void> {
  const online = once(child, 'message');
  child.send(count);
  await Promise.race([online, failed(child)]);
}

async function failed(child: ChildProcess): Promise<never> {
  const [code] = (await once(child, 'exit')) as [number | null];
  throw new Error(`A process that is measured ended with ${code ?? 'a signal'}.`);
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}

function inMegabytes(bytes: readonly number[]): readonly [number, number] {
  return spreadOf(bytes.map((each) => rounded(each / MB)));
}
