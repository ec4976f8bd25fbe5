/** `run`: rows to stdout or a file, the summary as the last line of stderr. */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { toErrorData, WorkbenchError, workbenchError } from '../contract/errors';
import type { JobSpec, Sink } from '../contract/model/job';
import type { ProfileWay } from '../contract/model/profile';
import type { RunEvent, RunOutcome, RunSummary } from '../contract/model/run';
import type { UdfKind } from '../contract/model/udf';
import type { Engine } from '../runtime/engine/create-engine';
import { describeKind } from '../runtime/engine/planning/describe-kind';
import { jobOf, type JobOptions } from './job-options';
import { parseKind } from './not-yet';
import { parseOutput, parseProfile, usageError } from './option-values';
import { OutputPrinter } from './output-printer';
import { callerFolder } from './product-paths';
import { ResultPrinter, type PrintForm } from './result-printer';
import { cancelWhenInterrupted, withEngine } from './session';
import { onStdoutGone, ProgressLine, say } from './terminal';

export interface RunOptions extends JobOptions {
  readonly output?: string;
  readonly json?: boolean;
  readonly kind?: string;
  readonly metrics?: string;
  readonly profile?: string;
}

/** Throws the job's error. */
export async function runCommand(file: string, options: RunOptions): Promise<number> {
  const kind = options.kind === undefined ? null : parseKind(options.kind);
  const folder = callerFolder(process.env);
  const sink = parseOutput(options.output, folder);
  const profile = parseProfile(options.profile, folder);
  const job = await jobOf(file, options, folder);
  const warm = { row: 1, arrow: job.source.kind === 'file' ? 1 : 0 };
  return withEngine(warm, async (engine, interrupted) => {
    if (kind !== null) await requireKind(engine, job, kind);
    const form = options.json !== true ? 'table' : job.changelog === true ? 'changelog' : 'json';
    const metricsPath = options.metrics === undefined ? null : path.resolve(folder, options.metrics);
    return new RunPresenter(engine, form, { metricsPath, profile }).run(job, sink, interrupted);
  });
}

class RunPresenter {
  private readonly engine: Engine;
  private readonly form: PrintForm;
  private readonly progress = new ProgressLine();
  private readonly files: RunFiles;
  private isReaderGone = false;

  constructor(engine: Engine, form: PrintForm, files: RunFiles) {
    this.engine = engine;
    this.form = form;
    this.files = files;
  }

  async run(job: JobSpec, sink: Sink, interrupted: AbortSignal): Promise<number> {
    const { api } = this.engine;
    let runId = '';
    const printer = new ResultPrinter((start, count) => api.readRows({ runId, start, count }), this.form);
    const ended = new Promise<RunOutcome>((resolve) => {
      this.engine.on('run', (event) => {
        if (event.kind === 'ended') resolve(event.outcome);
        else this.show(event, sink.kind === 'store' ? printer : null);
      });
    });
    const output = new OutputPrinter(api, (text) => say(text, this.progress));
    this.engine.on('log', (batch) => output.take(batch));
    const { profile: asked } = this.files;
    const way = asked === null ? {} : { observe: { profile: profileWay(asked, job) } };
    ({ runId } = await api.startRun({ job, sink, ...way }));
    const cancel = (): Promise<unknown> => api.cancelRun({ runId });
    const unlisten = onStdoutGone(() => {
      this.isReaderGone = true;
      void cancel().catch(() => undefined);
    });
    cancelWhenInterrupted(interrupted, cancel);
    const outcome = await ended;
    unlisten();
    await output.finish();
    this.progress.clear();
    if (sink.kind === 'store' && !this.isReaderGone) await printer.finish();
    const { metricsPath, profile } = this.files;
    if (metricsPath !== null) await this.writeMetrics(runId, metricsPath);
    if (profile !== null) await this.writeProfile(runId, profile, outcome);
    return this.conclude(outcome);
  }

