/**
 * `npm test [-- FILE or FOLDER …]`: sets up, then runs the checks and every test there is, or those of the named files. The
 * last line of stdout is `N passed, N failed, N skipped`.
 */
import './setup/node-version.mjs';
import { existsSync } from 'node:fs';
import { resolve, sep } from 'node:path';
import { ensure } from './setup/ensure.mjs';
import { root } from './setup/paths.mjs';
import { testPlan } from './setup/plans.mjs';

const wanted = process.argv.slice(2).map(existingPath);
const startedAt = Date.now();
let summarized = false;
// Also when the set-up fails or somebody interrupts, the last line says how it went.
process.on('exit', () => {
  if (!summarized) console.log('0 passed, 1 failed, 0 skipped');
});
await ensure(testPlan);
const { runners } = await import('./tests/runners.mjs');

const results = [];
for (const runner of runners) {
  const files = wanted.length === 0 ? null : runner.files().filter(isWanted);
  if (files !== null && files.length === 0) continue;
  console.log(`\n── ${runner.name} ──`);
  const began = Date.now();
  const total = await runner.run(files).catch((error) => {
    console.log(`✗ ${runner.name} could not run: ${error.stack}`);
    return { passed: 0, failed: 1, skipped: 0 };
  });
  results.push({ name: runner.name, ...total, seconds: (Date.now() - began) / 1000 });
}
summarize();

function existingPath(given) {
  const path = [process.env['INIT_CWD'] ?? process.cwd(), root].map((base) => resolve(base, given)).find(existsSync);
  if (path !== undefined) return path;
  console.error(`There is no file or folder ${given}.`);
  process.exit(2);
}

function isWanted(file) {
  return wanted.some((path) => file === path || file.startsWith(path + sep));
}

function summarize() {
  summarized = true;
  const sum = (key) => results.reduce((total, result) => total + result[key], 0);
  console.log('');
  for (const { name, passed, failed, skipped, seconds } of results) {
    console.log(`${name.padEnd(24)} ${passed} passed, ${failed} failed, ${skipped} skipped (${seconds.toFixed(0)} s)`);
  }
  if (results.length === 0) console.log('No test belongs to what was named.');
  console.log(`${'all'.padEnd(24)} ${((Date.now() - startedAt) / 1000).toFixed(0)} s`);
  process.exitCode = sum('failed') === 0 && results.length > 0 ? 0 : 1;
  console.log(`${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped`);
}
