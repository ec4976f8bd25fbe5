/** The latencies of a run's bundles as the figures that are told of them. */
import type { RunSummary } from '../../../contract/model/run';
import type { Execution } from '../../../contract/wire/task-manager';

/** Nearest rank; null where no bundle was timed. */
export function latenciesOf({ latenciesMs }: Pick<Execution, 'latenciesMs'>): RunSummary['latencies'] {
  if (latenciesMs.length === 0) return null;
  const sorted = Float64Array.from(latenciesMs).sort();
  const rank = (share: number): number => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
  return { p50Ms: rank(0.5), p95Ms: rank(0.95), p99Ms: rank(0.99) };
}
