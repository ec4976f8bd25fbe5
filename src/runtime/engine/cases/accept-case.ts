/** "Accept as expected": what our own run of a job gave, written as a case beside the UDF file. */
import path from 'node:path';
import { WorkbenchError, workbenchError, type ErrorData } from '../../../contract/errors';
import { formatDataType, type Field } from '../../../contract/model/data-type';
import type { CaseMode, Expectation, RecordedCase } from '../../../contract/model/case';
import type { Argument, JobSpec, Source } from '../../../contract/model/job';
import type { Cell } from '../../../contract/model/rows';
import type { BoundArgument } from '../planning/bind-arguments';
import { isAggregate } from '../planning/job-shape';
import type { PreparedJob } from '../planning/prepare-job';
import type { TaskManagerPool } from '../task-manager-pool';
import { answerCase } from './answer-case';
import { writeCase } from './case-file';
import { caseArgumentOf } from './case-job';
import { judgeAnswer, type CaseAnswer } from './judge-answer';
import { readRows } from '../read-rows';

export interface AcceptRequest {
  readonly pool: TaskManagerPool;
  readonly prepare: (job: JobSpec) => Promise<PreparedJob>;
  readonly folder: string;
  readonly job: JobSpec;
  readonly name: string;
  /** At most this many rows of the source. */
  readonly rows: number;
  readonly replace: boolean;
}

const mostRows = 10_000;
const timeoutMs = 60_000;
let accepted = 0;

/** Path of the written file. Throws BAD_REQUEST for a name or a number that will not do, and what preparing the job throws. */
export async function acceptCase(request: AcceptRequest): Promise<string> {
  requireFileName(request.name);
  requireRows(request.rows);
  const prepared = await request.prepare(request.job);
  const columns = columnsNamed(prepared);
  const input = await readRows(request.pool, prepared.source, columns, request.rows);
  const job = inlineJob(request.job, prepared, columns, input);
  const process = await answerIn('process', request, job);
  const thread = await answerIn('thread', request, job);
  const expected = expectationOf(process, prepared);
  const agrees = judgeAnswer(expected, thread, 0).why === '';
  const { file } = request.job.function;
  const target = path.join(path.dirname(file), `${path.basename(file, '.py')}.${request.name}.json`);
  await writeCase(
    target,
    {
      file: path.basename(file),
      ...caseOf(job, prepared, columns, input),
      expected,
      ...(agrees ? {} : { expected_thread: expectationOf(thread, prepared), disagree: true }),
    },
    request.replace,
  );
  return target;
}

function requireFileName(name: string): void {
  if (/^[\w-]{1,80}$/.test(name)) return;
  throw workbenchError(
    'BAD_REQUEST',
    'usage',
    `${JSON.stringify(name)} cannot be the name of a case.`,
    { name },
    { hint: 'Letters, digits, _ and -.' },
  );
}

function requireRows(rows: number): void {
  if (Number.isInteger(rows) && rows >= 1 && rows <= mostRows) return;
  throw workbenchError('BAD_REQUEST', 'usage', `A case holds 1 to ${mostRows} rows, not ${rows}.`, { rows });
}

/** Only what the job reads of its source: a case is read by people. One column where it reads none, so that it has rows. */
function columnsNamed({ args, shape, columns }: PreparedJob): readonly Field[] {
  const { keep, groupBy, rowKinds, window } = shape;
  const fields = [...args.flatMap(columnsOfArgument), ...keep, ...groupBy];
  if (rowKinds !== null) fields.push(rowKinds);
  if (window !== null) fields.push(window.time);
  const names = new Set(fields.map((field) => field.name));
  const named = columns.filter((column) => names.has(column.name));
  return named.length > 0 ? named : columns.slice(0, 1);
}

function columnsOfArgument(argument: BoundArgument): readonly Field[] {
  switch (argument.kind) {
    case 'column':
      return [argument.field];
    case 'constant':
      return [];
    case 'call':
      return argument.args.flatMap(columnsOfArgument);
  }
}

