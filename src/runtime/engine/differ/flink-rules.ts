/** Where Flink's own modes disagree (measured on 2.3.0): a difference that one of these explains is no fault of the workbench. */
import type { DataType, Field } from '../../../contract/model/data-type';
import type { ErrorData } from '../../../contract/errors';
import type { Mode } from '../../../contract/model/job';
import type { Cell } from '../../../contract/model/rows';
import { holds, isSameOutcome, type Found } from './outcome';

export interface FlinkRule {
  readonly id: string;
  /** For the reader: what Flink does. */
  readonly text: string;
  readonly explains: (found: Found) => boolean;
}

type Test = (type: DataType, cell: Cell) => boolean;

const integers: ReadonlySet<DataType['kind']> = new Set(['TINYINT', 'SMALLINT', 'INT', 'BIGINT']);
const killedByNull: ReadonlySet<DataType['kind']> = new Set([
  'TINYINT',
  'SMALLINT',
  'INT',
  'FLOAT',
  'TIME',
  'ARRAY',
  'MAP',
  'ROW',
]);
const times: ReadonlySet<DataType['kind']> = new Set(['TIMESTAMP', 'TIMESTAMP_LTZ']);

export const flinkRules: readonly FlinkRule[] = [
  {
    id: 'thread-null',
    text: "Flink's thread mode cannot take NULL in TINYINT, SMALLINT, INT, FLOAT, TIME, ARRAY, MAP or ROW, neither in nor out.",
    explains: (found) => failsIn(found, 'thread', /NullPointerException$/) && anywhere(found, isDeadlyNull),
  },
  {
    id: 'thread-no-conversion',
    text: "Flink's thread mode converts no results: a value must have the very Python type of the declared one.",
    explains: (found) => failsIn(found, 'thread', /(ClassCastException|ArrayStoreException)$/),
  },
  {
    id: 'thread-wraps',
    text: "Flink's thread mode wraps integers that are too large for the result type; process mode refuses them.",
    explains: (found) => tooLargeInProcess(found) && isAnswered(found, 'thread') && anyType(found.results, isInteger),
  },
  {
    id: 'thread-decimal',
    text: "Flink's thread mode rounds DECIMAL results half up and gives NULL for too many digits; process mode rounds half even and fails.",
    explains: (found) => differsFromThread(found) && anyType(found.results, ({ kind }) => kind === 'DECIMAL'),
  },
  {
    id: 'thread-row-arrays',
    text: "Flink's thread mode makes all elements of an ARRAY of ROW the last one.",
    explains: (found) => differsFromThread(found) && anyType(found.results, isArrayOfRows),
  },
  {
    id: 'process-far-timestamp',
    text: "Flink's process mode wraps timestamps after 2038-01-19 and before 1901-12-13 on their way in.",
    explains: (found) =>
      (differs(found, 'process-row', 'thread') || differs(found, 'process-row', 'process-arrow')) &&
      inInput(found, isFarTimestamp),
  },
  {
    id: 'process-early-timestamp-in',
    text: "Flink's process mode fails on timestamps before 1970 that have a fraction of a second.",
    explains: (found) => failsIn(found, 'process-row', /ValueError$/) && inInput(found, isEarlyFraction),
  },
  {
    id: 'process-early-timestamp-out',
    text: "Flink's process mode gives timestamps before 1970 with a fraction of a second back one second late.",
    explains: (found) => differs(found, 'process-row', 'thread') && inAnswers(found, isEarlyFraction),
  },
  {
    id: 'thread-calendar-gap',
    text: "Flink's thread mode gives the ten days that the Gregorian calendar left out in October 1582 back ten days later.",
    explains: (found) => differsFromThread(found) && inInput(found, isInCalendarGap),
  },
  {
    id: 'local-time-zone',
    text: "Flink's process mode labels the UTC wall clock of a TIMESTAMP_LTZ with the session's zone; thread mode gives it without a zone.",
    explains: (found) => found.zone !== 'UTC' && anyType([...found.columns, ...found.results], isLocalTimestamp),
  },
  {
    id: 'local-time-naive',
    text: "Flink's thread mode gives a TIMESTAMP_LTZ as a datetime without a zone.",
    explains: (found) => differs(found, 'thread', 'process-row') && anyType(found.columns, isLocalTimestamp),
  },
  {
    id: 'row-nanoseconds',
    text: 'A row function of Flink gets timestamps in microseconds: the last three digits of TIMESTAMP(7) to (9) are lost.',
    explains: (found) =>
      differs(found, 'process-arrow', 'process-row') && anyType([...found.columns, ...found.results], isNanoseconds),
  },
  {
    id: 'arrow-early-timestamp',
    text: 'A timestamp before 1970 with a fraction of a second comes back from a pandas function of Flink one second late, or fails the job.',
    explains: (found) => differsFromRows(found) && anywhere(found, isEarlyFraction),
  },
  {
    id: 'end-of-years',
    text: 'The row coder of Flink rounds the last microseconds of the year 9999 up to the next second, which a datetime of Python cannot hold.',
    explains: (found) => differsFromRows(found) && inInput(found, isEndOfYears),
  },
  {
    id: 'pandas-map-key',
    text: 'A pandas function of Flink takes and gives MAP only with a NOT NULL key type.',
    explains: (found) => (errorIn(found, 'process-arrow')?.error ?? '').includes('Map key type should be non-nullable'),
  },
  {
    id: 'pandas-types',
    text: 'A pandas function of Flink cannot carry such a nested type.',
    explains: (found) => errorIn(found, 'process-arrow')?.code === 'UNSUPPORTED_TYPE',
  },
  {
    id: 'pandas-nan',
    text: 'NaN in the result of a pandas function is NULL on Flink.',
    explains: (found) => differsFromRows(found) && anywhere(found, isNaNCell),
  },
  {
    id: 'pandas-nullable-integers',
    text: 'A pandas function of Flink gets an integer column with NULL as float64: integers beyond 2^53 lose digits, and those that then fit no longer fail.',
    explains: (found) =>
      differsFromRows(found) &&
      inInput(found, isBeyondFloat) &&
      (hasNullNeighbour(found, isInteger) || inNeighbours(found, isRowWithNull)),
  },
  {
    id: 'pandas-nullable-elements',
    text: 'A pandas function of Flink gets an ARRAY of integers as floats where one in the batch holds NULL: integers beyond 2^53 lose digits or fail.',
    explains: (found) =>
      differsFromRows(found) && inInput(found, isBeyondFloat) && inNeighbours(found, isArrayWithNull),
  },
  {
    id: 'pandas-null-row',
    text: 'A NULL row that goes through a pandas function comes back on Flink as a ROW of NULLs.',
    explains: (found) =>
      differsFromRows(found) && anywhere(found, (type, cell) => type.kind === 'ROW' && cell === null),
  },
  {
    id: 'pandas-timestamps',
    text: 'pandas counts nanoseconds for TIMESTAMP(7) to (9): years before 1678 and after 2261 do not fit.',
    explains: (found) => differsFromRows(found) && inInput(found, isBeyondNanoseconds),
  },
  {
    id: 'thread-containers',
    text: "Flink's thread mode gives ARRAY as a tuple, takes a tuple where process mode wants a list, and matches named rows by position.",
    explains: (found) =>
      failsInProcess(found, /(TypeError|AttributeError|Exception)$/) &&
      isAnswered(found, 'thread') &&
      anyType([...found.columns, ...found.results], isNested),
  },
];

