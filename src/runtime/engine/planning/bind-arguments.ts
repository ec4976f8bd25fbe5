/** Which columns and constants a function is called with. */
import { WorkbenchError, workbenchError } from '../../../contract/errors';
import type { Field } from '../../../contract/model/data-type';
import type { Argument, Constant, RowOperation } from '../../../contract/model/job';
import type { UdfInfo, UdfParameter } from '../../../contract/model/udf';
import { describeKind } from './describe-kind';
import { closestName, listNames } from './did-you-mean';
import { parseSqlConstant } from './sql-constant';

export type BoundArgument =
  | { readonly kind: 'column'; readonly field: Field }
  | { readonly kind: 'constant'; readonly constant: Constant }
  /** The result of another function of the file. */
  | { readonly kind: 'call'; readonly udf: UdfInfo; readonly args: readonly BoundArgument[] };

/**
 * Given arguments as they are (a wrong count is Python's own TypeError when the function is called, as on Flink); else
 * parameters by the names of columns; else, with as many columns as parameters, by position. Throws COLUMN_NOT_FOUND or
 * ARGUMENT_MISMATCH, both naming the columns and the parameters there are.
 */
export function bindArguments(
  udf: UdfInfo,
  columns: readonly Field[],
  given: readonly Argument[] | undefined,
  functions: readonly UdfInfo[] = [],
): BoundArgument[] {
  if (given !== undefined) return given.map((argument, index) => bindGiven(udf, columns, argument, index, functions));
  return bindByName(udf, columns) ?? bindByPosition(udf, columns) ?? failToBind(udf, columns);
}

/** Throws COLUMN_NOT_FOUND with the nearest name. */
export function findColumn(
  udf: UdfInfo | null,
  columns: readonly Field[],
  name: string,
  what: string,
  api: FlinkApi = 'sql',
): Field {
  const field = columns.find((column) => column.name === name);
  if (field === undefined) throw columnNotFound(udf, columns, name, what, api);
  return field;
}

/** Which of Flink's two planners' front doors a job goes through: they word what is missing differently. */
export type FlinkApi = 'sql' | 'table';

const errorTypes: Readonly<Record<FlinkApi, string>> = {
  sql: 'org.apache.calcite.sql.validate.SqlValidatorException',
  table: 'org.apache.flink.table.api.ValidationException',
};

export function apiOf(kind: UdfInfo['kind'], rowBased: RowOperation | null | undefined): FlinkApi {
  return kind === 'table_aggregate' || (rowBased ?? null) !== null ? 'table' : 'sql';
}

function bindGiven(
  udf: UdfInfo,
  columns: readonly Field[],
  argument: Argument,
  index: number,
  functions: readonly UdfInfo[],
): BoundArgument {
  switch (argument.kind) {
    case 'column':
      return {
        kind: 'column',
        field: findColumn(udf, columns, argument.name, `argument ${index + 1} of ${udf.name}`, apiOf(udf.kind, null)),
      };
    case 'constant':
      return { kind: 'constant', constant: parseSqlConstant(argument.sql, udf.inputTypes?.[index]) };
    case 'call': {
      const called = findCalled(udf, argument.function, functions);
      const args = argument.args.map((inner, position) => bindGiven(called, columns, inner, position, functions));
      return { kind: 'call', udf: called, args };
    }
  }
}

const callable: ReadonlySet<UdfInfo['kind']> = new Set(['scalar', 'pandas_scalar', 'async_scalar']);

/** Throws FUNCTION_NOT_FOUND, or UNSUPPORTED_OPERATION for a function that gives no value for a row. */
function findCalled(caller: UdfInfo, name: string, functions: readonly UdfInfo[]): UdfInfo {
  const called = functions.find((each) => each.name === name);
  if (called === undefined) {
    const names = functions.map((each) => each.name);
    const near = closestName(name, names);
    const suggestion = near === null ? '' : ` Did you mean ${near}?`;
    throw workbenchError(
      'FUNCTION_NOT_FOUND',
      'plan',
      `The file defines no function ${name} to call for an argument of ${caller.name}.${suggestion}`,
      { function: name, caller: caller.name, functions: names, ...(near === null ? {} : { suggestion: near }) },
      { hint: `It defines ${listNames(names)}.` },
    );
  }
  if (callable.has(called.kind)) return called;
  throw workbenchError(
    'UNSUPPORTED_OPERATION',
    'plan',
    `${name} is ${describeKind(called.kind)}: it gives no value for a row, so it cannot be an argument of ${caller.name}.`,
    { function: name, caller: caller.name, kind: called.kind },
    { hint: 'Arguments that are calls take scalar functions, general or pandas.' },
  );
}

/** Whether a pandas function takes part in computing the arguments. */
export function callsPandas(args: readonly BoundArgument[]): boolean {
  return args.some(
    (argument) => argument.kind === 'call' && (argument.udf.funcType === 'pandas' || callsPandas(argument.args)),
  );
}

