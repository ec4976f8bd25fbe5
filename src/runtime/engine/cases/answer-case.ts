/** One recorded case, run in one of Flink's two execution modes. */
import { mkdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { toErrorData, WorkbenchError } from '../../../contract/errors';
import type { CaseMode, RecordedCase } from '../../../contract/model/case';
import type { JobSpec, Mode } from '../../../contract/model/job';
import type { UdfInfo } from '../../../contract/model/udf';
import type { BoundArgument } from '../planning/bind-arguments';
import { decideMode } from '../planning/decide-mode';
import type { PreparedJob } from '../planning/prepare-job';
import { runToRows } from '../runs/run-to-rows';
import type { TaskManagerPool } from '../task-manager-pool';
import { changesOf, finalRows } from './changelog';
import type { CaseAnswer } from './judge-answer';

export interface AnswerRequest {
  readonly pool: TaskManagerPool;
  readonly job: JobSpec;
  readonly prepare: (job: JobSpec) => Promise<PreparedJob>;
  readonly mode: CaseMode;
  readonly jobId: string;
  /** Folder for what comes and goes. */
  readonly folder: string;
  readonly maxRows?: number;
  readonly timeoutMs: number;
}

export interface AnsweredCase {
  readonly answer: CaseAnswer;
  /** null where the job was not planned. */
  readonly effectiveMode: Mode | null;
}

/** Where a function finds the folder for its side file. */
const sideFolderVariable = 'ORACLE_TMP';
const sideFileName = 'side.txt';

/** How many of the output's first columns make the key of a changelog. */
export function keyColumnsOf(recorded: Pick<RecordedCase, 'group_by'>): number {
  return recorded.group_by?.length ?? 0;
}

/** Errors are in the answer. With the job's `changelog`, the rows are those that all changes leave. */
export async function answerCase(request: AnswerRequest): Promise<AnsweredCase> {
  const { job, mode, jobId } = request;
  const folder = path.join(request.folder, jobId);
  let effectiveMode: Mode | null = null;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  try {
    const prepared = await request.prepare(job);
    requireShippable(prepared.udf, prepared.args);
    effectiveMode = decideMode(prepared.udf, prepared.args, mode).effective;
    const { file } = job.function;
    const env = { [sideFolderVariable]: folder };
    const ran = await runToRows({
      pool: request.pool,
      prepared,
      target: { jobId, mode: effectiveMode, file, udf: prepared.udf, env },
      folder,
      ...(request.maxRows === undefined ? {} : { maxRows: request.maxRows }),
      timeoutMs: request.timeoutMs,
    });
    const sideFile = await sideFileIn(folder);
    if (job.changelog !== true || ran.error !== null)
      return { effectiveMode, answer: { ...ran, changes: null, sideFile } };
    const columns = ran.columns.slice(1);
    const changes = changesOf(ran.rows);
    return { effectiveMode, answer: { columns, rows: finalRows(columns, changes), error: null, changes, sideFile } };
  } catch (thrown) {
    const error = toErrorData(thrown, 'plan');
    return { effectiveMode, answer: { columns: [], rows: [], error, changes: null, sideFile: null } };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A case answers as Flink does, which ships functions with cloudpickle; a run in the workbench only warns. Throws. */
function requireShippable(udf: UdfInfo, args: readonly BoundArgument[]): void {
  if (udf.pickleError !== undefined) throw new WorkbenchError(udf.pickleError);
  for (const arg of args) if (arg.kind === 'call') requireShippable(arg.udf, arg.args);
}

async function sideFileIn(folder: string): Promise<string[] | null> {
  const text = await readFile(path.join(folder, sideFileName), 'utf8').catch(() => null);
  return text === null ? null : text.split('\n');
}
