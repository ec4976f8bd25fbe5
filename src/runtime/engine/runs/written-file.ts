/** The file that a run is to write: that it is none of its own, and what the run left in it. */
import { stat } from 'node:fs/promises';
import { workbenchError } from '../../../contract/errors';
import type { JobSpec, Sink } from '../../../contract/model/job';
import type { RunOutcome, WrittenFile } from '../../../contract/model/run';

/** `startedAt`: of the run, by Date.now(). What is known of the file is put beside how the run ended. */
export async function withWrittenFile(outcome: RunOutcome, sink: Sink, startedAt: number): Promise<RunOutcome> {
  if (sink.kind === 'store' || sink.kind === 'blackhole') return outcome;
  const written = await writtenFile(outcome.kind === 'done' ? sink.path : `${sink.path}.partial`, startedAt);
  return written === null ? outcome : { ...outcome, written };
}

/** null: the run ended before it wrote, and what may lie there is of another one. It was given its name, which ctime tells, in this run. */
async function writtenFile(path: string, startedAt: number): Promise<WrittenFile | null> {
  try {
    const { size, ctimeMs } = await stat(path);
    return ctimeMs >= startedAt ? { path, bytes: size } : null;
  } catch {
    return null;
  }
}

/** Throws SINK_UNWRITABLE where writing would replace the function's code or what it reads. By the file, not by its name: links count. */
export async function refuseOwnFiles({ function: { file }, source }: JobSpec, sink: Sink): Promise<void> {
  if (sink.kind === 'store' || sink.kind === 'blackhole') return;
  const target = await stat(sink.path).catch(() => null);
  if (target === null) return;
  const read = 'path' in source && typeof source.path === 'string' ? [source.path] : [];
  const tables = source.kind === 'sql' ? source.tables.map((table) => table.path) : [];
  for (const path of [file, ...read, ...tables]) {
    const own = await stat(path).catch(() => null);
    if (own === null || own.dev !== target.dev || own.ino !== target.ino) continue;
    throw workbenchError(
      'SINK_UNWRITABLE',
      'sink',
      `${sink.path} is read by this run, so its results cannot take its place.`,
      { path: sink.path },
      { hint: 'Write to another file.' },
    );
  }
}
