/** The first half of planning: everything about a job that does not depend on the mode. */
import { WorkbenchError, workbenchError } from '../../../contract/errors';
import type { DataType, Field } from '../../../contract/model/data-type';
import type { Argument, FunctionRef, JobSpec, Source } from '../../../contract/model/job';
import type { Binding } from '../../../contract/model/project';
import type { EffectiveSettings, JobSettings } from '../../../contract/model/settings';
import type { Inspection, UdfInfo } from '../../../contract/model/udf';
import {
  bindingOf,
  loadProjectContext,
  overlayFields,
  pythonOf,
  withDataLink,
  type ProjectContext,
} from '../project/project-context';
import { withRowsByHand } from '../project/rows-by-hand';
import { withQuery } from '../project/sql-tables';
import { bindArguments, findColumn, type BoundArgument } from './bind-arguments';
import { checkCalls } from './check-arguments';
import { closestName, listNames } from './did-you-mean';
import { settingsOf } from './job-settings';
import { shapeOf, type JobShape } from './job-shape';
import { requireKnownTypes } from './output-columns';
import { requirePython } from './require-python';

export interface PlanningWorkers {
  inspect(file: string, projectRoot: string, python: string): Promise<Inspection>;
  /** Names and types of a file or a query. */
  columns(source: Source): Promise<readonly Field[]>;
}

export interface PreparedJob {
  readonly job: JobSpec;
  readonly context: ProjectContext;
  readonly binding: Binding | null;
  readonly inspection: Inspection;
  readonly udf: UdfInfo;
  readonly source: Source;
  /** All columns of the source with their types. */
  readonly columns: readonly Field[];
  readonly args: readonly BoundArgument[];
  readonly shape: JobShape;
  readonly effective: EffectiveSettings;
  readonly settings: JobSettings;
  readonly python: string;
  readonly notes: readonly string[];
}

/** Throws the user's own error of the file, or one of the planning codes. */
export async function prepareJob(job: JobSpec, workers: PlanningWorkers, defaultPython: string): Promise<PreparedJob> {
  const context = await loadProjectContext(job.function.file, inputPathOf(job.source));
  const { effective, settings, notes } = settingsOf(job, context);
  const python = await requirePython(job.python ?? pythonOf(context) ?? defaultPython);
  const linked = await withRowsByHand(await withQuery(context, await withDataLink(context, job.source)));
  const inspection = await workers.inspect(job.function.file, context.root, python);
  const udf = findFunction(inspection, job.function);
  const source = withSchema(linked, udf);
  const columns = await columnsOf(source, workers);
  const binding = bindingOf(context, job.function);
  const { args, shape } = atFunction(job.function.file, udf, () => {
    requireKnownTypes(udf);
    const fits = shapeOf(withRowKinds(job, source, udf), udf, columns, settings);
    const given = job.args ?? usableArgs(binding, columns);
    const bound =
      fits.rowBased === null
        ? bindArguments(udf, given === undefined ? withoutKinds(columns, fits) : columns, given, inspection.functions)
        : wholeRow(columns, fits);
    if (fits.rowBased === null) checkCalls(udf, bound);
    return { args: bound, shape: fits };
  });
  return {
    job,
    context,
    binding,
    inspection,
    udf,
    source,
    columns,
    args,
    shape,
    effective,
    settings,
    python,
    notes: [...notes, ...runtimeNotes(job, settings, shape), ...pickleNotes(udf)],
  };
}

/** An updating input says so itself; only general aggregates take one, to others its rows are rows. */
function withRowKinds(job: JobSpec, source: Source, { kind }: UdfInfo): JobSpec {
  if (source.kind !== 'inline' || source.rowKinds === undefined || job.rowKinds !== undefined) return job;
  return kind === 'aggregate' || kind === 'table_aggregate' ? { ...job, rowKinds: source.rowKinds } : job;
}

/** A project around the input counts where none is around the function. */
function inputPathOf(source: Source): string | null {
  if (source.kind === 'inline') return source.path ?? null;
  return source.kind === 'file' || source.kind === 'sql' ? source.path : null;
}

