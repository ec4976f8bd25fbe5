/** All probes, in the order in which they run. */
import type { Probe } from '../probe';
import { coldRun } from './cold-run';
import { launch, smoothness } from './desktop';
import { firstRows } from './first-rows';
import { longRun } from './long-run';
import { memory } from './memory';

export const probes: readonly Probe[] = [memory, firstRows, coldRun, longRun, launch, smoothness];
