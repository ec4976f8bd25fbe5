/** Columns as the text people type: `a BIGINT, s STRING`. */
import { toErrorData } from '../../../contract/errors';
import { formatDataType, parseSchema, type Field } from '../../../contract/model/data-type';

export function schemaText(fields: readonly Field[]): string {
  return fields
    .map(
      ({ name, type }) =>
        `${/^[A-Za-z_]\w*$/.test(name) ? name : `\`${name.replaceAll('`', '``')}\``} ${formatDataType(type)}`,
    )
    .join(', ');
}

export function parsedSchema(text: string): { readonly fields: readonly Field[]; readonly problem: string | null } {
  try {
    return { fields: parseSchema(text), problem: null };
  } catch (thrown) {
    return { fields: [], problem: toErrorData(thrown, 'plan').error };
  }
}
