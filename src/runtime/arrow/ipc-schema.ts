/** Flink types as Arrow's schema, and back out of the fields' metadata. */
import {
  Binary,
  Bool,
  DateDay,
  Decimal,
  Field as ArrowField,
  Float32,
  Float64,
  Int16,
  Int32,
  Int64,
  Int8,
  List,
  Map_,
  Schema,
  Struct,
  Time,
  TimeUnit,
  Timestamp,
  Utf8,
  type DataType as ArrowType,
} from 'apache-arrow';
import { formatDataType, parseDataType, type DataType, type Field } from '../../contract/model/data-type';
import { timeUnitOf, type TimeUnit as Unit } from './layout';

/** Key of a field's metadata that holds the Flink type: Arrow has no CHAR, VARCHAR or TIMESTAMP(4). */
const FLINK_TYPE = 'flink.type';

export function schemaOf(fields: readonly Field[]): Schema {
  return new Schema(
    fields.map(({ name, type }) => arrowField(name, type, new Map([[FLINK_TYPE, formatDataType(type)]]))),
  );
}

/** Fields of a schema made by `schemaOf`; null where it is another's. */
export function fieldsOf(schema: Schema): Field[] | null {
  const fields: Field[] = [];
  for (const field of schema.fields) {
    const text = field.metadata.get(FLINK_TYPE);
    if (text === undefined) return null;
    fields.push({ name: field.name, type: parseDataType(text) });
  }
  return fields;
}

function arrowField(name: string, type: DataType, metadata?: Map<string, string>): ArrowField<ArrowType> {
  return new ArrowField(name, arrowType(type), type.nullable, metadata);
}

function arrowType(type: DataType): ArrowType {
  switch (type.kind) {
    case 'BOOLEAN':
      return new Bool();
    case 'TINYINT':
      return new Int8();
    case 'SMALLINT':
      return new Int16();
    case 'INT':
      return new Int32();
    case 'BIGINT':
      return new Int64();
    case 'FLOAT':
      return new Float32();
    case 'DOUBLE':
      return new Float64();
    case 'DECIMAL':
      return new Decimal(type.scale, type.precision, DECIMAL_BITS);
    case 'CHAR':
    case 'VARCHAR':
    case 'STRING':
      return new Utf8();
    case 'BINARY':
    case 'VARBINARY':
    case 'BYTES':
      return new Binary();
    case 'DATE':
      return new DateDay();
    case 'TIME':
      return new Time(arrowUnits[timeUnitOf(type.precision)], type.precision <= 3 ? 32 : 64);
    case 'TIMESTAMP':
      return new Timestamp(arrowUnits[timeUnitOf(type.precision)]);
    case 'TIMESTAMP_LTZ':
      return new Timestamp(arrowUnits[timeUnitOf(type.precision)], 'UTC');
    case 'ARRAY':
      return new List(arrowField('item', type.element));
    case 'MAP':
      return mapType(type.key, type.value);
    case 'ROW':
      return new Struct(type.fields.map((field) => arrowField(field.name, field.type)));
  }
}

const DECIMAL_BITS = 128;

const arrowUnits: Readonly<Record<Unit, TimeUnit>> = {
  second: TimeUnit.SECOND,
  millisecond: TimeUnit.MILLISECOND,
  microsecond: TimeUnit.MICROSECOND,
  nanosecond: TimeUnit.NANOSECOND,
};

/** Arrow has no MAP whose keys may be NULL; readers that check would refuse such a schema. */
function mapType(key: DataType, value: DataType): ArrowType {
  const children: ArrowField<ArrowType>[] = [new ArrowField('key', arrowType(key), false), arrowField('value', value)];
  return new Map_(new ArrowField('entries', new Struct<{ key: ArrowType; value: ArrowType }>(children), false));
}