/** Whether a function of this kind takes part in computing the arguments. */
export function callsKind(args: readonly BoundArgument[], kind: UdfInfo['kind']): boolean {
  return args.some(
    (argument) => argument.kind === 'call' && (argument.udf.kind === kind || callsKind(argument.args, kind)),
  );
}

/** Columns that the arguments need, each once, in call order. */
export function columnsOfArguments(args: readonly BoundArgument[]): Field[] {
  const fields = args.flatMap((argument): readonly Field[] => {
    switch (argument.kind) {
      case 'column':
        return [argument.field];
      case 'constant':
        return [];
      case 'call':
        return columnsOfArguments(argument.args);
    }
  });
  return [...new Set(fields)];
}

/** null where a parameter without a default has no column of its name. */
function bindByName(udf: UdfInfo, columns: readonly Field[]): BoundArgument[] | null {
  const bound: BoundArgument[] = [];
  for (const parameter of udf.parameters) {
    if (parameter.variadic) return null;
    const field = columns.find((column) => column.name === parameter.name);
    // A default in the middle ends the call: the arguments after it could only be given by name, which SQL cannot.
    if (field === undefined) return parameter.optional ? bound : null;
    bound.push({ kind: 'column', field });
  }
  return bound;
}

/** null where counts differ, or where a parameter named like a column would get another one. */
function bindByPosition(udf: UdfInfo, columns: readonly Field[]): BoundArgument[] | null {
  const named = udf.parameters.filter((parameter) => !parameter.variadic);
  const required = named.filter((parameter) => !parameter.optional);
  const takesAny = named.length < udf.parameters.length;
  if (columns.length < required.length || (!takesAny && columns.length !== named.length)) return null;
  const crossed = named.some((parameter, index) => {
    const namesake = columns.findIndex((column) => column.name === parameter.name);
    return namesake >= 0 && namesake !== index;
  });
  return crossed ? null : columns.map((field) => ({ kind: 'column', field }));
}

function failToBind(udf: UdfInfo, columns: readonly Field[]): never {
  const missing = udf.parameters.filter(
    (parameter) => isRequired(parameter) && !columns.some((column) => column.name === parameter.name),
  );
  const some = udf.parameters.some((parameter) => columns.some((column) => column.name === parameter.name));
  const near = missing.find(
    (parameter) =>
      closestName(
        parameter.name,
        columns.map((column) => column.name),
      ) !== null,
  );
  const first = near ?? missing[0];
  if (first !== undefined && (some || near !== undefined)) {
    const { data } = columnNotFound(udf, columns, first.name, `the parameter ${first.name} of ${udf.name}`, null);
    // Matching by names is ours: the parameters' own line is where the reader can act.
    throw new WorkbenchError({ ...data, line: udf.line, in: udf.name });
  }
  throw argumentMismatch(udf, columns);
}

function isRequired(parameter: UdfParameter): boolean {
  return !parameter.optional && !parameter.variadic;
}

function columnNotFound(
  udf: UdfInfo | null,
  columns: readonly Field[],
  name: string,
  what: string,
  api: FlinkApi | null,
): WorkbenchError {
  const names = columns.map((column) => column.name);
  const near = closestName(name, names);
  const suggestion = near === null ? '' : ` Did you mean ${near}?`;
  const missing: Readonly<Record<FlinkApi, string>> = {
    sql: `Column '${name}' not found in any table, needed for ${what}.`,
    table: `Cannot resolve field [${name}], input field list:[${names.join(', ')}]. It is needed for ${what}.`,
  };
  const sentence = api === null ? `There is no column ${name} for ${what}.` : missing[api];
  // Flink's planner tells no line: the function's own goes into the facts, where the editor finds it.
  return workbenchError(
    'COLUMN_NOT_FOUND',
    'plan',
    `${sentence}${suggestion} The input has ${listNames(names)}.`,
    { missing: name, columns: names, ...(near === null ? {} : { suggestion: near }), ...placeOf(udf) },
    {
      ...(api === null ? {} : { errorType: errorTypes[api] }),
      hint: `${near === null ? 'Bind' : `Use ${near}, or bind`} the arguments to columns of the input, for example --args ${names[0] ?? 'a'}.`,
    },
  );
}

function placeOf(udf: UdfInfo | null): { line?: number; function?: string } {
  return udf === null ? {} : { line: udf.line, function: udf.name };
}

function argumentMismatch(udf: UdfInfo, columns: readonly Field[]): WorkbenchError {
  const parameters = udf.parameters.map((parameter) => parameter.name);
  const names = columns.map((column) => column.name);
  return workbenchError(
    'ARGUMENT_MISMATCH',
    'plan',
    `${udf.name} takes ${listNames(parameters)}, the input has ${listNames(names)}: neither names nor count fit.`,
    { function: udf.name, parameters, columns: names },
    { hint: 'Say which columns to pass, for example --args a,b.' },
  );
}
