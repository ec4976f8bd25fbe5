/** Memory of processes: the proportional set size where the kernel tells it, else the resident set. */
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';

/** Bytes of one process; 0 where it is gone. */
export async function memoryOf(pid: number): Promise<number> {
  return process.platform === 'linux' ? proportionalBytes(pid) : residentBytes(pid);
}

async function proportionalBytes(pid: number): Promise<number> {
  try {
    const rollup = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8');
    const pss = /^Pss:\s+(\d+) kB/m.exec(rollup)?.[1];
    return pss === undefined ? 0 : Number(pss) * 1_024;
  } catch (error) {
    // The process ended in between.
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ESRCH')) return 0;
    throw error;
  }
}

function residentBytes(pid: number): Promise<number> {
  return new Promise((resolve) => {
    execFile('ps', ['-o', 'rss=', '-p', String(pid)], (error, stdout) => {
      resolve(error === null ? Number(stdout.trim()) * 1_024 : 0);
    });
  });
}
