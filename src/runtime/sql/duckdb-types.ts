/** DuckDB's types and Flink's, both ways. */
import { DuckDBTypeId, type DuckDBType } from '@duckdb/node-api';
import { workbenchError, type WorkbenchError } from '../../contract/errors';
import type { DataType } from '../../contract/model/data-type';

const simple: Readonly<Partial<Record<DuckDBTypeId, DataType>>> = {
  [DuckDBTypeId.BOOLEAN]: { kind: 'BOOLEAN', nullable: true },
  [DuckDBTypeId.TINYINT]: { kind: 'TINYINT', nullable: true },
  [DuckDBTypeId.SMALLINT]: { kind: 'SMALLINT', nullable: true },
  [DuckDBTypeId.INTEGER]: { kind: 'INT', nullable: true },
  [DuckDBTypeId.BIGINT]: { kind: 'BIGINT', nullable: true },
  [DuckDBTypeId.UTINYINT]: { kind: 'SMALLINT', nullable: true },
  [DuckDBTypeId.USMALLINT]: { kind: 'INT', nullable: true },
  [DuckDBTypeId.UINTEGER]: { kind: 'BIGINT', nullable: true },
  [DuckDBTypeId.UBIGINT]: { kind: 'DECIMAL', nullable: true, precision: 20, scale: 0 },
  [DuckDBTypeId.HUGEINT]: { kind: 'DECIMAL', nullable: true, precision: 38, scale: 0 },
  [DuckDBTypeId.UHUGEINT]: { kind: 'DECIMAL', nullable: true, precision: 38, scale: 0 },
  [DuckDBTypeId.FLOAT]: { kind: 'FLOAT', nullable: true },
  [DuckDBTypeId.DOUBLE]: { kind: 'DOUBLE', nullable: true },
  [DuckDBTypeId.DATE]: { kind: 'DATE', nullable: true },
  [DuckDBTypeId.TIME]: { kind: 'TIME', nullable: true, precision: 6 },
  [DuckDBTypeId.TIMESTAMP_S]: { kind: 'TIMESTAMP', nullable: true, precision: 0 },
  [DuckDBTypeId.TIMESTAMP_MS]: { kind: 'TIMESTAMP', nullable: true, precision: 3 },
  [DuckDBTypeId.TIMESTAMP]: { kind: 'TIMESTAMP', nullable: true, precision: 6 },
  [DuckDBTypeId.TIMESTAMP_NS]: { kind: 'TIMESTAMP', nullable: true, precision: 9 },
  [DuckDBTypeId.TIMESTAMP_TZ]: { kind: 'TIMESTAMP_LTZ', nullable: true, precision: 6 },
  [DuckDBTypeId.VARCHAR]: { kind: 'STRING', nullable: true },
  [DuckDBTypeId.ENUM]: { kind: 'STRING', nullable: true },
  [DuckDBTypeId.UUID]: { kind: 'STRING', nullable: true },
  [DuckDBTypeId.BLOB]: { kind: 'BYTES', nullable: true },
  // A column of nothing but NULL.
  [DuckDBTypeId.SQLNULL]: { kind: 'STRING', nullable: true },
};

/** Throws UNSUPPORTED_TYPE, with the cast to write, where Flink has no type for it. */
export function flinkTypeOf(type: DuckDBType, column: string): DataType {
  const known = simple[type.typeId];
  if (known !== undefined) return known;
  switch (type.typeId) {
    case DuckDBTypeId.DECIMAL:
      return { kind: 'DECIMAL', nullable: true, precision: type.width, scale: type.scale };
    case DuckDBTypeId.LIST:
    case DuckDBTypeId.ARRAY:
      return { kind: 'ARRAY', nullable: true, element: flinkTypeOf(type.valueType, column) };
    case DuckDBTypeId.MAP: {
      const key = { ...flinkTypeOf(type.keyType, column), nullable: false };
      return { kind: 'MAP', nullable: true, key, value: flinkTypeOf(type.valueType, column) };
    }
    case DuckDBTypeId.STRUCT: {
      const { entryNames, entryTypes } = type;
      const fields = entryNames.map((name, index) => ({
        name,
        type: flinkTypeOf(entryTypeAt(entryTypes, index), column),
      }));
      return { kind: 'ROW', nullable: true, fields };
    }
    default:
      throw unmapped(type, column);
  }
}

function entryTypeAt(types: readonly DuckDBType[], index: number): DuckDBType {
  const type = types[index];
  if (type === undefined) throw new RangeError(`A STRUCT has no entry ${index}.`);
  return type;
}

function unmapped(type: DuckDBType, column: string): WorkbenchError {
  const name = type.toString();
  return workbenchError(
    'UNSUPPORTED_TYPE',
    'plan',
    `Flink has no type for column ${column} of the query, which is ${name}.`,
    { columnName: column, declaredType: name },
    { hint: `Write CAST(${quotedName(column)} AS VARCHAR) AS ${quotedName(column)} in its place.` },
  );
}

/** The type as DuckDB is asked to give it, so that its values lie in memory as Arrow has them. */
export function duckdbTypeOf(type: DataType): string {
  switch (type.kind) {
    case 'BOOLEAN':
    case 'TINYINT':
    case 'SMALLINT':
    case 'BIGINT':
    case 'DOUBLE':
    case 'DATE':
    case 'TIME':
    case 'FLOAT':
      return type.kind;
    case 'INT':
      return 'INTEGER';
    case 'DECIMAL':
      // Always 128 bits.
      return `DECIMAL(38, ${type.scale})`;
    case 'CHAR':
    case 'VARCHAR':
    case 'STRING':
      return 'VARCHAR';
    case 'BINARY':
    case 'VARBINARY':
    case 'BYTES':
      return 'BLOB';
    case 'TIMESTAMP':
      return type.precision <= 3 ? 'TIMESTAMP_MS' : type.precision <= 6 ? 'TIMESTAMP' : 'TIMESTAMP_NS';
    case 'TIMESTAMP_LTZ':
      return 'TIMESTAMPTZ';
    case 'ARRAY':
      return `${duckdbTypeOf(type.element)}[]`;
    case 'MAP':
      return `MAP(${duckdbTypeOf(type.key)}, ${duckdbTypeOf(type.value)})`;
    case 'ROW':
      return `STRUCT(${type.fields.map((field) => `${quotedName(field.name)} ${duckdbTypeOf(field.type)}`).join(', ')})`;
  }
}

export function quotedName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

export function quotedText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
