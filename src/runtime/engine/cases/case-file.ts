/** Case files: found in a folder, read, and written. */
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import * as v from 'valibot';
import writeFileAtomic from 'write-file-atomic';
import { workbenchError } from '../../../contract/errors';
import { caseSchema, type CaseSummary, type RecordedCase } from '../../../contract/model/case';
import { formatExactJson, parseExactJson } from '../../../contract/exact-json';
import { withExactRows } from './exact-rows';

export interface CaseFile {
  readonly name: string;
  /** Absolute path of the JSON file. */
  readonly path: string;
  /** The case, or why the file holds none. */
  readonly content: { readonly case: RecordedCase; readonly udfFile: string } | { readonly problem: string };
}

/** Every JSON file of the folder that looks like a case, sorted by name. Throws FILE_NOT_FOUND. */
export async function readCases(directory: string): Promise<CaseFile[]> {
  const found = await stat(directory).catch(() => null);
  if (found === null || !found.isDirectory()) {
    throw workbenchError(
      'FILE_NOT_FOUND',
      'usage',
      `There is no folder ${directory}.`,
      { directory },
      { hint: 'Name a folder of recorded cases: pairs of NAME.py and NAME.json.' },
    );
  }
  const names = (await readdir(directory)).filter((name) => name.endsWith('.json')).sort();
  const files = await Promise.all(names.map((name) => readCase(path.join(directory, name))));
  return files.filter((file): file is CaseFile => file !== null);
}

/** null where the file is JSON of something else. */
async function readCase(file: string): Promise<CaseFile | null> {
  const name = path.basename(file, '.json');
  let parsed: unknown;
  try {
    parsed = parseExactJson(await readFile(file, 'utf8'));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { name, path: file, content: { problem: `The case file cannot be read: ${reason}` } };
  }
  if (!looksLikeCase(parsed)) return null;
  const checked = v.safeParse(caseSchema, parsed);
  if (!checked.success) {
    const [issue] = checked.issues;
    const place = v.getDotPath(issue) ?? 'the file';
    return { name, path: file, content: { problem: `The case file is malformed at ${place}: ${issue.message}` } };
  }
  const udfFile = path.resolve(path.dirname(file), checked.output.file ?? `${name}.py`);
  return { name, path: file, content: { case: checked.output, udfFile } };
}

function looksLikeCase(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'function' in value && 'input' in value;
}

export function summaryOf(file: CaseFile): CaseSummary | null {
  if ('problem' in file.content) return null;
  const { case: recorded, udfFile } = file.content;
  return {
    name: file.name,
    path: file.path,
    function: { file: udfFile, name: recorded.function },
    kind: recorded.kind,
  };
}

/** Atomic. Throws BAD_REQUEST where there is one already and `replace` is false. */
export async function writeCase(file: string, recorded: RecordedCase, replace: boolean): Promise<void> {
  const exists = await stat(file).then(
    () => true,
    () => false,
  );
  if (exists && !replace) {
    throw workbenchError(
      'BAD_REQUEST',
      'usage',
      `There is a case ${path.basename(file)} already.`,
      { file },
      { hint: 'Give the case another name, or replace it.' },
    );
  }
  await writeFileAtomic(file, `${formatExactJson(withExactRows(recorded))}\n`);
}
