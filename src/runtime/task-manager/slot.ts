/** The two kinds of slot behind one face, and what they share. */
import type { DataType } from '../../contract/model/data-type';
import type { ColumnBatch } from '../arrow/column';
import type { Plan } from '../../contract/wire/task-manager';
import type { FrameCuts } from '../scheduler/bundle-cutter';
import type { FromSlot, SlotJob } from './slot-messages';

export type SlotPost = (message: FromSlot, transfer?: readonly ArrayBuffer[]) => void;

/** One function on one slot, from open to close. All answers go through `post`. */
export interface Slot {
  chunk(chunk: number, batch: ColumnBatch, cuts: FrameCuts, emit: boolean): void;
  flush(): void;
  close(): void;
  /** Lets go of worker and socket at once. */
  abandon(): void;
}

/** What the function is called with, as OPEN has it (docs/protocol.md). */
export function openMessage(job: SlotJob): Record<string, unknown> {
  const { plan } = job;
  return {
    task: 'udf',
    file: plan.file,
    projectRoot: plan.projectRoot,
    function: plan.function,
    mode: plan.mode,
    adapter: plan.adapter,
    funcType: plan.funcType,
    args: plan.args.map((arg) =>
      arg.kind === 'column'
        ? { kind: 'column', type: argumentType(plan, arg.index), name: plan.read[arg.index]?.name }
        : { kind: 'constant', type: arg.constant.type, value: arg.constant.value },
    ),
    metricEnabled: plan.metricEnabled,
    jobParameters: plan.jobParameters,
    localTimeZone: plan.localTimeZone,
    subtaskIndex: job.subtaskIndex,
    parallelism: plan.parallelism,
    taskName: plan.function,
  };
}

/** Types of all arguments in call order. */
export function callTypes(plan: Plan): DataType[] {
  return plan.args.map((arg) => (arg.kind === 'column' ? argumentType(plan, arg.index) : arg.constant.type));
}

/** Columns of the record frames: the column arguments in call order. */
export function argumentTypes(plan: Plan): DataType[] {
  return argumentIndexes(plan).map((index) => argumentType(plan, index));
}

function argumentIndexes(plan: Plan): number[] {
  return plan.args.flatMap((arg) => (arg.kind === 'column' ? [arg.index] : []));
}

function argumentType(plan: Plan, index: number): DataType {
  const field = plan.read[index];
  if (field === undefined) throw new Error(`The plan reads ${plan.read.length} columns; there is no column ${index}.`);
  return field.type;
}

/** Picks columns of a batch by position. */
export function columnPicker(indexes: readonly number[]): (batch: ColumnBatch) => ColumnBatch {
  return (batch) => ({
    rows: batch.rows,
    columns: indexes.map((index) => {
      const column = batch.columns[index];
      if (column === undefined) throw new Error(`A batch of ${batch.columns.length} columns has no column ${index}.`);
      return column;
    }),
  });
}

export function argumentPicker(plan: Plan): (batch: ColumnBatch) => ColumnBatch {
  return columnPicker(argumentIndexes(plan));
}
