/** The second half of planning: a prepared job in one mode, resolved into what the slots need. */
import type { DataType, Field } from '../../../contract/model/data-type';
import { workbenchError } from '../../../contract/errors';
import type { Constant, Mode } from '../../../contract/model/job';
import type { UdfInfo } from '../../../contract/model/udf';
import type { Plan, PlanArgument } from '../../../contract/wire/task-manager';
import { columnsOfArguments, type BoundArgument } from './bind-arguments';
import { castConstant } from './cast-constant';
import { outputColumns, requireKnownTypes, resultColumns } from './output-columns';
import { requirePandasTypes } from './pandas-types';
import type { PreparedJob } from './prepare-job';
import { isSameShape, ReadColumns } from './read-columns';
import { threadModeNotes } from './thread-mode-notes';

export interface PlanTarget {
  readonly jobId: string;
  readonly mode: Mode;
  /** The function that runs: the job's own, or its twin. */
  readonly file: string;
  readonly udf: UdfInfo;
  /** Whether the generated adapter maps the function over the batch. */
  readonly adapter: boolean;
  /** Start new workers, so that their start can be measured. */
  readonly fresh: boolean;
  /** Put into the function's environment. */
  readonly env?: Readonly<Record<string, string>>;
}

export interface PlannedJob {
  readonly plan: Plan;
  /** Names and types of the output. */
  readonly columns: readonly Field[];
  readonly notes: readonly string[];
}

/** Throws UNSUPPORTED_TYPE, BAD_TYPE_STRING or BAD_REQUEST. */
export function planJob(prepared: PreparedJob, target: PlanTarget): PlannedJob {
  const { settings, shape } = prepared;
  const { udf } = target;
  const results = resultColumns(udf, shape, prepared.job.columns, prepared.columns);
  const output = outputColumns(shape, results);
  if (udf.funcType === 'pandas') requirePandasTypes(udf, [...columnsOfArguments(prepared.args), ...results]);
  const read = new ReadColumns(prepared.source, settings.localTimeZone);
  const keep = shape.keep.map((field) => read.add(field));
  const args = prepared.args.map((argument, position) => planArgument(read, argument, udf, position));
  const groupBy = shape.groupBy.map((field) => read.add(field));
  const rowKinds = shape.rowKinds === null ? null : read.add(shape.rowKinds);
  const window = shape.window === null ? null : { window: shape.window.window, timeIndex: read.add(shape.window.time) };
  const plan: Plan = {
    jobId: target.jobId,
    mode: target.mode,
    file: target.file,
    projectRoot: prepared.context.root,
    function: udf.name,
    kind: udf.kind,
    adapter: target.adapter,
    funcType: udf.funcType,
    args,
    source: read.source,
    read: read.fields,
    keep,
    results,
    output,
    groupBy,
    join: shape.join,
    rowBased: shape.rowBased,
    runtime: shape.runtime,
    changelog: shape.changelog,
    distinct: shape.distinct,
    rowKinds,
    window,
    async: { ...settings.async },
    bundleSize: settings.bundleSize,
    bundleTimeMs: settings.bundleTimeMs,
    arrowBatchSize: settings.arrowBatchSize,
    parallelism: settings.parallelism,
    transport: target.mode === 'thread' ? 'in-process' : settings.transport,
    metricEnabled: settings.metricEnabled,
    jobParameters: { ...settings.jobParameters },
    logging: { level: settings.logging.level, overrides: { ...settings.logging.overrides } },
    ...(target.env === undefined ? {} : { env: { ...target.env } }),
    localTimeZone: settings.localTimeZone,
    python: prepared.python,
    fresh: target.fresh,
  };
  const notes = [...prepared.notes];
  if (target.mode === 'thread') notes.push(...threadModeNotes([...columnsOfArguments(prepared.args), ...results]));
  return { plan, columns: output, notes: [...new Set(notes)] };
}

function planArgument(read: ReadColumns, argument: BoundArgument, caller: UdfInfo, position: number): PlanArgument {
  switch (argument.kind) {
    case 'column': {
      const declared = caller.inputTypes?.[position];
      return {
        kind: 'column',
        index: declared === undefined ? read.add(argument.field) : read.addCast(argument.field, declared),
      };
    }
    case 'constant':
      return planConstant(read, argument.constant, caller.inputTypes?.[position]);
    case 'call': {
      const { udf } = argument;
      requireKnownTypes(udf);
      if (udf.resultType === null) {
        throw workbenchError('BAD_TYPE_STRING', 'plan', `${udf.name} declares no result type.`, { function: udf.name });
      }
      if (udf.funcType === 'pandas')
        requirePandasTypes(udf, [...columnsOfArguments(argument.args), { name: 'result', type: udf.resultType }]);
      const args = argument.args.map((inner, index) => planArgument(read, inner, udf, index));
      return { kind: 'call', function: udf.name, funcType: udf.funcType, resultType: udf.resultType, args };
    }
  }
}

/** Constants that Flink's planner computes come as columns. */
function planConstant(read: ReadColumns, constant: Constant, declared: DataType | undefined): PlanArgument {
  const { value, type } = asDeclared(constant, declared);
  if (typeof value !== 'object' || value === null) return { kind: 'constant', constant: { type, value } };
  return { kind: 'column', index: read.addConstant({ type, value }, `${type.kind}${JSON.stringify(value)}`) };
}

function asDeclared(constant: Constant, declared: DataType | undefined): Constant {
  if (declared === undefined || isSameShape(constant.type, declared)) return constant;
  return castConstant(String(constant.value), constant, declared, 'cast');
}
