/** A recorded case as the job that answers it. */
import { parseDataType, type Field } from '../../../contract/model/data-type';
import type { CaseArgument, RecordedCase } from '../../../contract/model/case';
import { normalCell } from '../../../contract/model/exact-cells';
import type { Argument, JobSpec } from '../../../contract/model/job';
import type { Cell } from '../../../contract/model/rows';

/** `changelog`: ask for every change instead of the final rows. Throws BAD_TYPE_STRING for a column of the input whose type is none. */
export function jobOfCase(recorded: RecordedCase, udfFile: string, changelog: boolean): JobSpec {
  const schema = fieldsOf(recorded.input.schema);
  const { columns, row_based: rowBased } = recorded;
  // Flink names the columns of map and flat_map itself; a case's own names are not used there.
  const namesColumns = columns !== undefined && rowBased !== 'map' && rowBased !== 'flat_map';
  return {
    function: { file: udfFile, name: recorded.function },
    source: { kind: 'inline', schema, rows: recorded.input.rows.map((row) => normalRow(schema, row)) },
    args: recorded.args.map(argumentOf),
    keep: recorded.keep ?? [],
    ...(namesColumns ? { columns } : {}),
    ...(recorded.group_by === undefined ? {} : { groupBy: recorded.group_by }),
    ...(recorded.join === undefined ? {} : { join: recorded.join }),
    ...(rowBased === undefined ? {} : { rowBased }),
    ...(recorded.distinct === undefined ? {} : { distinct: recorded.distinct }),
    ...(recorded.row_kinds === undefined ? {} : { rowKinds: recorded.row_kinds }),
    ...(recorded.window === undefined ? {} : { window: recorded.window }),
    runtime: recorded.runtime ?? 'batch',
    changelog,
    profile: 'flink-2.3',
    settings: recorded.config ?? {},
  };
}

export function fieldsOf(schema: readonly (readonly [string, string])[]): Field[] {
  return schema.map(([name, type]) => ({ name, type: parseDataType(type) }));
}

export function normalRow(fields: readonly Field[], row: readonly Cell[]): Cell[] {
  return fields.map(({ type }, index) => normalCell(type, row[index] ?? null));
}

/** From the form that case files and `--args` have. */
export function argumentOf(argument: CaseArgument): Argument {
  if (typeof argument === 'string') return { kind: 'column', name: argument };
  if ('call' in argument) return { kind: 'call', function: argument.call, args: argument.args.map(argumentOf) };
  return { kind: 'constant', sql: argument.sql };
}

export function caseArgumentOf(argument: Argument): CaseArgument {
  switch (argument.kind) {
    case 'column':
      return argument.name;
    case 'constant':
      return { sql: argument.sql };
    case 'call':
      return { call: argument.function, args: argument.args.map(caseArgumentOf) };
  }
}
