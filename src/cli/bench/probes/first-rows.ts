/** From saving an edited file to its first rows, in a warm engine, by mode. */
import type { Engine } from '../../../runtime/engine/create-engine';
import { modes, type Mode } from '../../../contract/model/job';
import { workbenchError } from '../../../contract/errors';
import type { GoalFigure, Probe, ProbeContext } from '../probe';
import { firstCell, functionText, jobOf, makeProject, startRun } from './run-job';
import { median, quantile, rounded, spreadOf } from './statistics';

const ROWS = 1_000;
const WARM_UP_EDITS = 5;
const EDITS = 50;
/** A hand pauses between two runs; without it the modes would share the processor with the end of the run before. */
const PAUSE_MS = 50;

export const firstRows: Probe = {
  name: 'first-rows',
  title: 'from saving an edited file to its first rows',
  goals: ['first-rows-p50', 'first-rows-p95', 'first-rows-arrow', 'first-rows-thread'],
  isLong: false,
  run: measureEdits,
};

async function measureEdits(context: ProbeContext): Promise<readonly GoalFigure[]> {
  const engine = context.startEngine({ row: 1, arrow: 1 });
  const roots = new Map<Mode, string>();
  for (const mode of modes) roots.set(mode, await makeProject(context.folder, `edits-${mode}`, mode));
  const taken = new Map<Mode, number[]>(modes.map((mode) => [mode, []]));
  for (let edit = -WARM_UP_EDITS; edit < EDITS && !context.signal.aborted; edit += 1) {
    if (edit === 0) context.say(`${EDITS} edits in each mode`);
    for (const mode of modes) {
      const ms = await editToRows(engine, roots.get(mode) ?? '', mode, edit + WARM_UP_EDITS + 1);
      if (edit >= 0) taken.get(mode)?.push(ms);
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  }
  await engine.close();
  return figures(taken);
}

/** Milliseconds from the first byte of the save to the answer with the first rows. Throws where they are not the edit's. */
async function editToRows(engine: Engine, root: string, mode: Mode, constant: number): Promise<number> {
  const text = functionText(mode, constant);
  const started = performance.now();
  await engine.api.writeFile({ root, path: 'f.py', text });
  const run = await startRun(engine, jobOf(root, mode, ROWS));
  const cell = await firstCell(engine, run);
  const ms = performance.now() - started;
  const summary = await run.ended;
  if (summary.effectiveMode !== mode || summary.rows !== ROWS)
    throw workbenchError('INTERNAL', 'run', `An edit in ${mode} ran ${summary.rows} rows in ${summary.effectiveMode}.`);
  // b is at most a million, a is 0 in the first row; the window gets BIGINT as a number or as digits.
  if (Math.abs(Number(cell) - constant) > 1_000_000)
    throw workbenchError('INTERNAL', 'run', `The first row after an edit is ${String(cell)}, not the edit's.`);
  return ms;
}

function figures(taken: ReadonlyMap<Mode, readonly number[]>): GoalFigure[] {
  const row = taken.get('process-row') ?? [];
  const facts: Record<string, number> = { rows: ROWS, edits: row.length };
  for (const [mode, values] of taken) {
    facts[`${mode} p50 ms`] = rounded(median(values));
    facts[`${mode} p95 ms`] = rounded(quantile(values, 0.95));
  }
  const beyond = (mode: Mode): number => rounded(median(taken.get(mode) ?? []) - median(row));
  const base = { unit: 'ms', facts };
  const detail = `a file saved with another constant, run on ${ROWS} generated rows, until its first rows can be read; warm`;
  return [
    {
      ...base,
      goal: 'first-rows-p50',
      value: rounded(median(row)),
      spread: spreadOf(row.map((ms) => rounded(ms))),
      detail,
    },
    { ...base, goal: 'first-rows-p95', value: rounded(quantile(row, 0.95)), spread: null, detail },
    { ...base, goal: 'first-rows-arrow', value: beyond('process-arrow'), spread: null, detail },
    { ...base, goal: 'first-rows-thread', value: beyond('thread'), spread: null, detail },
  ];
}
