import type { Field } from '../../contract/model/data-type';
import type { Cell } from '../../contract/model/rows';

/** One JSON object a row, each ended by a newline. BIGINT as bare digits, -0.0 kept. */
export function jsonLines(fields: readonly Field[], rows: readonly (readonly Cell[])[]): string {
  throw new Error(String([fields, rows]));
}
