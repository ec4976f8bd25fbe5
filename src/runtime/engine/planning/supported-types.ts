/** The types that run so far, and what Flink's thread mode cannot carry although the type is a fine one. */
import { workbenchError, type WorkbenchError } from '../../../contract/errors';
import { formatDataType, type DataType, type Field } from '../../../contract/model/data-type';

const runs: ReadonlySet<DataType['kind']> = new Set([
  'BOOLEAN',
  'TINYINT',
  'SMALLINT',
  'INT',
  'BIGINT',
  'FLOAT',
  'DOUBLE',
  'STRING',
  'CHAR',
  'VARCHAR',
  'DATE',
  'TIMESTAMP',
]);

/** Throws UNSUPPORTED_TYPE that names the column and the type. */
export function requireSupportedType(field: Field, role: 'input' | 'result'): void {
  if (!runs.has(field.type.kind)) throw typeNotYet(field, role);
  if (field.type.kind === 'TIMESTAMP' && field.type.precision > 6) throw typeNotYet(field, role);
}

function typeNotYet(field: Field, role: 'input' | 'result'): WorkbenchError {
  const type = formatDataType(field.type);
  const what = role === 'input' ? `The column ${field.name}` : `The function's result ${field.name}`;
  return workbenchError(
    'UNSUPPORTED_TYPE',
    'plan',
    `not yet: ${what} is ${type}; ${field.type.kind === 'TIMESTAMP' ? 'timestamps finer than microseconds do' : 'that type does'} not run yet.`,
    { name: field.name, type, role },
    {
      hint:
        role === 'input'
          ? `Read it as another type, for example --schema "${field.name} STRING".`
          : 'Types that run: BOOLEAN, TINYINT, SMALLINT, INT, BIGINT, FLOAT, DOUBLE, STRING, CHAR, VARCHAR, DATE, TIMESTAMP(0..6).',
    },
  );
}

/** NULL of these kills a thread-mode job on Flink with a NullPointerException (measured on 2.3.0). */
const nullKillsThreadMode: ReadonlySet<DataType['kind']> = new Set([
  'TINYINT',
  'SMALLINT',
  'INT',
  'FLOAT',
  'TIME',
  'ARRAY',
  'MAP',
  'ROW',
]);

const widerInThreadMode: Readonly<Record<string, string>> = {
  TINYINT: 'BIGINT',
  SMALLINT: 'BIGINT',
  INT: 'BIGINT',
  FLOAT: 'DOUBLE',
};

/** Warnings for columns and results that may hold NULL and whose type Flink's thread mode cannot carry it in. */
export function threadModeNotes(fields: readonly Field[]): string[] {
  return fields
    .filter(({ type }) => type.nullable && nullKillsThreadMode.has(type.kind))
    .map(({ name, type }) => {
      const wider = widerInThreadMode[type.kind];
      const wayOut = wider === undefined ? 'use process mode' : `use process mode or ${wider}`;
      return `Flink's thread mode cannot take NULL in ${type.kind} (${name}); ${wayOut}.`;
    });
}
