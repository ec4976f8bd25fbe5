/**
 * Socket and shared memory, by the size of a record frame: rows a second and CPU of both processes, interleaved in one run.
 *
 *     node bench/transport.mjs [--json] [--seconds 0.5] [--repeats 5]
 *
 * Ratios are shm / socket, medians of the repeats: above 1 for rows a second and below 1 for CPU, shared memory is the better one.
 * CPU is what the kernel counted for the threads (schedstat), so a busy machine matters little to it.
 */
import { fork } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { outFolder } from '../scripts/setup/build-output.mjs';
import { ensure } from '../scripts/setup/ensure.mjs';
import { productEnvironment } from '../scripts/setup/environment.mjs';
import { root } from '../scripts/setup/paths.mjs';
import { commandLinePlan } from '../scripts/setup/plans.mjs';

const { values: options } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    seconds: { type: 'string', default: '0.5' },
    repeats: { type: 'string', default: '5' },
  },
});

await ensure(commandLinePlan);
const python = productEnvironment().UDF_WORKBENCH_ENV_PYTHON;

const bigint = { kind: 'BIGINT', nullable: true };
const text = { kind: 'STRING', nullable: true };
const pair = [
  { name: 'a', type: bigint },
  { name: 'b', type: bigint },
];
const texts = [{ name: 's', type: text }];

/** One frame has `batch` rows of `rowBytes`. The functions are as cheap as they come, so that the transport shows. */
const sizes = [
  ...[64, 256, 1_000, 2_000, 4_000, 10_000, 30_000, 100_000].map((batch) => ({
    label: 'a*2+b',
    mode: 'process-arrow',
    source: '@udf(result_type="BIGINT", func_type="pandas")\ndef f(a, b):\n    return a * 2 + b\n',
    schema: pair,
    result: bigint,
    rowBytes: 16,
    batch,
  })),
  ...[100, 10_000].map((stringLength) => ({
    label: `s.upper(), ${stringLength} B`,
    mode: 'process-row',
    source: '@udf(result_type="STRING")\ndef f(s):\n    return s.upper()\n',
    schema: texts,
    result: text,
    rowBytes: stringLength + 4,
    batch: null,
    stringLength,
  })),
];

class TaskManager {
  constructor() {
    this.folder = mkdtempSync(join(tmpdir(), 'udf-bench-'));
    this.child = fork(join(outFolder, 'main/task-manager.js'), [], { serialization: 'json' });
    this.pending = new Map();
    this.asked = 0;
    this.ready = new Promise((resolve) => {
      this.child.on('message', (message) => {
        if (message.kind === 'ready') resolve();
        if (message.kind === 'answer') this.pending.get(message.id)?.resolve(message.value);
        if (message.kind === 'refused') this.pending.get(message.id)?.reject(new Error(message.error.error));
      });
    });
    const workerPath = join(root, 'src/runtime/python');
    const warm = { row: 0, arrow: 0 };
    this.child.send({ kind: 'start', privateDir: this.folder, workerPath, python, warm, embed: null });
  }

  async ask(message) {
    await this.ready;
    this.asked += 1;
    const id = this.asked;
    return new Promise((resolve, reject) => {
      this.pending.set(id, { resolve, reject });
      this.child.send({ ...message, id });
    });
  }

  async stop() {
    const gone = new Promise((resolve) => this.child.once('exit', resolve));
    this.child.send({ kind: 'shutdown' });
    await gone;
    rmSync(this.folder, { recursive: true, force: true });
  }
}

