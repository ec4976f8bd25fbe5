/** Recorded cases: listed, run in Flink's modes, and accepted from our own answer. One run of cases at a time. */
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { workbenchError } from '../../../contract/errors';
import { caseModes, type CaseEvent, type CaseMode, type CaseSummary } from '../../../contract/model/case';
import type { JobSpec } from '../../../contract/model/job';
import type { PreparedJob } from '../planning/prepare-job';
import type { TaskManagerPool } from '../task-manager-pool';
import { acceptCase } from './accept-case';
import { readCases, summaryOf, type CaseFile } from './case-file';
import { CaseRun } from './case-run';

export interface CaseServiceOptions {
  readonly pool: TaskManagerPool;
  readonly storeDir: string;
  readonly prepare: (job: JobSpec) => Promise<PreparedJob>;
  readonly emit: (event: CaseEvent) => void;
}

export interface StartCases {
  readonly directory: string;
  readonly names?: readonly string[] | undefined;
  readonly modes?: readonly CaseMode[] | undefined;
}

interface Going {
  readonly id: string;
  readonly run: CaseRun;
  readonly ended: Promise<void>;
}

export class CaseService {
  private readonly options: CaseServiceOptions;
  private current: Going | null = null;
  private started = 0;

  constructor(options: CaseServiceOptions) {
    this.options = options;
  }

  async list(directory: string, file: string | undefined): Promise<CaseSummary[]> {
    const summaries = (await readCases(directory)).map(summaryOf);
    return summaries.filter(
      (summary): summary is CaseSummary => summary !== null && (file === undefined || summary.function.file === file),
    );
  }

  /** Cases that run already are ended first. Throws FILE_NOT_FOUND, or BAD_REQUEST for a name that is not there. */
  async start(request: StartCases): Promise<string> {
    const cases = chosen(await readCases(request.directory), request);
    if (this.current !== null) await this.end(this.current);
    this.started += 1;
    const id = `cases-${this.started}-${randomBytes(3).toString('hex')}`;
    const { pool, prepare, storeDir, emit } = this.options;
    const run = new CaseRun({
      id,
      cases,
      modes: request.modes ?? caseModes,
      pool,
      prepare,
      folder: path.join(storeDir, id),
      onResult: (result, progress) => emit({ kind: 'result', casesId: id, result, progress }),
    });
    this.current = { id, run, ended: this.run(id, run) };
    return id;
  }

  async cancel(casesId: string): Promise<void> {
    if (this.current?.id === casesId) await this.end(this.current);
  }

  /** Path of the written case. */
  accept(job: JobSpec, name: string, rows: number, replace: boolean): Promise<string> {
    const { pool, prepare, storeDir } = this.options;
    return acceptCase({ pool, prepare, folder: storeDir, job, name, rows, replace });
  }

  async close(): Promise<void> {
    if (this.current !== null) await this.end(this.current);
  }

  private async end(going: Going): Promise<void> {
    going.run.cancel();
    await going.ended;
  }

  private async run(id: string, run: CaseRun): Promise<void> {
    // The caller is to have the id before the first event.
    await Promise.resolve();
    const totals = await run.run();
    if (this.current?.id === id) this.current = null;
    this.options.emit({ kind: 'ended', casesId: id, totals, cancelled: run.wasCancelled });
  }
}

function chosen(cases: readonly CaseFile[], { names, directory }: StartCases): readonly CaseFile[] {
  if (names === undefined) return cases;
  const missing = names.find((name) => !cases.some((each) => each.name === name));
  if (missing !== undefined) {
    throw workbenchError(
      'BAD_REQUEST',
      'usage',
      `There is no case ${missing} in ${directory}.`,
      { missing, directory },
      { hint: 'Names are those of the JSON files, without .json.' },
    );
  }
  return cases.filter((each) => names.includes(each.name));
}
