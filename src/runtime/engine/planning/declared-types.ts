/** The planner's check of `input_types`: count, then each argument's type with the widenings Flink casts by itself. */
import { workbenchError } from '../../../contract/errors';
import { formatDataType, type DataType } from '../../../contract/model/data-type';

const families: Readonly<Record<DataType['kind'], string>> = {
  BOOLEAN: 'BOOLEAN',
  TINYINT: 'NUMERIC',
  SMALLINT: 'NUMERIC',
  INT: 'NUMERIC',
  BIGINT: 'NUMERIC',
  FLOAT: 'NUMERIC',
  DOUBLE: 'NUMERIC',
  DECIMAL: 'NUMERIC',
  STRING: 'CHARACTER',
  CHAR: 'CHARACTER',
  VARCHAR: 'CHARACTER',
  BYTES: 'BINARY',
  BINARY: 'BINARY',
  VARBINARY: 'BINARY',
  DATE: 'DATE',
  TIME: 'TIME',
  TIMESTAMP: 'TIMESTAMP',
  TIMESTAMP_LTZ: 'TIMESTAMP_WITH_LOCAL_TIME_ZONE',
  ARRAY: 'ARRAY',
  MAP: 'MAP',
  ROW: 'STRUCTURED',
};

/** Each numeric type goes implicitly to those after it. */
const numericOrder: readonly DataType['kind'][] = [
  'TINYINT',
  'SMALLINT',
  'INT',
  'BIGINT',
  'DECIMAL',
  'FLOAT',
  'DOUBLE',
];
const characterKinds: ReadonlySet<DataType['kind']> = new Set(['CHAR', 'VARCHAR', 'STRING']);
const binaryKinds: ReadonlySet<DataType['kind']> = new Set(['BINARY', 'VARBINARY', 'BYTES']);

/**
 * Throws ARGUMENT_MISMATCH in Flink's words where count or a type does not fit. `parameters` are the names of the
 * function's parameters, for the facts.
 */
export function checkDeclaredTypes(
  name: string,
  declared: readonly DataType[],
  actual: readonly DataType[],
  parameters: readonly string[],
): void {
  if (declared.length !== actual.length) throw countMismatch(name, declared, actual, parameters);
  declared.forEach((expected, position) => {
    const given = actual[position];
    if (given !== undefined && !isImplicitlyCast(given, expected))
      throw typeMismatch(name, position, expected, given, parameters);
  });
}

/** Whether Flink's planner puts the value into the declared type without being asked. Nullability is not looked at. */
export function isImplicitlyCast(from: DataType, to: DataType): boolean {
  if (from.kind === to.kind)
    return from.kind !== 'TIMESTAMP' || to.kind !== 'TIMESTAMP' || from.precision <= to.precision;
  if (characterKinds.has(from.kind)) return characterKinds.has(to.kind);
  if (binaryKinds.has(from.kind)) return binaryKinds.has(to.kind);
  const fromOrder = numericOrder.indexOf(from.kind);
  return fromOrder >= 0 && fromOrder < numericOrder.indexOf(to.kind);
}

function countMismatch(
  name: string,
  declared: readonly DataType[],
  actual: readonly DataType[],
  parameters: readonly string[],
): Error {
  const signature = actual.map((type) => `<${families[type.kind]}>`).join(', ');
  return workbenchError(
    'ARGUMENT_MISMATCH',
    'plan',
    `No match found for function signature ${name}(${signature}).`,
    { function: name, parameters, declared: declared.map(formatDataType), given: actual.map(formatDataType) },
    {
      errorType: 'org.apache.calcite.sql.validate.SqlValidatorException',
      hint: `input_types declares ${declared.length} argument${declared.length === 1 ? '' : 's'}, ${actual.length} ${actual.length === 1 ? 'is' : 'are'} given.`,
    },
  );
}

function typeMismatch(
  name: string,
  position: number,
  expected: DataType,
  given: DataType,
  parameters: readonly string[],
): Error {
  const [expectedText, givenText] = [formatDataType(expected), formatDataType(given)];
  return workbenchError(
    'ARGUMENT_MISMATCH',
    'plan',
    `Invalid argument type at position ${position}. Data type ${expectedText} expected but ${givenText} passed.`,
    { function: name, position, parameters, declaredType: expectedText, givenType: givenText },
    {
      errorType: 'org.apache.flink.table.api.ValidationException',
      hint: `Declare ${givenText} in input_types, or read the column as ${expectedText}.`,
    },
  );
}
