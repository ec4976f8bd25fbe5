/** From a function and its binding to the job that the engine takes. */
import { workbenchError } from '../../contract/errors';
import type { Field } from '../../contract/model/data-type';
import type { Argument, JobSpec } from '../../contract/model/job';
import type { Project } from '../../contract/model/project';
import type { UdfInfo, UdfParameter } from '../../contract/model/udf';
import { absolutePath } from './paths';
import { bindingKey, boundData, columnsOf, describeData, openedProject, sourceOf, useProject } from './project';
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
  const chosen = project.settings.bindings[bindingKey(file, info.name)]?.args;
  const matched = columns === null ? null : matchedArguments(info.parameters, columns);
  if (chosen === undefined) return matched;
  return takesCount(info.parameters, chosen.length) ? chosen : (matched ?? chosen);
}

function takesCount(parameters: readonly UdfParameter[], count: number): boolean {
  const fixed = parameters.filter((parameter) => !parameter.variadic);
  if (count < fixed.filter((parameter) => !parameter.optional).length) return false;
  return count <= fixed.length || fixed.length < parameters.length;
}

/** The argument columns once each, so that the grid shows the input beside the result. */
export function keptColumns(args: readonly Argument[]): string[] {
  return [...new Set(args.flatMap((argument) => (argument.kind === 'column' ? [argument.name] : [])))];
}

/** Throws a typed error where the project has no data for the function. */
export async function buildJob(target: FunctionTarget, limit: number | null): Promise<JobSpec> {
  const before = openedProject();
  if (before === null) throw workbenchError('BAD_REQUEST', 'usage', 'No project is open.');
  const dataName = boundData(before.settings, target.file, target.info.name);
  // What the columns are decides what is bound, so a first run waits for them.
  if (columnsOf(before, useProject.getState().data, dataName) === null) await describeData(dataName);
  const project = openedProject() ?? before;
  const source = sourceOf(project, dataName);
  if (source === null) {
    throw workbenchError(
      'FILE_NOT_FOUND',
      'plan',
      `The project has no data named ${dataName}.`,
      { columns: project.settings.data.map((link) => link.name) },
      { hint: 'Choose data in the title bar, or add a file in the Data panel.' },
    );
  }
  const columns = columnsOf(project, useProject.getState().data, dataName);
  const args = argumentsOf(project, target.file, target.info, columns);
  const binding = project.settings.bindings[bindingKey(target.file, target.info.name)];
  return {
    function: { file: absolutePath(project.root, target.file), name: target.info.name },
    source,
    // Where nothing fits, the engine says which column is missing.
    ...(args === null ? {} : { args: [...args] }),
    keep: [...new Set([...(binding?.keep ?? []), ...keptColumns(args ?? [])])],
    profile: project.settings.profile,
    settings: project.settings.settings,
    ...(limit === null ? {} : { limit }),
  };
}
