/** The project's config.yaml, as Flink reads its own: nested or with dotted keys, or both. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { readConfigText } from '../../../contract/model/config-text';
import { settingProblem, type SettingValues } from '../../../contract/model/settings';

export const configYamlName = 'config.yaml';

export interface ConfigYaml {
  readonly values: SettingValues;
  /** null where there is no such file, or none that can be read. */
  readonly text: string | null;
  /** What is wrong with the file, in words; null where fine or absent. */
  readonly problem: string | null;
}

export async function readConfigYaml(root: string): Promise<ConfigYaml> {
  let text: string;
  try {
    text = await readFile(path.join(root, configYamlName), 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
      return { values: {}, text: null, problem: null };
    const reason = error instanceof Error ? error.message : String(error);
    return { values: {}, text: null, problem: `config.yaml cannot be read: ${reason}` };
  }
  return parseConfigYaml(text);
}

export function parseConfigYaml(text: string): ConfigYaml {
  const { values, problems } = readConfigText(text);
  const [mistake] = problems;
  if (mistake !== undefined) return { values: {}, text, problem: `config.yaml, line ${mistake.line}: ${mistake.text}` };
  const problem = Object.entries(values)
    .map(([key, value]) => settingProblem(key, value))
    .find((each) => each !== null);
  return { values, text, problem: problem === undefined ? null : `config.yaml: ${problem}` };
}
