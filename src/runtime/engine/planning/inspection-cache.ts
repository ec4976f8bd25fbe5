/** What a UDF file defines, asked of a worker once per content of the file and its project's helper modules. */
import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Inspection } from '../../../contract/model/udf';
import { isPythonFile, listEntries } from '../project/list-entries';

/** More than this is no project of helpers (a home folder, say): the file alone is hashed, and nothing is cached. */
const mostHelpers = 200;
const mostEntries = 64;

export type InspectFile = (file: string, projectRoot: string, python: string) => Promise<Inspection>;

export class InspectionCache {
  private readonly inspectFile: InspectFile;
  private readonly entries = new Map<string, Inspection>();

  constructor(inspectFile: InspectFile) {
    this.inspectFile = inspectFile;
  }

  /** Answers with an error in them are not kept: a missing package may have been installed since. */
  async inspect(file: string, projectRoot: string, python: string): Promise<Inspection> {
    const key = await contentKey(file, projectRoot, python);
    const known = key === null ? undefined : this.entries.get(key);
    if (known !== undefined) return known;
    const inspection = await this.inspectFile(file, projectRoot, python);
    if (key !== null && inspection.error === null) this.keep(key, inspection);
    return inspection;
  }

  private keep(key: string, inspection: Inspection): void {
    this.entries.set(key, inspection);
    const [oldest] = this.entries.keys();
    if (this.entries.size > mostEntries && oldest !== undefined) this.entries.delete(oldest);
  }
}

async function contentKey(file: string, projectRoot: string, python: string): Promise<string | null> {
  const helpers = (await listEntries(projectRoot)).filter(isPythonFile).map((entry) => entry.path);
  if (helpers.length > mostHelpers) return null;
  const hash = createHash('sha256').update(`${file}\0${projectRoot}\0${python}\0`);
  try {
    hash.update(await readFile(file));
    for (const helper of helpers) {
      const found = await stat(path.join(projectRoot, helper), { bigint: true });
      // Helpers by their times: reading them all would cost more than a run of a small function.
      hash.update(`${helper}\0${found.mtimeNs}\0${found.size}\0`);
    }
  } catch {
    // A file that vanished meanwhile: the worker says so in its own words.
    return null;
  }
  return hash.digest('hex');
}
