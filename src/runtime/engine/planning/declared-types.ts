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

const integers = ['TINYINT', 'SMALLINT', 'INT', 'BIGINT'] as const;
const characters = ['CHAR', 'VARCHAR', 'STRING'] as const;
const binaries = ['BINARY', 'VARBINARY', 'BYTES'] as const;

/** What Flink's planner casts to each type by itself, lengths and precisions apart (measured on 2.3.0). */
const implicitSources: Readonly<Record<DataType['kind'], readonly DataType['kind'][]>> = {
  BOOLEAN: ['BOOLEAN'],
  TINYINT: ['TINYINT'],
  SMALLINT: ['TINYINT', 'SMALLINT'],
  INT: ['TINYINT', 'SMALLINT', 'INT'],
  BIGINT: integers,
  DECIMAL: [...integers, 'DECIMAL', 'FLOAT', 'DOUBLE'],
  FLOAT: [...integers, 'DECIMAL', 'FLOAT'],
  DOUBLE: [...integers, 'DECIMAL', 'FLOAT', 'DOUBLE'],
  CHAR: ['CHAR'],
  VARCHAR: characters,
  STRING: characters,
  BINARY: ['BINARY'],
  VARBINARY: binaries,
  BYTES: binaries,
  DATE: ['DATE', 'TIMESTAMP'],
  TIME: ['TIME', 'TIMESTAMP'],
  TIMESTAMP: ['TIMESTAMP', 'TIMESTAMP_LTZ'],
  TIMESTAMP_LTZ: ['TIMESTAMP', 'TIMESTAMP_LTZ'],
  ARRAY: ['ARRAY'],
  MAP: ['MAP'],
  ROW: ['ROW'],
};

/**
 * Throws ARGUMENT_MISMATCH in Flink's words where count or a type does not fit. `actual` holds null for a bare NULL, which fits everywhere. `parameters` are the names of the
 * function's parameters, for the facts.
 */
export function checkDeclaredTypes(
  name: string,
  declared: readonly DataType[],
  actual: readonly (DataType | null)[],
  parameters: readonly string[],
): void {
  if (declared.length !== actual.length) throw countMismatch(name, declared, actual, parameters);
  declared.forEach((expected, position) => {
    const given = actual[position];
    if (given !== undefined && given !== null && !isImplicitlyCast(given, expected))
      throw typeMismatch(name, position, expected, given, parameters);
  });
}

/** Whether Flink's planner puts the value into the declared type without being asked. What may be NULL goes into no NOT NULL type. */
export function isImplicitlyCast(from: DataType, to: DataType): boolean {
  if (from.nullable && !to.nullable) return false;
  if (!implicitSources[to.kind].includes(from.kind)) return false;
  if (from.kind === 'ARRAY' && to.kind === 'ARRAY') return isImplicitlyCast(from.element, to.element);
  if (from.kind === 'MAP' && to.kind === 'MAP')
    return isImplicitlyCast(from.key, to.key) && isImplicitlyCast(from.value, to.value);
  if (from.kind !== 'ROW' || to.kind !== 'ROW') return true;
  // By position: the names of the fields need not be the same.
  return (
    from.fields.length === to.fields.length &&
    from.fields.every(({ type }, index) => isImplicitlyCast(type, to.fields[index]?.type ?? type))
  );
}

/** As Flink prints types in messages: fields of a ROW in backticks. */
export function flinkTypeText(type: DataType): string {
  const suffix = type.nullable ? '' : ' NOT NULL';
  switch (type.kind) {
    case 'ARRAY':
      return `ARRAY<${flinkTypeText(type.element)}>${suffix}`;
    case 'MAP':
      return `MAP<${flinkTypeText(type.key)}, ${flinkTypeText(type.value)}>${suffix}`;
    case 'ROW':
      return `ROW<${type.fields.map((field) => `\`${field.name}\` ${flinkTypeText(field.type)}`).join(', ')}>${suffix}`;
    default:
      return formatDataType(type);
  }
}

function countMismatch(
  name: string,
  declared: readonly DataType[],
  actual: readonly (DataType | null)[],
  parameters: readonly string[],
): Error {
  const signature = actual.map((type) => `<${type === null ? 'NULL' : families[type.kind]}>`).join(', ');
  return workbenchError(
    'ARGUMENT_MISMATCH',
    'plan',
    `No match found for function signature ${name}(${signature}).`,
    {
      function: name,
      parameters,
      declared: declared.map(formatDataType),
      given: actual.map((type) => (type === null ? 'NULL' : formatDataType(type))),
    },
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
  const [expectedText, givenText] = [flinkTypeText(expected), flinkTypeText(given)];
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
