/** What is said of a type that the engine does not carry. */
import { workbenchError, type WorkbenchError } from '../../contract/errors';
import { formatDataType, type DataType, type Field } from '../../contract/model/data-type';

export function unsupportedType(type: DataType, column?: string): WorkbenchError {
  const text = formatDataType(type);
  const place = column === undefined ? 'A column' : `Column '${column}'`;
  return workbenchError(
    'UNSUPPORTED_TYPE',
    'plan',
    `${place} has type ${text}, which the workbench cannot carry yet.`,
    { type: text, ...(column === undefined ? {} : { column }) },
    { hint: `Read the column as STRING, or leave it out. Types carried: ${carriedTypes}.` },
  );
}

const carriedTypes =
  'BOOLEAN, TINYINT, SMALLINT, INT, BIGINT, FLOAT, DOUBLE, CHAR, VARCHAR, STRING, BINARY, VARBINARY, BYTES, DATE, TIMESTAMP';

/** Whether values of the type can travel from source to sink. */
export function isCarried(type: DataType): boolean {
  switch (type.kind) {
    case 'BOOLEAN':
    case 'TINYINT':
    case 'SMALLINT':
    case 'INT':
    case 'BIGINT':
    case 'FLOAT':
    case 'DOUBLE':
    case 'CHAR':
    case 'VARCHAR':
    case 'STRING':
    case 'BINARY':
    case 'VARBINARY':
    case 'BYTES':
    case 'DATE':
    case 'TIMESTAMP':
      return true;
    case 'TIME':
    case 'TIMESTAMP_LTZ':
    case 'DECIMAL':
    case 'ARRAY':
    case 'MAP':
    case 'ROW':
      return false;
  }
}

/** Throws UNSUPPORTED_TYPE naming the first column whose type cannot travel. */
export function requireCarried(fields: readonly Field[]): void {
  for (const field of fields) if (!isCarried(field.type)) throw unsupportedType(field.type, field.name);
}
