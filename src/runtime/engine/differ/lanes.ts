/** The modes of a differential run, and the same rows through one of them. */
import type { ErrorData } from '../../../contract/errors';
import type { Field } from '../../../contract/model/data-type';
import type { Mode } from '../../../contract/model/job';
import type { Cell } from '../../../contract/model/rows';
import { assignLane, type LaneAssignment, type LaneFunction } from '../compare/assign-lanes';
import type { PreparedJob } from '../planning/prepare-job';
import { runToRows } from '../runs/run-to-rows';
import type { TaskManagerPool } from '../task-manager-pool';

export type RunningLane = Extract<LaneAssignment, { kind: 'run' }>;

/** What one mode made of one input row: its output rows, or the error that ended it. */
export type Outcome = { readonly rows: readonly (readonly Cell[])[] } | { readonly error: ErrorData };

/** The modes that run differently: one that falls back to another gives that one's answers. */
export function lanesOf(prepared: PreparedJob, twin: LaneFunction | null, modes: readonly Mode[]): RunningLane[] {
  const asked: LaneFunction = { file: prepared.job.function.file, udf: prepared.udf };
  const isRowBased = prepared.shape.rowBased !== null;
  const lanes = [...new Set(modes)]
    .map((mode) => assignLane(mode, { asked, twin, args: prepared.args, isRowBased }))
    .filter((lane): lane is RunningLane => lane.kind === 'run');
  return lanes.filter((lane, index) => lanes.findIndex((other) => other.effective === lane.effective) === index);
}

export interface LaneRun {
  readonly rows: readonly (readonly Cell[])[];
  readonly columns: readonly Field[];
  readonly error: ErrorData | null;
}

export interface LaneRunner {
  readonly pool: TaskManagerPool;
  readonly prepared: PreparedJob;
  readonly folder: string;
  readonly nextJobId: () => string;
}

const timeoutMs = 60_000;
/** Name of the column that tells which input row an output row came from. */
const rowNumber: Field = { name: 'differ_row', type: { kind: 'INT', nullable: false } };

/** Output rows begin with the position of their input row, except those of row-based operations. */
export async function runLane(
  runner: LaneRunner,
  lane: RunningLane,
  rows: readonly (readonly Cell[])[],
): Promise<LaneRun> {
  const { prepared } = runner;
  const isNumbered = prepared.shape.rowBased === null;
  const schema = isNumbered ? [...prepared.columns, rowNumber] : [...prepared.columns];
  const numbered = rows.map((row, index) => (isNumbered ? [...row, index] : [...row]));
  const job: PreparedJob = {
    ...prepared,
    source: { kind: 'inline', schema, rows: numbered },
    columns: schema,
    shape: { ...prepared.shape, keep: isNumbered ? [rowNumber] : [], join: 'inner' },
    // One slot: the order of the rows is what they are told apart by.
    settings: { ...prepared.settings, parallelism: 1 },
  };
  const { file, udf } = lane.function;
  const target = { jobId: runner.nextJobId(), mode: lane.effective, file, udf, adapter: lane.adapter };
  return runToRows({ pool: runner.pool, prepared: job, target, folder: runner.folder, timeoutMs });
}
