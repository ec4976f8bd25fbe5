/** Whether an answer is the recorded one: rows by value, errors by stage, type, text and place. */
import type { ErrorData } from '../../../contract/errors';
import { formatDataType, type DataType, type Field } from '../../../contract/model/data-type';
import type { CaseDifference, Expectation } from '../../../contract/model/case';
import type { Cell } from '../../../contract/model/rows';
import { rowKey } from './cell-keys';
import { changelogDifference, type Change } from './changelog';
import { fieldsOf, normalRow } from './case-job';

/** What our own run gave. */
export interface CaseAnswer {
  readonly columns: readonly Field[];
  readonly rows: readonly (readonly Cell[])[];
  readonly error: ErrorData | null;
  /** Every change, where they were asked for. */
  readonly changes: readonly Change[] | null;
  /** Lines of the file that the function wrote; null where there is none. */
  readonly sideFile: readonly string[] | null;
}

export interface Verdict {
  /** '' where the answer is the recorded one. */
  readonly why: string;
  readonly difference?: CaseDifference;
}

type ExpectedRows = Extract<Expectation, { rows: unknown }>;
type ExpectedError = Extract<Expectation, { error: string }>;

const same: Verdict = { why: '' };

/** `keyColumns`: how many of the first columns are the key of a changelog. */
export function judgeAnswer(expected: Expectation, answer: CaseAnswer, keyColumns: number): Verdict {
  if ('error' in expected) return judgeError(expected, answer);
  if (answer.error !== null) {
    const { stage, error_type: type, error } = answer.error;
    const text = `${type}: ${error}`;
    return {
      why: `Expected ${expected.rows.length} rows; failed at ${stage} with ${text}`,
      difference: {
        columns: expected.schema,
        row: null,
        expected: { text: rowCount(expected.rows.length) },
        actual: { text },
      },
    };
  }
  const fields = fieldsOf(expected.schema);
  return (
    judgeSchema(expected, fields, answer.columns) ??
    judgeRows(expected, fields, answer.rows) ??
    judgeChanges(expected, fields, answer.changes, keyColumns) ??
    judgeSideFile(expected, answer.sideFile) ??
    same
  );
}

function judgeSchema(expected: ExpectedRows, fields: readonly Field[], actual: readonly Field[]): Verdict | null {
  const wanted = schemaText(fields);
  const given = schemaText(actual);
  if (wanted === given) return null;
  return {
    why: `The columns are ${given}; expected ${wanted}.`,
    difference: { columns: expected.schema, row: null, expected: { text: wanted }, actual: { text: given } },
  };
}

function schemaText(fields: readonly Field[]): string {
  return fields.map(({ name, type }) => `${name} ${typeText(type)}`).join(', ');
}

/** Whether a column may hold NULL is not looked at; what it holds may. VARCHAR and VARBINARY of Flink's greatest length are STRING and BYTES. */
function typeText(type: DataType): string {
  return formatDataType({ ...type, nullable: true })
    .replace(/\bVARCHAR\(2147483647\)/g, 'STRING')
    .replace(/\bVARBINARY\(2147483647\)/g, 'BYTES');
}

function judgeRows(
  expected: ExpectedRows,
  fields: readonly Field[],
  actual: readonly (readonly Cell[])[],
): Verdict | null {
  const wanted = keyed(
    fields,
    expected.rows.map((row) => normalRow(fields, row)),
  );
  const given = keyed(fields, actual);
  if (expected.order === 'sorted') {
    wanted.sort(byKey);
    given.sort(byKey);
  }
  const rows = Math.max(wanted.length, given.length);
  for (let row = 0; row < rows; row += 1) {
    const [want, have] = [wanted[row], given[row]];
    if (want?.key === have?.key) continue;
    return {
      why: `Row ${row} is ${rowText(have)}; expected ${rowText(want)}.`,
      difference: { columns: expected.schema, row, expected: sideOf(want), actual: sideOf(have) },
    };
  }
  return null;
}

interface KeyedRow {
  readonly key: string;
  readonly row: readonly Cell[];
}