/** Throws the file's own error, FUNCTION_NOT_FOUND or NO_FUNCTION. */
export function findFunction(inspection: Inspection, ref: FunctionRef): UdfInfo {
  if (inspection.error !== null) throw new WorkbenchError(inspection.error);
  const found = inspection.functions.find((udf) => udf.name === ref.name);
  if (found !== undefined) return found;
  const undeclared = inspection.undeclared?.[ref.name];
  if (undeclared !== undefined) throw new WorkbenchError(undeclared);
  const names = inspection.functions.map((udf) => udf.name);
  if (names.length === 0) {
    throw workbenchError(
      'NO_FUNCTION',
      'define',
      `The file defines no function for Flink, so there is no ${ref.name} to run.`,
      { file: ref.file, function: ref.name },
      { hint: 'Declare one at the top level of the file, with @udf(result_type=...) above it.' },
    );
  }
  const near = closestName(ref.name, names);
  throw workbenchError(
    'FUNCTION_NOT_FOUND',
    'define',
    `The file defines no function ${ref.name}.${near === null ? '' : ` Did you mean ${near}?`} It defines ${listNames(names)}.`,
    { file: ref.file, function: ref.name, functions: names, ...(near === null ? {} : { suggestion: near }) },
    { hint: 'Names are those at the top level of the file whose value is a declared function.' },
  );
}

function withSchema(source: Source, udf: UdfInfo): Source {
  switch (source.kind) {
    case 'file':
    case 'sql':
      return source;
    case 'inline':
      return { ...source, schema: source.schema.map(({ name, type }) => ({ name, type: asSqlType(type) })) };
    case 'datagen':
    case 'nasty':
      return withDeclaredSchema(source, udf);
  }
}

/** Flink's SQL has no TIME finer than milliseconds. */
function asSqlType(type: DataType): DataType {
  return type.kind === 'TIME' && type.precision > 3 ? { ...type, precision: 3 } : type;
}

/** Types of a generated input that names none: those the function declares, under its parameters' names. */
function withDeclaredSchema(source: Extract<Source, { kind: 'datagen' | 'nasty' }>, udf: UdfInfo): Source {
  if (source.schema.length > 0) return source;
  if (udf.inputTypes === null) {
    throw workbenchError(
      'BAD_REQUEST',
      'usage',
      `${source.kind} rows need to know the columns: ${udf.name} declares no input_types.`,
      { function: udf.name, parameters: udf.parameters.map((parameter) => parameter.name) },
      { hint: 'Name them, for example --schema "a BIGINT, s STRING".' },
    );
  }
  const schema = udf.inputTypes.map((type, index) => ({ name: udf.parameters[index]?.name ?? `arg${index}`, type }));
  return { ...source, schema };
}

async function columnsOf(source: Source, workers: PlanningWorkers): Promise<readonly Field[]> {
  if (source.kind !== 'file' && source.kind !== 'sql') return source.schema;
  const columns = await workers.columns(source);
  for (const field of source.schema) findColumn(null, columns, field.name, 'the schema');
  return overlayFields(columns, source.schema);
}

/** A binding's arguments, where the input has their columns; another input is bound by names and positions. */
function usableArgs(binding: Binding | null, columns: readonly Field[]): Binding['args'] {
  const args = binding?.args;
  const fits = (arg: Argument): boolean => {
    switch (arg.kind) {
      case 'column':
        return columns.some((column) => column.name === arg.name);
      case 'constant':
        return true;
      case 'call':
        return arg.args.every(fits);
    }
  };
  return args?.every(fits) === true ? args : undefined;
}

/** A row-based operation gets all of the row; what only says how a row changes is no part of it. */
function wholeRow(columns: readonly Field[], shape: JobShape): BoundArgument[] {
  return withoutKinds(columns, shape).map((field) => ({ kind: 'column', field }));
}

function withoutKinds(columns: readonly Field[], shape: JobShape): readonly Field[] {
  return columns.filter((field) => field !== shape.rowKinds);
}

/** Errors of binding and typing get the place of the function as facts, so that an editor can show them there. */
function atFunction<T>(file: string, udf: UdfInfo, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof WorkbenchError)) throw error;
    throw new WorkbenchError({ ...error.data, facts: { file, line: udf.line, ...error.data.facts } });
  }
}

function runtimeNotes(job: JobSpec, settings: JobSettings, shape: JobShape): string[] {
  if (job.runtime !== undefined || settings.runtime !== null) return [];
  const reason =
    shape.runtime === 'streaming' ? 'Flink runs general aggregates in streaming only' : 'the default for this kind';
  return [`Runtime mode: ${shape.runtime} (${reason}).`];
}

function pickleNotes(udf: UdfInfo): string[] {
  if (udf.pickleProblem === null) return [];
  return [`Flink ships functions with cloudpickle, and ${udf.name} cannot be shipped: ${udf.pickleProblem}`];
}
