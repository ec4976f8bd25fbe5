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
 * Arguments where the user chose none: every parameter that must be given by the column of its name, and where one has
 * no such column, all by position. Parameters with a default are bound only where a column has their name. null: too few columns.
 */
export function matchedArguments(parameters: readonly UdfParameter[], columns: readonly Field[]): Argument[] | null {
  const fixed = parameters.filter((parameter) => !parameter.variadic);
  const needed = fixed.filter((parameter) => !parameter.optional);
  const names = new Set(columns.map((column) => column.name));
  if (needed.every((parameter) => names.has(parameter.name))) {
    const args: Argument[] = [];
    for (const parameter of fixed) {
      // Arguments are positional: after the first one left out, nothing can follow.
      if (!names.has(parameter.name)) break;
      args.push({ kind: 'column', name: parameter.name });
    }
    return args;
  }
  if (needed.length > columns.length) return null;
  return columns.slice(0, needed.length).map((column) => ({ kind: 'column', name: column.name }));
}

/** The arguments in force: the user's, else the matched ones. null while the columns are not known or too few. */
export function argumentsOf(
  project: Project,
  file: string,
  info: UdfInfo,
  columns: readonly Field[] | null,
): readonly Argument[] | null {
  const chosen = project.settings.bindings[bindingKey(file, info.name)]?.args;
  if (chosen !== undefined) return chosen;
  return columns === null ? null : matchedArguments(info.parameters, columns);
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
  const bindingBefore = before.settings.bindings[bindingKey(target.file, target.info.name)];
  if (bindingBefore?.args === undefined && columnsOf(before, useProject.getState().data, dataName) === null) {
    await describeData(dataName);
  }
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
