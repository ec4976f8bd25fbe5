/** What there is to measure, for `bench --help`. */
import { plainTable } from '../table';
import { peers } from './peers';
import { probes } from './probes';
import { workloads } from './workloads';

export function benchHelp(): string {
  const names = [
    ...workloads.map(({ id, title, input }) => [`  ${id}`, `${title}: ${input}`]),
    ...probes.map(({ name, title, isLong }) => [
      `  ${name}`,
      `${title}${isLong ? ' (long: only with --only or --all)' : ''}`,
    ]),
  ];
  const choices = peers.map(({ id, title }) => [`  ${id}`, title]);
  return `\nNames for --only:\n${plainTable(names, new Set())}\n\nPeers:\n${plainTable(choices, new Set())}\n`;
}
