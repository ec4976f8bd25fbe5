/** From a prepared job to what each mode runs: the function or its twin, planned for that mode. */
import { toErrorData, WorkbenchError, workbenchError, type ErrorData } from '../../../contract/errors';
import type { FunctionRef, Mode } from '../../../contract/model/job';
import type { UdfInfo } from '../../../contract/model/udf';
import { withCrashPlace } from '../crash-place';
import { defaultRuntime, isAggregate } from '../planning/job-shape';
import { planJob, type PlannedJob } from '../planning/plan-job';
import { findFunction, type PlanningWorkers, type PreparedJob } from '../planning/prepare-job';
import { assignLane, requireTwin, type LaneAssignment, type LaneFunction } from './assign-lanes';

export type RunnableLane = Extract<LaneAssignment, { kind: 'run' }>;

/** Each mode once. `twin`: where absent, the one that the project binds. Throws BAD_REQUEST for a twin that is none. */
export async function assignModes(
  prepared: PreparedJob,
  modes: readonly Mode[],
  twin: FunctionRef | undefined,
  workers: PlanningWorkers,
): Promise<LaneAssignment[]> {
  const asked: LaneFunction = { file: prepared.job.function.file, udf: prepared.udf };
  const found = await findTwin(prepared, twin ?? prepared.binding?.twin, workers);
  // The execution mode of the settings has no part in it.
  const { args, shape } = prepared;
  return [...new Set(modes)].map((mode) =>
    assignLane(mode, { asked, twin: found, args, isRowBased: shape.rowBased !== null }),
  );
}

async function findTwin(
  prepared: PreparedJob,
  ref: FunctionRef | undefined,
  workers: PlanningWorkers,
): Promise<LaneFunction | null> {
  if (ref === undefined) return null;
  const inspection = await workers.inspect(ref.file, prepared.context.root, prepared.python);
  const udf = findFunction(inspection, ref);
  requireTwin(prepared.udf, udf);
  return { file: ref.file, udf };
}

/** `fresh`: on workers that are started for it. Throws what planning throws. */
export function planLane(prepared: PreparedJob, lane: RunnableLane, jobId: string, fresh: boolean): PlannedJob {
  const { file, udf } = lane.function;
  return planJob(forTwin(prepared, udf), { jobId, mode: lane.effective, file, udf, adapter: lane.adapter, fresh });
}

/** A twin of another kind of aggregate runs in the runtime mode that Flink has for it; the final rows are the same. */
function forTwin(prepared: PreparedJob, udf: UdfInfo): PreparedJob {
  if (udf.kind === prepared.udf.kind || !isAggregate(udf.kind)) return prepared;
  return { ...prepared, shape: { ...prepared.shape, runtime: defaultRuntime(udf.kind) } };
}

/** What a mode failed with, for those that go on without it. Throws what is no error of the job again. */
export function laneFailure(thrown: unknown, file: string): ErrorData {
  if (!(thrown instanceof WorkbenchError)) throw thrown;
  return toErrorData(withCrashPlace(thrown, file));
}

/** No mode is left: the first error, else all reasons. */
export function nothingRuns(
  failed: readonly { readonly mode: Mode; readonly reason: string; readonly error?: ErrorData | undefined }[],
): WorkbenchError {
  const first = failed.find(({ error }) => error !== undefined)?.error;
  if (first !== undefined) return new WorkbenchError(first);
  const reasons = failed.map(({ reason }) => reason).join(' ');
  return workbenchError('UNSUPPORTED_MODE', 'plan', `None of the modes can run this function. ${reasons}`, {
    modes: failed.map(({ mode }) => mode),
  });
}
