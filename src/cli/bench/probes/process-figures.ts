/** What Linux tells of a process. Other systems tell no proportional set size, and the probes that need it say so. */
import { readFile } from 'node:fs/promises';
import { workbenchError } from '../../../contract/errors';

/** Throws where this system has no figures of a kind that the goals are about. */
export function requireLinux(): void {
  if (process.platform === 'linux') return;
  const words = 'The proportional set size of a process is told by Linux only.';
  throw workbenchError('BAD_REQUEST', 'setup', words, { platform: process.platform });
}

/** Proportional set size in bytes: private memory, and of shared memory its part. Rejects where the process is gone. */
export async function proportionalBytes(pid: number): Promise<number> {
  const kilobytes = /^Pss:\s+(\d+) kB/m.exec(await readFile(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1];
  if (kilobytes === undefined) throw new Error(`/proc/${pid}/smaps_rollup tells no Pss.`);
  return Number(kilobytes) * 1_024;
}

/** Of this process's children the one that has `pid` as its child or is it. */
export async function parentOf(pid: number): Promise<number> {
  const [, parent] = await statusFields(pid);
  return Number(parent);
}

/** Processor time in seconds that the process has used, user and system. */
export async function processorSeconds(pid: number): Promise<number> {
  const fields = await statusFields(pid);
  const ticks = Number(fields[11]) + Number(fields[12]);
  return ticks / TICKS_A_SECOND;
}

/** sysconf(_SC_CLK_TCK) is 100 on every Linux that Node runs on. */
const TICKS_A_SECOND = 100;

/** Fields of /proc/PID/stat from the third on (proc(5)); the second may hold blanks. */
async function statusFields(pid: number): Promise<readonly string[]> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8');
  return text.slice(text.lastIndexOf(')') + 2).split(' ');
}

/** Samples the memory of processes until `stop`; a process that is gone gives no more samples. */
export class MemorySampler {
  readonly samples: readonly number[][];
  private readonly sampling: Promise<void>;
  private stopped = false;

  constructor(pids: readonly number[], everyMs: number) {
    this.samples = pids.map(() => []);
    this.sampling = this.sample(pids, everyMs);
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await this.sampling;
  }

  private async sample(pids: readonly number[], everyMs: number): Promise<void> {
    while (!this.stopped) {
      const bytes = await Promise.all(pids.map((pid) => proportionalBytes(pid).catch(() => null)));
      bytes.forEach((each, index) => {
        if (each !== null) this.samples[index]?.push(each);
      });
      await new Promise((resolve) => setTimeout(resolve, everyMs));
    }
  }
}
