/** On what a run was measured. */
import os from 'node:os';

export interface MachineFacts {
  readonly cpu: string;
  readonly cores: number;
  readonly memoryGb: number;
  readonly system: string;
  readonly at: string;
  readonly seconds: number;
  /** Processes that wanted a core, over the last minute, before the run and at its end: above 1 at the start, others worked as well. */
  readonly loadBefore: number;
  readonly loadAfter: number;
}

export function machineFacts(startedAt: Date, loadBefore: number): MachineFacts {
  const cpus = os.cpus();
  return {
    cpu: cpus[0]?.model.trim() ?? 'unknown',
    cores: cpus.length,
    memoryGb: Math.round(os.totalmem() / 1e9),
    system: `${os.type()} ${os.release()} ${os.arch()}`,
    at: startedAt.toISOString(),
    seconds: Math.round((Date.now() - startedAt.getTime()) / 1000),
    loadBefore,
    loadAfter: currentLoad(),
  };
}

export function currentLoad(): number {
  return Math.round((os.loadavg()[0] ?? 0) * 100) / 100;
}