  /** Of a run that failed, what there is of it; its own error is what counts then. */
  private async writeProfile(runId: string, { path, format }: ProfileFile, outcome: RunOutcome): Promise<void> {
    try {
      const { base64 } = await this.engine.api.exportProfile({ runId, slot: null, format });
      await writeFile(path, Buffer.from(base64, 'base64')).catch((thrown: unknown) => {
        throw unwritable(path, thrown);
      });
      say(`Profile: ${path}`);
    } catch (thrown) {
      if (outcome.kind === 'done') throw thrown;
      say(`No profile was written: ${toErrorData(thrown).error}`);
    }
  }

  private show(event: Exclude<RunEvent, { kind: 'ended' }>, printer: ResultPrinter | null): void {
    switch (event.kind) {
      case 'phase':
        this.progress.show(`${event.phase} …`);
        return;
      case 'opened':
        if (event.mode.reason !== null) say(event.mode.reason, this.progress);
        return;
      case 'progress': {
        const { rowsOut, rowsPerSecond, rowsExpected } = event.progress;
        const of = rowsExpected === null ? '' : ` of ${rowsExpected}`;
        this.progress.show(`${rowsOut}${of} rows, ${(rowsPerSecond / 1e6).toFixed(2)} M/s`);
        printer?.pump();
        return;
      }
    }
  }

  /** After a failure as well: they may say why. */
  private async writeMetrics(runId: string, file: string): Promise<void> {
    const { text } = await this.engine.api.exportMetrics({ runId });
    try {
      await writeFile(file, text);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw usageError(
        `The metrics could not be written to ${file}: ${reason}`,
        'Name a file in a folder that is there.',
        {
          file,
        },
      );
    }
  }

  private conclude(outcome: RunOutcome): number {
    // Whoever closed the pipe has what they wanted: no summary, no error.
    if (this.isReaderGone) return 0;
    switch (outcome.kind) {
      case 'done':
        sayNotes(outcome.summary);
        process.stderr.write(`${summaryLine(outcome.summary)}\n`);
        return 0;
      case 'failed':
        throw new WorkbenchError(outcome.error);
      case 'cancelled':
        throw workbenchError('CANCELLED', 'run', 'The run was cancelled.', { rows: outcome.rows });
    }
  }
}

type ProfileFile = NonNullable<ReturnType<typeof parseProfile>>;

/** What is written beside the rows. */
interface RunFiles {
  readonly metricsPath: string | null;
  readonly profile: ProfileFile | null;
}

/** The cheap way where the form does not need the other and the settings do not ask for it. */
function profileWay({ format }: ProfileFile, { settings }: JobSpec): ProfileWay {
  const asked = settings['python.profile.enabled']?.toLowerCase() === 'true';
  return format === 'pstats' || asked ? 'exact' : 'sampling';
}

function unwritable(path: string, thrown: unknown): WorkbenchError {
  return workbenchError(
    'SINK_UNWRITABLE',
    'sink',
    `The profile could not be written to ${path}.`,
    { path },
    { cause: String(thrown), hint: 'Give --profile a path in a folder that is there and can be written.' },
  );
}

function summaryLine({ rows, seconds, effectiveMode }: RunSummary): string {
  return JSON.stringify({ rows, seconds: Math.round(seconds * 1e6) / 1e6, effectiveMode });
}

function sayNotes(summary: RunSummary): void {
  for (const note of summary.notes) say(note);
  for (const [key, { value, origin }] of Object.entries(summary.settings)) {
    if (origin !== 'profile') say(`${key}: ${value} (${origin === 'panel' ? '--set' : origin})`);
  }
}

/** `--kind` is only a check: the decorator decides. A file that cannot be inspected fails in the run, with the same error. */
async function requireKind(engine: Engine, job: JobSpec, kind: UdfKind): Promise<void> {
  const { functions } = await engine.api.inspect({ file: job.function.file });
  const udf = functions.find((each) => each.name === job.function.name);
  if (udf === undefined || udf.kind === kind) return;
  throw usageError(
    `${udf.name} is ${describeKind(udf.kind)}, not ${describeKind(kind)}.`,
    `Leave out --kind, or say --kind ${udf.kind}.`,
    {
      function: udf.name,
      kind: udf.kind,
      asked: kind,
    },
  );
}
