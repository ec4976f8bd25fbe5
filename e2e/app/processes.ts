/** Processes of this machine (Linux): what a started application has under it, and that nothing of it is left afterwards. */
import fs from 'node:fs';

export interface ProcessInfo {
  readonly pid: number;
  /** Tells a process from a later one with the same pid. */
  readonly startTime: string;
  readonly command: string;
}

/** `pid` and everything below it. Empty on systems without /proc. */
export function processTree(pid: number): readonly ProcessInfo[] {
  const children = new Map<number, number[]>();
  const known = new Map<number, ProcessInfo>();
  for (const name of fs.existsSync('/proc') ? fs.readdirSync('/proc') : []) {
    const found = /^\d+$/.test(name) ? readProcess(Number(name)) : null;
    if (found === null) continue;
    known.set(found.info.pid, found.info);
    children.set(found.parent, [...(children.get(found.parent) ?? []), found.info.pid]);
  }
  const tree: ProcessInfo[] = [];
  const open = [pid];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const info = known.get(next);
    if (info !== undefined) tree.push(info);
    open.push(...(children.get(next) ?? []));
  }
  return tree;
}

/** Those of `processes` that still run (a zombie does not). */
export function alive(processes: readonly ProcessInfo[]): readonly ProcessInfo[] {
  return processes.filter(({ pid, startTime }) => readProcess(pid)?.info.startTime === startTime);
}

function readProcess(pid: number): { readonly info: ProcessInfo; readonly parent: number } | null {
  try {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The second field is the name in parentheses and may hold spaces.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (fields[0] === 'Z' || fields[0] === 'X') return null;
    const command = fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').join(' ').trim();
    return { info: { pid, startTime: fields[19] ?? '', command }, parent: Number(fields[1]) };
  } catch (thrown) {
    // It ended while it was looked at.
    const code = (thrown as NodeJS.ErrnoException).code;
    if (code === 'ENOENT' || code === 'ESRCH') return null;
    throw thrown;
  }
}
