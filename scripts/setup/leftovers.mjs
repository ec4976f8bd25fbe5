/** Half-built folders of starts that were killed. Called under the lock only. */
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder, sharedCacheFolder } from './paths.mjs';

const leftover = /\.(?:building|replaced)-(\d+)$|^(?:electron-download|test-entries|test-electron|test-reports)-(\d+)$/;

export function removeLeftovers() {
  for (const folder of [
    cacheFolder,
    join(cacheFolder, 'python'),
    join(cacheFolder, 'bench/peers'),
    sharedCacheFolder(),
  ]) {
    if (!existsSync(folder)) continue;
    for (const name of readdirSync(folder)) {
      const match = leftover.exec(name);
      if (match === null || isAliveAndOther(Number(match[1] ?? match[2]))) continue;
      // A program that outlived its killed start may still be writing there: then the next start removes it.
      try {
        rmSync(join(folder, name), { recursive: true, force: true, maxRetries: 2 });
      } catch (error) {
        if (!['ENOTEMPTY', 'EBUSY', 'EPERM'].includes(error.code)) throw error;
      }
    }
  }
}

/** In the shared cache another checkout's set-up may be building right now. */
function isAliveAndOther(pid) {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
