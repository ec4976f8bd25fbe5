/**
 * `npm run differ-types -- [--rows 10000] [--seed 1] [TYPE …]`: an identity function of every type, the same nasty rows through all
 * modes. One line a type; exit status 1 where a difference is none of Flink's.
 */
import './setup/node-version.mjs';
import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from './setup/paths.mjs';

const everyType = [
  'CHAR(5)',
  'VARCHAR(10)',
  'STRING',
  'BINARY(3)',
  'VARBINARY(8)',
  'BYTES',
  'BOOLEAN',
  'TINYINT',
  'SMALLINT',
  'INT',
  'BIGINT',
  'FLOAT',
  'DOUBLE',
  'DECIMAL(10, 2)',
  'DECIMAL(38, 18)',
  'DATE',
  'TIME(0)',
  'TIME(3)',
  'TIMESTAMP(0)',
  'TIMESTAMP(3)',
  'TIMESTAMP(6)',
  'TIMESTAMP(9)',
  'TIMESTAMP_LTZ(3)',
  'TIMESTAMP_LTZ(6)',
  'ARRAY<BIGINT>',
  'ARRAY<STRING>',
  'ARRAY<INT NOT NULL>',
  'ARRAY<ARRAY<BIGINT>>',
  'ARRAY<ROW<a BIGINT, b STRING>>',
  'MAP<STRING, BIGINT>',
  'MAP<STRING NOT NULL, DOUBLE>',
  'MAP<STRING, ARRAY<BIGINT>>',
  'ROW<a BIGINT, b STRING>',
  'ROW<a INT, d DECIMAL(10, 2), t TIMESTAMP(3), r ROW<x DOUBLE, y ARRAY<STRING>>>',
  'BIGINT NOT NULL',
  'ROW<a BIGINT NOT NULL> NOT NULL',
];

const { values, positionals } = parseArgs({
  options: { rows: { type: 'string', default: '10000' }, seed: { type: 'string', default: '1' } },
  allowPositionals: true,
});

const folder = await mkdtemp(join(tmpdir(), 'differ-types-'));
let isAllFlinks = true;
try {
  for (const type of positionals.length > 0 ? positionals : everyType)
    isAllFlinks = (await differType(type)) && isAllFlinks;
} finally {
  await rm(folder, { recursive: true, force: true });
}
process.exitCode = isAllFlinks ? 0 : 1;

/** Whether every difference is one that Flink has too. */
async function differType(type) {
  const file = join(folder, 'identity.py');
  await writeFile(
    file,
    `from pyflink.table.udf import udf\n\n\n@udf(result_type='${type}')\ndef identity(v):\n    return v\n`,
  );
  const started = Date.now();
  const { status, output } = await runProduct([
    ...['differ', file, '--function', 'identity', '--schema', `v ${type}`],
    ...['--input', `nasty:${values.rows}?seed=${values.seed}`, '--most', '50', '--json'],
  ]);
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  const result = status <= 1 && output !== '' ? JSON.parse(output) : null;
  if (result === null) {
    console.log(`FAILED   ${type}: exit status ${status}, ${seconds} s`);
    return false;
  }
  const own = result.differences.filter(({ flink }) => flink === null);
  const kinds = `${result.differences.length} kinds of differences, ${own.length} not Flink's`;
  console.log(`${own.length === 0 ? 'ok      ' : 'DIFFERS '} ${type}: ${result.rows} rows, ${kinds}, ${seconds} s`);
  for (const { input, sides } of own) console.log(`  ${JSON.stringify(input)} ${JSON.stringify(sides).slice(0, 600)}`);
  return own.length === 0 && !result.truncated;
}

async function runProduct(words) {
  const child = spawn(process.execPath, [join(root, 'scripts/cli.mjs'), ...words], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const chunks = [];
  child.stdout.on('data', (chunk) => chunks.push(chunk));
  const status = await new Promise((resolve) => child.on('close', (code) => resolve(code ?? 2)));
  return { status, output: Buffer.concat(chunks).toString('utf8') };
}
