/** The project's config.yaml, as Flink reads its own: nested or with dotted keys, or both. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseDocument } from 'yaml';
import { settingProblem, type SettingValues } from '../../../contract/model/settings';

export const configYamlName = 'config.yaml';

export interface ConfigYaml {
  readonly values: SettingValues;
  /** What is wrong with the file, in words; null where fine or absent. */
  readonly problem: string | null;
}

export async function readConfigYaml(root: string): Promise<ConfigYaml> {
  let text: string;
  try {
    text = await readFile(path.join(root, configYamlName), 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return { values: {}, problem: null };
    return {
      values: {},
      problem: `config.yaml cannot be read: ${error instanceof Error ? error.message : String(error)}`,
    };
  }
  return parseConfigYaml(text);
}

export function parseConfigYaml(text: string): ConfigYaml {
  const document = parseDocument(text, { intAsBigInt: true });
  const [mistake] = document.errors;
  if (mistake !== undefined)
    return { values: {}, problem: `config.yaml is not YAML: ${mistake.message.split('\n')[0] ?? ''}` };
  const content: unknown = document.toJS({ maxAliasCount: 100 });
  if (content === null || content === undefined) return { values: {}, problem: null };
  if (!isMap(content)) return { values: {}, problem: 'config.yaml holds no keys: write "key: value" lines.' };
  const flat: Record<string, string> = {};
  flatten('', content, flat);
  const values = gatherMaps(flat);
  const problem = Object.entries(values)
    .map(([key, value]) => settingProblem(key, value))
    .find((each) => each !== null);
  return { values, problem: problem === undefined ? null : `config.yaml: ${problem}` };
}

function flatten(prefix: string, map: Readonly<Record<string, unknown>>, flat: Record<string, string>): void {
  for (const [name, value] of Object.entries(map)) {
    const key = prefix === '' ? name : `${prefix}.${name}`;
    if (isMap(value)) flatten(key, value, flat);
    else if (value !== null && value !== undefined) flat[key] = scalarText(value);
  }
}

/** Lists in the form Flink's own options have. */
function scalarText(value: unknown): string {
  if (Array.isArray(value)) return value.map(scalarText).join(';');
  if (typeof value === 'string') return value;
  return typeof value === 'bigint' ? value.toString() : JSON.stringify(value);
}

const mapKeys = ['pipeline.global-job-parameters', 'python.logging.level.overrides'];

/** The maps among the keys: their entries may be written as nested YAML and become Flink's text form. */
function gatherMaps(flat: Readonly<Record<string, string>>): SettingValues {
  return mapKeys.reduce<SettingValues>(gathered, flat);
}

function gathered(flat: SettingValues, mapKey: string): SettingValues {
  const isEntry = (key: string): boolean => key.startsWith(`${mapKey}.`);
  const rest = Object.fromEntries(Object.entries(flat).filter(([key]) => !isEntry(key)));
  const pairs = Object.entries(flat)
    .filter(([key]) => isEntry(key))
    .map(([key, value]) => `${key.slice(mapKey.length + 1)}:${value}`);
  if (pairs.length === 0) return rest;
  return { ...rest, [mapKey]: [rest[mapKey] ?? [], ...pairs].flat().join(',') };
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
