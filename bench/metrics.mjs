/**
 * What metrics cost, as ratios of rows a second of one run, in each mode: with python.metric.enabled on over off for a function that counts
 * nothing, one that counts each row once, and one that does so with five metrics; and with `--against CHECKOUT` the engine of this tree over that
 * of another checkout, metrics off in both. Runs take turns. `node bench/metrics.mjs [--repeats 5] [--rows 300000] [--against CHECKOUT]`, after `npm test` has set up.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { startEngine } from './engine.mjs';

const folder = mkdtempSync(join(tmpdir(), 'udf-bench-metrics-'));
const text = { type: 'string' };
const { values: options } = parseArgs({ options: { repeats: text, rows: text, against: text } });
const repeats = Number(options.repeats ?? 5);
const rows = Number(options.rows ?? 300_000);

const metrics = `
        group = context.get_metric_group() if ENABLED else None
        self.counter = group.counter('calls') if ENABLED else None
        self.others = [group.counter('b'), group.meter('m'), group.distribution('d')] if ENABLED else None
        if ENABLED:
            group.gauge('g', lambda: 1)
`;
const body = { nothing: '', once: 'self.counter.inc()', five: 'self.five(value)' };
const sourceOf = (enabled, counts, pandas) => `from pyflink.table.udf import ScalarFunction, udf
ENABLED = ${enabled ? 'True' : 'False'}

class F(ScalarFunction):
    def open(self, context):${metrics}
    def five(self, value):
        self.counter.inc()
        self.others[0].inc(2)
        self.others[1].mark_event()
        self.others[2].update(3)

    def eval(self, value):
        ${counts === '' ? 'pass' : counts}
        return value + 1

f = udf(F(), result_type='BIGINT'${pandas ? ", func_type='pandas'" : ''})
`;
const modes = [
  { name: 'process-row', mode: 'process', pandas: false },
  { name: 'process-arrow', mode: 'process', pandas: true },
  { name: 'thread', mode: 'thread', pandas: false },
];

class Runner {
  constructor(engine) {
    this.engine = engine;
    this.ended = new Map();
    engine.on('run', (event) => {
      if (event.kind === 'ended') this.ended.get(event.runId)?.(event.outcome);
    });
  }

  /** Rows a second of a run to its end. */
  async speed(file, mode, enabled) {
    const schema = [{ name: 'value', type: { kind: 'BIGINT', nullable: true } }];
    const job = {
      function: { file, name: 'f' },
      source: { kind: 'datagen', rows, stringLength: 8, schema },
      keep: [],
      profile: 'product',
      settings: {
        'python.execution-mode': mode.mode,
        'python.metric.enabled': String(enabled),
        'python.fn-execution.bundle.size': '10000',
      },
    };
    const { runId } = await this.engine.api.startRun({ job, sink: { kind: 'blackhole' } });
    const outcome = await new Promise((resolve) => this.ended.set(runId, resolve));
    if (outcome.kind !== 'done') throw new Error(`${mode.name}: ${JSON.stringify(outcome)}`);
    return outcome.summary.rowsIn / outcome.summary.seconds;
  }
}

function fileOf(name, enabled, counts, pandas) {
  const file = join(folder, `${name}.py`);
  writeFileSync(file, sourceOf(enabled, counts, pandas));
  return file;
}

/** Median of the ratios, repeat by repeat; the first one warms up. */
async function ratio(above, below) {
  const found = [];
  for (let repeat = 0; repeat <= repeats; repeat += 1) {
    const pair = repeat % 2 === 0 ? [await above(), await below()] : [await below(), await above()].reverse();
    if (repeat > 0) found.push(pair[0] / pair[1]);
  }
  found.sort((a, b) => a - b);
  const at = (share) => found[Math.min(found.length - 1, Math.floor(share * found.length))];
  return `${at(0.5).toFixed(3)} (${at(0).toFixed(3)} to ${at(0.999).toFixed(3)})`;
}

const engines = [await startEngine('metrics-here')];
if (options.against !== undefined) engines.push(await startEngine('metrics-there', resolve(options.against)));
const [here, there] = engines.map((engine) => new Runner(engine));
try {
  for (const mode of modes) {
    const plain = fileOf(`plain_${mode.name.replace('-', '_')}`, false, '', mode.pandas);
    const off = () => here.speed(plain, mode, false);
    if (there !== undefined) {
      console.log(
        `${mode.name}: this engine over the other one ${await ratio(off, () => there.speed(plain, mode, false))}`,
      );
    }
    for (const [name, counts] of Object.entries(body)) {
      const file = fileOf(`${name}_${mode.name.replace('-', '_')}`, true, counts, mode.pandas);
      console.log(
        `${mode.name}: on, counting ${name}, over off ${await ratio(() => here.speed(file, mode, true), off)}`,
      );
    }
  }
} finally {
  await Promise.all(engines.map((engine) => engine.close()));
  rmSync(folder, { recursive: true, force: true });
}
