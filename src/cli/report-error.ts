/** An error as the command line tells it: words for a person at a terminal, then the object itself as the last line. */
import type { ErrorData } from '../contract/errors';

/** Wrong usage is the caller's to mend; every other stage is a job that failed. */
export function exitCodeOf(error: ErrorData): 1 | 2 {
  return error.stage === 'usage' ? 2 : 1;
}

/** Writes to stderr. Nothing may be written there afterwards. */
export function reportError(error: ErrorData): void {
  if (process.stderr.isTTY) process.stderr.write(`${describeError(error)}\n\n`);
  process.stderr.write(`${JSON.stringify(orderedError(error))}\n`);
}

/** Several lines: where, what, the failing call, what to do. */
export function describeError(error: ErrorData): string {
  const file = typeof error.facts['file'] === 'string' ? error.facts['file'] : null;
  const place = error.line === undefined ? null : `${file ?? 'line'}${file === null ? ' ' : ':'}${error.line}`;
  const lines = [
    place === null ? null : `${place}${error.in === undefined ? '' : `, in ${error.in}`}`,
    `${shortType(error.error_type)}: ${error.error}`,
    describeRow(error.facts),
    error.hint ?? null,
  ];
  return lines.filter((line) => line !== null).join('\n');
}

function describeRow(facts: ErrorData['facts']): string | null {
  const { row, args } = facts;
  if (typeof row !== 'number') return null;
  const values = Array.isArray(args) ? args.map(describeArgument).join(', ') : '';
  return `at row ${row}${values === '' ? '' : ` with ${values}`}`;
}

function describeArgument(argument: unknown): string {
  if (typeof argument !== 'object' || argument === null) return String(argument);
  const { name, value }: { name?: unknown; value?: unknown } = argument;
  return `${String(name)}=${String(value)}`;
}

function shortType(type: string): string {
  return type.slice(type.lastIndexOf('.') + 1);
}

/** The keys in the order they are documented in, whatever order they were made in. */
function orderedError(error: ErrorData): ErrorData {
  const { error: text, error_type, stage, line, in: name, code, facts, hint, cause } = error;
  return {
    error: text,
    error_type,
    stage,
    ...(line === undefined ? {} : { line }),
    ...(name === undefined ? {} : { in: name }),
    code,
    facts,
    ...(hint === undefined ? {} : { hint }),
    ...(cause === undefined ? {} : { cause }),
  };
}
