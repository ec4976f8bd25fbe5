/** The user's line in what Python's fault handler wrote before a process died of a signal. */
import { WorkbenchError } from '../../contract/errors';

const deaths: ReadonlySet<string> = new Set(['TASK_MANAGER_DIED', 'WORKER_DIED']);

/**
 * The error with `line`, `in` and the fact `file` of the innermost frame that lies in `file`, where its `stderrTail` has
 * one; else the same error.
 */
export function withCrashPlace(error: unknown, file: string): unknown {
  if (!(error instanceof WorkbenchError) || !deaths.has(error.data.code) || error.data.line !== undefined) return error;
  const { stderrTail } = error.data.facts;
  if (typeof stderrTail !== 'string') return error;
  // Most recent call first, so the first frame of the file is the innermost one.
  for (const [, path, line, name] of stderrTail.matchAll(/^ {2}File "(.+)", line (\d+) in (.+)$/gm)) {
    if (path !== file || line === undefined || name === undefined) continue;
    return new WorkbenchError({ ...error.data, line: Number(line), in: name, facts: { ...error.data.facts, file } });
  }
  return error;
}
