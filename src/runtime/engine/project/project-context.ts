/** What the project around a UDF file adds to a job: settings, the data link of its input, the function's binding. */
import { realpath } from 'node:fs/promises';
import path from 'node:path';
import { workbenchError } from '../../../contract/errors';
import type { Field } from '../../../contract/model/data-type';
import type { FunctionRef, Source } from '../../../contract/model/job';
import { generatorName, type Binding, type DataLink, type ProjectSettings } from '../../../contract/model/project';
import type { SettingValues } from '../../../contract/model/settings';
import { readConfigYaml } from './config-yaml';
import { findProjectRoot } from './find-project';
import { readWorkbenchFile } from './workbench-file';

export interface ProjectContext {
  /** Folder of the helper modules: the project's root, or the UDF file's folder where there is no project. */
  readonly root: string;
  /** null where there is no workbench.json. */
  readonly settings: ProjectSettings | null;
  readonly configYaml: SettingValues;
}

/** `inputPath` is the input file, or null. Throws BAD_SETTING_VALUE where config.yaml is not YAML. */
export async function loadProjectContext(file: string, inputPath: string | null): Promise<ProjectContext> {
  const found = await findProjectRoot(file, inputPath);
  const root = found ?? path.dirname(path.resolve(file));
  const config = await readConfigYaml(root);
  if (config.problem !== null && Object.keys(config.values).length === 0) {
    throw workbenchError('BAD_SETTING_VALUE', 'usage', config.problem, { file: path.join(root, 'config.yaml') });
  }
  return {
    root,
    settings: found === null ? null : (await readWorkbenchFile(found)).settings,
    configYaml: config.values,
  };
}

/** The interpreter that the project chose, absolute or a name on PATH; null where it takes the workbench's own. */
export function pythonOf(context: ProjectContext): string | null {
  const python = context.settings?.python ?? '';
  if (python === '') return null;
  return python.includes('/') || python.includes(path.sep) ? path.resolve(context.root, python) : python;
}

/** The binding of `file:function`, with the twin's path made absolute. */
export function bindingOf(context: ProjectContext, ref: FunctionRef): Binding | null {
  const relative = path.relative(context.root, ref.file).split(path.sep).join('/');
  const binding = context.settings?.bindings[`${relative}:${ref.name}`];
  if (binding === undefined) return null;
  const { twin, ...rest } = binding;
  return twin === undefined ? rest : { ...rest, twin: { ...twin, file: path.resolve(context.root, twin.file) } };
}

/** The project's link to the file, also where one of the two paths goes through a symbolic link. */
export async function dataLinkOf(context: ProjectContext, inputPath: string): Promise<DataLink | null> {
  const links = context.settings?.data ?? [];
  const wanted = await realpathOrSame(inputPath);
  for (const link of links) {
    const absolute = path.resolve(context.root, link.path);
    if (absolute === inputPath || (await realpathOrSame(absolute)) === wanted) return link;
  }
  return null;
}

/** What a binding names: a data link of the project, or its generator; null where there is no such thing. */
export function boundSource(context: ProjectContext, binding: Binding | null): Source | null {
  if (binding?.data === undefined) return null;
  if (binding.data === generatorName) {
    const generator = context.settings?.generator;
    return generator === undefined ? null : { kind: 'datagen', ...generator };
  }
  const link = context.settings?.data.find((each) => each.name === binding.data);
  if (link === undefined) return null;
  return linkSource(context.root, link);
}

/** Of a query the rest is filled in by `withQuery`. */
export function linkSource(root: string, { path: relative, format, nullMarks, schema }: DataLink): Source {
  const file = path.resolve(root, relative);
  if (format === 'sql') return { kind: 'sql', path: file, query: '', folder: '', tables: [], schema };
  if (format === 'rows') return { kind: 'inline', path: file, schema: [], rows: [] };
  return { kind: 'file', path: file, format, nullMarks, schema };
}

/** The source with the null marks and types its link declares; types given with the source win. */
export async function withDataLink(context: ProjectContext, source: Source): Promise<Source> {
  if ((source.kind !== 'file' && source.kind !== 'sql') || source.path === null) return source;
  const link = await dataLinkOf(context, source.path);
  if (link === null) return source;
  if (source.kind === 'sql') return { ...source, schema: overlayFields(link.schema, source.schema) };
  return {
    ...source,
    nullMarks: [...new Set([...source.nullMarks, ...link.nullMarks])],
    schema: overlayFields(link.schema, source.schema),
  };
}

/** `base` with the types of `over` put over it by name; fields only `over` has are appended. */
export function overlayFields(base: readonly Field[], over: readonly Field[]): Field[] {
  const merged = base.map((field) => over.find((other) => other.name === field.name) ?? field);
  return [...merged, ...over.filter((field) => !base.some((other) => other.name === field.name))];
}

async function realpathOrSame(file: string): Promise<string> {
  return realpath(file).catch(() => file);
}
