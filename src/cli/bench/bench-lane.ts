/** One contender on one workload. Between calls its processes wait and use no processor. */
import type { Stages } from '../../contract/model/stages';
import type { Digest } from './digest';
import type { LaneName } from './lane-names';

export interface LaneSample {
  readonly rows: number;
  readonly seconds: number;
  /** Nanoseconds, summed over the rows of this sample; only lanes of the engine have these clocks. */
  readonly stages: Stages | null;
}

export interface BenchLane {
  readonly name: LaneName;
  /** Loads the rows and opens the function. */
  open(): Promise<void>;
  /** Of the first `rows` results; null where the lane computes none. */
  digest(rows: number | null): Promise<Digest | null>;
  /** The most rows that are worth a digest; null: all. */
  readonly digestRows: number | null;
  measure(seconds: number): Promise<LaneSample>;
  close(): Promise<void>;
}
