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
  const values: Record<string, string> = {};
  flatten('', content, values);
  gatherJobParameters(values);
  const problem = Object.entries(values)
    .map(([key, value]) => settingProblem(key, value))
    .find((each) => each !== null);
  return { values, problem: problem === undefined || problem === null ? null : `config.yaml: ${problem}` };
}

function flatten(prefix: string, map: Readonly<Record<string, unknown>>, values: Record<string, string>): void {
  for (const [name, value] of Object.entries(map)) {
    const key = prefix === '' ? name : `${prefix}.${name}`;
    if (isMap(value)) flatten(key, value, values);
    else if (value !== null && value !== undefined)
      values[key] = Array.isArray(value) ? value.map(String).join(';') : String(value);
  }
}

const jobParametersKey = 'pipeline.global-job-parameters';

/** The one map among the keys: its entries may be written as nested YAML and become Flink's text form. */
function gatherJobParameters(values: Record<string, string>): void {
  const pairs: string[] = [];
  for (const key of Object.keys(values)) {
    if (!key.startsWith(`${jobParametersKey}.`)) continue;
    pairs.push(`${key.slice(jobParametersKey.length + 1)}:${values[key] ?? ''}`);
    delete values[key];
  }
  if (pairs.length > 0) values[jobParametersKey] = [values[jobParametersKey] ?? [], ...pairs].flat().join(',');
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
