/** Which columns of the source a function needs, and what its worker is told of them (OPEN in docs/protocol.md). */
import type { DataType } from '../../contract/model/data-type';
import type { Plan, PlanArgument } from '../../contract/wire/task-manager';
import type { ColumnBatch } from '../arrow/column';
import type { SlotJob } from './slot-messages';

/** Positions in the plan's `read`, each once: the columns of the record frames, in this order. */
export function frameColumns(plan: Plan): number[] {
  const { groupBy, rowKinds, window } = plan;
  const needed = [...plan.args.flatMap(columnsOf), ...groupBy];
  if (rowKinds !== null) needed.push(rowKinds);
  if (window !== null) needed.push(window.timeIndex);
  if (isOver(plan)) needed.push(...plan.keep);
  return [...new Set(needed)];
}

function columnsOf(argument: PlanArgument): number[] {
  switch (argument.kind) {
    case 'column':
      return [argument.index];
    case 'constant':
      return [];
    case 'call':
      return argument.args.flatMap(columnsOf);
  }
}

/** The one place where kept columns travel to Python: an OVER window gives them back beside its results. */
function isOver(plan: Plan): boolean {
  return plan.window?.window.kind === 'over';
}

export function openMessage(job: SlotJob): Record<string, unknown> {
  const { plan } = job;
  const columns = frameColumns(plan);
  const position = (index: number): number => columns.indexOf(index);
  return {
    task: 'udf',
    jobId: plan.jobId,
    file: plan.file,
    projectRoot: plan.projectRoot,
    function: plan.function,
    kind: plan.kind,
    mode: plan.mode,
    adapter: plan.adapter,
    funcType: plan.funcType,
    columns: columns.map((index) => ({ name: plan.read[index]?.name, type: columnType(plan, index) })),
    args: plan.args.map((argument) => argumentMessage(argument, position)),
    groupBy: plan.groupBy.map(position),
    keep: isOver(plan) ? plan.keep.map(position) : [],
    join: plan.join,
    rowBased: plan.rowBased,
    runtime: plan.runtime,
    changelog: plan.changelog,
    distinct: plan.distinct,
    rowKinds: plan.rowKinds === null ? null : position(plan.rowKinds),
    window: plan.window === null ? null : { ...plan.window.window, timeIndex: position(plan.window.timeIndex) },
    output: plan.output,
    async: plan.async,
    bundleSize: plan.bundleSize,
    arrowBatchSize: plan.arrowBatchSize,
    metricEnabled: plan.metricEnabled,
    jobParameters: plan.jobParameters,
    logging: plan.logging,
    localTimeZone: plan.localTimeZone,
    env: plan.env ?? {},
    enginePath: plan.enginePath ?? false,
    subtaskIndex: job.subtaskIndex,
    parallelism: plan.parallelism,
    taskName: plan.function,
    // Absent, not null: elsewhere nothing of the debugger or of an observer is so much as looked for.
    ...(plan.debug === undefined ? {} : { debug: { token: plan.debug.token } }),
    ...(plan.observe === undefined ? {} : { observe: plan.observe }),
  };
}

function argumentMessage(argument: PlanArgument, position: (index: number) => number): Record<string, unknown> {
  switch (argument.kind) {
    case 'column':
      return { kind: 'column', index: position(argument.index) };
    case 'constant':
      return { kind: 'constant', type: argument.constant.type, value: argument.constant.value };
    case 'call': {
      const { function: name, funcType, resultType } = argument;
      const args = argument.args.map((inner) => argumentMessage(inner, position));
      return { kind: 'call', function: name, funcType, resultType, args };
    }
  }
}

/** Types of what the function is called with, in call order. */
export function callTypes(plan: Plan): DataType[] {
  return plan.args.map((argument) => {
    switch (argument.kind) {
      case 'column':
        return columnType(plan, argument.index);
      case 'constant':
        return argument.constant.type;
      case 'call':
        return argument.resultType;
    }
  });
}

function columnType(plan: Plan, index: number): DataType {
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

export function framePicker(plan: Plan): (batch: ColumnBatch) => ColumnBatch {
  return columnPicker(frameColumns(plan));
}
