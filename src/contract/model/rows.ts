/** How values are shown and printed: the JSON encoding that recorded Flink answers use. */
import * as v from 'valibot';
import { fieldSchema } from './data-type';

/**
 * One cell. NULL null; BOOLEAN boolean; TINYINT, SMALLINT, INT number; BIGINT text of bare digits (beyond 2^53
 * a number would lie); FLOAT, DOUBLE number, or the texts NaN, Infinity, -Infinity (FLOAT in the shortest form for
 * 32 bits; -0 is kept); DECIMAL text with all digits of its scale; CHAR, VARCHAR, STRING text; BINARY, BYTES base64; DATE
 * `2024-02-29`; TIME `12:00:00[.fff]`; TIMESTAMP `2024-02-29T12:00:00[.ffffff]` without trailing zeros; TIMESTAMP_LTZ the
 * same in UTC with Z; ARRAY array; MAP array of pairs sorted by their JSON text; ROW array by position.
 */
export type Cell = string | number | boolean | null | readonly Cell[];
export const cellSchema: v.GenericSchema<Cell> = v.lazy(() =>
  v.union([v.string(), v.number(), v.boolean(), v.null(), v.array(cellSchema)]),
);

export const rowsPageSchema = v.object({
  columns: v.array(fieldSchema),
  /** Index of the first row of this page in the result. */
  start: v.number(),
  rows: v.array(v.array(cellSchema)),
  /** Rows the result holds by now. */
  total: v.number(),
});
export type RowsPage = v.InferOutput<typeof rowsPageSchema>;
