/** A job run once for its rows: what recorded cases, accepting and differential runs need. No events, no paging. */
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { toErrorData, WorkbenchError, workbenchError, type ErrorData } from '../../../contract/errors';
import type { Field } from '../../../contract/model/data-type';
import type { Mode } from '../../../contract/model/job';
import type { Cell } from '../../../contract/model/rows';
import { StoreReader } from '../../store';
import { withCrashPlace } from '../crash-place';
import { planJob, type PlanTarget } from '../planning/plan-job';
import type { PreparedJob } from '../planning/prepare-job';
import type { TaskManagerHost } from '../task-manager-host';
import type { TaskManagerPool } from '../task-manager-pool';

const rowsInPage = 1_000;

export interface RowsAnswer {
  readonly columns: readonly Field[];
  /** Also those that came before the error. */
  readonly rows: readonly (readonly Cell[])[];
  readonly error: ErrorData | null;
  readonly notes: readonly string[];
}

export interface RowsRequest {
  readonly pool: TaskManagerPool;
  readonly prepared: PreparedJob;
  readonly target: Omit<PlanTarget, 'fresh' | 'adapter'> & { readonly adapter?: boolean };
  /** Folder for the rows on their way. */
  readonly folder: string;
  readonly maxRows?: number;
  readonly timeoutMs: number;
}

/** Errors of the job are in the answer; one of the plan too. Never rejects for what the user's function does. */
export async function runToRows(request: RowsRequest): Promise<RowsAnswer> {
  const { pool, prepared, target } = request;
  let columns: readonly Field[] = [];
  let notes: readonly string[] = [];
  const store = path.join(request.folder, `${target.jobId}.arrow`);
  try {
    const planned = planJob(prepared, { adapter: false, ...target, fresh: false });
    columns = planned.columns;
    notes = planned.notes;
    const host = hostFor(pool, target.mode, prepared.python);
    const ran = await withDeadline(request, host, async () => {
      const opened = await host.request('open', { kind: 'open', plan: planned.plan });
      const execution = await execute(host, target.jobId, store, request.maxRows ?? null);
      await host.request('close', { kind: 'close', jobId: target.jobId });
      return [...opened.notes, ...execution.notes];
    });
    notes = [...new Set([...notes, ...ran])];
    return { columns, rows: await storedRows(store), error: null, notes };
  } catch (thrown) {
    const rows = await storedRows(store).catch(() => []);
    return { columns, rows, error: toErrorData(withCrashPlace(thrown, target.file)), notes };
  } finally {
    await rm(store, { force: true });
  }
}

function hostFor(pool: TaskManagerPool, mode: Mode, python: string): TaskManagerHost {
  return mode === 'thread' ? pool.thread(python) : pool.interactive();
}

function execute(
  host: TaskManagerHost,
  jobId: string,
  store: string,
  maxRows: number | null,
): Promise<{ notes: readonly string[] }> {
  return host.request('execute', {
    kind: 'execute',
    jobId,
    execute: {
      maxRows,
      limit: null,
      minSeconds: 0,
      sink: { kind: 'store', path: store },
      cacheBytes: 0,
      sampleMs: 0,
    },
  });
}

/** A job that takes too long is cancelled, if need be with its TaskManager. */
async function withDeadline<T>(request: RowsRequest, host: TaskManagerHost, work: () => Promise<T>): Promise<T> {
  const { timeoutMs, pool } = request;
  const { jobId } = request.target;
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<'late'>((resolve) => {
    timer = setTimeout(() => resolve('late'), timeoutMs);
  });
  const working = work();
  try {
    const first = await Promise.race([working, deadline]);
    if (first !== 'late') return first;
    await freeSlots(pool, host, jobId);
    await working.catch(() => undefined);
    throw workbenchError(
      'CANCELLED',
      'run',
      `No result in ${timeoutMs / 1000} s.`,
      { timeoutMs, jobId },
      { errorType: 'TimeoutError', hint: 'The function does not come back; the job was ended.' },
    );
  } catch (error) {
    // The slot is to be free for the next job; that it could not be closed in order says nothing new.
    if (error instanceof WorkbenchError && !host.isGone)
      await host.request('close', { kind: 'close', jobId }).catch(() => undefined);
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

/** After this a job that does not end costs its TaskManager its life. */
const cancelDeadlineMs = 2_000;

async function freeSlots(pool: TaskManagerPool, host: TaskManagerHost, jobId: string): Promise<void> {
  const asked = host.request('cancel', { kind: 'cancel', jobId }).then(
    () => true,
    () => true,
  );
  const late = new Promise<boolean>((resolve) => {
    setTimeout(() => resolve(false), cancelDeadlineMs).unref();
  });
  if (!(await Promise.race([asked, late]))) await pool.kill(host, 'its function did not end when it was cancelled');
}

/** None where nothing was written: the job failed before its first row. */
async function storedRows(store: string): Promise<Cell[][]> {
  const reader = await StoreReader.open(store);
  try {
    const rows: Cell[][] = [];
    while (rows.length < reader.rows) {
      const page = await reader.page(rows.length, rowsInPage);
      if (page.length === 0) break;
      for (const row of page) rows.push(row);
    }
    return rows;
  } finally {
    await reader.close();
  }
}
