/**
 * The process groups of a TaskManager's workers, on disk. When the TaskManager is killed, the kernel takes the workers with it but not
 * what their functions started; whoever supervises the TaskManager ends those by this record.
 */
import { appendFileSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import * as path from 'node:path';
import { killGroup } from './process';

const recordFile = (folder: string): string => path.join(folder, 'workers');

/** Before the worker gets its first order. */
export function recordWorker(folder: string, pid: number): void {
  appendFileSync(recordFile(folder), `${pid}\n`);
}

/** All workers ended in order. */
export async function forgetWorkers(folder: string): Promise<void> {
  await rm(recordFile(folder), { force: true });
}

/** SIGKILL to whatever is left of the groups, after the TaskManager's own end. */
export async function killRecordedWorkers(folder: string): Promise<void> {
  const text = await readFile(recordFile(folder), 'utf8').catch(() => '');
  for (const line of text.split('\n')) if (line !== '') killGroup(Number(line));
  await forgetWorkers(folder);
}
