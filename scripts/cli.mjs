/** `npm run --silent cli -- …`: the headless command line, after the set-up where that is needed. */
import './setup/node-version.mjs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { outFolder } from './setup/build-output.mjs';
import { ensure } from './setup/ensure.mjs';
import { productEnvironment } from './setup/environment.mjs';
import { commandLinePlan } from './setup/plans.mjs';

await ensure(commandLinePlan);
Object.assign(process.env, productEnvironment());
// npm runs scripts in the project's folder and says in INIT_CWD where the user is.
process.env['INIT_CWD'] ??= process.cwd();
const entry = join(outFolder, 'main/cli.js');
// In this very process: a second Node would cost its start-up again.
process.argv[1] = entry;
createRequire(import.meta.url)(entry);
