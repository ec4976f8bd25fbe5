/**
 * What a flood of output costs: a run of a million prints against the same with print to /dev/null, in turns, with the growth of memory of the
 * engine's process and the task manager's. `node bench/output.mjs [REPEATS]`, after `npm start` or `npm test` has set up.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEngine } from './engine.mjs';

const folder = mkdtempSync(join(tmpdir(), 'udf-bench-output-'));
const repeats = Number(process.argv[2] ?? 3);
const rows = 1_000_000;

const source = `import os
from pyflink.table.udf import udf

nowhere = open(os.devnull, 'w', buffering=1)

@udf(result_type='BIGINT')
def shown(a):
    print('value of the row', a)
    return a

@udf(result_type='BIGINT')
def hidden(a):
    print('value of the row', a, file=nowhere)
    return a
`;

const residentMib = (pid) => (Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]) * 4096) / 2 ** 20;
const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

async function run(engine, file, name, mode) {
  const { runId } = await engine.api.startRun({
    job: {
      function: { file, name },
      source: {
        kind: 'datagen',
        rows,
        stringLength: 16,
        schema: [{ name: 'a', type: { kind: 'BIGINT', nullable: true } }],
      },
      keep: [],
      profile: 'product',
      settings: { 'python.execution-mode': mode },
    },
  });
  const outcome = await new Promise((done) => {
    const stop = engine.on('run', (event) => {
      if (event.kind !== 'ended' || event.runId !== runId) return;
      stop();
      done(event.outcome);
    });
  });
  if (outcome.kind !== 'done') throw new Error(JSON.stringify(outcome));
  return outcome.summary.seconds;
}

async function measured(engine, file, mode, books) {
  await run(engine, file, 'hidden', mode);
  const seconds = { hidden: [], shown: [] };
  let before = null;
  for (let repeat = 0; repeat < repeats; repeat += 1) {
    for (const name of ['hidden', 'shown']) seconds[name].push(await run(engine, file, name, mode));
    // The first flood fills what is kept; a further one must not add to it.
    before ??= { engine: residentMib(process.pid), books: [...books].map((pid) => [pid, residentMib(pid)]) };
  }
  const grown = before.books.map(([pid, mib]) => residentMib(pid) - mib).reduce((sum, mib) => sum + mib, 0);
  const ratios = seconds.shown.map((each, index) => each / seconds.hidden[index]);
  console.log(
    `${mode}: print ${median(seconds.shown).toFixed(2)} s, to /dev/null ${median(seconds.hidden).toFixed(2)} s, ratio ${median(ratios).toFixed(2)} ` +
      `(${Math.min(...ratios).toFixed(2)} to ${Math.max(...ratios).toFixed(2)}); after ${repeats - 1} more floods the task managers have grown by ` +
      `${grown.toFixed(1)} MiB, the engine by ${(residentMib(process.pid) - before.engine).toFixed(1)} MiB`,
  );
}

try {
  const file = join(folder, 'flood.py');
  writeFileSync(file, source);
  const engine = await startEngine('output');
  const books = new Set();
  engine.on('log', ({ book }) => book !== null && books.add(book));
  for (const mode of ['process', 'thread']) await measured(engine, file, mode, books);
  await engine.close();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
