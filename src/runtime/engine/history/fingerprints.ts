/** What a run depends on beside its code and settings: its data, its interpreter and the packages there. */
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Field } from '../../../contract/model/data-type';
import { formatDataType } from '../../../contract/model/data-type';
import type { HistoryData, HistoryVersions } from '../../../contract/model/history';
import type { Source } from '../../../contract/model/job';
import { contentHash, textHash, type ContentHash } from './hashes';
import { isInside, relative } from './project-sources';

type SqlSource = Extract<Source, { kind: 'sql' }>;
type InlineSource = Extract<Source, { kind: 'inline' }>;

const grouped = (value: number): string => value.toLocaleString('en-US');

/** Contents are hashed once for a path, size and time. */
export class DataPrints {
  private readonly known = new Map<string, Promise<ContentHash>>();

  /** A file that is gone has no size, and the hash of nothing. */
  async of(root: string, source: Source, columns: readonly Field[]): Promise<HistoryData> {
    const shape = { columns: [...columns], sampled: false, path: null, sizeBytes: null, modifiedMs: null };
    switch (source.kind) {
      case 'file':
        return { ...shape, ...(await this.file(root, source.path)) };
      case 'sql':
        return { ...shape, ...(await this.query(root, source)) };
      case 'datagen':
        return { ...shape, label: `${grouped(source.rows)} generated rows`, hash: hashOf(source) };
      case 'nasty':
        return { ...shape, label: `${grouped(source.rows)} nasty rows`, hash: hashOf(source) };
      case 'inline':
        return { ...shape, ...(await this.byHand(root, source)) };
    }
  }

  private async file(root: string, file: string): Promise<Omit<HistoryData, 'columns'>> {
    const label = path.basename(file);
    const shown = isInside(root, file) ? relative(root, file) : file;
    const found = await stat(file).catch(() => null);
    if (found === null)
      return { label, path: shown, sizeBytes: null, modifiedMs: null, hash: textHash(''), sampled: false };
    const { hash, sampled } = await this.content(file, found.size, found.mtimeMs);
    return { label, path: shown, sizeBytes: found.size, modifiedMs: found.mtimeMs, hash, sampled };
  }

  private async byHand(
    root: string,
    source: InlineSource,
  ): Promise<Partial<HistoryData> & { label: string; hash: string }> {
    const { path: file, ...rows } = source;
    const known = { label: `${grouped(source.rows.length)} rows by hand`, hash: hashOf(rows) };
    return file === undefined ? known : { ...(await this.file(root, file)), hash: known.hash };
  }

  /** A query has changed where its text or one of the files that it reads has. */
  private async query(root: string, source: SqlSource): Promise<Pick<HistoryData, 'label' | 'path' | 'hash'>> {
    const files = [...(source.path === null ? [] : [source.path]), ...source.tables.map((table) => table.path)];
    const found = await Promise.all(files.map((file) => this.file(root, file)));
    const label = source.path === null ? 'a query' : path.basename(source.path);
    const shown = source.path !== null && isInside(root, source.path) ? relative(root, source.path) : source.path;
    return { label, path: shown, hash: textHash(JSON.stringify([source.query, ...found.map(({ hash }) => hash)])) };
  }

  private content(file: string, size: number, mtimeMs: number): Promise<ContentHash> {
    const key = `${file}\0${size}\0${mtimeMs}`;
    const known = this.known.get(key) ?? contentHash(file);
    known.catch(() => this.known.delete(key));
    this.known.set(key, known);
    const [oldest] = this.known.keys();
    if (this.known.size > 32 && oldest !== undefined) this.known.delete(oldest);
    return known;
  }
}

function hashOf(source: Exclude<Source, { kind: 'file' | 'sql' }>): string {
  const schema = source.schema.map(({ name, type }) => `${name} ${formatDataType(type)}`);
  return textHash(JSON.stringify({ ...source, schema }));
}

/** From the names in the environment's folder: no interpreter is started for it. */
export async function versionsOf(python: string, product: string): Promise<HistoryVersions> {
  const folder = await sitePackages(path.dirname(path.dirname(python)));
  const names = folder === null ? [] : await readdir(folder).catch(() => []);
  const packages = names
    .flatMap((name) => {
      const [, distribution, version] = /^(.+?)-([^-]+)\.dist-info$/.exec(name) ?? [];
      return distribution === undefined || version === undefined ? [] : [`${distribution} ${version}`];
    })
    .sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1));
  return { product, python: await pythonVersion(python, folder), executable: python, packages };
}

async function sitePackages(prefix: string): Promise<string | null> {
  const lib = path.join(prefix, 'lib');
  const versions = (await readdir(lib).catch(() => [])).filter((name) => /^python3\.\d+$/.test(name));
  for (const folder of [...versions.map((name) => path.join(lib, name)), path.join(prefix, 'Lib')]) {
    const packages = path.join(folder, 'site-packages');
    if (await stat(packages).catch(() => null)) return packages;
  }
  return null;
}

/** With its last number where the environment's own file has it. */
async function pythonVersion(python: string, folder: string | null): Promise<string | null> {
  const config = await readFile(path.join(path.dirname(path.dirname(python)), 'pyvenv.cfg'), 'utf8').catch(() => '');
  const said = /^version(?:_info)?\s*=\s*(\d+\.\d+(?:\.\d+)?)/m.exec(config)?.[1];
  return said ?? /python(3\.\d+)/.exec(folder ?? '')?.[1] ?? null;
}
