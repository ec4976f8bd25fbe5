/** What is said of a type that the engine does not carry. */
import { workbenchError, type WorkbenchError } from '../../contract/errors';
import { formatDataType, type DataType } from '../../contract/model/data-type';

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