/** The rows travel with the case, so that it needs no file; arguments are named, as fewer columns could be matched otherwise. */
function inlineJob(
  job: JobSpec,
  prepared: PreparedJob,
  columns: readonly Field[],
  rows: readonly (readonly Cell[])[],
): JobSpec {
  const source: Source = { kind: 'inline', schema: [...columns], rows: rows.map((row) => [...row]) };
  const whole: JobSpec = { ...job };
  // The case has its own number of rows.
  delete whole.limit;
  return { ...whole, source, args: argumentsOf(job, prepared), changelog: false, runtime: prepared.shape.runtime };
}

async function answerIn(mode: CaseMode, request: AcceptRequest, job: JobSpec): Promise<CaseAnswer> {
  accepted += 1;
  const { pool, prepare, folder } = request;
  const { answer } = await answerCase({
    pool,
    prepare,
    folder,
    job,
    mode,
    jobId: `accept-${accepted}-${mode}`,
    timeoutMs,
  });
  if (answer.error !== null && !isOfTheFunction(answer.error)) throw new WorkbenchError(answer.error);
  return answer;
}

/** Only what the function or Flink's planner says is an answer worth keeping. */
function isOfTheFunction(error: ErrorData): boolean {
  return error.stage !== 'usage' && error.stage !== 'setup' && error.code !== 'INTERNAL' && error.code !== 'CANCELLED';
}

function expectationOf(answer: CaseAnswer, prepared: PreparedJob): Expectation {
  if (answer.error !== null) {
    const { error, error_type, stage, line, in: name } = answer.error;
    return {
      error,
      error_type,
      stage,
      ...(line === undefined ? {} : { line }),
      ...(name === undefined ? {} : { in: name }),
    };
  }
  return {
    schema: answer.columns.map(({ name, type }) => [name, formatDataType({ ...type, nullable: true })]),
    rows: answer.rows.map((row) => [...row]),
    order: isAggregate(prepared.udf.kind) ? 'sorted' : 'input',
  };
}

function caseOf(
  job: JobSpec,
  prepared: PreparedJob,
  columns: readonly Field[],
  rows: readonly (readonly Cell[])[],
): Omit<RecordedCase, 'expected'> & RecordedCase {
  const config = panelSettings(prepared);
  return {
    function: job.function.name,
    kind: prepared.udf.kind,
    args: (job.args ?? []).map(caseArgumentOf),
    ...(job.keep.length === 0 ? {} : { keep: job.keep }),
    ...(job.columns === undefined ? {} : { columns: job.columns }),
    ...(job.groupBy === undefined ? {} : { group_by: job.groupBy }),
    ...(job.join === undefined ? {} : { join: job.join }),
    ...(job.rowBased === undefined ? {} : { row_based: job.rowBased }),
    ...(job.distinct === undefined ? {} : { distinct: job.distinct }),
    ...(job.rowKinds === undefined ? {} : { row_kinds: job.rowKinds }),
    ...(job.window === undefined ? {} : { window: job.window }),
    runtime: prepared.shape.runtime,
    config,
    input: {
      schema: columns.map(({ name, type }) => [name, formatDataType(type)]),
      rows: rows.map((row) => [...row]),
    },
  };
}

/** As they were bound, so that the case says what it passes. */
function argumentsOf(job: JobSpec, { args }: PreparedJob): Argument[] {
  if (job.args !== undefined) return job.args;
  return args.flatMap((argument) =>
    argument.kind === 'column' ? [{ kind: 'column', name: argument.field.name }] : [],
  );
}

/** What was set apart from the profile; the execution mode is each run's own. */
function panelSettings(prepared: PreparedJob): Record<string, string> {
  const asked = Object.entries(prepared.effective).filter(
    ([key, { origin }]) => origin !== 'profile' && key !== 'python.execution-mode' && !key.startsWith('workbench.'),
  );
  return Object.fromEntries(asked.map(([key, { value }]) => [key, value]));
}
