/**
 * The debugger's latencies in each mode: from the request to the first stop (worker started, attached, row reached), a step, and what a debug run
 * without breakpoints costs over a plain one, as a ratio of the same run. `node bench/debugger.mjs [STARTS]`, after `npm start` or `npm test` has set up.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEngine } from './engine.mjs';

const folder = mkdtempSync(join(tmpdir(), 'udf-bench-debugger-'));
const starts = Number(process.argv[2] ?? 5);
const steps = 20;
const rows = 200_000;

const source = `from pyflink.table.udf import udf

@udf(result_type='BIGINT')
def f(a, b):
    one = a + b
    two = one + 1
    return two

@udf(result_type='BIGINT', func_type='pandas')
def g(a, b):
    one = a + b
    two = one + 1
    return two
`;
const modes = [
  { name: 'process-row', function: 'f', mode: 'process', line: 5 },
  { name: 'process-arrow', function: 'g', mode: 'process', line: 11 },
  { name: 'thread', function: 'f', mode: 'thread', line: 5 },
];

function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
}

const ms = (value) => `${value.toFixed(value < 10 ? 1 : 0)} ms`;

class Bench {
  constructor(engine, file) {
    this.engine = engine;
    this.file = file;
    this.waiting = null;
    this.ended = new Map();
    engine.on('debug', (event) => {
      if (event.kind !== 'session' || event.session.stops.length === 0) return;
      this.waiting?.({ ...event.session.stops[0], sessionId: event.session.id });
    });
    engine.on('run', (event) => {
      if (event.kind === 'ended') this.ended.get(event.runId)?.(event.outcome);
    });
  }

  job({ function: name, mode }, count) {
    const schema = ['a', 'b'].map((column) => ({ name: column, type: { kind: 'BIGINT', nullable: true } }));
    return {
      function: { file: this.file, name },
      source: { kind: 'datagen', rows: count, stringLength: 8, schema },
      keep: [],
      profile: 'product',
      settings: { 'python.execution-mode': mode },
    };
  }

  stop(ask) {
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => reject(new Error('Nothing stopped within a minute.')), 60_000);
      this.waiting = (stop) => {
        clearTimeout(late);
        resolve(stop);
      };
      ask().catch(reject);
    });
  }

  /** Answers the rows a second of a run to its end. */
  async speed(mode, debug) {
    const { runId } = await this.engine.api.startRun({
      job: this.job(mode, rows),
      sink: { kind: 'blackhole' },
      ...debug,
    });
    const outcome = await new Promise((resolve) => this.ended.set(runId, resolve));
    if (outcome.kind !== 'done') throw new Error(`${mode.name}: ${JSON.stringify(outcome)}`);
    return outcome.summary.rowsIn / outcome.summary.seconds;
  }

  async measure(mode) {
    const breakpoints = [{ id: 'one', file: this.file, line: mode.line }];
    const debug = { breakpoints, raised: false, uncaught: true, justMyCode: true, focus: null };
    const toStop = [];
    const perStep = [];
    for (let start = 0; start < starts; start += 1) {
      let runId = '';
      const began = performance.now();
      let stop = await this.stop(async () => {
        ({ runId } = await this.engine.api.startRun({ job: this.job(mode, 2_000_000), debug }));
      });
      toStop.push(performance.now() - began);
      for (let step = 0; start === 0 && step < steps; step += 1) {
        const at = { runId, sessionId: stop.sessionId, threadId: stop.threadId };
        const stepBegan = performance.now();
        stop = await this.stop(() => this.engine.api.debugStep({ ...at, action: step % 2 === 0 ? 'next' : 'stepIn' }));
        perStep.push(performance.now() - stepBegan);
      }
      this.waiting = null;
      await this.engine.api.cancelRun({ runId });
    }
    const plain = await this.speed(mode, {});
    const debugged = await this.speed(mode, { debug: { ...debug, breakpoints: [] } });
    return { toStop, perStep, ratio: debugged / plain };
  }
}

try {
  const file = join(folder, 'steps.py');
  writeFileSync(file, source);
  const engine = await startEngine('debugger');
  const bench = new Bench(engine, file);
  try {
    for (const mode of modes) {
      const { toStop, perStep, ratio } = await bench.measure(mode);
      console.log(
        `${mode.name}: to the first stop p50 ${ms(quantile(toStop, 0.5))}, worst of ${starts} ${ms(quantile(toStop, 1))}; ` +
          `step p50 ${ms(quantile(perStep, 0.5))}, p95 ${ms(quantile(perStep, 0.95))} of ${steps}; ` +
          `rows/s of a debug run without breakpoints: ${ratio.toFixed(3)} of a plain run`,
      );
    }
  } finally {
    await engine.close();
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
