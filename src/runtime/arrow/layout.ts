/** How each Flink type lies in memory: Arrow's buffers, and the typed array that views the values. */
import type { DataType } from '../../contract/model/data-type';

export type Layout =
  /** BOOLEAN: one bit a row. */
  | { readonly kind: 'bits' }
  /** `elements` typed array elements of `bytes` bytes a row. */
  | { readonly kind: 'fixed'; readonly values: FixedValues; readonly bytes: 1 | 2 | 4 | 8; readonly elements: 1 | 2 }
  /** Strings and bytes: i32 offsets into data. */
  | { readonly kind: 'variable' }
  /** ARRAY and MAP: i32 offsets into the children (element; key and value). */
  | { readonly kind: 'list' }
  /** ROW: one child a field. */
  | { readonly kind: 'struct' };

export type FixedValues = 'int8' | 'int16' | 'int32' | 'int64' | 'float32' | 'float64';

const int8: Layout = { kind: 'fixed', values: 'int8', bytes: 1, elements: 1 };
const int16: Layout = { kind: 'fixed', values: 'int16', bytes: 2, elements: 1 };
const int32: Layout = { kind: 'fixed', values: 'int32', bytes: 4, elements: 1 };
const int64: Layout = { kind: 'fixed', values: 'int64', bytes: 8, elements: 1 };
const decimal128: Layout = { kind: 'fixed', values: 'int64', bytes: 8, elements: 2 };
const float32: Layout = { kind: 'fixed', values: 'float32', bytes: 4, elements: 1 };
const float64: Layout = { kind: 'fixed', values: 'float64', bytes: 8, elements: 1 };

export function layoutOf(type: DataType): Layout {
  switch (type.kind) {
    case 'BOOLEAN':
      return { kind: 'bits' };
    case 'TINYINT':
      return int8;
    case 'SMALLINT':
      return int16;
    case 'INT':
    case 'DATE':
      return int32;
    case 'BIGINT':
    case 'TIMESTAMP':
    case 'TIMESTAMP_LTZ':
      return int64;
    case 'TIME':
      return type.precision <= 3 ? int32 : int64;
    case 'FLOAT':
      return float32;
    case 'DOUBLE':
      return float64;
    case 'DECIMAL':
      return decimal128;
    case 'CHAR':
    case 'VARCHAR':
    case 'STRING':
    case 'BINARY':
    case 'VARBINARY':
    case 'BYTES':
      return { kind: 'variable' };
    case 'ARRAY':
    case 'MAP':
      return { kind: 'list' };
    case 'ROW':
      return { kind: 'struct' };
  }
}

/** Types of the children, in the order of `Column.children`. */
export function childTypes(type: DataType): readonly DataType[] {
  switch (type.kind) {
    case 'ARRAY':
      return [type.element];
    case 'MAP':
      return [type.key, type.value];
    case 'ROW':
      return type.fields.map((field) => field.type);
    default:
      return [];
  }
}

export type TimeUnit = 'second' | 'millisecond' | 'microsecond' | 'nanosecond';

/**
 * Arrow's unit of a TIMESTAMP (or TIME) of that precision. Whole seconds are counted in milliseconds too: Flink keeps the
 * milliseconds of a function's result whatever its type says.
 */
export function timeUnitOf(precision: number): TimeUnit {
  if (precision <= 3) return 'millisecond';
  return precision <= 6 ? 'microsecond' : 'nanosecond';
}

export const unitsPerSecond: Readonly<Record<TimeUnit, number>> = {
  second: 1,
  millisecond: 1_000,
  microsecond: 1_000_000,
  nanosecond: 1_000_000_000,
};
