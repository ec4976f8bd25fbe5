/** Types that Flink cannot make an Arrow field of: refused when the job's operators open, in the words of its Python worker. */
import { workbenchError } from '../../../contract/errors';
import { formatDataType, type DataType, type Field } from '../../../contract/model/data-type';
import type { UdfInfo } from '../../../contract/model/udf';

/** Throws UNSUPPORTED_TYPE naming the column, with Flink's text. */
export function requirePandasTypes(udf: UdfInfo, fields: readonly Field[]): void {
  for (const { name, type } of fields) {
    const refusal = refusalOf(type);
    if (refusal === null) continue;
    throw workbenchError(
      'UNSUPPORTED_TYPE',
      'run',
      refusal.error,
      { function: udf.name, name, type: formatDataType(type), line: udf.line },
      {
        errorType: refusal.errorType,
        hint: `A pandas function cannot have the column ${name} of ${formatDataType(type)}.`,
      },
    );
  }
}

interface Refusal {
  readonly error: string;
  readonly errorType: string;
}

function refusalOf(type: DataType): Refusal | null {
  switch (type.kind) {
    case 'ARRAY': {
      const word = wordOf(type.element);
      if (word === null) return refusalOf(type.element);
      const error = `${word} is not supported to be used as the element type of ArrayType.`;
      return { error, errorType: 'ValueError' };
    }
    case 'ROW': {
      for (const field of type.fields) {
        const word = wordOf(field.type);
        if (word === null) continue;
        const error = `${word} is not supported to be used as the field type of RowType`;
        return { error, errorType: 'TypeError' };
      }
      return type.fields.map((field) => refusalOf(field.type)).find((refusal) => refusal !== null) ?? null;
    }
    case 'MAP':
      return refusalOf(type.key) ?? refusalOf(type.value);
    default:
      return null;
  }
}

/** Flink's name of a type that may not lie inside of another. */
function wordOf(type: DataType): string | null {
  if (type.kind === 'TIMESTAMP_LTZ') return 'LOCALZONEDTIMESTAMP';
  return type.kind === 'ROW' ? 'ROW' : null;
}
