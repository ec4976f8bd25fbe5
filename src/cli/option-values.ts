/** The texts of options, checked and turned into what the engine takes. Every problem is BAD_REQUEST or a kin, stage usage. */
import path from 'node:path';
import * as v from 'valibot';
import { WorkbenchError, workbenchError } from '../contract/errors';
import { parseSchema, type Field } from '../contract/model/data-type';
import { caseArgumentSchema } from '../contract/model/case';
import {
  modes,
  outputFormats,
  rowOperations,
  runtimes,
  type Argument,
  type FileFormat,
  type FunctionRef,
  type Mode,
  type RowOperation,
  type Runtime,
  type Sink,
  type Source,
} from '../contract/model/job';
import {
  profileNamed,
  profileNames,
  settingDefinitions,
  settingProblem,
  type OwnProfiles,
} from '../contract/model/settings';
import { argumentOf } from '../runtime/engine/cases/case-job';
import { closestName, listNames } from '../runtime/engine/planning/did-you-mean';
import { tuneGoals, type TuneGoal } from '../contract/model/tune';
import { rowsFileEnding } from '../contract/model/project';
import type { ProfileFormat } from '../contract/model/profile';
import { usageError } from './usage-error';

export { usageError };

const argsSchema = v.array(caseArgumentSchema);

/** `a,b`, or JSON: `["a", {"sql": "3"}, {"call": "g", "args": ["b"]}]`. */
export function parseArgs(text: string): Argument[] {
  if (!text.trim().startsWith('[')) return splitNames(text).map((name) => ({ kind: 'column', name }));
  const parsed = v.safeParse(argsSchema, parseJson(text));
  if (!parsed.success) {
    throw usageError(`--args is not a list of arguments: ${text}`, 'Write --args a,b or --args \'["a",{"sql":"3"}]\'.');
  }
  return parsed.output.map(argumentOf);
}

export function parseSchemaOption(text: string): Field[] {
  try {
    return parseSchema(text);
  } catch (error) {
    // The same mistake in a decorator belongs to the plan; on the command line it is wrong usage.
    if (error instanceof WorkbenchError) throw new WorkbenchError({ ...error.data, stage: 'usage' });
    throw error;
  }
}

