/** `tune`: the settings that serve a goal best, with the evidence. */
import { WorkbenchError, workbenchError } from '../contract/errors';
import { resolveSettings, type EffectiveSettings, type SettingValues } from '../contract/model/settings';
import { configYamlForm } from '../contract/model/settings-forms';
import {
  describeTuned,
  type TuneCandidate,
  type TuneEvent,
  type TuneLimits,
  type TuneResult,
  type TuneSpec,
} from '../contract/model/tune';
import type { Engine } from '../runtime/engine/create-engine';
import { jobOf, type JobOptions } from './job-options';
import { parseAmount, parseCount, parseGoal, parseModes, parseTwin } from './option-values';
import { callerFolder } from './product-paths';
import { cancelWhenInterrupted, withEngine } from './session';
import { plainTable } from './table';
import { ProgressLine, say, writeStdout } from './terminal';

export interface TuneOptions extends JobOptions {
  readonly goal: string;
  readonly throughput?: string;
  readonly p99?: string;
  readonly memory?: string;
  readonly budget: string;
  readonly slots?: string;
  readonly modes: string;
  readonly twin?: string;
  readonly rows?: string;
  readonly json?: boolean;
}

type Outcome = Extract<TuneEvent, { kind: 'ended' }>['outcome'];

/** Throws the search's error; a cancelled one prints what was measured first. */
export async function tuneCommand(file: string, options: TuneOptions): Promise<number> {
  const spec = await specOf(file, options);
  return withEngine({ row: 0, arrow: 1 }, async (engine, interrupted) => {
    const outcome = await tuned(engine, spec, interrupted);
    if (outcome.kind === 'failed') throw new WorkbenchError(outcome.error);
    const { result } = outcome;
    if (result !== null) {
      for (const note of result.notes) say(note);
      await writeStdout(options.json === true ? `${JSON.stringify(result)}\n` : describe(result));
    }
    if (outcome.kind === 'cancelled') throw workbenchError('CANCELLED', 'run', 'The search was cancelled.');
    return 0;
  });
}

async function specOf(file: string, options: TuneOptions): Promise<TuneSpec> {
  const folder = callerFolder(process.env);
  const goal = parseGoal(options.goal);
  const modes = parseModes(options.modes);
  const limits = limitsOf(options);
  const budgetSeconds = parseAmount('--budget', options.budget, 'seconds');
  const mostSlots = options.slots === undefined ? null : parseCount('--slots', options.slots, 1);
  const rows = options.rows === undefined ? null : parseCount('--rows', options.rows, 1);
  const job = await jobOf(file, options, folder);
  return {
    job,
    modes,
    ...(options.twin === undefined ? {} : { twin: parseTwin(options.twin, job.function.file, folder) }),
    ...(rows === null ? {} : { rows }),
    goal,
    limits,
    budgetSeconds,
    ...(mostSlots === null ? {} : { mostSlots }),
  };
}

function limitsOf({ throughput, p99, memory }: TuneOptions): TuneLimits {
  return {
    ...(throughput === undefined ? {} : { rowsPerSecond: parseAmount('--throughput', throughput, 'rows a second') }),
    ...(p99 === undefined ? {} : { p99Ms: parseAmount('--p99', p99, 'milliseconds') }),
    ...(memory === undefined ? {} : { memoryPerSlotBytes: parseAmount('--memory', memory, 'MB') * 1e6 }),
  };
}

async function tuned(engine: Engine, spec: TuneSpec, interrupted: AbortSignal): Promise<Outcome> {
  const progress = new ProgressLine();
  const ended = new Promise<Outcome>((resolve) => {
    engine.on('tune', (event) => {
      if (event.kind === 'ended') resolve(event.outcome);
      else if (event.kind === 'step') progress.show(describeStep(event));
      else if (event.kind === 'excluded') say(`${event.exclusion.mode}: ${event.exclusion.reason}`, progress);
      else if (event.kind === 'measured') say(measuredLine(event.candidate), progress);
    });
  });
  const { tuneId } = await engine.api.startTune({ spec });
  cancelWhenInterrupted(interrupted, () => engine.api.cancelTune({ tuneId }));
  const outcome = await ended;
  progress.clear();
  return outcome;
}

function describeStep({ step, settings, repeat, progress }: Extract<TuneEvent, { kind: 'step' }>): string {
  const what = settings === null ? '' : `  ${describeTuned(settings)}`;
  return `${Math.round(progress * 100)} %  ${step}${repeat === null ? '' : `, repeat ${repeat}`}${what}`;
}

function measuredLine({ id, settings, rowsPerSecond, p99Ms, memoryPerSlotBytes, phase }: TuneCandidate): string {
  const figures = `${Math.round(rowsPerSecond)} rows/s, p99 ${p99Ms.toFixed(2)} ms, ${megabytes(memoryPerSlotBytes)} MB/slot`;
  return `${id}${phase === 'final' ? ' (final)' : ''}: ${describeTuned(settings)}: ${figures}`;
}

function describe(result: TuneResult): string {
  const { choice } = result;
  const parts = [frontTable(result), '', result.text];
  if (choice !== null) {
    parts.push(result.evidence, '', configYamlForm(asEffective(choice.values), 'all').trimEnd());
  }
  return `${parts.join('\n')}\n`;
}

function frontTable({ candidates, front, choice }: TuneResult): string {
  const header = ['', 'mode', 'bundle', 'batch', 'slots', 'rows/s', 'p50 ms', 'p99 ms', 'MB/slot', 'limits'];
  const lines = candidates
    .filter(({ id }) => front.includes(id))
    .sort((a, b) => b.rowsPerSecond - a.rowsPerSecond)
    .map((candidate) => {
      const { settings } = candidate;
      return [
        candidate.id === choice?.candidate.id ? '>' : '',
        settings.mode,
        String(settings.bundleSize),
        settings.mode === 'process-arrow' ? String(settings.arrowBatchSize) : '-',
        String(settings.parallelism),
        Math.round(candidate.rowsPerSecond).toString(),
        candidate.p50Ms.toFixed(2),
        candidate.p99Ms.toFixed(2),
        megabytes(candidate.memoryPerSlotBytes),
        candidate.keepsLimits ? 'kept' : 'missed',
      ];
    });
  return plainTable([header, ...lines], new Set([2, 3, 4, 5, 6, 7, 8]));
}

/** Only the keys that were tuned, in the words of config.yaml. */
function asEffective(values: SettingValues): EffectiveSettings {
  const all = resolveSettings({ profile: 'flink-2.3', panel: values });
  return Object.fromEntries(Object.entries(all).filter(([key]) => values[key] !== undefined));
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(1);
}
