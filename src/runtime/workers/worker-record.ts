/**
 * The process groups of a TaskManager's workers, on disk. When the TaskManager is killed, the kernel takes the workers with it but not
 * what their functions started; whoever supervises the TaskManager ends those by this record.
 *
 * A line is a worker's pid and when it began. The record outlives its workers, and pids are used again: a process that began at
 * another time than the worker did is somebody else's. While anybody is left in a group, its number is not given to a new process.
 */
import { appendFileSync, readFileSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import * as path from 'node:path';
import { killGroup } from './process';

const recordFile = (folder: string): string => path.join(folder, 'workers');

/** Before the worker gets its first order. */
export function recordWorker(folder: string, pid: number): void {
  appendFileSync(recordFile(folder), `${pid} ${beginOf(pid) ?? ''}\n`);
}

/** All workers ended in order. */
export async function forgetWorkers(folder: string): Promise<void> {
  await rm(recordFile(folder), { force: true });
}

/** SIGKILL to whatever is left of the groups, after the TaskManager's own end. */
export async function killRecordedWorkers(folder: string): Promise<void> {
  const text = await readFile(recordFile(folder), 'utf8').catch(() => '');
  for (const line of text.split('\n').filter((each) => each !== '')) {
    const [pid = '', began = ''] = line.split(' ');
    const now = beginOf(Number(pid));
    if (now === null || began === '' || now === began) killGroup(Number(pid));
  }
  await forgetWorkers(folder);
}

/** When the process began, in ticks since the system did (Linux: field 22 of /proc/PID/stat); null where there is none, or no /proc. */
function beginOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name of the program, in parentheses, may hold spaces.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  } catch {
    return null;
  }
}
