import { formatDataType, type DataType } from '../../contract/model/data-type';

/** Two or three characters that say what a column holds. */
export function typeMark(type: DataType): string {
  switch (type.kind) {
    case 'BOOLEAN':
      return 't/f';
    case 'TINYINT':
    case 'SMALLINT':
    case 'INT':
    case 'BIGINT':
      return '123';
    case 'FLOAT':
    case 'DOUBLE':
    case 'DECIMAL':
      return '1.5';
    case 'CHAR':
    case 'VARCHAR':
    case 'STRING':
      return '"a"';
    case 'BINARY':
    case 'VARBINARY':
    case 'BYTES':
      return '0x';
    case 'DATE':
      return 'date';
    case 'TIME':
    case 'TIMESTAMP':
    case 'TIMESTAMP_LTZ':
      return 'clock';
    case 'ARRAY':
      return '[ ]';
    case 'MAP':
    case 'ROW':
      return '{ }';
  }
}

export function TypeMark({ type }: { readonly type: DataType }) {
  return (
    <span className="type-mark" role="img" aria-label={formatDataType(type)} title={formatDataType(type)}>
      {typeMark(type)}
    </span>
  );
}
