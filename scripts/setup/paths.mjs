/** Where set-up keeps things. Everything under `.cache` and the shared cache may be deleted at any time. */
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout. */
export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

/** What belongs to this checkout alone: Python environments, stamps, logs, half-built things. */
export const cacheFolder = join(root, '.cache');

/** Stamps: one JSON file a step, written last, naming the inputs it was made from. */
export const stampFolder = join(cacheFolder, 'setup');

/** What every checkout of this user may share: an unpacked Electron, sample data. */
export function sharedCacheFolder() {
  const base = process.env['XDG_CACHE_HOME'];
  if (base !== undefined && base !== '') return join(base, 'udf-workbench');
  if (process.platform === 'darwin') return join(homedir(), 'Library/Caches/udf-workbench');
  return join(homedir(), '.cache/udf-workbench');
}
