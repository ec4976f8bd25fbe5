/** `compare`: one function raced in several modes. */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { WorkbenchError, workbenchError } from '../contract/errors';
import type { CompareEvent, CompareResult, CompareSpec, ModeOutcome } from '../contract/model/compare';
import type { Engine } from '../runtime/engine/create-engine';
import { jobOf, type JobOptions } from './job-options';
import { parseCount, parseModes, parseSeconds, parseTwin } from './option-values';
import { callerFolder } from './product-paths';
import { cancelWhenInterrupted, withEngine } from './session';
import { plainTable } from './table';
import { ProgressLine, say, writeStdout } from './terminal';

export interface CompareOptions extends JobOptions {
  readonly twin?: string;
  readonly modes: string;
  readonly rows?: string;
  readonly repeat: string;
  readonly slotsTo?: string;
  readonly seconds: string;
  readonly json?: boolean;
  readonly report?: string;
}

type Outcome = Extract<CompareEvent, { kind: 'ended' }>['outcome'];

/** Throws the comparison's error. */
export async function compareCommand(file: string, options: CompareOptions): Promise<number> {
  const spec = await specOf(file, options);
  const warm = { row: 1, arrow: spec.job.source.kind === 'file' ? 1 : 0 };
  return withEngine(warm, async (engine, interrupted) => {
    const { compareId, outcome } = await raced(engine, spec, interrupted);
    switch (outcome.kind) {
      case 'done':
        for (const note of outcome.result.notes) say(note);
        await writeStdout(options.json === true ? `${JSON.stringify(outcome.result)}\n` : describe(outcome.result));
        if (options.report !== undefined) await writeReport(engine, compareId, options.report);
        return 0;
      case 'failed':
        throw new WorkbenchError(outcome.error);
      case 'cancelled':
        throw workbenchError('CANCELLED', 'run', 'The comparison was cancelled.');
    }
  });
}

/** Throws SINK_UNWRITABLE. */
async function writeReport(engine: Engine, compareId: string, to: string): Promise<void> {
  const file = path.resolve(callerFolder(process.env), to);
  const { html } = await engine.api.comparisonReport({ compareId });
  try {
    await writeFile(file, html);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw workbenchError('SINK_UNWRITABLE', 'sink', `Cannot write ${file}: ${reason}`, { path: file });
  }
  say(`Report: ${file}`);
}

async function specOf(file: string, options: CompareOptions): Promise<CompareSpec> {
  const folder = callerFolder(process.env);
  const modes = parseModes(options.modes);
  const repeat = parseCount('--repeat', options.repeat, 1);
  const seconds = parseSeconds(options.seconds);
  const rows = options.rows === undefined ? null : parseCount('--rows', options.rows, 1);
  const job = await jobOf(file, options, folder);
  return {
    job,
    modes,
    ...(options.twin === undefined ? {} : { twin: parseTwin(options.twin, job.function.file, folder) }),
    ...(rows === null ? {} : { rows }),
    ...(options.slotsTo === undefined ? {} : { slotsTo: parseCount('--slots-to', options.slotsTo, 1) }),
    repeat,
    seconds,
  };
}

async function raced(
  engine: Engine,
  spec: CompareSpec,
  interrupted: AbortSignal,
): Promise<{ compareId: string; outcome: Outcome }> {
  const progress = new ProgressLine();
  const ended = new Promise<Outcome>((resolve) => {
    engine.on('compare', (event) => {
      if (event.kind === 'ended') resolve(event.outcome);
      else if (event.kind === 'step') progress.show(describeStep(event));
      else if (event.kind === 'mode' && !event.outcome.available)
        say(`${event.mode}: ${event.outcome.reason}`, progress);
    });
  });
  const { compareId } = await engine.api.startCompare({ spec });
  cancelWhenInterrupted(interrupted, () => engine.api.cancelCompare({ compareId }));
  const outcome = await ended;
  progress.clear();
  return { compareId, outcome };
}

function describeStep({ step, mode, repeat, progress }: Extract<CompareEvent, { kind: 'step' }>): string {
  const which = [mode, repeat === null ? null : `repeat ${repeat}`].filter((part) => part !== null).join(', ');
  return `${Math.round(progress * 100)} %  ${step}${which === '' ? '' : `  ${which}`}`;
}

function describe(result: CompareResult): string {
  const header = [
    'mode',
    'rows/s',
    'lowest',
    'highest',
    'p50 ms',
    'p95 ms',
    'p99 ms',
    'start ms',
    'MB/slot',
    'serialization',
  ];
  const lines = Object.entries(result.modes).map(([mode, outcome]) => figuresLine(mode, outcome));
  const right = new Set(header.keys());
  right.delete(0);
  const measured = plainTable([header, ...lines.filter((line) => line.length > 1)], right);
  const missing = Object.entries(result.modes).flatMap(([mode, outcome]) =>
    outcome.available ? [] : [`${mode} is not available: ${outcome.reason}`],
  );
  const outputs = result.outputsEqual ? `Outputs are equal over ${result.rows} rows.` : 'The outputs differ.';
  return `${[measured, ...missing, ...scalingLines(result), '', outputs, result.advice.text, '', ...result.breakEven.text].join('\n')}\n`;
}

/** Modes side by side, a line for each number of slots. */
function scalingLines({ scaling }: CompareResult): string[] {
  if (scaling.length === 0) return [];
  const modes = [...new Set(scaling.map(({ mode }) => mode))];
  const slots = [...new Set(scaling.map((point) => point.slots))];
  const rate = (mode: string, count: number): string =>
    Math.round(scaling.find((point) => point.mode === mode && point.slots === count)?.rowsPerSecond ?? 0).toString();
  const header = ['slots', ...modes.map((mode) => `${mode} rows/s`)];
  const lines = slots.map((count) => [String(count), ...modes.map((mode) => rate(mode, count))]);
  return ['', plainTable([header, ...lines], new Set(header.keys()))];
}

function figuresLine(mode: string, outcome: ModeOutcome): string[] {
  if (!outcome.available) return [mode];
  const [low, high] = outcome.rowsPerSecondSpread;
  return [
    mode,
    ...[outcome.rowsPerSecond, low, high].map((rows) => Math.round(rows).toString()),
    ...[outcome.p50Ms, outcome.p95Ms, outcome.p99Ms].map((ms) => ms.toFixed(2)),
    Math.round(outcome.startMs).toString(),
    (outcome.memoryPerSlotBytes / 1e6).toFixed(1),
    `${Math.round(outcome.serializationShare * 100)} %`,
  ];
}
