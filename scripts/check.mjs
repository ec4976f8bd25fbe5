/** `npm run check`: formatting, lint, types, import rules, file length, and the same for Python. */
import './setup/node-version.mjs';
import { ensure } from './setup/ensure.mjs';
import { checkPlan } from './setup/plans.mjs';

await ensure(checkPlan);
const { runChecks } = await import('./checks/run-checks.mjs');
const { failed } = await runChecks();
process.exitCode = failed === 0 ? 0 : 1;
