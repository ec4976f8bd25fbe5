/** The probes of `bench`. A further one is registered here. */
import type { Probe } from '../probe';
import { coldRun } from './cold-run';
import { firstRows } from './first-rows';
import { longRun } from './long-run';
import { memory } from './memory';

export const probes: readonly Probe[] = [memory, firstRows, coldRun, longRun];
