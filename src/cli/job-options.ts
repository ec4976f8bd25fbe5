/** The options that `run` and `compare` share, made into a job. */
import { access } from 'node:fs/promises';
import path from 'node:path';
import { workbenchError } from '../contract/errors';
import type { FunctionRef, JobSpec, Source } from '../contract/model/job';
import { profileNamed } from '../contract/model/settings';
import {
  bindingOf,
  boundSource,
  dataLinkOf,
  linkSource,
  loadProjectContext,
} from '../runtime/engine/project/project-context';
import {
  parseArgs,
  parseCount,
  parseDefaults,
  parseInput,
  parseJoin,
  parseRowOperation,
  parseRuntime,
  parseSchemaOption,
  parseSettings,
  splitNames,
  usageError,
} from './option-values';
import { parseOver, parseWindow } from './window-option';

/** As commander hands them over. */
export interface JobOptions {
  readonly function: string;
  readonly schema?: string;
  readonly input?: string;
  readonly args?: string;
  readonly keep?: string;
  readonly columns?: string;
  readonly set: readonly string[];
  readonly defaults: string;
  readonly parallelism?: string;
  readonly python?: string;
  readonly limit?: string;
  readonly groupBy?: string;
  readonly join?: string;
  readonly rowBased?: string;
  readonly runtime?: string;
  readonly changelog?: boolean;
  readonly distinct?: boolean;
  readonly rowKinds?: string;
  readonly window?: string;
  readonly over?: string;
}

/** `folder`: where relative paths begin. Throws usage errors, FILE_NOT_FOUND for the UDF file. */
export async function jobOf(file: string, options: JobOptions, folder: string): Promise<JobSpec> {
  const ref: FunctionRef = { file: path.resolve(folder, file), name: options.function };
  const settings = parseSettings(options.set);
  if (options.parallelism !== undefined) {
    settings['parallelism.default'] = String(parseCount('--parallelism', options.parallelism, 1));
  }
  const limit = options.limit === undefined ? null : parseCount('--limit', options.limit, 1);
  const args = options.args === undefined ? null : parseArgs(options.args);
  await requireFile(ref.file);
  const profile = await profileOf(ref.file, options.defaults);
  return {
    function: ref,
    source: await sourceOf(ref, options, folder),
    ...(args === null ? {} : { args }),
    keep: splitNames(options.keep ?? ''),
    ...(options.columns === undefined ? {} : { columns: splitNames(options.columns) }),
    ...shapeOptions(options),
    profile,
    settings,
    ...(limit === null ? {} : { limit }),
    ...(options.python === undefined ? {} : { python: pythonPath(options.python, folder) }),
  };
}

/** A built-in one, or one of the project that the file lies in. */
async function profileOf(file: string, name: string): Promise<string> {
  if (profileNamed(name) !== null) return name;
  return parseDefaults(name, (await loadProjectContext(file, null)).settings?.profiles);
}

/** What is done with the rows: grouping, joining, windows, changes. */
function shapeOptions(options: JobOptions): Partial<JobSpec> {
  const { groupBy, join, rowBased, runtime, changelog, distinct, rowKinds, window, over } = options;
  if (window !== undefined && over !== undefined)
    throw usageError('--window and --over exclude each other.', 'Leave one of them out.');
  return {
    ...(groupBy === undefined ? {} : { groupBy: splitNames(groupBy) }),
    ...(join === undefined ? {} : { join: parseJoin(join) }),
    ...(rowBased === undefined ? {} : { rowBased: parseRowOperation(rowBased) }),
    ...(runtime === undefined ? {} : { runtime: parseRuntime(runtime) }),
    ...(changelog === undefined ? {} : { changelog }),
    ...(distinct === undefined ? {} : { distinct }),
    ...(rowKinds === undefined ? {} : { rowKinds }),
    ...(window === undefined ? {} : { window: parseWindow(window) }),
    ...(over === undefined ? {} : { window: parseOver(over) }),
  };
}

/** The input that was named; else what the project binds the function to. */
async function sourceOf(ref: FunctionRef, options: JobOptions, folder: string): Promise<Source> {
  const schema = options.schema === undefined ? [] : parseSchemaOption(options.schema);
  if (options.input === undefined) {
    const context = await loadProjectContext(ref.file, null);
    const bound = boundSource(context, bindingOf(context, ref));
    if (bound !== null) return schema.length === 0 || bound.kind === 'inline' ? bound : { ...bound, schema };
    throw usageError(
      'No input was named, and no project binds the function to one.',
      'For example --input data.csv or --input datagen:1000.',
    );
  }
  const input = parseInput(options.input, schema, folder);
  if (input.kind === 'source') return input.source;
  const context = await loadProjectContext(ref.file, input.path);
  const link = await dataLinkOf(context, input.path);
  if (link !== null) return linkSource(context.root, { ...link, nullMarks: [], schema });
  throw usageError(
    `--input ${options.input}: the ending tells no format.`,
    'Files that are read: .csv, .jsonl, .json, .parquet, .arrow and .sql; or datagen:ROWS, nasty:ROWS, sql:SELECT …',
  );
}

/** A bare name is looked up on PATH by the engine. */
function pythonPath(python: string, folder: string): string {
  return python.includes('/') || python.includes(path.sep) ? path.resolve(folder, python) : python;
}

async function requireFile(file: string): Promise<void> {
  const there = await access(file).then(
    () => true,
    () => false,
  );
  if (there) return;
  throw workbenchError(
    'FILE_NOT_FOUND',
    'usage',
    `There is no file ${file}.`,
    { file },
    { hint: 'Give the path of a Python file.' },
  );
}
