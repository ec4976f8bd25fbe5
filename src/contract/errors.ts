/**
 * Errors are typed data: a stable code, the facts, the cause, and the words a user reads.
 * The same object is printed by the command line, shown in the window and kept with a run.
 */
import * as v from 'valibot';

/** Where in a job's life the error arose (Flink's order: the file is run, the job is planned, rows flow, rows leave). */
export const errorStages = ['usage', 'setup', 'define', 'plan', 'run', 'sink'] as const;
export type ErrorStage = (typeof errorStages)[number];

/** Stable codes. Add to the end of a group; never change the meaning of one. */
export const errorCodes = [
  // usage
  'BAD_REQUEST',
  'NOT_YET',
  'UNKNOWN_SETTING',
  'BAD_SETTING_VALUE',
  'FILE_CHANGED',
  'FILE_EXISTS',
  // setup
  'NO_PYTHON',
  'PYTHON_NOT_EMBEDDABLE',
  'PYTHON_PACKAGE_MISSING',
  'TASK_MANAGER_START_FAILED',
  'WORKER_START_FAILED',
  // define
  'FILE_NOT_FOUND',
  'FILE_UNREADABLE',
  'SYNTAX_ERROR',
  'IMPORT_ERROR',
  'DEFINE_ERROR',
  'FUNCTION_NOT_FOUND',
  'NO_FUNCTION',
  // plan
  'COLUMN_NOT_FOUND',
  'ARGUMENT_MISMATCH',
  'UNSUPPORTED_TYPE',
  'BAD_TYPE_STRING',
  'UNSUPPORTED_MODE',
  'BAD_CONSTANT',
  'UNSUPPORTED_OPERATION',
  // run
  'UDF_EXCEPTION',
  'UDF_OPEN_EXCEPTION',
  'UDF_CLOSE_EXCEPTION',
  'RESULT_TYPE',
  'RESULT_LENGTH',
  'ASYNC_TIMEOUT',
  'ARGUMENT_CONVERSION',
  'WORKER_DIED',
  'TASK_MANAGER_DIED',
  'CANCELLED',
  'SOURCE_VALUE',
  'SOURCE_UNREADABLE',
  // sink
  'SINK_UNWRITABLE',
  'NOT_NULL_VIOLATION',
  // ours
  'INTERNAL',
] as const;
export type ErrorCode = (typeof errorCodes)[number];

/** A fact is a JSON value; keys are camelCase and carry units (`timeoutMs`, `sizeBytes`). */
export type Fact = string | number | boolean | null | readonly Fact[] | { readonly [key: string]: Fact };

export const errorDataSchema = v.object({
  /** The text of the exception, as Python (or Flink) words it. */
  error: v.string(),
  /** Python class name, dotted when not a builtin; Flink's Java class where Flink raises it. */
  error_type: v.string(),
  stage: v.picklist(errorStages),
  /** 1-based line in the user's file of the innermost user frame. */
  line: v.optional(v.number()),
  /** Name of the function of that frame. */
  in: v.optional(v.string()),
  code: v.picklist(errorCodes),
  facts: v.record(v.string(), v.unknown()),
  /** What to do next, one plain sentence. */
  hint: v.optional(v.string()),
  /** The exception this one wraps: a Python traceback (user's frames only) or an inner error's text. */
  cause: v.optional(v.string()),
});
/**
 * Facts used by the window where present: `file` (path), `column` (1-based column in the source line),
 * `endLine`, `row` (0-based input row), `args` (array of {name, type, value} with repr'd values),
 * `function`, `declaredType`, `value`, `exitCode`, `signal`, `stderrTail`, `frames`
 * (array of {file, line, in, text}, outermost first), `columns` (names that exist).
 */
export type ErrorData = v.InferOutput<typeof errorDataSchema>;

/** Every error thrown by our code across a module boundary. */
export class WorkbenchError extends Error {
  override readonly name = 'WorkbenchError';
  readonly data: ErrorData;

  constructor(data: ErrorData) {
    super(data.error);
    this.data = data;
  }
}

/** The shorthand for raising one: `throw workbenchError('COLUMN_NOT_FOUND', 'plan', 'No column x', {columns})`. */
export function workbenchError(
  code: ErrorCode,
  stage: ErrorStage,
  error: string,
  facts: Readonly<Record<string, unknown>> = {},
  more: { readonly hint?: string; readonly cause?: string; readonly errorType?: string } = {},
): WorkbenchError {
  return new WorkbenchError({
    error,
    error_type: more.errorType ?? 'WorkbenchError',
    stage,
    code,
    facts: { ...facts },
    ...(more.hint === undefined ? {} : { hint: more.hint }),
    ...(more.cause === undefined ? {} : { cause: more.cause }),
  });
}

/** Any thrown thing as data that can cross a process. Unknown ones become INTERNAL with their stack as cause. */
export function toErrorData(thrown: unknown, stage: ErrorStage = 'run'): ErrorData {
  if (thrown instanceof WorkbenchError) return thrown.data;
  const error = thrown instanceof Error ? thrown : new Error(String(thrown));
  return workbenchError(
    'INTERNAL',
    stage,
    error.message,
    {},
    {
      errorType: error.name,
      ...(error.stack === undefined ? {} : { cause: error.stack }),
      hint: 'This is a fault of the workbench itself, not of your function.',
    },
  ).data;
}
