/** Figures of a comparison from the executions of its measured repeats. */
import { percentile } from '../../../contract/model/percentile';
import { addStages, emptyStages, serializationShare, stageNames, type Stages } from '../../../contract/model/stages';
import type { Execution } from '../../../contract/wire/task-manager';

const nanosecondsPerSecond = 1e9;

/** The middle value, of an even count the mean of the two in the middle; 0 of none. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}

export interface Measured {
  readonly rowsPerSecond: number;
  /** Lowest and highest repeat. */
  readonly rowsPerSecondSpread: [number, number];
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly p99Ms: number;
  /** Nearest ranks at `quantileSteps` equal steps from 0 to 100 %. */
  readonly latencyQuantilesMs: number[];
  readonly bundles: number;
  readonly serializationShare: number;
  /** Seconds, summed over the repeats. */
  readonly stages: Stages;
  /** Rows a second of each repeat, in order. */
  readonly repeats: number[];
  /** Input rows of all repeats together. */
  readonly rowsMeasured: number;
  /** Part of the stages that Python spent. */
  readonly pythonSeconds: number;
}

/** Percentiles are over the bundles of all repeats together, not a mean of percentiles. */
export function summarizeRepeats(executions: readonly Execution[]): Measured {
  const repeats = executions.map(({ rowsIn, seconds }) => (seconds > 0 ? rowsIn / seconds : 0));
  const latencies = Float64Array.from(executions.flatMap((execution) => execution.latenciesMs)).sort();
  const nanoseconds = executions.map((execution) => execution.stages).reduce(addStages, emptyStages);
  return {
    rowsPerSecond: median(repeats),
    rowsPerSecondSpread: [Math.min(...repeats), Math.max(...repeats)],
    p50Ms: percentile(latencies, 50),
    p95Ms: percentile(latencies, 95),
    p99Ms: percentile(latencies, 99),
    latencyQuantilesMs: quantiles(latencies),
    bundles: executions.reduce((sum, execution) => sum + execution.bundles, 0),
    serializationShare: serializationShare(nanoseconds),
    stages: inSeconds(nanoseconds),
    repeats,
    rowsMeasured: executions.reduce((sum, execution) => sum + execution.rowsIn, 0),
    pythonSeconds: executions.reduce((sum, execution) => sum + execution.pythonNs, 0) / nanosecondsPerSecond,
  };
}

const quantileSteps = 40;

function quantiles(sorted: ArrayLike<number>): number[] {
  if (sorted.length === 0) return [];
  return Array.from({ length: quantileSteps + 1 }, (_, step) => percentile(sorted, (step / quantileSteps) * 100));
}

function inSeconds(nanoseconds: Stages): Stages {
  const seconds: Stages = { ...emptyStages };
  for (const name of stageNames) seconds[name] = nanoseconds[name] / nanosecondsPerSecond;
  return seconds;
}
