/** The lanes of the benchmark: ours, the limits, and what a user would pick instead. */

export type LaneKind = 'product' | 'limit' | 'peer';
/** Which of a workload's functions it runs; `bytes`: none. */
export type LaneShape = 'row' | 'batch' | 'bytes';

export interface LaneName {
  readonly id: string;
  readonly title: string;
  readonly kind: LaneKind;
  readonly shape: LaneShape;
}

export const productLanes = [
  { id: 'process-row', title: 'process, row', kind: 'product', shape: 'row' },
  { id: 'process-arrow', title: 'process, Arrow', kind: 'product', shape: 'batch' },
  { id: 'thread-row', title: 'thread, row', kind: 'product', shape: 'row' },
] as const satisfies readonly LaneName[];

/** Only with `--engine-path`: elsewhere a pandas function asked to run in thread mode runs in process mode, as in Flink. */
export const enginePathLanes = [
  { id: 'thread-pandas', title: 'thread, pandas', kind: 'product', shape: 'batch' },
] as const satisfies readonly LaneName[];

export const limitLanes = [
  { id: 'cpython-loop', title: 'bare CPython loop', kind: 'limit', shape: 'row' },
  { id: 'pandas', title: 'in-process pandas', kind: 'limit', shape: 'batch' },
  { id: 'memcpy', title: 'memcpy of the input', kind: 'limit', shape: 'bytes' },
] as const satisfies readonly LaneName[];

export const twoSlotLanes = [
  { id: 'cpython-loop-two', title: 'two bare CPython loops at once', kind: 'limit', shape: 'row' },
  { id: 'process-row-two-slots', title: 'process, row, two slots', kind: 'product', shape: 'row' },
] as const satisfies readonly LaneName[];
