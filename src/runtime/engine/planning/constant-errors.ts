/** What is wrong with an SQL constant, in Flink's words where Flink has some. */
import { workbenchError, type WorkbenchError } from '../../../contract/errors';
import { formatDataType, type DataType } from '../../../contract/model/data-type';

const hint =
  "Write 3, -1, 1.50, 'text', TRUE, NULL, DATE '2024-02-29', TIMESTAMP '2024-02-29 12:00:00', CAST(x AS TYPE), ARRAY[1, 2] or 2 * (3 + 4); other computations belong into the function.";

export function badConstant(
  sql: string,
  problem: string,
  facts: Readonly<Record<string, unknown>> = {},
): WorkbenchError {
  const text = `${problem} in the SQL constant ${sql.trim() === '' ? '""' : sql}.`;
  return workbenchError('BAD_CONSTANT', 'plan', text, { sql, ...facts }, { hint });
}

/** More digits than any type has. */
export function literalOutOfRange(sql: string, literal: string): WorkbenchError {
  return workbenchError(
    'BAD_CONSTANT',
    'plan',
    `Numeric literal '${literal}' out of range`,
    { sql, literal },
    {
      errorType: 'org.apache.calcite.sql.validate.SqlValidatorException',
      hint: 'Integers go up to BIGINT, decimals have at most 38 digits.',
    },
  );
}

/** DATE '2024-02-30' and its kin. */
export function illegalLiteral(sql: string, kind: 'DATE' | 'TIME' | 'TIMESTAMP', text: string): WorkbenchError {
  const format = { DATE: 'yyyy-MM-dd', TIME: 'HH:mm:ss', TIMESTAMP: 'yyyy-MM-dd HH:mm:ss' }[kind];
  return workbenchError(
    'BAD_CONSTANT',
    'plan',
    `Illegal ${kind} literal '${text}': not in format '${format}'`,
    { sql, text },
    { errorType: 'org.apache.calcite.runtime.CalciteException', hint },
  );
}

/** A word where a type belongs. */
export function unknownIdentifier(sql: string, name: string): WorkbenchError {
  return workbenchError(
    'BAD_CONSTANT',
    'plan',
    `Unknown identifier '${name}'`,
    { sql, name },
    {
      errorType: 'org.apache.calcite.sql.validate.SqlValidatorException',
      hint: `${name} is no type. Write a Flink SQL type, for example CAST(1 AS BIGINT).`,
    },
  );
}

/** Flink cannot hand literals of these types to a Python function. */
export function unsupportedLiteral(sql: string, type: string): WorkbenchError {
  return workbenchError(
    'UNSUPPORTED_OPERATION',
    'plan',
    `Unsupported type ${type}`,
    { sql, type },
    { errorType: 'java.lang.RuntimeException', hint: 'Pass a column, or a constant of another type.' },
  );
}

/** A text that Flink tries to read as a number when the job runs. */
export function notANumber(sql: string, value: string): WorkbenchError {
  return workbenchError(
    'BAD_CONSTANT',
    'run',
    `For input string: '${value}'. Invalid character found.`,
    { sql, value },
    { errorType: 'java.lang.NumberFormatException', hint },
  );
}

/** An operator between constants that it does not take. */
export function wrongOperands(sql: string, left: DataType, operator: string, right: DataType): WorkbenchError {
  const kind = operator === '||' ? 'STRING' : 'NUMERIC';
  return workbenchError(
    'BAD_CONSTANT',
    'plan',
    `Cannot apply '${operator}' to arguments of type '<${operandText(left)}> ${operator} <${operandText(right)}>'. ` +
      `Supported form(s): '<${kind}> ${operator} <${kind}>'`,
    { sql },
    { errorType: 'org.apache.calcite.sql.validate.SqlValidatorException', hint },
  );
}

export function divisionByZero(sql: string): WorkbenchError {
  return workbenchError(
    'BAD_CONSTANT',
    'plan',
    'Division by zero',
    { sql },
    { errorType: 'java.lang.ArithmeticException', hint: 'Flink computes this while it plans the job.' },
  );
}

function operandText(type: DataType): string {
  return type.kind === 'INT' ? 'INTEGER' : formatDataType({ ...type, nullable: true });
}