/**
 * What explains the difference: a rule for every two modes that disagree. null where two of them have none, so that the
 * difference is the workbench's.
 */
export function rulesFor(found: Found): FlinkRule[] | null {
  const modes = [...found.outcomes.keys()];
  const rules = new Set<FlinkRule>();
  for (const [index, one] of modes.entries()) {
    for (const other of modes.slice(index + 1)) {
      if (!differs(found, one, other)) continue;
      const pair = {
        ...found,
        outcomes: new Map([...found.outcomes].filter(([mode]) => mode === one || mode === other)),
      };
      const rule = flinkRules.find((each) => each.explains(pair));
      if (rule === undefined) return null;
      rules.add(rule);
    }
  }
  return [...rules];
}

/** The rules in words; null where there is none. */
export function explanationOf(found: Found): string | null {
  const rules = rulesFor(found);
  return rules === null ? null : rules.map(({ text }) => text).join(' ');
}

function errorIn({ outcomes }: Found, mode: Mode): ErrorData | null {
  const outcome = outcomes.get(mode);
  return outcome !== undefined && 'error' in outcome ? outcome.error : null;
}

function failsIn(found: Found, mode: Mode, type: RegExp): boolean {
  return type.test(errorIn(found, mode)?.error_type ?? '');
}

/** A generated adapter converts results as the row coder does. */
function failsInProcess(found: Found, type: RegExp): boolean {
  return failsIn(found, 'process-row', type) || failsIn(found, 'process-arrow', type);
}

/** The row coder's words, and those of pyarrow. */
function tooLargeInProcess(found: Found): boolean {
  const errors = [errorIn(found, 'process-row'), errorIn(found, 'process-arrow')];
  return errors.some((error) => /too large to (convert|fit)|not in range/.test(error?.error ?? ''));
}

function isAnswered({ outcomes }: Found, mode: Mode): boolean {
  const outcome = outcomes.get(mode);
  return outcome !== undefined && 'rows' in outcome;
}

/** Whether the two ran and gave something else. */
function differs({ outcomes, results }: Found, a: Mode, b: Mode): boolean {
  const [one, other] = [outcomes.get(a), outcomes.get(b)];
  return one !== undefined && other !== undefined && !isSameOutcome(results, [one, other]);
}

