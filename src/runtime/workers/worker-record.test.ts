import { spawn, type ChildProcess } from 'node:child_process';
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { killRecordedWorkers, recordWorker } from './worker-record';

let folder: string;
let child: ChildProcess;
let exited: Promise<NodeJS.Signals | null>;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'worker-record-'));
  child = spawn('sleep', ['600'], { detached: true, stdio: 'ignore' });
  exited = new Promise((resolve) => child.once('exit', (_code, signal) => resolve(signal)));
});

afterEach(async () => {
  child.kill('SIGKILL');
  await exited;
  rmSync(folder, { recursive: true, force: true });
});

function pidOf({ pid }: ChildProcess): number {
  if (pid === undefined) throw new Error('The process could not be started.');
  return pid;
}

describe('the record of workers', () => {
  it('ends what is left of them', async () => {
    recordWorker(folder, pidOf(child));
    await killRecordedWorkers(folder);
    expect(await exited).toBe('SIGKILL');
  });

  it('spares a process that has the pid of a worker that ended long ago', async () => {
    appendFileSync(path.join(folder, 'workers'), `${pidOf(child)} 1\n`);
    await killRecordedWorkers(folder);
    child.kill('SIGTERM');
    expect(await exited).toBe('SIGTERM');
  });
});
