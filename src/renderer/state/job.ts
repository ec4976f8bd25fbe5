/** From a function and its binding to the job that the engine takes. */
import { workbenchError, type WorkbenchError } from '../../contract/errors';
import type { Field } from '../../contract/model/data-type';
import type { Argument, JobSpec, Runtime } from '../../contract/model/job';
import type { Binding, Project } from '../../contract/model/project';
import type { UdfInfo, UdfParameter } from '../../contract/model/udf';
import { applicable, argumentColumns, runtimeOf, shapeOf } from './function-shape';
import { absolutePath } from './paths';
import {
  bindingKey,
  bindingOf,
  boundData,
  columnsOf,
  describeData,
  flushProjectSettings,
  openedProject,
  rowKindsOf,
  sourceOf,
  useProject,
} from './project';
import { runtimeSetting } from './settings';
import type { FunctionTarget } from './function-at';

/**
 * Arguments where the user chose none, by the engine's rule: parameters by the names of columns; else, with as many columns as
 * parameters, by position, unless a parameter would get another column than its namesake. null: neither fits.
 */
export function matchedArguments(parameters: readonly UdfParameter[], columns: readonly Field[]): Argument[] | null {
  return byName(parameters, columns) ?? byPosition(parameters, columns);
}

function byName(parameters: readonly UdfParameter[], columns: readonly Field[]): Argument[] | null {
  const names = new Set(columns.map((column) => column.name));
  const args: Argument[] = [];
  for (const parameter of parameters) {
    if (parameter.variadic) return null;
    // A default in the middle ends the call: arguments are positional.
    if (!names.has(parameter.name)) return parameter.optional ? args : null;
    args.push({ kind: 'column', name: parameter.name });
  }
  return args;
}

function byPosition(parameters: readonly UdfParameter[], columns: readonly Field[]): Argument[] | null {
  const fixed = parameters.filter((parameter) => !parameter.variadic);
  const takesAny = fixed.length < parameters.length;
  const needed = fixed.filter((parameter) => !parameter.optional).length;
  if (columns.length < needed || (!takesAny && columns.length !== fixed.length)) return null;
  const crossed = fixed.some((parameter, index) => {
    const namesake = columns.findIndex((column) => column.name === parameter.name);
    return namesake >= 0 && namesake !== index;
  });
  return crossed ? null : columns.map((column) => ({ kind: 'column', name: column.name }));
}

/**
 * The arguments in force: the user's, else the matched ones. A choice whose count no longer fits the parameters was made for
 * an older signature and gives way, where matching can. null while the columns are not known, or where nothing fits.
 */
export function argumentsOf(
  project: Project,
  file: string,
  info: UdfInfo,
  columns: readonly Field[] | null,
): readonly Argument[] | null {
  const declared = rowKindsOf(useProject.getState().data, boundData(project.settings, file, info.name));
  return argumentsOfBinding(info, withRowKinds(bindingOf(project, file, info.name), declared), columns);
}

/** An updating input says itself which column has its row kinds. */
function withRowKinds(binding: Binding, declared: string | null): Binding {
  return binding.rowKinds !== undefined || declared === null ? binding : { ...binding, rowKinds: declared };
}

function argumentsOfBinding(info: UdfInfo, whole: Binding, all: readonly Field[] | null): readonly Argument[] | null {
  const binding = applicable(info, whole);
  const chosen = binding.args;
  // What only says how a row changes is no argument.
  const columns = all?.filter((column) => column.name !== binding.rowKinds) ?? null;
  if (binding.rowBased !== undefined) return rowArguments(chosen, columns);
  const matched = columns === null ? null : matchedArguments(info.parameters, columns);
  if (chosen === undefined) return matched;
  return takesCount(info.parameters, chosen.length) ? chosen : (matched ?? chosen);
}

function takesCount(parameters: readonly UdfParameter[], count: number): boolean {
  const fixed = parameters.filter((parameter) => !parameter.variadic);
  if (count < fixed.filter((parameter) => !parameter.optional).length) return false;
  return count <= fixed.length || fixed.length < parameters.length;
}

/** The columns of the row that a row-based operation passes: those chosen, else all of them. */
function rowArguments(chosen: readonly Argument[] | undefined, columns: readonly Field[] | null): Argument[] | null {
  const inRow = (chosen ?? []).filter((argument) => argument.kind === 'column');
  if (inRow.length > 0) return inRow;
  return columns?.map((column) => ({ kind: 'column', name: column.name })) ?? null;
}

/**
 * Input columns before the function's: those chosen; else those of the arguments, so that the grid shows the input beside
 * the result. An OVER window shows its partition and time first.
 */