function planOf(manager, size, transport) {
  const file = join(manager.folder, 'udf.py');
  writeFileSync(file, `from pyflink.table.udf import udf\n\n${size.source}`);
  const isPandas = size.mode === 'process-arrow';
  const results = [{ name: 'result', type: size.result }];
  const rows = Math.min(1_000_000, Math.ceil(32e6 / size.rowBytes));
  return {
    jobId: `${transport}-${size.label}-${size.batch}`,
    mode: size.mode,
    file,
    projectRoot: manager.folder,
    function: 'f',
    kind: isPandas ? 'pandas_scalar' : 'scalar',
    adapter: false,
    funcType: isPandas ? 'pandas' : 'general',
    args: size.schema.map((_, index) => ({ kind: 'column', index })),
    source: { kind: 'datagen', rows, stringLength: size.stringLength ?? 16, schema: size.schema },
    read: size.schema,
    keep: [],
    results,
    output: results,
    groupBy: [],
    join: 'inner',
    rowBased: null,
    runtime: 'batch',
    changelog: false,
    distinct: false,
    rowKinds: null,
    window: null,
    async: { concurrency: 10, timeoutMs: 180_000, attempts: 4, retryDelayMs: 100 },
    bundleSize: 100_000,
    bundleTimeMs: 1_000,
    arrowBatchSize: size.batch ?? 10_000,
    parallelism: 1,
    transport,
    metricEnabled: false,
    jobParameters: {},
    localTimeZone: 'UTC',
    python,
    fresh: true,
  };
}

/** Seconds on a processor, of all threads; null where the system does not tell. */
function cpuSeconds(pid) {
  let total = 0;
  for (const thread of readdirSync(`/proc/${pid}/task`)) {
    total += Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ')[0]) / 1e9;
  }
  return total;
}

function childOf(parent) {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .find((pid) => {
      try {
        const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
        return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]) === parent;
      } catch {
        return false;
      }
    });
}

async function openLane(size, transport) {
  const manager = new TaskManager();
  const plan = planOf(manager, size, transport);
  await manager.ask({ kind: 'open', plan });
  const lane = { manager, plan, worker: childOf(manager.child.pid), measured: [] };
  await run(lane, 0.5);
  return lane;
}

function run({ manager, plan }, minSeconds) {
  const execute = {
    maxRows: null,
    limit: null,
    minSeconds,
    sink: { kind: 'blackhole' },
    cacheBytes: 1 << 29,
    sampleMs: 0,
  };
  return manager.ask({ kind: 'execute', jobId: plan.jobId, execute });
}

async function measure(lane) {
  const { manager, worker } = lane;
  const before = [cpuSeconds(manager.child.pid), cpuSeconds(worker)];
  const { rowsIn, seconds, transport } = await run(lane, Number(options.seconds));
  lane.measured.push({
    transport,
    rowsPerSecond: rowsIn / seconds,
    taskManagerNs: ((cpuSeconds(manager.child.pid) - before[0]) / rowsIn) * 1e9,
    workerNs: ((cpuSeconds(worker) - before[1]) / rowsIn) * 1e9,
  });
}

const median = (values) => values.sort((a, b) => a - b)[values.length >> 1];

async function compare(size) {
  const lanes = { socket: await openLane(size, 'socket'), shm: await openLane(size, 'shm') };
  for (let repeat = 0; repeat < Number(options.repeats); repeat += 1) {
    await measure(lanes.socket);
    await measure(lanes.shm);
  }
  await Promise.all(Object.values(lanes).map(({ manager }) => manager.stop()));
  const figure = (lane, name) => median(lanes[lane].measured.map((each) => each[name]));
  const ratio = (name) => figure('shm', name) / figure('socket', name);
  return {
    function: size.label,
    mode: size.mode,
    frameBytes: size.batch === null ? null : size.batch * size.rowBytes,
    transport: lanes.shm.measured[0].transport,
    rowsPerSecond: { socket: figure('socket', 'rowsPerSecond'), shm: figure('shm', 'rowsPerSecond') },
    ratios: {
      rowsPerSecond: ratio('rowsPerSecond'),
      workerCpu: ratio('workerNs'),
      taskManagerCpu: ratio('taskManagerNs'),
    },
  };
}

const answers = [];
if (!options.json)
  console.log('function            frame bytes   rows/s   worker CPU   task manager CPU   (shm / socket)');
for (const size of sizes) {
  const answer = await compare(size);
  answers.push(answer);
  if (options.json) continue;
  const { rowsPerSecond, workerCpu, taskManagerCpu } = answer.ratios;
  const cells = [rowsPerSecond, workerCpu, taskManagerCpu].map((value, index) =>
    value.toFixed(2).padStart([9, 13, 19][index]),
  );
  console.log(`${answer.function.padEnd(20)}${String(answer.frameBytes ?? 'by speed').padStart(11)}${cells.join('')}`);
}
if (options.json) console.log(JSON.stringify(answers, null, 2));
