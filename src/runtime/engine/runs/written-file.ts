/** What a run left in the file it was to write. */
import { stat } from 'node:fs/promises';
import type { Sink } from '../../../contract/model/job';
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
