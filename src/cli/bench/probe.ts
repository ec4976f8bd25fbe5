/** Measurements that are no throughput of a workload: memory, latency, launch, the window. */
import type { Engine } from '../../runtime/engine/create-engine';
import type { ProductPaths } from '../product-paths';
import type { Warm } from '../session';
import type { GoalId } from './goals';

export interface GoalFigure {
  readonly goal: GoalId;
  /** In `unit`, which is that of the goal; the median over the repeats. */
  readonly value: number;
  readonly unit: string;
  /** Lowest and highest repeat; null where there was one measurement only. */
  readonly spread: readonly [number, number] | null;
  /** One sentence: what was measured, and how. */
  readonly detail: string;
  readonly facts: Readonly<Record<string, number | string>>;
}

export interface ProbeContext {
  /** A fresh engine; the frame closes what the probe left open. */
  readonly startEngine: (warm: Warm) => Engine;
  readonly paths: ProductPaths;
  /** The product's own interpreter. */
  readonly python: string;
  /** Scratch, empty at the start, removed afterwards. */
  readonly folder: string;
  readonly repeat: number;
  /** A line of progress. */
  readonly say: (text: string) => void;
  /** Fires at Ctrl+C: end the children and return or throw. */
  readonly signal: AbortSignal;
}

export interface Probe {
  /** For `--only`. */
  readonly name: string;
  /** One line for `--help`. */
  readonly title: string;
  readonly goals: readonly GoalId[];
  /** Longer than a plain run has time for: only where `--only` names it, or with `--all`. */
  readonly isLong: boolean;
  /** May give figures of some of its goals only; throws a WorkbenchError where it could not measure. */
  run(context: ProbeContext): Promise<readonly GoalFigure[]>;
}
