/**
 * The engine's own folder: sockets of the TaskManagers and stored results, readable by this user only. Its name carries the
 * engine's pid, so that what a killed engine left behind is found and removed by the next one.
 */
import { mkdtempSync } from 'node:fs';
import { readdir, lstat, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

const prefix = 'udf-workbench-';

/** mkdtemp makes it 0700. Unix socket paths hold about 100 bytes: keep the name short. */
export function createPrivateDirectory(parent = tmpdir()): string {
  return mkdtempSync(path.join(parent, `${prefix}${process.pid}-`));
}

/** Removes the folders of engines whose process is gone. Returns their paths. Folders of other users are left alone. */
export async function removeStaleDirectories(parent = tmpdir()): Promise<readonly string[]> {
  const removed: string[] = [];
  for (const name of await readdir(parent)) {
    const pid = new RegExp(`^${prefix}(\\d+)-\\w+$`).exec(name)?.[1];
    if (pid === undefined || isAlive(Number(pid))) continue;
    const folder = path.join(parent, name);
    if (!(await isOwnFolder(folder))) continue;
    await rm(folder, { recursive: true, force: true, maxRetries: 2 });
    removed.push(folder);
  }
  return removed;
}

async function isOwnFolder(folder: string): Promise<boolean> {
  return lstat(folder).then(
    (found) => found.isDirectory() && (process.getuid === undefined || found.uid === process.getuid()),
    () => false,
  );
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it lives, under another user.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
