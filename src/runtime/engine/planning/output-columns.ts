/** Names and types of a job's output, as Flink gives them. */
import { WorkbenchError, workbenchError } from '../../../contract/errors';
import { formatDataType, type DataType, type Field } from '../../../contract/model/data-type';
import type { UdfInfo } from '../../../contract/model/udf';
import { apiOf } from './bind-arguments';
import type { JobShape } from './job-shape';

const timestamp: DataType = { kind: 'TIMESTAMP', nullable: false, precision: 3 };

/**
 * The function's own columns: one, or the fields of a ROW that becomes columns (table functions, table aggregates, row-based
 * operations). Throws BAD_TYPE_STRING for a declared type that is none, BAD_REQUEST where the number of names is another.
 */
export function resultColumns(
  udf: UdfInfo,
  shape: JobShape,
  names: readonly string[] | undefined,
  input: readonly Field[],
): Field[] {
  requireKnownTypes(udf);
  if (udf.resultType === null) {
    throw workbenchError('BAD_TYPE_STRING', 'plan', `${udf.name} declares no result type.`, { function: udf.name });
  }
  const fields = becomesColumns(udf, shape)
    ? fieldsOf(udf.resultType).map((field) => (shape.join === 'left' ? nullableField(field) : field))
    : [{ name: names?.[0] ?? 'result', type: udf.resultType }];
  if (names === undefined) return fields;
  if (names.length !== fields.length) throw wrongCount(udf, shape, fields, names, input);
  return fields.map(({ type }, index) => ({ name: names[index] ?? '', type }));
}

/** Row kinds (changelog), kept or group columns, window bounds, the function's. Throws BAD_REQUEST for a name that comes twice. */
export function outputColumns(shape: JobShape, results: readonly Field[]): Field[] {
  const output: Field[] = [];
  if (shape.changelog) output.push({ name: 'row_kind', type: { kind: 'STRING', nullable: false } });
  const isGroupWindow = shape.window !== null && shape.window.window.kind !== 'over';
  output.push(...(shape.window?.window.kind === 'over' ? shape.keep : [...shape.keep, ...shape.groupBy]));
  if (isGroupWindow) output.push({ name: 'window_start', type: timestamp }, { name: 'window_end', type: timestamp });
  output.push(...results);
  requireDistinctNames(output);
  return output;
}

function becomesColumns(udf: UdfInfo, shape: JobShape): boolean {
  return udf.kind === 'table' || udf.kind === 'table_aggregate' || shape.rowBased !== null;
}

/** A function that gives one value and no ROW has one column, named as Flink names it. */
function fieldsOf(type: DataType): Field[] {
  return type.kind === 'ROW' ? [...type.fields] : [{ name: 'EXPR$0', type }];
}

/** A left join has NULLs for rows without results, whatever the function declares. */
function nullableField(field: Field): Field {
  return { ...field, type: { ...field.type, nullable: true } };
}

/** What Flink's planner says of a declared type that is none, of arguments as of results. */
export function requireKnownTypes(udf: UdfInfo): void {
  if (udf.problem === undefined) return;
  const facts = { ...udf.problem.facts, function: udf.name, line: udf.line };
  throw new WorkbenchError({ ...udf.problem, facts });
}

/** In the words of Flink's planner: SQL names the columns it has, the Table API the function. */
function wrongCount(
  udf: UdfInfo,
  shape: JobShape,
  fields: readonly Field[],
  names: readonly string[],
  input: readonly Field[],
): WorkbenchError {
  const columns = `${fields.length} column${fields.length === 1 ? '' : 's'}`;
  const sql = apiOf(udf.kind, shape.rowBased) === 'sql';
  const flinkName = udf.flinkName ?? udf.name;
  const isAggregate = shape.rowBased === 'aggregate';
  const called = isAggregate ? `${flinkName}(${input.map(({ name }) => name).join(', ')})` : flinkName;
  const table = sql
    ? `table has ${fields.length} columns (${fields.map(({ name }) => `'${name}'`).join(', ')})`
    : `the returned table of function '${called}' has ${fields.length} columns`;
  return workbenchError(
    'BAD_REQUEST',
    'plan',
    `List of column aliases must have same degree as table; ${table}, whereas alias list has ${names.length} columns`,
    { function: udf.name, names, columns: fields.map(({ name, type }) => `${name} ${formatDataType(type)}`) },
    {
      hint: `${udf.name} gives ${columns}: give each a name, and no more.`,
      errorType: sql
        ? 'org.apache.calcite.sql.validate.SqlValidatorException'
        : 'org.apache.flink.table.api.ValidationException',
    },
  );
}

function requireDistinctNames(fields: readonly Field[]): void {
  const twice = fields.find((field, index) => fields.findIndex((other) => other.name === field.name) !== index);
  if (twice === undefined) return;
  throw workbenchError(
    'BAD_REQUEST',
    'usage',
    `Two columns of the output are named ${twice.name}.`,
    { names: fields.map((field) => field.name) },
    { hint: "Give the function's columns other names with --columns, or keep each column once." },
  );
}
