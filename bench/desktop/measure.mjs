/**
 * `node bench/desktop/measure.mjs launch|completion|smoothness --folder SCRATCH [--repeat N]`: measures the real desktop and prints one JSON
 * object. `udf-workbench bench` starts it: it needs what tests need (Playwright, an Electron, a display of its own).
 */
import '../../scripts/setup/node-version.mjs';
import { parseArgs } from 'node:util';
import { join } from 'node:path';
import { usableElectron } from '../../scripts/setup/desktop.mjs';
import { ensure } from '../../scripts/setup/ensure.mjs';
import { productEnvironment } from '../../scripts/setup/environment.mjs';
import { root } from '../../scripts/setup/paths.mjs';
import { testPlan } from '../../scripts/setup/plans.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { folder: { type: 'string' }, repeat: { type: 'string', default: '5' } },
});
await ensure(testPlan);
const { binary, reason } = usableElectron();
if (binary === null) throw new Error(reason);

const { openDisplay } = await import('../../scripts/tests/display.mjs');
const display = await openDisplay();
try {
  const env = { ...process.env, ...productEnvironment() };
  delete env['ELECTRON_RUN_AS_NODE'];
  if (display !== null) env['DISPLAY'] = display.name;
  const say = (text) => process.stderr.write(`${text}\n`);
  const options = { binary, folder: values.folder, repeat: Number(values.repeat), env, say };
  process.stdout.write(`${JSON.stringify(await measure(positionals[0], options))}\n`);
} finally {
  await display?.close();
}

async function measure(what, options) {
  if (what === 'launch') {
    const { measureLaunches } = await import('./launch.mjs');
    return measureLaunches({ ...options, project: join(root, 'examples/flights') });
  }
  if (what === 'completion') {
    const { measureCompletions } = await import('./completion.mjs');
    return measureCompletions({ ...options, project: join(root, 'examples/flights') });
  }
  const { measureSmoothness } = await import('./smoothness.mjs');
  return measureSmoothness(options);
}
