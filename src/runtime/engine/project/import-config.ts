/** A configuration file from elsewhere, read to be taken over. */
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { importedConfig } from '../../../contract/model/config-text';
import { workbenchError } from '../../../contract/errors';

/** More than any configuration has. */
const longestBytes = 1024 * 1024;

/** `folder/conf` and a Flink folder will do: the file in it is found. Throws FILE_NOT_FOUND or FILE_UNREADABLE. */
export async function importConfig(given: string): Promise<{ text: string; legacy: boolean }> {
  const file = await findFile(path.resolve(given));
  try {
    const { size } = await stat(file);
    if (size > longestBytes) throw new Error(`it has ${size} bytes`);
    return importedConfig(file, await readFile(file, 'utf8'));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw workbenchError('FILE_UNREADABLE', 'usage', `${file} cannot be read: ${reason}.`, { file });
  }
}

const names = ['config.yaml', 'flink-conf.yaml', 'conf/config.yaml', 'conf/flink-conf.yaml'];

async function findFile(given: string): Promise<string> {
  const found = await stat(given).catch(() => null);
  if (found?.isFile() === true) return given;
  if (found?.isDirectory() === true) {
    for (const name of names) {
      const inside = await stat(path.join(given, name)).catch(() => null);
      if (inside?.isFile() === true) return path.join(given, name);
    }
  }
  throw workbenchError(
    'FILE_NOT_FOUND',
    'usage',
    found === null ? `There is no file ${given}.` : `${given} holds no config.yaml and no flink-conf.yaml.`,
    { file: given },
    { hint: 'Give the path of a config.yaml, a flink-conf.yaml, or the folder of a Flink.' },
  );
}
