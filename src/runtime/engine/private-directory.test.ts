import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, stat, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createPrivateDirectory, removeStaleDirectories } from './private-directory';

let parent = '';

beforeEach(async () => {
  parent = await mkdtemp(path.join(tmpdir(), 'udf-stale-'));
});

afterEach(async () => {
  await rm(parent, { recursive: true, force: true });
});

/** The id of a process that has ended. */
async function deadPid(): Promise<number> {
  const child = spawn(process.execPath, ['-e', '']);
  await new Promise((resolve) => child.once('exit', resolve));
  return child.pid ?? 0;
}

describe('the private directory of an engine', () => {
  it('is for this user only', async () => {
    const folder = createPrivateDirectory(parent);
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
  });

  it('is removed when its process is gone, and only then', async () => {
    const mine = createPrivateDirectory(parent);
    const pid = await deadPid();
    await mkdir(path.join(parent, `udf-workbench-${pid}-abc123/tm-1`), { recursive: true });
    await mkdir(path.join(parent, `udf-workbench-notes`));
    await mkdir(path.join(parent, 'target'));
    await symlink(path.join(parent, 'target'), path.join(parent, `udf-workbench-${pid}-link00`));
    expect(await removeStaleDirectories(parent)).toEqual([path.join(parent, `udf-workbench-${pid}-abc123`)]);
    expect((await readdir(parent)).sort()).toEqual(
      [path.basename(mine), `udf-workbench-${pid}-link00`, 'udf-workbench-notes', 'target'].sort(),
    );
  });
});
