/** `differ`: the same rows through all modes; every kind of difference with its smallest row and Flink's rule for it. */
import { WorkbenchError } from '../contract/errors';
import type { DifferResult, DifferSpec, ModeDifference } from '../contract/model/differ';
import type { Engine } from '../runtime/engine/create-engine';
import { jobOf, type JobOptions } from './job-options';
import { parseCount, parseModes } from './option-values';
import { callerFolder } from './product-paths';
import { cancelWhenInterrupted, withEngine } from './session';
import { ProgressLine, say, writeStdout } from './terminal';

export interface DifferOptions extends JobOptions {
  readonly modes: string;
  readonly most: string;
  readonly json?: boolean;
}

/** 1 where a difference is none of Flink's. Throws the job's error. */
export async function differCommand(file: string, options: DifferOptions): Promise<number> {
  const modes = parseModes(options.modes);
  const most = parseCount('--most', options.most, 1);
  const job = await jobOf(file, { ...options, input: options.input ?? 'nasty:1000' }, callerFolder(process.env));
  return withEngine({ row: 1, arrow: 1 }, async (engine, interrupted) => {
    const result = await searched(engine, { job, modes, most }, interrupted);
    await writeStdout(options.json === true ? `${JSON.stringify(result)}\n` : describe(result));
    return result.differences.some(({ flink }) => flink === null) ? 1 : 0;
  });
}

async function searched(engine: Engine, spec: DifferSpec, interrupted: AbortSignal): Promise<DifferResult> {
  const progress = new ProgressLine();
  const ended = new Promise<DifferResult>((resolve, reject) => {
    engine.on('differ', (event) => {
      switch (event.kind) {
        case 'progress':
          progress.show(`${Math.round(event.progress * 100)} %`);
          return;
        case 'done':
          resolve(event.result);
          return;
        case 'failed':
          reject(new WorkbenchError(event.error));
      }
    });
  });
  const { differId } = await engine.api.startDiffer({ spec });
  cancelWhenInterrupted(interrupted, () => engine.api.cancelDiffer({ differId }));
  try {
    return await ended;
  } finally {
    progress.clear();
  }
}

function describe({ rows, modes, differences, truncated }: DifferResult): string {
  if (modes.length < 2) return `Only ${modes.join(', ')} runs this function: there is nothing to compare.\n`;
  const head = `${rows} rows through ${modes.join(', ')}: ${differences.length === 0 ? 'no difference' : `${differences.length} kinds of differences`}.`;
  if (truncated) say('There are more; --most shows them.');
  return `${[head, ...differences.map(describeDifference)].join('\n\n')}\n`;
}

function describeDifference({ input, row, count = 1, sides, flink }: ModeDifference): string {
  const lines = Object.entries(sides).map(([mode, side]) => `  ${mode}: ${describeSide(side)}`);
  const also = count > 1 ? `, and ${count - 1} more rows` : '';
  const rule =
    flink === null ? '  Flink has no such difference: this one is the workbench’s.' : `  On Flink too: ${flink}`;
  return [`row ${row}${also}: ${JSON.stringify(input)}`, ...lines, rule].join('\n');
}

function describeSide(side: ModeDifference['sides'][string]): string {
  if ('cells' in side) return JSON.stringify(side.cells);
  return `${side.error.error_type}: ${side.error.error}`;
}
