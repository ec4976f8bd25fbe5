/** Rows by hand, from their file into the job. */
import { readFile } from 'node:fs/promises';
import { workbenchError } from '../../../contract/errors';
import { parseRowsFile, type RowsFile } from '../../../contract/model/rows-file';
import type { Source } from '../../../contract/model/job';

/** Other sources, and rows that came with the job, stay as they are; types given with the source win. Rejects with FILE_NOT_FOUND, or with what is wrong in the file. */
export async function withRowsByHand(source: Source): Promise<Source> {
  if (source.kind !== 'inline' || source.path === undefined) return source;
  const { fields, rowKinds, rows } = await readRowsFile(source.path);
  return {
    ...source,
    schema: fields.map((field) => source.schema.find((other) => other.name === field.name) ?? field),
    rows: rows.map((row) => [...row]),
    ...(rowKinds === null ? {} : { rowKinds }),
  };
}

export async function readRowsFile(file: string): Promise<RowsFile> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error);
    throw workbenchError('FILE_NOT_FOUND', 'plan', `The rows of ${file} cannot be read: ${reason}`, { file });
  });
  return parseRowsFile(text, file);
}
