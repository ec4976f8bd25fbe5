/** Which columns and constants a function is called with. */
import { WorkbenchError, workbenchError } from '../../../contract/errors';
import type { Field } from '../../../contract/model/data-type';
import type { Argument, Constant } from '../../../contract/model/job';
import type { UdfInfo, UdfParameter } from '../../../contract/model/udf';
import { closestName, listNames } from './did-you-mean';
import { parseSqlConstant } from './sql-constant';

export type BoundArgument =
  { readonly kind: 'column'; readonly field: Field } | { readonly kind: 'constant'; readonly constant: Constant };

/**
 * Given arguments as they are (a wrong count is Python's own TypeError when the function is called, as on Flink); else
 * parameters by the names of columns; else, with as many columns as parameters, by position. Throws COLUMN_NOT_FOUND or
 * ARGUMENT_MISMATCH, both naming the columns and the parameters there are.
 */
export function bindArguments(
  udf: UdfInfo,
  columns: readonly Field[],
  given: readonly Argument[] | undefined,
): BoundArgument[] {
  if (given !== undefined) return given.map((argument, index) => bindGiven(udf, columns, argument, index));
  return bindByName(udf, columns) ?? bindByPosition(udf, columns) ?? failToBind(udf, columns);
}

/** Throws COLUMN_NOT_FOUND with the nearest name. */
export function findColumn(udf: UdfInfo | null, columns: readonly Field[], name: string, what: string): Field {
  const field = columns.find((column) => column.name === name);
  if (field === undefined) throw columnNotFound(udf, columns, name, what);
  return field;
}

function bindGiven(udf: UdfInfo, columns: readonly Field[], argument: Argument, index: number): BoundArgument {
  switch (argument.kind) {
    case 'column':
      return { kind: 'column', field: findColumn(udf, columns, argument.name, `argument ${index + 1} of ${udf.name}`) };
    case 'constant':
      return { kind: 'constant', constant: parseSqlConstant(argument.sql, udf.inputTypes?.[index]) };
  }
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
    throw columnNotFound(udf, columns, first.name, `the parameter ${first.name} of ${udf.name}`);
  }
  throw argumentMismatch(udf, columns);
}

function isRequired(parameter: UdfParameter): boolean {
  return !parameter.optional && !parameter.variadic;
}

function columnNotFound(udf: UdfInfo | null, columns: readonly Field[], name: string, what: string): WorkbenchError {
  const names = columns.map((column) => column.name);
  const near = closestName(name, names);
  const suggestion = near === null ? '' : ` Did you mean ${near}?`;
  const { data } = workbenchError(
    'COLUMN_NOT_FOUND',
    'plan',
    `There is no column ${name} for ${what}.${suggestion} The input has ${listNames(names)}.`,
    { missing: name, columns: names, ...(near === null ? {} : { suggestion: near }) },
    {
      hint: `${near === null ? 'Bind' : `Use ${near}, or bind`} the arguments to columns of the input, for example --args ${names[0] ?? 'a'}.`,
    },
  );
  // The function's own line is where the reader can act: its parameters ask for the column.
  return new WorkbenchError(udf === null ? data : { ...data, line: udf.line, in: udf.name });
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
