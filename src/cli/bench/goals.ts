/** The goals of the engine as data: what, by which measurement, and at least or at most how much. */

/** Rows a second of one lane over another's, of the same repeat of one workload. Names: workloads.ts, lane-names.ts. */
export interface RatioSource {
  readonly kind: 'ratio';
  readonly workload: string;
  readonly lane: string;
  readonly over: string;
}

/** A probe of probes/index.ts gives the figure. */
export interface ProbeSource {
  readonly kind: 'probe';
}

export interface Goal {
  readonly id: string;
  readonly what: string;
  readonly target: { readonly kind: 'at least' | 'at most'; readonly value: number };
  /** Of figure and target. `x` for ratios. */
  readonly unit: string;
  readonly from: RatioSource | ProbeSource;
}

export const goals = [
  ratio('a-thread-row', 'thread, row: of the bare CPython loop', 0.85, 'a', 'thread-row', 'cpython-loop'),
  ratio('a-thread-pandas', 'thread, pandas: of in-process pandas', 0.9, 'a', 'thread-pandas', 'pandas'),
  ratio('a-process-row', 'process, row: of the bare CPython loop', 0.5, 'a', 'process-row', 'cpython-loop'),
  ratio('a-process-row-stretch', 'process, row: the stretch', 0.7, 'a', 'process-row', 'cpython-loop'),
  ratio('a-row-pyspark', 'process, row: over PySpark arrow-optimised', 1, 'a', 'process-row', 'pyspark-arrow'),
  ratio('a-row-polars', 'process, row: over Polars map_elements', 1, 'a', 'process-row', 'polars-map-elements'),
  ratio('a-row-pyflink', "process, row: over PyFlink's process mode", 20, 'a', 'process-row', 'pyflink-process'),
  ratio('a-process-arrow', 'process, Arrow: of in-process pandas', 0.75, 'a', 'process-arrow', 'pandas'),
  ratio('a-arrow-duckdb', 'process, Arrow: over DuckDB arrow', 1, 'a', 'process-arrow', 'duckdb-arrow'),
  ratio('a-arrow-pyspark', 'process, Arrow: over PySpark pandas', 1, 'a', 'process-arrow', 'pyspark-pandas'),
  ratio('a-arrow-pyflink', "process, Arrow: over PyFlink's pandas", 80, 'a', 'process-arrow', 'pyflink-pandas'),
  ratio('b100-process-row', 'upper of 100 bytes, process, row', 0.5, 'b100', 'process-row', 'cpython-loop'),
  ratio('b10k-process-row', 'upper of 10 kB, process, row', 0.7, 'b10k', 'process-row', 'cpython-loop'),
  ratio(
    'd-two-slots',
    'two slots, process: of two bare Pythons',
    0.95,
    'd-two',
    'process-row-two-slots',
    'cpython-loop-two',
  ),
  atMost('row-worker-memory', 'memory of a process-row worker (PSS)', 25, 'MB'),
  atMost('arrow-worker-memory', 'memory of an Arrow worker over a Python with pandas and pyarrow', 1.15, 'x'),
  atMost('thread-slot-memory', 'memory of a further thread-mode slot less an empty worker thread', 3, 'MB'),
  atMost('long-run-slope', 'task manager over 100 M rows: growth', 5, 'MB'),
  atMost('long-run-memory', 'task manager over 100 M rows: highest', 300, 'MB'),
  atMost('long-run-cost', 'cost of a row in a run of 100 M rows over one of 1 M', 1.05, 'x'),
  atMost('first-rows-p50', 'edit to first rows, process-row, p50', 100, 'ms'),
  atMost('first-rows-p95', 'edit to first rows, process-row, p95', 250, 'ms'),
  atMost('first-rows-arrow', 'edit to first rows, Arrow: p50 more than process-row', 50, 'ms'),
  atMost('first-rows-thread', 'edit to first rows, thread: p50 more than process-row', 50, 'ms'),
  atMost('cold-run', 'first run after launch, pandas included', 1000, 'ms'),
  atMost('launch', 'launch to editable editor over an empty Electron window', 2, 'x'),
  atMost('frame-gap', 'p95 frame gap while a slot runs over the idle window', 1.5, 'x'),
  atMost('key-press', 'a key press shown while a slot runs', 50, 'ms'),
] as const satisfies readonly Goal[];

export type GoalId = (typeof goals)[number]['id'];

function ratio<const Id extends string>(
  id: Id,
  what: string,
  value: number,
  workload: string,
  lane: string,
  over: string,
): Goal & { readonly id: Id } {
  return {
    id,
    what,
    target: { kind: 'at least', value },
    unit: 'x',
    from: { kind: 'ratio', workload, lane, over },
  };
}

function atMost<const Id extends string>(
  id: Id,
  what: string,
  value: number,
  unit: string,
): Goal & { readonly id: Id } {
  return { id, what, target: { kind: 'at most', value }, unit, from: { kind: 'probe' } };
}

export function isMet(target: Goal['target'], value: number): boolean {
  return target.kind === 'at least' ? value >= target.value : value <= target.value;
}
