/** Processor time and memory of a job's processes, as of now. */
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { ProcessFigures } from '../../contract/model/metrics';
import { memoryOf } from './memory';

/** Every so many samples the memory is looked up: that takes milliseconds, and holds up the process that is looked at. */
const samplesPerMemory = 4;
/** Clock ticks of /proc, which Linux has set to 100 a second for all architectures that Node runs on. */
const msPerTick = 10;

interface Known {
  readonly firstCpuMs: number;
  cpuMs: number;
  memoryBytes: number | null;
}

export class ProcessMeter {
  private readonly known = new Map<number, Known>();
  private samples = 0;

  figures(workers: readonly { readonly slot: number; readonly pid: number }[]): ProcessFigures[] {
    const asksMemory = this.samples % samplesPerMemory === 0;
    this.samples += 1;
    const own = this.figuresOf(process.pid, 'taskManager', null, asksMemory);
    return [own, ...workers.map(({ slot, pid }) => this.figuresOf(pid, 'worker', slot, asksMemory))];
  }

  private figuresOf(
    pid: number,
    kind: ProcessFigures['kind'],
    slot: number | null,
    asksMemory: boolean,
  ): ProcessFigures {
    const known = this.known.get(pid) ?? this.first(pid);
    known.cpuMs = this.cpuMs(pid) ?? known.cpuMs;
    if (asksMemory) {
      // What cannot be told stays as it was.
      memoryOf(pid).then(
        (bytes) => {
          if (bytes > 0) known.memoryBytes = bytes;
        },
        () => undefined,
      );
    }
    return { kind, slot, pid, cpuMs: known.cpuMs - known.firstCpuMs, memoryBytes: known.memoryBytes };
  }

  private first(pid: number): Known {
    const cpuMs = this.cpuMs(pid) ?? 0;
    const known = { firstCpuMs: cpuMs, cpuMs, memoryBytes: null };
    this.known.set(pid, known);
    return known;
  }

  /** null where it cannot be told (yet). */
  private cpuMs(pid: number): number | null {
    if (pid === process.pid) {
      const { user, system } = process.cpuUsage();
      return (user + system) / 1_000;
    }
    if (process.platform === 'linux') return cpuOfProc(pid);
    this.askPs(pid);
    return null;
  }

  /** Elsewhere the answer counts for the next sample. */
  private askPs(pid: number): void {
    execFile('ps', ['-o', 'cputime=', '-p', String(pid)], (error, stdout) => {
      const known = this.known.get(pid);
      if (error === null && known !== undefined) known.cpuMs = cpuTimeMs(stdout);
    });
  }
}

/** `utime` and `stime`. Read at once: it is a line the kernel makes, and the last sample must not be late. */
function cpuOfProc(pid: number): number | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    // The name of the program, in brackets, may hold anything.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[11]) + Number(fields[12])) * msPerTick;
  } catch (error) {
    // The process ended in between.
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ESRCH')) return null;
    throw error;
  }
}

/** `[[days-]hours:]minutes:seconds.hundredths` of ps. */
export function cpuTimeMs(text: string): number {
  const [days, rest] = text.includes('-') ? text.trim().split('-') : ['0', text.trim()];
  const seconds = (rest ?? '').split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
  return Math.round((Number(days) * 86_400 + seconds) * 1_000);
}
