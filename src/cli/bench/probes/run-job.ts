/** Runs of the small functions that the probes measure, through the engine's door, as a window makes them. */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { WorkbenchError, workbenchError } from '../../../contract/errors';
import { parseSchema } from '../../../contract/model/data-type';
import type { JobSpec, Mode, Sink } from '../../../contract/model/job';
import type { RunOutcome, RunSummary } from '../../../contract/model/run';
import type { Engine } from '../../../runtime/engine/create-engine';

/** Between two looks for rows; the window takes as long. */
const LOOK_MS = 2;

/**
 * The text of a UDF file whose function `f` gives `a * 2 + b + constant` in a mode; another constant makes another text.
 * It prints a line when it is executed, so that the log tells which process does that.
 */
export function functionText(mode: Mode, constant: number): string {
  const pandas = mode === 'process-arrow';
  return [
    ...(pandas ? ['import pandas as pd', ''] : []),
    'from pyflink.table import DataTypes',
    'from pyflink.table.udf import udf',
    '',
    "print('executed')",
    '',
    '',
    `@udf(result_type=DataTypes.BIGINT()${pandas ? ", func_type='pandas'" : ''})`,
    pandas ? 'def f(a: pd.Series, b: pd.Series) -> pd.Series:' : 'def f(a, b):',
    `    return a * 2 + b + ${constant}`,
    '',
  ].join('\n');
}

/** A project folder of one file `f.py`. */
export async function makeProject(folder: string, name: string, mode: Mode): Promise<string> {
  const root = path.join(folder, name);
  await mkdir(root, { recursive: true });
  await writeFile(path.join(root, 'f.py'), functionText(mode, 0));
  return root;
}

export function jobOf(root: string, mode: Mode, rows: number, settings: JobSpec['settings'] = {}): JobSpec {
  return {
    function: { file: path.join(root, 'f.py'), name: 'f' },
    source: { kind: 'datagen', rows, stringLength: 16, schema: parseSchema('a BIGINT, b BIGINT') },
    keep: [],
    profile: 'product',
    settings: { ...settings, 'python.execution-mode': mode === 'thread' ? 'thread' : 'process' },
  };
}

export interface GoingRun {
  readonly runId: string;
  readonly ended: Promise<RunSummary>;
}

/** Starts a run. `ended` rejects with what the run failed with. */
export async function startRun(engine: Engine, job: JobSpec, sink?: Sink): Promise<GoingRun> {
  // The end may come before the answer that names the run.
  const early = new Map<string, RunOutcome>();
  let hear = (id: string, outcome: RunOutcome): void => void early.set(id, outcome);
  const stop = engine.on('run', (event) => {
    if (event.kind === 'ended') hear(event.runId, event.outcome);
  });
  const { runId } = await engine.api.startRun(sink === undefined ? { job } : { job, sink });
  const ended = new Promise<RunSummary>((resolve, reject) => {
    hear = (id, outcome) => {
      if (id !== runId) return;
      stop();
      if (outcome.kind === 'done') resolve(outcome.summary);
      else reject(outcome.kind === 'failed' ? new WorkbenchError(outcome.error) : stopped());
    };
    const known = early.get(runId);
    if (known !== undefined) hear(runId, known);
  });
  // Whoever looks for rows first hears of a failure there, too.
  ended.catch(() => undefined);
  return { runId, ended };
}

/** Resolves with the first cell of the first row as soon as it can be read; rejects where the run ends without one. */
export async function firstCell(engine: Engine, run: GoingRun): Promise<unknown> {
  const ending = { isOver: false };
  const end = (): void => {
    ending.isOver = true;
  };
  run.ended.then(end, end);
  for (;;) {
    // Read before the question: what a run has written when it ends is there to be read.
    const { isOver } = ending;
    const page = await engine.api.readRows({ runId: run.runId, start: 0, count: 100 });
    const [row] = page.rows;
    if (row !== undefined) return row[0];
    if (isOver) {
      await run.ended;
      throw workbenchError('INTERNAL', 'run', 'The run ended without a row.');
    }
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
}

/** The process that executes the file of a run: a worker, in thread mode the task manager. Resolves once it has done so. */
export function processOfNextRun(engine: Engine): Promise<number> {
  return new Promise((resolve) => {
    const stop = engine.on('log', ({ lines }) => {
      // Lines without a run are those of inspections.
      const line = lines.find((each) => each.runId !== null && each.source === 'stdout');
      const pid = Number(/\d+$/.exec(line?.process ?? '')?.[0]);
      if (!Number.isInteger(pid) || pid === 0) return;
      stop();
      resolve(pid);
    });
  });
}

function stopped(): WorkbenchError {
  return workbenchError('CANCELLED', 'run', 'The run was cancelled.');
}
