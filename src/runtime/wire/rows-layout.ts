/** The record of a schema: which field lies at which word, and how it is copied. */
import type { DataType } from '../../contract/model/data-type';
import { timeUnitOf, type TimeUnit } from '../arrow/layout';
import { unsupportedType } from '../arrow/unsupported';

/** How a column's values become fields of a record. */
export type FieldCopy =
  /** BOOLEAN: a bit becomes a word of 0 or 1. */
  | { readonly kind: 'bit' }
  /** TINYINT, SMALLINT: widened to a word. */
  | { readonly kind: 'widened' }
  /** Four bytes as they are. */
  | { readonly kind: 'word' }
  /** Eight bytes as they are, moved as two words: no BigInt, and no NaN is made canonical. */
  | { readonly kind: 'pair' }
  /** Eight bytes whose unit on the wire is the microsecond. */
  | { readonly kind: 'timestamp'; readonly unit: TimeUnit }
  /** The byte length; the bytes go to the heap. */
  | { readonly kind: 'length' };

export interface RecordField {
  readonly type: DataType;
  readonly copy: FieldCopy;
  /** Position in the record, in words of four bytes after the NULL words. */
  readonly word: number;
}

export interface RecordLayout {
  readonly fields: readonly RecordField[];
  /** Words of the fields alone. */
  readonly fieldWords: number;
  /** Words of NULL bits that precede them where a frame has NULL. */
  readonly nullWords: number;
  /** Indexes of the fields with bytes in the heap. */
  readonly variable: readonly number[];
}

/** Throws UNSUPPORTED_TYPE for types that have no field yet. */
export function recordLayout(types: readonly DataType[]): RecordLayout {
  let word = 0;
  const fields = types.map((type) => {
    const field = { type, copy: fieldCopy(type), word };
    word += field.copy.kind === 'pair' || field.copy.kind === 'timestamp' ? 2 : 1;
    return field;
  });
  const variable = fields.flatMap((field, index) => (field.copy.kind === 'length' ? [index] : []));
  return { fields, fieldWords: word, nullWords: Math.ceil(types.length / 32), variable };
}

function fieldCopy(type: DataType): FieldCopy {
  switch (type.kind) {
    case 'BOOLEAN':
      return { kind: 'bit' };
    case 'TINYINT':
    case 'SMALLINT':
      return { kind: 'widened' };
    case 'INT':
    case 'DATE':
    case 'FLOAT':
      return { kind: 'word' };
    case 'BIGINT':
    case 'DOUBLE':
      return { kind: 'pair' };
    case 'TIMESTAMP': {
      const unit = timeUnitOf(type.precision);
      return unit === 'microsecond' ? { kind: 'pair' } : { kind: 'timestamp', unit };
    }
    case 'CHAR':
    case 'VARCHAR':
    case 'STRING':
    case 'BINARY':
    case 'VARBINARY':
    case 'BYTES':
      return { kind: 'length' };
    case 'TIME':
    case 'TIMESTAMP_LTZ':
    case 'DECIMAL':
    case 'ARRAY':
    case 'MAP':
    case 'ROW':
      throw unsupportedType(type);
  }
}