export function keptColumns(binding: Binding, args: readonly Argument[]): string[] {
  if (binding.keep !== undefined) return [...binding.keep];
  const over = binding.window?.kind === 'over' ? [...(binding.groupBy ?? []), binding.window.time] : [];
  return [...new Set([...over, ...argumentColumns([...args])])];
}

/** Throws a typed error where the project has no data for the function. `instead` takes the place of its binding. */
export async function buildJob(
  target: FunctionTarget,
  limit: number | null,
  instead: Binding | null = null,
): Promise<JobSpec> {
  const { file, info } = target;
  const before = openedProject();
  if (before === null) throw workbenchError('BAD_REQUEST', 'usage', 'No project is open.');
  // Profiles, config.yaml and the interpreter are read from the disk by the engine.
  await flushProjectSettings();
  const dataName = instead?.data ?? boundData(before.settings, file, info.name);
  const columnsIn = (project: Project, binding: Binding) =>
    columnsOf(project, useProject.getState().data, dataName, binding);
  // What the columns are decides what is bound, so a first run waits for them.
  if (columnsIn(before, instead ?? bindingOf(before, file, info.name)) === null) await describeData(dataName);
  const project = openedProject() ?? before;
  const declared = rowKindsOf(useProject.getState().data, dataName);
  const whole = withRowKinds(instead ?? bindingOf(project, file, info.name), declared);
  const source = sourceOf(project, dataName, whole);
  if (source === null) throw noData(project, dataName);
  const columns = columnsIn(project, whole);
  const args = argumentsOfBinding(info, whole, columns);
  return {
    function: { file: absolutePath(project.root, file), name: info.name },
    source,
    // Where nothing fits, the engine says which column is missing.
    ...(args === null ? {} : { args: [...args] }),
    ...choicesOf({
      info,
      binding: applicable(info, whole),
      args: args ?? [],
      columns,
      setting: runtimeSetting(project),
    }),
    profile: project.settings.profile,
    settings: project.settings.settings,
    ...(limit === null ? {} : { limit }),
  };
}

function noData(project: Project, dataName: string): WorkbenchError {
  return workbenchError(
    'FILE_NOT_FOUND',
    'plan',
    `The project has no data named ${dataName}.`,
    { columns: project.settings.data.map((link) => link.name) },
    { hint: 'Choose data in the title bar, or add a file in the Data panel.' },
  );
}

/** The columns of what the function runs on, or null while they are not known. */
export function functionColumns(project: Project, file: string, name: string): readonly Field[] | null {
  const binding = bindingOf(project, file, name);
  return columnsOf(project, useProject.getState().data, boundData(project.settings, file, name), binding);
}

type JobChoices = Pick<
  JobSpec,
  'keep' | 'columns' | 'groupBy' | 'join' | 'rowBased' | 'runtime' | 'changelog' | 'distinct' | 'rowKinds' | 'window'
>;

export interface Choosing {
  readonly info: UdfInfo;
  /** Only what the function's kind has. */
  readonly binding: Binding;
  readonly args: readonly Argument[];
  /** Of the data; null where they are not known. */
  readonly columns: readonly Field[] | null;
  /** `execution.runtime-mode`, where it is set. */
  readonly setting: Runtime | null;
}

/** What of the binding a job takes along. */
export function choicesOf({ info, binding, args, columns: ofData, setting }: Choosing): JobChoices {
  const shape = shapeOf(info, binding, ofData);
  const { columns, groupBy, join, rowBased, changelog, distinct, rowKinds, window } = binding;
  return {
    keep: shape.keeps ? keptColumns(binding, args) : [],
    ...(columns === undefined || columns.length === 0 ? {} : { columns }),
    ...(groupBy === undefined || groupBy.length === 0 ? {} : { groupBy }),
    ...(join === undefined ? {} : { join }),
    ...(rowBased === undefined ? {} : { rowBased }),
    runtime: runtimeOf(shape, binding, setting),
    ...(changelog === true ? { changelog } : {}),
    ...(distinct === true ? { distinct } : {}),
    ...(rowKinds === undefined ? {} : { rowKinds }),
    ...(window === undefined ? {} : { window }),
  };
}

/** The twin that the project binds to the function. */
export function twinOf(target: FunctionTarget): { file: string; name: string } | null {
  const project = openedProject();
  const twin = project?.settings.bindings[bindingKey(target.file, target.info.name)]?.twin;
  if (project === null || twin === undefined) return null;
  return { file: absolutePath(project.root, twin.file), name: twin.name };
}
