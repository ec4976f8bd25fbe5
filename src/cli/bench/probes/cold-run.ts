/** The first run of an engine that was made a moment ago, as after a launch: nothing is warm yet. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Mode } from '../../../contract/model/job';
import type { GoalFigure, Probe, ProbeContext } from '../probe';
import { firstCell, jobOf, makeProject, startRun } from './run-job';
import { median, rounded, spreadOf } from './statistics';

const ROWS = 1_000;
const measured = ['process-row', 'process-arrow'] as const satisfies readonly Mode[];

export const coldRun: Probe = {
  name: 'cold-run',
  title: 'the first run of a new engine',
  goals: ['cold-run'],
  isLong: false,
  run: measureColdRuns,
};

async function measureColdRuns(context: ProbeContext): Promise<readonly GoalFigure[]> {
  const taken = new Map<Mode, number[]>(measured.map((mode) => [mode, []]));
  const imports: number[] = [];
  for (const mode of measured) await makeProject(context.folder, `cold-${mode}`, mode);
  for (let repeat = 0; repeat < context.repeat; repeat += 1) {
    context.say(`new engines ${repeat + 1} of ${context.repeat}`);
    imports.push(await importMs(context));
    for (const mode of measured) taken.get(mode)?.push(await coldRunMs(context, mode));
  }
  const [slowest = []] = [...taken.values()].sort((a, b) => median(b) - median(a));
  const facts: Record<string, number> = { rows: ROWS, 'import of pandas alone ms': rounded(median(imports)) };
  for (const [mode, values] of taken) facts[`${mode} ms`] = rounded(median(values));
  return [
    {
      goal: 'cold-run',
      value: rounded(median(slowest)),
      unit: 'ms',
      spread: spreadOf(slowest.map((ms) => rounded(ms))),
      detail:
        'an engine is made and asked at once for a run, until its first rows can be read; the slower of row and Arrow',
      facts,
    },
  ];
}

/** What no run that needs pandas can be quicker than: a Python that imports it and ends. */
async function importMs(context: ProbeContext): Promise<number> {
  const started = performance.now();
  await promisify(execFile)(context.python, ['-I', '-c', 'import pandas, pyarrow'], { cwd: context.folder });
  return performance.now() - started;
}

async function coldRunMs(context: ProbeContext, mode: Mode): Promise<number> {
  const root = await makeProject(context.folder, `cold-${mode}`, mode);
  const started = performance.now();
  const engine = context.startEngine({ row: 1, arrow: 1 });
  const run = await startRun(engine, jobOf(root, mode, ROWS));
  await firstCell(engine, run);
  const ms = performance.now() - started;
  await run.ended;
  await engine.close();
  return ms;
}