function differsFromThread(found: Found): boolean {
  return differs(found, 'thread', 'process-row') || differs(found, 'thread', 'process-arrow');
}

function differsFromRows(found: Found): boolean {
  return differs(found, 'process-arrow', 'process-row') || differs(found, 'process-arrow', 'thread');
}

function inInput({ columns, input }: Found, test: Test): boolean {
  return columns.some(({ type }, index) => holds(type, input[index] ?? null, test));
}

function inNeighbours({ columns, neighbours, input }: Found, test: Test): boolean {
  return [input, ...neighbours].some((row) => columns.some(({ type }, index) => holds(type, row[index] ?? null, test)));
}

function inAnswers({ results, outcomes }: Found, test: Test): boolean {
  for (const outcome of outcomes.values()) {
    if ('error' in outcome) continue;
    if (outcome.rows.some((row) => results.some(({ type }, index) => holds(type, row[index] ?? null, test))))
      return true;
  }
  return false;
}

function anywhere(found: Found, test: Test): boolean {
  return inInput(found, test) || inAnswers(found, test);
}

function anyType(fields: readonly Field[], test: (type: DataType) => boolean): boolean {
  return fields.some(({ type }) => innerTypes(type).some(test));
}

function innerTypes(type: DataType): DataType[] {
  switch (type.kind) {
    case 'ARRAY':
      return [type, ...innerTypes(type.element)];
    case 'MAP':
      return [type, ...innerTypes(type.key), ...innerTypes(type.value)];
    case 'ROW':
      return [type, ...type.fields.flatMap((field) => innerTypes(field.type))];
    default:
      return [type];
  }
}

/** A column of such a type holds NULL in another row of the same batch. */
function hasNullNeighbour({ columns, neighbours }: Found, test: (type: DataType) => boolean): boolean {
  return columns.some(
    ({ type }, index) => test(type) && neighbours.length > 1 && neighbours.some((row) => (row[index] ?? null) === null),
  );
}

function isInteger({ kind }: DataType): boolean {
  return integers.has(kind);
}

/** An integer that a float64 does not hold, or one near it. */
function isBeyondFloat(type: DataType, cell: Cell): boolean {
  return type.kind === 'BIGINT' && typeof cell === 'string' && Math.abs(Number(cell)) >= 2 ** 53;
}

/** At any depth: inner arrays of a batch lie in one column. */
function isArrayWithNull(type: DataType, cell: Cell): boolean {
  return type.kind === 'ARRAY' && typeof cell === 'object' && cell !== null && cell.includes(null);
}

/** A ROW column is a DataFrame for pandas, its fields are columns as any. */
function isRowWithNull(type: DataType, cell: Cell): boolean {
  if (type.kind !== 'ROW') return false;
  return cell === null || (typeof cell === 'object' && type.fields.some((_, index) => (cell[index] ?? null) === null));
}

function isNested({ kind }: DataType): boolean {
  return kind === 'ARRAY' || kind === 'MAP' || kind === 'ROW';
}

function isArrayOfRows(type: DataType): boolean {
  return type.kind === 'ARRAY' && type.element.kind === 'ROW';
}

function isLocalTimestamp({ kind }: DataType): boolean {
  return kind === 'TIMESTAMP_LTZ';
}

function isNanoseconds(type: DataType): boolean {
  return (type.kind === 'TIMESTAMP' || type.kind === 'TIMESTAMP_LTZ') && type.precision > 6;
}

function isDeadlyNull(type: DataType, cell: Cell): boolean {
  return cell === null && killedByNull.has(type.kind);
}

function isNaNCell(_type: DataType, cell: Cell): boolean {
  return cell === 'NaN';
}

function isFarTimestamp(type: DataType, cell: Cell): boolean {
  if (!times.has(type.kind) || typeof cell !== 'string') return false;
  return cell > '2038-01-19T03:14:07' || cell < '1901-12-13T20:45:52';
}

function isEarlyFraction(type: DataType, cell: Cell): boolean {
  return times.has(type.kind) && typeof cell === 'string' && cell < '1970-01-01T00:00:01' && cell.includes('.');
}

function isEndOfYears(type: DataType, cell: Cell): boolean {
  return times.has(type.kind) && typeof cell === 'string' && cell > '9999-12-31T23:59:59.9999';
}

function isInCalendarGap(type: DataType, cell: Cell): boolean {
  if (!times.has(type.kind) && type.kind !== 'DATE') return false;
  return typeof cell === 'string' && cell >= '1582-10-05' && cell < '1582-10-15';
}

function isBeyondNanoseconds(type: DataType, cell: Cell): boolean {
  return (
    isNanoseconds(type) && typeof cell === 'string' && (cell < '1677-09-21T00:12:43' || cell > '2262-04-11T23:47:16')
  );
}
