/** What Flink's thread mode cannot carry although the type is a fine one. */
import type { DataType, Field } from '../../../contract/model/data-type';

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

/** Warnings for columns and results that may hold NULL, inside of them too, where Flink's thread mode cannot carry it. */
export function threadModeNotes(fields: readonly Field[]): string[] {
  return fields.flatMap(({ name, type }) => typesThatMayKill(type).map((kind) => noteOf(kind, name)));
}

/** The type itself, or what lies in it. */
function typesThatMayKill(type: DataType): DataType['kind'][] {
  if (type.nullable && nullKillsThreadMode.has(type.kind)) return [type.kind];
  switch (type.kind) {
    case 'ARRAY':
      return typesThatMayKill(type.element);
    case 'MAP':
      return [...typesThatMayKill(type.key), ...typesThatMayKill(type.value)];
    case 'ROW':
      return type.fields.flatMap((field) => typesThatMayKill(field.type));
    default:
      return [];
  }
}

function noteOf(kind: DataType['kind'], name: string): string {
  const wider = widerInThreadMode[kind];
  const wayOut = wider === undefined ? 'use process mode' : `use process mode or ${wider}`;
  return `Flink's thread mode cannot take NULL in ${kind} (${name}); ${wayOut}.`;
}
