/**
 * What a profile costs a run of the sample's flights, in each mode and each way, as ratios of one round: a round runs without and with
 * each way, in turns. `node bench/profiler.mjs [ROUNDS] [--before CHECKOUT]`, after `npm start` or `npm test` has set up. With the
 * checkout of an earlier build, runs without a profile are set beside that build's.
 */
import { join, resolve } from 'node:path';
import { startEngine } from './engine.mjs';

const root = resolve(import.meta.dirname, '..');
const args = process.argv.slice(2);
const beforeAt = args.indexOf('--before');
const before = beforeAt < 0 ? null : resolve(args.splice(beforeAt, 2)[1] ?? '');
const rounds = Number(args[0] ?? 5);
const ways = ['sampling', 'exact', 'memory'];

const modes = [
  { name: 'process-row', file: 'delay.py', function: 'delay_grade', mode: 'process' },
  { name: 'process-arrow', file: 'delay_pandas.py', function: 'delay_grade', mode: 'process' },
  { name: 'thread', file: 'delay.py', function: 'delay_grade', mode: 'thread' },
];

/** Seconds of records flowing. */
async function seconds(engine, { file, function: name, mode }, way) {
  const ended = new Promise((settle) => {
    const stop = engine.on('run', (event) => {
      if (event.kind !== 'ended') return;
      stop();
      settle(event.outcome);
    });
  });
  const path = join(root, 'examples/flights/data/flights.csv');
  const job = {
    function: { file: join(root, 'examples/flights', file), name },
    source: { kind: 'file', path, format: 'csv', nullMarks: [], schema: [] },
    keep: [],
    profile: 'product',
    settings: { 'python.execution-mode': mode },
  };
  await engine.api.startRun({
    job,
    sink: { kind: 'blackhole' },
    ...(way === null ? {} : { observe: { profile: way } }),
  });
  const outcome = await ended;
  if (outcome.kind !== 'done') throw new Error(`${file} ${name}: ${JSON.stringify(outcome)}`);
  const { stages } = outcome.summary;
  // The worker's own work: a source that is slower than the function would hide what the profile adds.
  return (stages.decode + stages.user + stages.back) / 1e9;
}

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

const engine = await startEngine('profiler-now');
const earlier = before === null ? null : await startEngine('profiler-before', before);
try {
  for (const mode of modes) {
    const ratios = new Map([...ways, 'off beside the earlier build'].map((way) => [way, []]));
    await seconds(engine, mode, null);
    if (earlier !== null) await seconds(earlier, mode, null);
    const off = [];
    for (let round = 0; round < rounds; round += 1) {
      const plain = await seconds(engine, mode, null);
      off.push(plain);
      for (const way of ways) ratios.get(way).push((await seconds(engine, mode, way)) / plain);
      if (earlier !== null)
        ratios.get('off beside the earlier build').push(plain / (await seconds(earlier, mode, null)));
    }
    console.log(`${mode.name}: ${median(off).toFixed(3)} s without a profile`);
    for (const [way, values] of ratios) {
      if (values.length === 0) continue;
      const [low, high] = [Math.min(...values), Math.max(...values)];
      console.log(`  ${way.padEnd(28)} ${median(values).toFixed(2)} (${low.toFixed(2)} to ${high.toFixed(2)})`);
    }
  }
} finally {
  await engine.close();
  await earlier?.close();
}
