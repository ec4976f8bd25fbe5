/** `npm run screenshots`: the pictures in docs, taken of the real desktop by the journeys that Playwright's project of that name holds. */
import './setup/node-version.mjs';
import { join } from 'node:path';
import { usableElectron } from './setup/desktop.mjs';
import { ensure } from './setup/ensure.mjs';
import { productEnvironment } from './setup/environment.mjs';
import { root } from './setup/paths.mjs';
import { testPlan } from './setup/plans.mjs';

await ensure(testPlan);
const { binary, reason } = usableElectron();
if (binary === null) {
  console.error(reason);
  process.exit(1);
}
const { openDisplay } = await import('./tests/display.mjs');
const { runProgram } = await import('./tests/program.mjs');
const display = await openDisplay();
try {
  const env = { ...process.env, ...productEnvironment(), UDF_WORKBENCH_ELECTRON: binary };
  if (display !== null) env['DISPLAY'] = display.name;
  const tool = join(root, 'node_modules/@playwright/test/cli.js');
  process.exitCode = await runProgram(
    process.execPath,
    [tool, 'test', '--project=screenshots', ...process.argv.slice(2)],
    { env },
  );
} finally {
  await display?.close();
}
