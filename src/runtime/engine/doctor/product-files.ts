/** What set-up leaves in the product's folder, read where it is there. */
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { CheckItem } from '../../../contract/api/commands';

/** The record a step of the set-up wrote; null where it did not run. */
export async function readSetUpRecord(root: string, step: string): Promise<Readonly<Record<string, unknown>> | null> {
  try {
    const content: unknown = JSON.parse(await readFile(path.join(root, '.cache/setup', `${step}.json`), 'utf8'));
    return typeof content === 'object' && content !== null ? { ...content } : null;
  } catch {
    // Absent or torn: the doctor then looks for itself.
    return null;
  }
}

export async function sampleCheck(root: string): Promise<CheckItem> {
  const file = path.join(root, 'examples/flights/data/flights.csv');
  const found = await stat(file).catch(() => null);
  const base = { name: 'sample data', required: false };
  if (found === null) return { ...base, ok: false, detail: `${file} is not there`, fix: 'npm start' };
  return { ...base, ok: true, detail: `${file}, ${Math.round(found.size / 1e6)} MB`, fix: null };
}

export async function isFile(file: string): Promise<boolean> {
  return stat(file).then(
    (found) => found.isFile(),
    () => false,
  );
}
