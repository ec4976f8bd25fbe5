/** The second half of planning: a prepared job in one mode, resolved into what the slots need. */
import { WorkbenchError, workbenchError } from '../../../contract/errors';
import { formatDataType, type DataType, type Field } from '../../../contract/model/data-type';
import type { Mode } from '../../../contract/model/job';
import type { UdfInfo } from '../../../contract/model/udf';
import type { Plan } from '../../../contract/wire/task-manager';
import type { BoundArgument } from './bind-arguments';
import type { PreparedJob } from './prepare-job';
import { requireSupportedType, threadModeNotes } from './supported-types';

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
}

export interface PlannedJob {
  readonly plan: Plan;
  /** Names and types of the output: kept columns, then the function's. */
  readonly columns: readonly Field[];
  readonly notes: readonly string[];
}

/** Throws UNSUPPORTED_TYPE, BAD_TYPE_STRING or BAD_REQUEST. */
export function planJob(prepared: PreparedJob, target: PlanTarget): PlannedJob {
  const { settings } = prepared;
  const results = resultFields(prepared, target.udf);
  const { read, args } = readColumns(prepared, target.udf);
  const keep = prepared.keep.map((field) => indexIn(read, field));
  requireDistinctNames([...prepared.keep, ...results]);
  const plan: Plan = {
    jobId: target.jobId,
    mode: target.mode,
    file: target.file,
    projectRoot: prepared.context.root,
    function: target.udf.name,
    adapter: target.adapter,
    funcType: target.udf.funcType,
    args,
    source: prepared.source,
    read,
    keep,
    results,
    bundleSize: settings.bundleSize,
    bundleTimeMs: settings.bundleTimeMs,
    arrowBatchSize: settings.arrowBatchSize,
    parallelism: settings.parallelism,
    transport: target.mode === 'thread' ? 'in-process' : 'socket',
    metricEnabled: settings.metricEnabled,
    jobParameters: { ...settings.jobParameters },
    localTimeZone: settings.localTimeZone,
    python: prepared.python,
    fresh: target.fresh,
  };
  const notes = [...prepared.notes, ...transportNotes(prepared, target.mode)];
  if (target.mode === 'thread') notes.push(...threadModeNotes([...argumentFields(prepared.args), ...results]));
  return { plan, columns: [...prepared.keep, ...results], notes: [...new Set(notes)] };
}

function resultFields(prepared: PreparedJob, udf: UdfInfo): Field[] {
  const names = prepared.job.columns ?? ['result'];
  if (names.length !== 1) {
    throw workbenchError(
      'BAD_REQUEST',
      'usage',
      `${udf.name} returns one column; ${names.length} names were given: ${names.join(', ')}.`,
      { function: udf.name, names },
    );
  }
  // What Flink's planner says of a declared type that is none, of arguments as of results.
  if (udf.problem !== undefined) {
    const facts = { ...udf.problem.facts, function: udf.name, line: udf.line };
    throw new WorkbenchError({ ...udf.problem, facts });
  }
  if (udf.resultType === null) {
    throw workbenchError('BAD_TYPE_STRING', 'plan', `${udf.name} declares no result type.`, { function: udf.name });
  }
  const field: Field = { name: names[0] ?? 'result', type: udf.resultType };
  requireSupportedType(field, 'result');
  return [field];
}

/** Only what is used is read; a column that is both kept and passed under a declared, wider type is read as both. */
function readColumns(prepared: PreparedJob, udf: UdfInfo): { read: Field[]; args: Plan['args'] } {
  const read: Field[] = [];
  const add = (field: Field): number => {
    requireSupportedType(field, 'input');
    const known = indexIn(read, field);
    return known >= 0 ? known : read.push(field) - 1;
  };
  for (const field of prepared.keep) add(field);
  const args = prepared.args.map((argument, position): Plan['args'][number] => {
    if (argument.kind === 'constant') return { kind: 'constant', constant: argument.constant };
    const declared = udf.inputTypes?.[position];
    return { kind: 'column', index: add(declared === undefined ? argument.field : cast(argument.field, declared)) };
  });
  return { read, args };
}

/** The declared type where it is another one; the column's own NULLs decide whether it is nullable. */
function cast(field: Field, declared: DataType): Field {
  if (declared.kind === field.type.kind) return field;
  return { name: field.name, type: { ...declared, nullable: field.type.nullable } };
}

function indexIn(fields: readonly Field[], field: Field): number {
  const type = formatDataType(field.type);
  return fields.findIndex((other) => other.name === field.name && formatDataType(other.type) === type);
}

function argumentFields(args: readonly BoundArgument[]): Field[] {
  return args.flatMap((argument) => (argument.kind === 'column' ? [argument.field] : []));
}

function requireDistinctNames(fields: readonly Field[]): void {
  const twice = fields.find((field, index) => fields.findIndex((other) => other.name === field.name) !== index);
  if (twice === undefined) return;
  throw workbenchError(
    'BAD_REQUEST',
    'usage',
    `Two columns of the output are named ${twice.name}.`,
    { names: fields.map((field) => field.name) },
    { hint: "Give the function's column another name with --columns, or keep each column once." },
  );
}

function transportNotes(prepared: PreparedJob, mode: Mode): string[] {
  if (prepared.settings.transport !== 'shm' || mode === 'thread') return [];
  return ['workbench.transport is shm: shared memory is not built yet, the records go over the socket.'];
}
