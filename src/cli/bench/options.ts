/** The options of `bench`, checked. Every problem is wrong usage. */
import { listNames } from '../../runtime/engine/planning/did-you-mean';
import { parseCount, parseSeconds, splitNames } from '../option-values';
import { usageError } from '../usage-error';
import { peers, type Peer } from './peers';
import type { Probe } from './probe';
import { probes } from './probes';
import { workloads, type Workload } from './workloads';

/** As commander hands them over. */
export interface BenchOptions {
  readonly only: readonly string[];
  readonly peers: string;
  readonly enginePath?: boolean;
  readonly all?: boolean;
  readonly repeat: string;
  readonly seconds: string;
  readonly out?: string;
  readonly json?: boolean;
}

export interface BenchRequest {
  readonly workloads: readonly Workload[];
  readonly probes: readonly Probe[];
  readonly peers: readonly Peer[];
  readonly enginePath: boolean;
  readonly repeat: number;
  readonly seconds: number;
}

export function requestOf(options: BenchOptions): BenchRequest {
  const only = options.only.flatMap(splitNames);
  const names = [...workloads.map(({ id }) => id), ...probes.map(({ name }) => name)];
  const unknown = only.find((name) => !names.includes(name));
  if (unknown !== undefined) {
    throw usageError(`There is nothing called ${unknown} to measure.`, `Names: ${listNames(names)}.`, {
      name: unknown,
    });
  }
  const isAsked = (name: string): boolean => only.length === 0 || only.includes(name);
  return {
    workloads: workloads.filter(({ id }) => isAsked(id)),
    probes: probes.filter(
      ({ name, isLong }) => isAsked(name) && (!isLong || options.all === true || only.includes(name)),
    ),
    peers: peersOf(options.peers),
    enginePath: options.enginePath ?? false,
    repeat: parseCount('--repeat', options.repeat, 1),
    seconds: parseSeconds(options.seconds),
  };
}

function peersOf(text: string): readonly Peer[] {
  if (text === 'none') return [];
  if (text === 'all') return peers;
  const names = splitNames(text);
  const known = peers.map(({ id }) => id);
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined || names.length === 0) {
    const what = unknown === undefined ? '--peers names none.' : `There is no peer ${unknown}.`;
    throw usageError(what, `Peers: ${listNames(known)}, all or none.`, { peer: unknown ?? '' });
  }
  return peers.filter(({ id }) => names.includes(id));
}
