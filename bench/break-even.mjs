/**
 * How good the break-even curve is: functions of known cost (loops of about 0, 1, 4 and 16 microseconds a row) are compared in all
 * modes; from each comparison's curve the speed of the others is predicted, at the user cost they showed, and set against what they
 * made. Prints predicted / measured a mode, as ratios of one run.
 *
 *     node bench/break-even.mjs [--rounds 2] [--rows 20000] [--seconds 0.5] [--repeat 3] [--json]
 */
import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const repository = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '2' },
    rows: { type: 'string', default: '20000' },
    seconds: { type: 'string', default: '0.5' },
    repeat: { type: 'string', default: '3' },
    json: { type: 'boolean', default: false },
  },
});

/** Steps of a loop that take about 25 ns each. */
const loops = { f0: 0, f1: 40, f4: 160, f16: 640 };

function source() {
  const functions = Object.entries(loops).map(([name, steps]) =>
    steps === 0
      ? `@udf(result_type='BIGINT')\ndef ${name}(a, b):\n    return a * 2 + b\n`
      : `@udf(result_type='BIGINT')\ndef ${name}(a, b):\n    for _ in range(${steps}):\n        b += 1\n    return a * 2 + b - ${steps}\n`,
  );
  return `from pyflink.table.udf import udf\n\n\n${functions.join('\n\n')}`;
}

function compare(file, name) {
  const args = ['compare', file, '--function', name, '--schema', 'a BIGINT NOT NULL, b BIGINT NOT NULL'];
  args.push('--input', `datagen:${values.rows}`, '--seconds', values.seconds, '--repeat', values.repeat, '--json');
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [path.join(repository, 'scripts/cli.mjs'), ...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let [stdout, stderr] = ['', ''];
    child.stdout.on('data', (text) => (stdout += text));
    child.stderr.on('data', (text) => (stderr += text));
    child.once('error', reject);
    child.once('close', (code) => (code === 0 ? resolve(JSON.parse(stdout)) : reject(new Error(stderr))));
  });
}

/** As src/contract/model/break-even.ts has it. */
function predicted(cost, userNs) {
  const python = cost.pythonNs + userNs;
  const busiest =
    cost.mode === 'thread'
      ? Math.max(python + cost.taskManagerNs, python * cost.slots)
      : Math.max(python, cost.taskManagerNs);
  return (cost.slots * 1e9) / (busiest + cost.handOverNs);
}

function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

const folder = await mkdtemp(path.join(tmpdir(), 'udf-break-even-'));
try {
  const file = path.join(folder, 'loops.py');
  await writeFile(file, source());
  const rounds = [];
  for (let round = 0; round < Number(values.rounds); round += 1) {
    const costs = {};
    // All functions of a round one after another, so that a slow minute of the machine falls on all of them.
    for (const name of Object.keys(loops)) costs[name] = (await compare(file, name)).breakEven.costs;
    rounds.push(costs);
  }
  const ratios = [];
  for (const costs of rounds) {
    for (const [from, known] of Object.entries(costs)) {
      for (const cost of known) {
        for (const [to, others] of Object.entries(costs)) {
          const target = others.find(({ mode }) => mode === cost.mode);
          if (to === from || target === undefined) continue;
          const ratio = predicted(cost, target.userNs) / target.rowsPerSecond;
          ratios.push({ mode: cost.mode, from, to, ratio });
        }
      }
    }
  }
  const summary = {};
  for (const mode of new Set(ratios.map((each) => each.mode))) {
    const own = ratios.filter((each) => each.mode === mode);
    const pairs = {};
    for (const { from, to } of own) {
      const same = own.filter((each) => each.from === from && each.to === to).map(({ ratio }) => ratio);
      pairs[`${from}->${to}`] = Number(median(same).toFixed(3));
    }
    const off = own.map(({ ratio }) => Math.max(ratio, 1 / ratio));
    summary[mode] = { pairs, medianOff: Number(median(off).toFixed(3)), worst: Number(Math.max(...off).toFixed(3)) };
  }
  if (values.json) process.stdout.write(`${JSON.stringify({ rounds, summary })}\n`);
  else process.stdout.write(`${JSON.stringify(summary, null, 2)}\n`);
} finally {
  await rm(folder, { recursive: true, force: true });
}