export function splitNames(text: string): string[] {
  return text
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

export type Input =
  | { readonly kind: 'source'; readonly source: Source }
  /** A file whose ending tells no format: a data link of the project may. */
  | { readonly kind: 'unknown-format'; readonly path: string };

/** A path, `datagen:ROWS` with `?len=` for the length of strings, `nasty:ROWS`, or `sql:` and a query. */
export function parseInput(text: string, schema: readonly Field[], folder: string): Input {
  if (text.startsWith('datagen:')) return { kind: 'source', source: parseDatagen(text, schema) };
  if (text.startsWith('nasty:')) return { kind: 'source', source: parseNasty(text, schema) };
  if (text.startsWith('sql:')) {
    const query = text.slice('sql:'.length);
    return { kind: 'source', source: { kind: 'sql', path: null, query, folder, tables: [], schema: [...schema] } };
  }
  const file = path.resolve(folder, text);
  const ending = path.extname(file).toLowerCase();
  if (ending === '.sql') {
    return { kind: 'source', source: { kind: 'sql', path: file, query: '', folder, tables: [], schema: [...schema] } };
  }
  if (file.toLowerCase().endsWith(rowsFileEnding)) {
    return { kind: 'source', source: { kind: 'inline', path: file, schema: [...schema], rows: [] } };
  }
  const format = formatsByEnding[ending];
  if (format === undefined) return { kind: 'unknown-format', path: file };
  return { kind: 'source', source: { kind: 'file', path: file, format, nullMarks: [], schema: [...schema] } };
}

const formatsByEnding: Readonly<Record<string, FileFormat | undefined>> = {
  '.csv': 'csv',
  '.jsonl': 'jsonl',
  '.ndjson': 'jsonl',
  '.json': 'json',
  '.parquet': 'parquet',
  '.arrow': 'arrow',
  '.feather': 'arrow',
};

function parseDatagen(text: string, schema: readonly Field[]): Source {
  const match = /^datagen:(\d[\d_]*)(?:\?len=(\d+))?$/.exec(text);
  const rows = Number((match?.[1] ?? '').replaceAll('_', ''));
  if (match === null || !Number.isSafeInteger(rows)) {
    throw usageError(
      `--input ${text} is no generator.`,
      'Write datagen:ROWS, for example datagen:1000000 or datagen:1000?len=100.',
    );
  }
  return { kind: 'datagen', rows, stringLength: Number(match[2] ?? '16'), schema: [...schema] };
}

function parseNasty(text: string, schema: readonly Field[]): Source {
  const match = /^nasty:(\d[\d_]*)(?:\?seed=(\d+))?$/.exec(text);
  const rows = Number((match?.[1] ?? '').replaceAll('_', ''));
  if (match === null || !Number.isSafeInteger(rows)) {
    throw usageError(
      `--input ${text} is no generator.`,
      'Write nasty:ROWS, for example nasty:10000 or nasty:1000?seed=7.',
    );
  }
  return { kind: 'nasty', rows, seed: Number(match[2] ?? '1'), schema: [...schema] };
}

export function parseRuntime(text: string): Runtime {
  return oneOf('--runtime', runtimes, text);
}

export function parseRowOperation(text: string): RowOperation {
  return oneOf('--row-based', rowOperations, text);
}

export function parseJoin(text: string): 'inner' | 'left' {
  return oneOf('--join', ['inner', 'left'] as const, text);
}

function oneOf<T extends string>(option: string, words: readonly T[], text: string): T {
  const found = words.find((word) => word === text);
  if (found !== undefined) return found;
  throw usageError(`${option} takes ${listNames(words)}, not ${text}.`, 'Leave it out where in doubt.');
}

/** A file, or `blackhole:` for measuring; absent: rows are printed. */
export function parseOutput(text: string | undefined, folder: string): Sink {
  if (text === undefined) return { kind: 'store' };
  if (text === 'blackhole:') return { kind: 'blackhole' };
  const file = path.resolve(folder, text);
  const ending = path.extname(file).toLowerCase();
  const format = outputFormats.find((each) => `.${each}` === (ending === '.ndjson' ? '.jsonl' : ending));
  if (format !== undefined) return { kind: format, path: file };
  throw usageError(
    `--output ${text}: the ending tells no format.`,
    'Files that are written: .jsonl, .csv, .parquet and .arrow.',
  );
}

const profileFormatsByEnding: Readonly<Record<string, ProfileFormat>> = {
  '.pstats': 'pstats',
  '.prof': 'pstats',
  '.json': 'speedscope',
  '.svg': 'svg',
  '.txt': 'txt',
};

/** Where a profile goes and in which form; null where none was asked for. */
export function parseProfile(
  text: string | undefined,
  folder: string,
): { readonly path: string; readonly format: ProfileFormat } | null {
  if (text === undefined) return null;
  const file = path.resolve(folder, text);
  const format = profileFormatsByEnding[path.extname(file).toLowerCase()];
  if (format !== undefined) return { path: file, format };
  const endings = Object.keys(profileFormatsByEnding).join(', ');
  throw usageError(`--profile ${text}: the ending tells no format.`, `Endings: ${endings}.`);
}

/** `KEY=VALUE` of each `--set`. A key one letter off a known one is a mistake; another unknown one is carried. */
export function parseSettings(pairs: readonly string[]): Record<string, string> {
  const settings: Record<string, string> = {};
  for (const pair of pairs) {
    const equals = pair.indexOf('=');
    if (equals <= 0) throw usageError(`--set ${pair} has no "=".`, 'Write --set KEY=VALUE.');
    const key = pair.slice(0, equals).trim();
    const value = pair.slice(equals + 1).trim();
    requireKnownKey(key);
    const problem = settingProblem(key, value);
    if (problem !== null) throw workbenchError('BAD_SETTING_VALUE', 'usage', problem, { key, value, origin: 'panel' });
    settings[key] = value;
  }
  return settings;
}

function requireKnownKey(key: string): void {
  const keys = settingDefinitions.map((definition) => definition.key);
  if (keys.includes(key)) return;
  const near = closestName(key, keys);
  // Far from all known ones, it is one of Flink's many others.
  if (near === null || Math.abs(near.length - key.length) > 2 || !sharesMost(near, key)) return;
  throw workbenchError(
    'UNKNOWN_SETTING',
    'usage',
    `There is no setting ${key}. Did you mean ${near}?`,
    { key, suggestion: near },
    { hint: `The workbench knows ${listNames(keys)}.` },
  );
}

/** At most three letters at other places: the distance alone would take short keys of a like form for one another. */
function sharesMost(a: string, b: string): boolean {
  const length = Math.min(a.length, b.length);
  let start = 0;
  while (start < length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1;
  return Math.max(a.length, b.length) - start - end <= 3;
}

/** `own`: the profiles of the project around the file. */
export function parseDefaults(text: string, own: OwnProfiles = {}): string {
  if (profileNamed(text, own) !== null) return text;
  const names = [...profileNames, ...Object.keys(own)];
  throw usageError(`--defaults takes ${names.join(' or ')}, not ${text}.`, 'Leave it out for product.');
}

export function parseModes(text: string): Mode[] {
  const names = splitNames(text);
  const found = names.map((name) => {
    const mode = modes.find((each) => each === name);
    if (mode === undefined)
      throw usageError(`There is no mode ${name}.`, `Modes: ${modes.join(', ')}.`, { mode: name });
    return mode;
  });
  if (found.length === 0) throw usageError('--modes names no mode.', `Modes: ${modes.join(', ')}.`);
  return [...new Set(found)];
}

/** `G`, or `FILE:G`; the file of the function where none is named. */
export function parseTwin(text: string, functionFile: string, folder: string): FunctionRef {
  const colon = text.lastIndexOf(':');
  if (colon === -1) return { file: functionFile, name: text };
  return { file: path.resolve(folder, text.slice(0, colon)), name: text.slice(colon + 1) };
}

/** A whole number of at least `minimum`. */
export function parseCount(option: string, text: string, minimum: number): number {
  const count = Number(text);
  if (/^\d+$/.test(text) && Number.isSafeInteger(count) && count >= minimum) return count;
  throw usageError(
    `${option} takes a whole number of at least ${minimum}, not ${text}.`,
    `For example ${option} ${Math.max(10, minimum)}.`,
  );
}

export function parseSeconds(text: string): number {
  const seconds = Number(text);
  if (Number.isFinite(seconds) && seconds > 0) return seconds;
  throw usageError(`--seconds takes a number above 0, not ${text}.`, 'For example --seconds 2.');
}

/** A number above 0, of an option that counts in `unit`. */
export function parseAmount(option: string, text: string, unit: string): number {
  const amount = Number(text.replaceAll('_', ''));
  if (Number.isFinite(amount) && amount > 0) return amount;
  throw usageError(`${option} takes a number of ${unit} above 0, not ${text}.`, `For example ${option} 50.`);
}

export function parseGoal(text: string): TuneGoal {
  return oneOf('--goal', tuneGoals, text);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw usageError(`--args is not JSON: ${reason}`, 'Write --args a,b or --args \'["a",{"sql":"3"}]\'.');
  }
}
