/** `npm run build`: the bundles in out/. */
import './setup/node-version.mjs';
import { ensure } from './setup/ensure.mjs';
import { buildPlan } from './setup/plans.mjs';

await ensure(buildPlan);
