/** All probes, in the order in which they run. */
import type { Probe } from '../probe';

export const probes: readonly Probe[] = [];