function keyed(fields: readonly Field[], rows: readonly (readonly Cell[])[]): KeyedRow[] {
  return rows.map((row) => ({ key: rowKey(fields, row), row }));
}

function byKey(a: KeyedRow, b: KeyedRow): number {
  return a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
}

function sideOf(row: KeyedRow | undefined): CaseDifference['expected'] {
  return row === undefined ? { text: 'no row' } : { cells: [...row.row] };
}

function rowText(row: KeyedRow | undefined): string {
  if (row === undefined) return 'missing';
  const text = JSON.stringify(row.row, (_key, value: unknown) => (Object.is(value, -0) ? '-0.0' : value));
  return text.length > 400 ? `${text.slice(0, 400)}…` : text;
}

function rowCount(rows: number): string {
  return rows === 1 ? '1 row' : `${rows} rows`;
}

function judgeChanges(
  expected: ExpectedRows,
  fields: readonly Field[],
  actual: readonly Change[] | null,
  keyColumns: number,
): Verdict | null {
  if (expected.changelog === undefined) return null;
  const wanted = expected.changelog.map(([kind, row]) => ({ kind, row: normalRow(fields, row) }));
  const why = changelogDifference(fields, keyColumns, wanted, actual ?? []);
  return why === null ? null : { why };
}

function judgeSideFile(expected: ExpectedRows, actual: readonly string[] | null): Verdict | null {
  const wanted = expected.side_file;
  if (wanted === undefined || wanted.join('\n') === actual?.join('\n')) return null;
  const given = actual === null ? 'not there' : JSON.stringify(actual);
  return { why: `The side file is ${given}; expected ${JSON.stringify(wanted)}.` };
}

function judgeError(expected: ExpectedError, answer: CaseAnswer): Verdict {
  const actual = answer.error;
  const difference = (): CaseDifference => ({
    columns: [],
    row: null,
    expected: { text: `${expected.error_type}: ${expected.error}` },
    actual: { text: actual === null ? rowCount(answer.rows.length) : `${actual.error_type}: ${actual.error}` },
  });
  const why = errorDifference(expected, actual, answer.rows.length);
  return why === null ? same : { why, difference: difference() };
}

function errorDifference(expected: ExpectedError, actual: ErrorData | null, rows: number): string | null {
  const wanted = `${expected.error_type}: ${expected.error} (${expected.stage})`;
  if (actual === null) return `Gave ${rowCount(rows)}; expected ${wanted}.`;
  if (expected.error_type === 'CRASH' || expected.error_type === 'HANG') {
    return actual.stage === 'run' ? null : `Failed at ${actual.stage}; Flink's job died while it ran.`;
  }
  const given = `${actual.error_type}: ${actual.error} (${actual.stage})`;
  if (actual.stage !== expected.stage || lastPart(actual.error_type) !== lastPart(expected.error_type))
    return `Failed with ${given}; expected ${wanted}.`;
  if (expected.error_type.startsWith('java.')) return null;
  const [said, wantedText] = [withoutAddresses(actual.error), withoutAddresses(expected.error)];
  const isContained = wantedText === '' ? said === '' : said.includes(wantedText);
  if (!isContained) return `Failed with ${given}; expected ${wanted}.`;
  // Recorded answers hold no place of what went wrong while the file itself was run, before there was a job.
  if (expected.stage === 'define') return null;
  if (actual.line === expected.line && actual.in === expected.in) return null;
  return `The error is ${placeText(actual)}; expected ${placeText(expected)}. ${given}`;
}

/** Where an object lay in memory is another place in every run, on Flink too. */
function withoutAddresses(text: string): string {
  return text.replace(/\b0x[0-9a-f]{8,16}\b/g, '0x');
}

function placeText({
  line,
  in: name,
}: {
  readonly line?: number | undefined;
  readonly in?: string | undefined;
}): string {
  return line === undefined ? 'at no line' : `at line ${line} in ${name ?? '?'}`;
}

function lastPart(type: string): string {
  return type.slice(type.lastIndexOf('.') + 1);
}
