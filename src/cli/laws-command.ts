/** `laws`: what Flink takes for granted of an aggregate, checked on the rows of its input. */
import { WorkbenchError, workbenchError } from '../contract/errors';
import {
  isFault,
  lawWords,
  type LawExample,
  type LawResult,
  type LawsReport,
  type ObserveLaws,
} from '../contract/model/laws';
import type { JobSpec } from '../contract/model/job';
import type { Shown } from '../contract/model/state';
import type { Engine } from '../runtime/engine/create-engine';
import { jobOf, type JobOptions } from './job-options';
import { parseCount } from './option-values';
import { callerFolder } from './product-paths';
import { cancelWhenInterrupted, withEngine } from './session';
import { ProgressLine, writeStdout } from './terminal';

export interface LawsOptions extends JobOptions {
  readonly keys: string;
  readonly rows: string;
  readonly seed: string;
  readonly json?: boolean;
}

/** 1 where a law is broken. Throws the job's error. */
export async function lawsCommand(file: string, options: LawsOptions): Promise<number> {
  const laws: ObserveLaws = {
    keys: parseCount('--keys', options.keys, 1),
    rows: parseCount('--rows', options.rows, 1),
    seed: parseCount('--seed', options.seed, 0),
  };
  const job = await jobOf(file, options, callerFolder(process.env));
  return withEngine({ row: 1, arrow: 0 }, async (engine, interrupted) => {
    const report = await checked(engine, job, laws, interrupted);
    await writeStdout(options.json === true ? `${JSON.stringify(report)}\n` : describe(report));
    return report.results.some(isFault) ? 1 : 0;
  });
}

async function checked(engine: Engine, job: JobSpec, laws: ObserveLaws, interrupted: AbortSignal): Promise<LawsReport> {
  const progress = new ProgressLine();
  let answer: LawsReport | null = null;
  engine.on('report', ({ report }) => {
    if (report.kind === 'laws') answer = report;
    if (report.kind === 'lawsProgress') progress.show(`${report.law} ${Math.round(report.progress * 100)} %`);
  });
  const ended = new Promise<LawsReport>((resolve, reject) => {
    engine.on('run', (event) => {
      if (event.kind !== 'ended') return;
      if (event.outcome.kind === 'failed') reject(new WorkbenchError(event.outcome.error));
      else if (answer !== null) resolve(answer);
      else reject(workbenchError('CANCELLED', 'run', 'The check was cancelled.'));
    });
  });
  const { runId } = await engine.api.startRun({ job, sink: { kind: 'blackhole' }, observe: { laws } });
  cancelWhenInterrupted(interrupted, () => engine.api.cancelRun({ runId }));
  try {
    return await ended;
  } finally {
    progress.clear();
  }
}

function describe({ results, keys, rows, seed, arguments: names }: LawsReport): string {
  const head = `Cases from ${rows} rows of ${keys} keys, seed ${seed}.`;
  return `${[head, ...results.map((result) => describeResult(result, names))].join('\n')}\n`;
}

function describeResult(result: LawResult, names: readonly string[]): string {
  const words = lawWords[result.law];
  const line = `${outcomeMark(result)} ${words.title}: ${outcomeText(result)}`;
  const { example, error } = result;
  return [
    line,
    ...(result.outcome === 'broken' ? [`  ${words.broken}`] : []),
    ...(error === undefined ? [] : [`  For some rows the function itself raises ${error.error_type}: ${error.error}`]),
    ...(example === undefined ? [] : describeExample(result, example, names)),
  ].join('\n');
}

function outcomeMark(result: LawResult): string {
  if (isFault(result)) return '✗';
  return result.outcome === 'held' ? '✓' : '-';
}

function outcomeText({ law, outcome, cases, rounded }: LawResult): string {
  switch (outcome) {
    case 'held':
      return `holds in ${cases} cases${rounded === true ? ', up to rounding (1e-12)' : ''}`;
    case 'broken':
      return law === 'order' ? 'it matters' : 'broken';
    case 'absent':
      return `no method ${law}`;
    case 'untried':
      return 'could not be tried';
  }
}

function describeExample({ law }: LawResult, example: LawExample, names: readonly string[]): string[] {
  const words = lawWords[law];
  const rows = example.rows.map((args, row) => {
    const told = args.map((arg, index) => `${names[index] ?? `argument ${index + 1}`} = ${textOf(arg)}`).join(', ');
    const role = words.number(example.numbers[row] ?? 0);
    return `    ${told}${role === null ? '' : `  (${role})`}`;
  });
  const { error } = example;
  return [
    ...rows,
    ...(law === 'empty' ? [] : [`    ${words.expected}: ${textOf(example.expected ?? null)}`]),
    `    ${words.actual}: ${error === undefined ? textOf(example.actual ?? null) : `${error.error_type}: ${error.error}`}`,
  ];
}

/** A value's repr; a collection as the JSON in which it came. */
function textOf(value: Shown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
